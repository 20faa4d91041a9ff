using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Commitments;

/// <summary>All commitments that the caller may see, filtered by what stands in the address.</summary>
[Public]
public sealed class ListModel(Modules modules, IEnumerable<ICommitmentTag> tags) : ThreadPage
{
    private const int PageSize = 50;

    // The last comes first; what is not named here comes after.
    private static readonly CommitmentState[] Urgent =
    [
        CommitmentState.OnTrack,
        CommitmentState.AtRisk,
        CommitmentState.Late,
    ];

    [BindProperty(SupportsGet = true)]
    public CommitmentFilter Filter { get; set; } = new();

    public int Number { get; private set; } = 1;

    public IReadOnlyList<Commitment> Rows { get; private set; } = [];

    public int Total { get; private set; }

    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);

    /// <summary>How they stand, in words: "6 late, 2 at risk, 20 on track".</summary>
    public string Standing { get; private set; } = "";

    public Owners Owners { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Places { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Priorities { get; private set; } = [];

    public async Task OnGet()
    {
        Owners = await Owners.Load(Db, Stop);
        Places = await Upper("place");
        Priorities = await Upper("priority");
        var wanted = Filter.On(Db, Today);
        var states = await wanted
            .GroupBy(c => c.State)
            .Select(g => new { State = g.Key, Count = g.Count() })
            .ToListAsync(Stop);
        Total = states.Sum(s => s.Count);
        Standing = string.Join(
            ", ",
            states
                .OrderByDescending(s => Array.IndexOf(Urgent, s.State))
                .Select(s => $"{s.Count.ToString("N0", Text.Words)} {s.State.Say().InSentence()}")
        );
        // "page" is a word of the router, so that it is read from the query itself.
        Number = Math.Clamp(int.TryParse(Request.Query["page"], out var number) ? number : 1, 1, Pages);
        Rows = await wanted.Skip((Number - 1) * PageSize).Take(PageSize).AsNoTracking().ToListAsync(Stop);
    }

    public async Task<IActionResult> OnGetCsv()
    {
        Owners = await Owners.Load(Db, Stop);
        var rows = await Filter.On(Db, Today).Include(c => c.Partners).AsNoTracking().ToListAsync(Stop);
        return CommitmentTable.Csv(
            rows,
            Owners,
            await ActionNames.Load(Db, modules, tags, rows, Stop),
            Today,
            "actions"
        );
    }

    /// <summary>The records of a kind that commitments are linked to, by name.</summary>
    private async Task<IReadOnlyList<SelectListItem>> Upper(string kind)
    {
        var ids = await Db.Set<Link>()
            .Where(l => l.LowerKind == "commitment" && l.UpperKind == kind)
            .Select(l => l.UpperId)
            .Distinct()
            .ToListAsync(Stop);
        if (ids.Count == 0 || !modules.Kinds.TryGetValue(kind, out var records))
            return [];
        return
        [
            .. (await records.Cards(Db, ids, Stop))
                .OrderBy(c => c.Title, StringComparer.OrdinalIgnoreCase)
                .Select(c => new SelectListItem(c.Title, c.Record.Id.ToString(Text.Words))),
        ];
    }
}

/// <summary>What a list of commitments is narrowed by. Every field is optional.</summary>
public sealed class CommitmentFilter
{
    public int? Post { get; set; }

    public int? Organisation { get; set; }

    public CommitmentState? State { get; set; }

    public CommitmentKind? Kind { get; set; }

    public DateOnly? DueBefore { get; set; }

    public bool Overdue { get; set; }

    public int? Place { get; set; }

    public int? Priority { get; set; }

    public PreventionLevels? Prevention { get; set; }

    public bool Any =>
        Overdue
        || Post is not null
        || Organisation is not null
        || State is not null
        || Kind is not null
        || DueBefore is not null
        || Place is not null
        || Priority is not null
        || Prevention is not null;

    /// <summary>The commitments that are meant: those still open first, soonest due first. Standing duties show only when asked for by kind.</summary>
    public IQueryable<Commitment> On(CommonThreadDb db, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(db);
        IQueryable<Commitment> all = db.Set<Commitment>();
        all = Kind is { } kind
            ? all.Where(c => c.Kind == kind)
            : all.Where(c => c.Kind != CommitmentKind.RequiredAction && c.Kind != CommitmentKind.LeadDuty);
        if (Post is { } post)
            all = all.Where(c => c.OwnerPostId == post);
        if (Organisation is { } organisation)
            all = all.Where(c =>
                c.OwnerOrganisationId == organisation || c.Partners.Any(p => p.OrganisationId == organisation)
            );
        if (State is { } state)
            all = all.Where(c => c.State == state);
        if (DueBefore is { } day)
            all = all.Where(c => c.Due <= day);
        if (Overdue)
        {
            all = all.Where(c =>
                c.Due < today && c.State != CommitmentState.Done && c.State != CommitmentState.Stopped
            );
        }
        if (Prevention is { } level)
        {
            var bits = (int)level;
            all = all.Where(c => (c.Prevention & bits) != 0);
        }
        if (Place is { } place)
            all = LinkedTo(all, db, "place", place);
        if (Priority is { } priority)
            all = LinkedTo(all, db, "priority", priority);
        return all.OrderBy(c => c.State == CommitmentState.Done || c.State == CommitmentState.Stopped)
            .ThenBy(c => c.Due == null)
            .ThenBy(c => c.Due)
            .ThenBy(c => c.Id);
    }

    private static IQueryable<Commitment> LinkedTo(
        IQueryable<Commitment> all,
        CommonThreadDb db,
        string kind,
        int id
    ) =>
        all.Where(c =>
            (c.SubjectKind == kind && c.SubjectId == id)
            || db.Set<Link>()
                .Any(l => l.LowerKind == "commitment" && l.LowerId == c.Id && l.UpperKind == kind && l.UpperId == id)
        );
}
