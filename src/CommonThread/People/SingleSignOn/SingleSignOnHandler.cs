using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using CommonThread.Partnerships;
using CommonThread.People.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CommonThread.People.SingleSignOn;

/// <summary>The framework's OAuth handler with the current partnership's own provider.</summary>
internal sealed class SingleSignOnHandler(
    SingleSignOnOptions options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    CurrentPartnership current
) : OAuthHandler<OAuthOptions>(options, logger, encoder)
{
    public const string SchemeName = "single-sign-on";
    public const string Callback = "/sign-in/single-sign-on/done";

    /// <summary>The claim that says the provider has verified the e-mail address.</summary>
    public const string Verified = "email_verified";

    // Nothing here unless the partnership has set it up.
    public override Task<bool> ShouldHandleRequestAsync() =>
        Task.FromResult(current.Partnership is not null && Request.Path == Callback && Options.ClientId.Length > 1);

    protected override async Task<AuthenticationTicket> CreateTicketAsync(
        ClaimsIdentity identity,
        AuthenticationProperties properties,
        OAuthTokenResponse tokens
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Options.UserInformationEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.AccessToken);
        request.Headers.Accept.ParseAdd("application/json");
        using var answer = await Backchannel.SendAsync(request, Context.RequestAborted);
        answer.EnsureSuccessStatusCode();
        using var user = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Context.RequestAborted));
        var who = user.RootElement;
        foreach (var name in new[] { "sub", "email" })
        {
            if (who.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String)
                identity.AddClaim(new Claim(name, value.GetString()!));
        }
        var verified = who.TryGetProperty(Verified, out var said) && said.ValueKind == JsonValueKind.True;
        identity.AddClaim(new Claim(Verified, verified ? "true" : "false"));
        // What one partnership's provider says counts in that partnership alone.
        identity.AddClaim(new Claim(LoadCaller.PartnershipClaim, current.Required.Slug));
        return new AuthenticationTicket(new ClaimsPrincipal(identity), properties, Scheme.Name);
    }
}

/// <summary>Reads the handler's options from the partnership, for the addresses that need them only.</summary>
internal sealed class SingleSignOnOptions(IHttpContextAccessor accessor, IDataProtectionProvider protection)
    : IOptionsMonitor<OAuthOptions>
{
    private static readonly HttpClient Backchannel = new(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromSeconds(15),
        MaxResponseContentBufferSize = 1024 * 1024,
    };

    public OAuthOptions CurrentValue => Get(SingleSignOnHandler.SchemeName);

    public OAuthOptions Get(string? name)
    {
        var http = accessor.HttpContext!;
        var current = http.RequestServices.GetRequiredService<CurrentPartnership>();
        var needed =
            current.Partnership is not null
            && http.Request.Path.StartsWithSegments("/sign-in/single-sign-on", StringComparison.Ordinal);
        // The framework makes this handler for every request; only its own addresses read the database.
        var settings = needed
            ? http
                .RequestServices.GetRequiredService<CommonThreadDb>()
                .Set<SingleSignOnSettings>()
                .AsNoTracking()
                .FirstOrDefault(s => s.Enabled)
            : null;
        var slug = current.Partnership?.Slug ?? "";
        var options = new OAuthOptions
        {
            ClientId = settings?.ClientId ?? "-",
            ClientSecret = settings is null ? "-" : Secret(protection, slug).Unprotect(settings.ProtectedSecret),
            AuthorizationEndpoint = settings?.AuthorizationEndpoint ?? "https://unset.invalid/",
            TokenEndpoint = settings?.TokenEndpoint ?? "https://unset.invalid/",
            UserInformationEndpoint = settings?.UserInfoEndpoint ?? "https://unset.invalid/",
            CallbackPath = SingleSignOnHandler.Callback,
            SignInScheme = IdentityConstants.ExternalScheme,
            UsePkce = true,
            Backchannel = Backchannel,
            // The browser throws its cookies away by its own clock, so this one is the machine’s.
            TimeProvider = TimeProvider.System,
            DataProtectionProvider = protection,
            StateDataFormat = new PropertiesDataFormat(
                protection.CreateProtector("CommonThread.SingleSignOn.State", slug)
            ),
        };
        options.Scope.Add("openid");
        options.Scope.Add("email");
        options.CorrelationCookie.Name = "commonthread-single-sign-on-";
        // The provider answers with a plain visit, for which a lax cookie is sent; it is secure wherever the site is.
        options.CorrelationCookie.SameSite = SameSiteMode.Lax;
        options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Events.OnRemoteFailure = context =>
        {
            context.HandleResponse();
            context.Response.Redirect(context.Request.PathBase + "/sign-in/single-sign-on/finish?failed=true");
            return Task.CompletedTask;
        };
        return options;
    }

    public static IDataProtector Secret(IDataProtectionProvider protection, string slug) =>
        protection.CreateProtector("CommonThread.SingleSignOn.Secret", slug);

    public IDisposable? OnChange(Action<OAuthOptions, string?> listener) => null;
}
