using System.Globalization;
using CommonThread.Commitments;
using CommonThread.Places;
using CommonThread.Shared.Documents;
using CommonThread.Strategy.Activities;
using CommonThread.Strategy.SuccessMeasures;
using CommonThread.Strategy.Versions;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Strategy.Registers;

/// <summary>One framework, and the names that its registers choose from.</summary>
public sealed class RegisterScope
{
    public required CommonThreadDb Db { get; init; }

    public required Framework Framework { get; init; }

    public required Owners Owners { get; init; }

    public required DateOnly Today { get; init; }

    public required CancellationToken Stop { get; init; }

    /// <summary>What whoever saved an entry should know, though it was saved.</summary>
    public string? Warning { get; set; }

    public IReadOnlyList<SelectListItem> Priorities { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Activities { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Measures { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Actions { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Pilots { get; private set; } = [];

    /// <summary>The titles of the pilots that repeat a pilot, by the number of the first.</summary>
    public ILookup<int, string> RepeatsOf { get; private set; } =
        Array.Empty<(int First, string Title)>().ToLookup(p => p.First, p => p.Title);

    /// <summary>The documents of the entries, by the entry's number.</summary>
    public ILookup<int, Document> Documents { get; private set; } = Array.Empty<Document>().ToLookup(d => d.SubjectId);

    /// <summary>The places of the entries, by the entry's number.</summary>
    public ILookup<int, PlaceName> PlacesOf { get; private set; } =
        Array.Empty<(int Id, PlaceName Place)>().ToLookup(p => p.Id, p => p.Place);

    /// <summary>Reads the documents of all records of a kind.</summary>
    public async Task ReadDocuments(string kind) =>
        Documents = (
            await Db.Set<Document>()
                .AsNoTracking()
                .Where(d => d.SubjectKind == kind)
                .OrderBy(d => d.Id)
                .ToListAsync(Stop)
        ).ToLookup(d => d.SubjectId);

    /// <summary>Reads the places where records of a kind happen.</summary>
    public async Task ReadPlaces(string kind)
    {
        var links = await Db.Set<Link>()
            .AsNoTracking()
            .Where(l => l.LowerKind == kind && l.UpperKind == "place")
            .Select(l => new { l.LowerId, l.UpperId })
            .ToListAsync(Stop);
        var ids = links.Select(l => l.UpperId).Distinct().ToList();
        var places = await Db.Set<Place>()
            .AsNoTracking()
            .Where(p => ids.Contains(p.Id))
            .Select(p => new PlaceName(p.Id, p.Type, p.Name, p.Slug, p.Code))
            .ToDictionaryAsync(p => p.Id, Stop);
        PlacesOf = links.Where(l => places.ContainsKey(l.UpperId)).ToLookup(l => l.LowerId, l => places[l.UpperId]);
    }

    /// <summary>The Community Safety Partnership areas that the framework is about.</summary>
    public IReadOnlyList<SelectListItem> Csps { get; private set; } = [];

    /// <summary>Those of them for which the caller may speak.</summary>
    public IReadOnlyList<SelectListItem> OwnCsps { get; private set; } = [];

    /// <summary>Whether the caller says for any of them when it received and used guidance.</summary>
    public bool MayReceive { get; private set; }

    /// <summary>Those that a form offers: one's own where something is written, all where it is read.</summary>
    public IReadOnlyList<SelectListItem> CspsToChoose => writes ? OwnCsps : Csps;

    private bool writes;

    /// <summary>Whether a form is filled in, which offers what the caller may choose; a list shows whatever was chosen.</summary>
    public bool IsWritten => writes;

    /// <summary>Which posts lead and support each priority today.</summary>
    public required Serving Serving { get; init; }

    /// <summary>The priorities that a post of the caller leads today.</summary>
    public IReadOnlySet<int> Led { get; private set; } = new HashSet<int>();

    /// <summary>The priorities of which a post of the caller is support officer today.</summary>
    public IReadOnlySet<int> Supported { get; private set; } = new HashSet<int>();

    /// <summary>Finds for which partnerships the caller may speak.</summary>
    /// <param name="toWrite">Whether a form is filled in, which then offers those alone.</param>
    public async Task Speak(PlaceTree tree, bool toWrite)
    {
        OwnCsps = await Leads.ReceiveModel.Own(Db, tree, Framework, Today, Stop);
        MayReceive = (await Leads.ReceiveModel.Receiving(Db, tree, Framework, Today, Stop)).Count > 0;
        writes = toWrite;
    }

    /// <summary>Five financial years around today.</summary>
    public IReadOnlyList<SelectListItem> Years =>
        field ??= [
            .. Enumerable
                .Range(Period.FinancialYearOf(Today).First.Year - 2, 6)
                .Select(y => new SelectListItem(Period.FinancialYear(y).ToString(), Number(y))),
        ];

    public static async Task<RegisterScope> Load(
        CommonThreadDb db,
        Framework framework,
        DateOnly today,
        CancellationToken stop
    )
    {
        ArgumentNullException.ThrowIfNull(framework);
        var scope = new RegisterScope
        {
            Db = db,
            Framework = framework,
            Owners = await Owners.Load(db, stop),
            Today = today,
            Stop = stop,
            Serving = await Serving.On(db, today, stop),
        };
        scope.Priorities = List(
            await (await Published.Of(db, stop)).Parts(
                (IQueryable<Priority> all) =>
                    all.Where(p => p.FrameworkId == framework.Id)
                        .OrderBy(p => p.Position)
                        .Select(p => new Named(p.Id, p.Name)),
                stop
            )
        );
        scope.Activities = await List(
            db.Set<Activity>()
                .Where(p => p.FrameworkId == framework.Id)
                .OrderBy(p => p.Position)
                .Select(p => new Named(p.Id, p.Title)),
            stop
        );
        scope.Measures = await List(
            db.Set<SuccessMeasure>()
                .Where(p => p.FrameworkId == framework.Id)
                .OrderBy(p => p.Position)
                .Select(p => new Named(p.Id, p.Name)),
            stop
        );
        var plans = db.Set<Plans.Plan>().Where(p => p.FrameworkId == framework.Id).Select(p => p.Id);
        scope.Actions = await List(
            db.Set<Commitment>()
                .Where(c => c.SubjectKind == Plans.Plan.RecordKind && plans.Contains(c.SubjectId))
                .OrderBy(c => c.Id)
                .Select(c => new Named(c.Id, c.Title)),
            stop
        );
        scope.Pilots = await List(
            db.Set<Plans.Pilot>()
                .Where(p => p.FrameworkId == framework.Id)
                .OrderBy(p => p.Position)
                .Select(p => new Named(p.Id, p.Title)),
            stop
        );
        scope.RepeatsOf = (
            await db.Set<Plans.Pilot>()
                .Where(p => p.FrameworkId == framework.Id && p.RepeatOfId != null)
                .Select(p => new { First = p.RepeatOfId!.Value, p.Title })
                .ToListAsync(stop)
        ).ToLookup(p => p.First, p => p.Title);
        scope.Csps = await List(
            LocalCsps.Of(db, framework.PlaceId).OrderBy(p => p.Name).Select(p => new Named(p.Id, p.Name)),
            stop
        );
        var posts = db.Acting.Caller.PostIds;
        var served = (
            await db.Set<Leads.PriorityRole>()
                .AsNoTracking()
                .Where(r => r.FrameworkId == framework.Id && posts.Contains(r.PostId))
                .ToListAsync(stop)
        ).FindAll(r => r.IsCurrent(today));
        scope.Led = served.Where(r => r.Role == Leads.RoleOfPriority.Lead).Select(r => r.PriorityId).ToHashSet();
        scope.Supported = served
            .Where(r => r.Role == Leads.RoleOfPriority.SupportOfficer)
            .Select(r => r.PriorityId)
            .ToHashSet();
        return scope;
    }

    private sealed record Named(int Id, string Name);

    private static async Task<IReadOnlyList<SelectListItem>> List(IQueryable<Named> rows, CancellationToken stop) =>
        List(await rows.ToListAsync(stop));

    private static IReadOnlyList<SelectListItem> List(IEnumerable<Named> rows) =>
        [.. rows.Select(r => new SelectListItem(r.Name, Number(r.Id)))];

    private static string Number(int id) => id.ToString(CultureInfo.InvariantCulture);
}
