using CommonThread.People;
using CommonThread.Strategy.Versions;

namespace CommonThread.Strategy.Adoptions;

/// <summary>Partners and where each stands on each version .</summary>
[Public]
public sealed class MatrixModel : FrameworkPage
{
    public sealed record Row(
        FrameworkPartner Partner,
        string Name,
        PostName? Contact,
        IReadOnlyDictionary<int, Adoption> Stands,
        bool MaySpeak,
        IReadOnlyList<string> OtherNames
    );

    public IReadOnlyList<FrameworkVersion> Versions { get; private set; } = [];

    /// <summary>Those that take part.</summary>
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>Those that took part and left, the last first.</summary>
    public IReadOnlyList<Row> Left { get; private set; } = [];

    /// <summary>Where the latest version stands with its partners.</summary>
    public AdoptionTally? Tally { get; private set; }

    /// <summary>Whether the version that holds is adopted, so that the shared plan and the collection can be opened.</summary>
    public bool IsAdopted { get; private set; }

    /// <summary>How many partners stand where on the latest version, the furthest first.</summary>
    public IReadOnlyList<(AdoptionState State, int Count)> ByState =>
        [
            .. Rows.GroupBy(r => r.Stands.GetValueOrDefault(Versions[0].Id)?.State ?? AdoptionState.NotStarted)
                .OrderBy(g => Array.IndexOf(Furthest, g.Key))
                .Select(g => (g.Key, g.Count())),
        ];

    private static readonly AdoptionState[] Furthest =
    [
        AdoptionState.FormallyAgreed,
        AdoptionState.AgreedWithChanges,
        AdoptionState.AgreedInPrinciple,
        AdoptionState.ToBeDecided,
        AdoptionState.InDiscussion,
        AdoptionState.NotStarted,
        AdoptionState.Declined,
    ];

    protected override async Task<bool> Find()
    {
        Versions = await Db.Set<FrameworkVersion>()
            .AsNoTracking()
            .Where(v => v.FrameworkId == Framework.Id && (v.State != VersionState.Draft || Caller.IsSignedIn))
            .OrderByDescending(v => v.Number)
            .ToListAsync(Stop);
        var partners = await Db.Set<FrameworkPartner>()
            .AsNoTracking()
            .Where(p => p.FrameworkId == Framework.Id)
            .OrderBy(p => p.Position)
            .ToListAsync(Stop);
        var ids = partners.ConvertAll(p => p.Id);
        var stands = (
            await Db.Set<Adoption>().AsNoTracking().Where(a => ids.Contains(a.PartnerId)).ToListAsync(Stop)
        ).ToLookup(a => a.PartnerId);
        var names = await OrganisationNames.Of(Db, partners.Select(p => p.OrganisationId), Stop);
        var contacts = await PostNames.Of(Db, partners.Select(p => p.ContactPostId), Stop);
        var aliases = await OrganisationNames.Aliases(Db, partners.Select(p => p.OrganisationId), Stop);
        IReadOnlyList<Row> rows =
        [
            .. partners.Select(p => new Row(
                p,
                names.TryGetValue(p.OrganisationId, out var name) ? name.Name : "",
                p.ContactPostId is { } c ? contacts.GetValueOrDefault(c) : null,
                stands[p.Id].ToDictionary(a => a.VersionId),
                MayEdit || SpeaksFor(Caller, p.OrganisationId),
                [.. aliases[p.OrganisationId]]
            )),
        ];
        Rows = [.. rows.Where(r => !r.Partner.HasLeft)];
        Left = [.. rows.Where(r => r.Partner.HasLeft).OrderByDescending(r => r.Partner.LeftOn)];
        if (Versions.Count > 0)
            Tally = await AdoptionTally.Of(Db, Framework, Versions[0].Id, Stop);
        IsAdopted =
            FollowModel.MayFollow(Framework, Caller, MayEdit)
            && await FollowModel.Adopted(Db, Framework, Stop) is not null;
        return true;
    }

    public void OnGet() { }

    /// <summary>Whether the caller holds a post in an organisation and may say where it stands.</summary>
    internal static bool SpeaksFor(Caller caller, int organisationId) =>
        caller.OrganisationIds.Contains(organisationId) && caller.MayFor(StrategyPermissions.Adopt, organisationId);
}
