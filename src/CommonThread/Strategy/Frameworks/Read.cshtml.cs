using CommonThread.People;
using CommonThread.Places;
using CommonThread.Shared.Exports;
using CommonThread.Strategy.Adoptions;
using CommonThread.Strategy.Drivers;
using CommonThread.Strategy.Learning;
using CommonThread.Strategy.Notes;
using CommonThread.Strategy.Objectives;
using CommonThread.Strategy.Outcomes;
using CommonThread.Strategy.Promises;
using CommonThread.Strategy.Versions;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.Frameworks;

/// <summary>
/// One framework on one page: a reader without an account meets the published words in plain order; whoever may edit reads
/// the same page and may look at the words being written.
/// </summary>
[Public]
public sealed class ReadModel(
    Modules modules,
    IEnumerable<IContentPart> parts,
    IEnumerable<IPriorityFact> facts,
    PlaceTree tree
) : FrameworkPage
{
    /// <summary>A priority as its card shows it: the version's words, and what its record knows today.</summary>
    public sealed record Card(PriorityText Words, Priority? Record, IReadOnlyList<PriorityFact> Facts, int Gaps);

    /// <summary>A column of the delivery grid.</summary>
    public sealed record Column(string? Theme, string? Description, IReadOnlyList<Card> Cards);

    /// <summary>A framework or outside plan that this one answers to, or that answers to it.</summary>
    public sealed record Relative(
        string Title,
        string? Url,
        string? Kind,
        string? Note,
        string? Mismatch,
        string? Citation
    );

    /// <summary><c>?words=draft</c> shows the words being written, to whoever may edit.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Words { get; set; }

    public Reading Reading { get; private set; } = null!;

    /// <summary>The title of what is read.</summary>
    public string Title { get; private set; } = "";

    /// <summary>How long a later version that is consulted on would hold.</summary>
    public FrameworkText? NewerText =>
        Reading.Newer is { State: VersionState.OutForConsultation, Content: { } words }
            ? FrameworkText.Read(words)
            : null;

    /// <summary>What the page shows besides the version's text: as it stands in what is read.</summary>
    private Published Stand { get; set; } = null!;

    public PeriodBar Period { get; private set; } = null!;

    public IReadOnlyList<Column> Columns { get; private set; } = [];

    public IReadOnlyList<Relative> Parents { get; private set; } = [];

    public IReadOnlyList<Relative> Children { get; private set; } = [];

    public IReadOnlyList<Promise> Promises { get; private set; } = [];

    public IReadOnlyList<Outcome> Outcomes { get; private set; } = [];

    public IReadOnlyList<SourceNote> Notes { get; private set; } = [];

    public IReadOnlyList<Gap> Gaps { get; private set; } = [];

    /// <summary>How many gaps the page itself lists.</summary>
    public int MostGaps => 20;

    internal StudyCards? Studies { get; private set; }

    public AdoptionTally? Adoption { get; private set; }

    public OrganisationName? Owner { get; private set; }

    public PostName? OwnerPost { get; private set; }

    public OrganisationName? Approving { get; private set; }

    public PlaceName? Place { get; private set; }

    public string? Successor { get; private set; }

    /// <summary>How readers take part: as the version says, or as the one says that they are asked about.</summary>
    public string? TakePart => Reading.Text.HowToTakePart ?? NewerText?.HowToTakePart;

    /// <summary>What is said about an end that is near or past .</summary>
    public string? Ending { get; private set; }

    /// <summary>Whether the caller writes the objectives alone: the neighbourhood manager of a neighbourhood's plan .</summary>
    public bool MayAddObjective { get; private set; }

    /// <summary>The objectives being written, for whoever writes them alone.</summary>
    public IReadOnlyList<Objective> OwnObjectives { get; private set; } = [];

    protected override async Task<bool> Find()
    {
        MayAddObjective = !MayEdit && Draft is not null && await LocalPlan.MayWrite(Db, tree, Framework, Today, Stop);
        if (MayAddObjective)
            OwnObjectives = await Db.Set<Objective>()
                .AsNoTracking()
                .Where(o => o.FrameworkId == Framework.Id)
                .OrderBy(o => o.Position)
                .ToListAsync(Stop);
        Reading = await Versions.Reading.Of(Db, Framework, MayEdit, Words == "draft", parts, Stop);
        Stand = Reading.IsWorking ? Published.Tables(Db) : await Published.ForAll(Db, Stop);
        Title = (
            await Stand.Frameworks(all => all.Where(f => f.Id == Framework.Id).Select(f => f.Title), Stop)
        ).Single();
        Period = Reading.Period(Today);
        Owner = await OrganisationNames.Find(Db, Framework.OwnerOrganisationId, Stop);
        OwnerPost = await PostNames.Find(Db, Framework.OwnerPostId, Stop);
        Approving = await OrganisationNames.Find(Db, Framework.ApprovingBodyId, Stop);
        if (Framework.PlaceId is { } place)
        {
            Place = await Db.Set<Place>()
                .Where(p => p.Id == place)
                .Select(p => new PlaceName(p.Id, p.Type, p.Name, p.Slug, p.Code))
                .FirstOrDefaultAsync(Stop);
        }
        if (Framework.SuccessorId is { } successor)
            Successor = await Db.Set<Framework>()
                .Where(f => f.Id == successor)
                .Select(f => f.Slug)
                .FirstOrDefaultAsync(Stop);
        Promises = await Of<Promise>();
        Outcomes = await Stand.Parts(
            (IQueryable<Outcome> all) =>
                all.Include(o => o.Evidence).Where(o => o.FrameworkId == Framework.Id).OrderBy(o => o.Position),
            Stop
        );
        Notes = await Of<SourceNote>();
        Gaps = Caller.IsSignedIn
            ? (await FrameworkGaps.ByFramework(Db, modules, Today, Stop)).GetValueOrDefault(Framework.Id) ?? []
            : [];
        if (Reading.Version is { } version)
        {
            var tally = await AdoptionTally.Of(Db, Framework, version.Id, Stop);
            Adoption = tally.Partners > 0 ? tally : null;
        }
        Ending = EndingOf(Framework, Today);
        Studies = new(await StudyCards.Of(PlanRecords.CaseStudies(Db).Where(c => c.FrameworkId == Framework.Id), Stop));
        await FindRelatives();
        await FindColumns();
        return true;
    }

    public void OnGet() { }

    /// <summary>The grid of themes and priorities, a line for each priority .</summary>
    public FileContentResult OnGetPriorities() =>
        CsvExport.File<(string? Theme, Card Card)>(
            $"{Framework.Slug}-priorities",
            [.. Columns.SelectMany(c => c.Cards.Select(card => (c.Theme, card)))],
            new("theme", r => r.Card.Words.Theme),
            new("list", r => r.Card.Words.Set),
            new("priority", r => r.Card.Words.Name),
            new("also_known_as", r => string.Join("; ", r.Card.Record?.EarlierNames.Select(n => n.Name) ?? [])),
            new("vision_part", r => r.Card.Words.VisionPart),
            new("state", r => r.Card.Words.State),
            new("lead", r => r.Card.Facts.FirstOrDefault(f => f.Label == "Lead")?.Value ?? r.Card.Words.Lead),
            new("signal", r => r.Card.Facts.FirstOrDefault(f => f.Label == "Signal")?.Value),
            new("from", r => r.Card.Record?.Start),
            new("until", r => r.Card.Record?.End),
            new("gaps", r => Caller.IsSignedIn ? r.Card.Gaps : null)
        );

    private Task<List<T>> Of<T>()
        where T : FrameworkPart =>
        Stand.Parts(
            (IQueryable<T> all) => all.Where(p => p.FrameworkId == Framework.Id).OrderBy(p => p.Position),
            Stop
        );

    /// <summary>Whether a part is still among the words being written, so that something can be written of it.</summary>
    public bool IsKept(FrameworkPart part) => !Stand.IsGone(part);

    private static string? EndingOf(Framework framework, DateOnly today)
    {
        if (framework.Status != VersionState.InForce || framework.PeriodEnd is not { } end)
            return null;
        if (framework.Expiry == ExpiryDecision.Succeeded)
            return "Another framework takes its place.";
        if (framework.RemainsLive)
            return end < today ? $"Its period ended on {end.Say()}. It was decided that it remains live." : null;
        if (end < today)
            return $"Its period ended on {end.Say()}. Nobody has yet said what follows.";
        return end <= today.AddMonths(6)
                ? $"It ends on {end.Say()}, in less than 6 months. What follows is not decided yet."
            : end <= today.AddMonths(12)
                ? $"It ends on {end.Say()}, in less than 12 months. What follows is not decided yet."
            : null;
    }

    private async Task FindRelatives()
    {
        var drivers = await Of<Driver>();
        var parentIds = drivers.Select(d => d.ParentFrameworkId).OfType<int>().ToList();
        var below = await Stand.Parts(
            (IQueryable<Driver> all) => all.Where(d => d.ParentFrameworkId == Framework.Id),
            Stop
        );
        var ids = parentIds.Concat(below.Select(d => d.FrameworkId)).ToList();
        var known = (await Stand.Frameworks(all => all.Where(f => ids.Contains(f.Id)), Stop)).ToDictionary(f => f.Id);
        Parents =
        [
            .. drivers.Select(d =>
            {
                var parent = d.ParentFrameworkId is { } p ? known.GetValueOrDefault(p) : null;
                return new Relative(
                    parent?.Title ?? d.Title,
                    parent is null ? null : $"~/strategy/{parent.Slug}",
                    d.Kind.Say(),
                    d.Note,
                    parent is null ? null : Mismatch(parent, Framework),
                    d.Citation
                );
            }),
        ];
        Children =
        [
            .. below
                .Where(d => known.ContainsKey(d.FrameworkId))
                .Select(d => new Relative(
                    known[d.FrameworkId].Title,
                    $"~/strategy/{known[d.FrameworkId].Slug}",
                    known[d.FrameworkId].Type.Say(),
                    d.Note,
                    Mismatch(Framework, known[d.FrameworkId]),
                    d.Citation
                )),
        ];
    }

    // A child may last longer than its parent; readers are told.
    private static string? Mismatch(Framework parent, Framework child)
    {
        if (parent.PeriodEnd is not { } parentEnd || child.PeriodEnd is not { } childEnd)
            return null;
        if (parent.PeriodStart == child.PeriodStart && parentEnd == childEnd)
            return null;
        return $"{child.Called} runs from {child.PeriodStart.Say()} to {childEnd.Say()}, {parent.Called} from {parent.PeriodStart.Say()} to {parentEnd.Say()}";
    }

    private async Task FindColumns()
    {
        var records = await Stand.Parts(
            (IQueryable<Priority> all) => all.Include(p => p.EarlierNames).Where(p => p.FrameworkId == Framework.Id),
            Stop
        );
        if (Db.IsInside())
            records.RemoveAll(Stand.IsGone);
        var ids = records.Select(r => r.Id).ToList();
        var said = new List<IReadOnlyDictionary<int, PriorityFact>>();
        foreach (var fact in facts.OrderBy(f => f.Order))
            said.Add(await fact.Facts(Db, ids, Today, Stop));
        var gaps = Gaps.Where(g => g.On.Kind == StrategyKinds.Priority).ToLookup(g => g.On.Id);
        var cards = Reading
            .Text.Priorities.Where(p => p.State != PriorityState.Closed)
            .Select(p =>
            {
                var key = Priority.Key(p.Name);
                var record = records.Find(r => r.NameKey == key || r.EarlierNames.Any(n => n.NameKey == key));
                return new Card(
                    p,
                    record,
                    record is null ? [] : [.. said.Select(s => s.GetValueOrDefault(record.Id)).OfType<PriorityFact>()],
                    record is null ? 0 : gaps[record.Id].Count()
                );
            })
            .ToList();
        var themes = Reading.Text.Themes;
        if (themes.Count > 0)
        {
            Columns =
            [
                .. themes.Select(t => new Column(
                    t.Name ?? t.Words,
                    null,
                    [.. cards.Where(c => c.Words.Theme == (t.Name ?? t.Words))]
                )),
                .. cards.Any(c => c.Words.Theme is null)
                    ? [new Column(null, null, [.. cards.Where(c => c.Words.Theme is null)])]
                    : Array.Empty<Column>(),
            ];
            return;
        }
        // Without themes, the lists that the document prints stand under their own names.
        Columns = [.. cards.GroupBy(c => c.Words.Set).Select(g => new Column(g.Key, null, [.. g]))];
    }
}
