namespace CommonThread.Shared;

/// <summary>A post the caller holds today.</summary>
public sealed record HeldPost(int Id, string Title, int OrganisationId, string Organisation);

/// <summary>
/// What a grant lets a post do: the permission, where (a place and all below it; null everywhere), up to which marking,
/// and in which organisation's affairs (null: the whole partnership's).
/// </summary>
/// <param name="HolderOrganisationId">The organisation of the post that holds the grant: restricted reading never reaches beyond it.</param>
/// <param name="AgreementId">The one information-sharing agreement the grant is for: restricted reading reaches only what is shared under it.</param>
public sealed record Allowance(
    string Permission,
    int? PlaceId,
    Marking HighestMarking,
    int? OrganisationId,
    int? HolderOrganisationId = null,
    int? AgreementId = null
);

/// <summary>Who is asking, loaded afresh for each request, so that revoking a grant works at once.</summary>
public sealed class Caller
{
    /// <summary>A reader without an account.</summary>
    public static Caller Nobody { get; } = new();

    /// <summary>The product itself: scheduled jobs and the command line of whoever holds the machine.</summary>
    public static Caller System { get; } = new() { SeesEverything = true, Name = "CommonThread" };

    public int? AccountId { get; init; }

    /// <summary>How the caller is called on the page: the post, not the person.</summary>
    public string Name { get; init; } = "a reader";

    public IReadOnlyList<HeldPost> Posts { get; init; } = [];

    public IReadOnlyList<Allowance> Allowances { get; init; } = [];

    public bool SeesEverything { get; init; }

    /// <summary>Whether there is an account at all: its own page and signing out are open to it.</summary>
    public bool HasAccount => AccountId is not null;

    /// <summary>
    /// Whether the caller is signed in and works for a partner today. An account whose posts have all ended still opens, but
    /// reads no more than a resident does.
    /// </summary>
    public bool IsSignedIn => HasAccount && Posts.Count > 0;

    /// <summary>Organisations that were found to be the same as another: what they owned is now the other's.</summary>
    public IReadOnlyDictionary<int, int> Absorbed { get; init; } = new Dictionary<int, int>();

    /// <summary>Organisations in which the caller holds a post today, with those that were joined to them.</summary>
    public IReadOnlyList<int> OrganisationIds => field ??= WithAbsorbed(Posts.Select(p => p.OrganisationId));

    public IReadOnlyList<int> PostIds => field ??= [.. Posts.Select(p => p.Id)];

    /// <summary>
    /// Organisations whose restricted records, and what is shared with them, the caller may read because a grant reaches that
    /// far and is not tied to one agreement.
    /// </summary>
    public IReadOnlyList<int> RestrictedOrganisationIds =>
        field ??= WithAbsorbed(
            Allowances
                .Where(a => a.HighestMarking == Marking.Restricted && a.AgreementId is null)
                .SelectMany(a =>
                    (a.OrganisationId ?? a.HolderOrganisationId) is { } one
                        ? OrganisationIds.Where(o => o == one)
                        : OrganisationIds
                )
        );

    /// <summary>Agreements under which a grant lets the caller read what is restricted and shared with the caller's organisation.</summary>
    public IReadOnlyList<int> AgreementIds =>
        field ??= [
            .. Allowances
                .Where(a => a.HighestMarking == Marking.Restricted)
                .Select(a => a.AgreementId)
                .OfType<int>()
                .Distinct(),
        ];

    private IReadOnlyList<int> WithAbsorbed(IEnumerable<int> organisations)
    {
        var own = organisations.ToHashSet();
        return [.. own.Union(Absorbed.Where(a => own.Contains(a.Value)).Select(a => a.Key))];
    }

    /// <summary>Whether any of the caller's grants allows this, anywhere.</summary>
    public bool May(string permission) => SeesEverything || Allowances.Any(a => a.Permission == permission);

    /// <summary>Whether a grant allows this in a place. <paramref name="places"/> is the place and every place above it.</summary>
    public bool May(string permission, IReadOnlyCollection<int> places) =>
        SeesEverything
        || Allowances.Any(a => a.Permission == permission && (a.PlaceId is not { } p || places.Contains(p)));

    /// <summary>Whether a grant allows this in the affairs of an organisation.</summary>
    public bool MayFor(string permission, int organisationId) =>
        SeesEverything
        || Allowances.Any(a => a.Permission == permission && (a.OrganisationId is not { } o || o == organisationId));
}

/// <summary>
/// Who acts, for what and why, in one request or job. Every write takes its "who, when, why" from here;
/// every query is filtered by its caller.
/// </summary>
public sealed class Acting
{
    public Caller Caller { get; set; } = Caller.Nobody;

    /// <summary>Why the change is made, in the words of whoever makes it.</summary>
    public string? Reason { get; set; }

    /// <summary>The information-sharing agreement the caller acts under, where one applies.</summary>
    public int? AgreementId { get; set; }

    public string? Purpose { get; set; }
}
