using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.People.SingleSignOn;

/// <summary>
/// Where the partnership's people sign in with their own organisation. OAuth 2.0 code flow with PKCE (RFC 6749, RFC 7636) and
/// the userinfo endpoint of OpenID Connect Core 1.0, section 5.3.
/// </summary>
public sealed class SingleSignOnSettings : IRecorded
{
    public int Id { get; private set; }

    /// <summary>The words on the button: "Testshire County Council".</summary>
    public string Label { get; private set; } = "";

    public string AuthorizationEndpoint { get; private set; } = "";

    public string TokenEndpoint { get; private set; } = "";

    public string UserInfoEndpoint { get; private set; } = "";

    public string ClientId { get; private set; } = "";

    /// <summary>The client secret, protected by the installation's keys.</summary>
    public string ProtectedSecret { get; private set; } = "";

    /// <summary>Whether the provider asks for a second factor itself, so that no code is asked for here.</summary>
    public bool AsksSecondFactor { get; private set; }

    public bool Enabled { get; private set; }

    public RecordRef Record => new("single-sign-on", Id);

    public void Write(
        string? label,
        string? authorization,
        string? token,
        string? userInfo,
        string? clientId,
        string? protectedSecret,
        bool asksSecondFactor,
        bool enabled
    )
    {
        Rules.Check(
            (nameof(Label), Text.Clean(label) is { Length: <= 100 }, "Enter the words for the button"),
            (nameof(AuthorizationEndpoint), IsSafe(authorization), Sentence("authorisation")),
            (nameof(TokenEndpoint), IsSafe(token), Sentence("token")),
            (nameof(UserInfoEndpoint), IsSafe(userInfo), Sentence("userinfo")),
            (nameof(ClientId), Text.Clean(clientId) is { Length: <= 200 }, "Enter the client’s id"),
            (
                "SecretPassword",
                !string.IsNullOrEmpty(protectedSecret) || ProtectedSecret.Length > 0,
                "Enter the client’s secret"
            )
        );
        (Label, ClientId) = (Text.Clean(label)!, Text.Clean(clientId)!);
        (AuthorizationEndpoint, TokenEndpoint, UserInfoEndpoint) = (authorization!, token!, userInfo!);
        if (!string.IsNullOrEmpty(protectedSecret))
            ProtectedSecret = protectedSecret;
        (AsksSecondFactor, Enabled) = (asksSecondFactor, enabled);
    }

    private static string Sentence(string which) =>
        $"The {which} endpoint must be an address that begins with https:// (http:// only on this machine itself)";

    private static bool IsSafe(string? address) =>
        address is { Length: <= 500 }
        && Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
        && uri.UserInfo.Length == 0;

    internal sealed class Mapping : IEntityTypeConfiguration<SingleSignOnSettings>
    {
        public void Configure(EntityTypeBuilder<SingleSignOnSettings> settings)
        {
            settings.ToTable("SingleSignOn");
            settings.Property(s => s.Label).HasMaxLength(100);
            settings.Property(s => s.AuthorizationEndpoint).HasMaxLength(500);
            settings.Property(s => s.TokenEndpoint).HasMaxLength(500);
            settings.Property(s => s.UserInfoEndpoint).HasMaxLength(500);
            settings.Property(s => s.ClientId).HasMaxLength(200);
            settings.Property(s => s.ProtectedSecret).HasMaxLength(2000).LeftOutOfHistory();
        }
    }
}
