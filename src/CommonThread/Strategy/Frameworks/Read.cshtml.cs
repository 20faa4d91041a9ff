using CommonThread.Commitments;
using CommonThread.People;
using CommonThread.Places;
using CommonThread.Shared.Exports;
using CommonThread.Strategy.Adoptions;
using CommonThread.Strategy.Learning;
using CommonThread.Strategy.Notes;
using CommonThread.Strategy.Objectives;
using CommonThread.Strategy.Outcomes;
using CommonThread.Strategy.Pledges;
using CommonThread.Strategy.Principles;
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
    /// <param name="Number">The theme's number in the document.</param>
    public sealed record Column(string? Theme, string? Number, string? Description, IReadOnlyList<Card> Cards);

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

    internal Relatives Relatives { get; private set; } = null!;

    /// <summary>The lists of statements, with what applies or keeps each today.</summary>
    public StatementsView Statements { get; private set; } = null!;

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
        Relatives = await Relatives.Of(Framework, Stand, Stop);
        Statements = await FindStatements();
        await FindColumns();
        return true;
    }

    public void OnGet() { }

    /// <summary>The grid of themes and priorities, a line for each priority .</summary>
    public FileContentResult OnGetPriorities() =>
        CsvExport.File<(Column Theme, Card Card)>(
            $"{Framework.Slug}-priorities",
            [.. Columns.SelectMany(c => c.Cards.Select(card => (c, card)))],
            new("theme_number", r => r.Theme.Number),
            new("theme", r => r.Card.Words.Theme),
            new("theme_description", r => r.Theme.Description),
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

    // Years that a later version took out are read in the one that had them.
    private async Task<StatementsView> FindStatements()
    {
        var now = Reading.Version?.Number ?? int.MaxValue;
        var earlier = await Db.Set<FrameworkVersion>()
            .AsNoTracking()
            .Where(v =>
                v.FrameworkId == Framework.Id
                && v.Number < now
                && v.Content != null
                && (v.ApprovedOn != null || v.InForceFrom != null)
            )
            .OrderByDescending(v => v.Number)
            .ToListAsync(Stop);
        return StatementsView.Of(
            Reading.Text,
            earlier.Select(v => (v, FrameworkText.Read(v.Content!))),
            Framework.Slug,
            Today,
            await FindServing()
        );
    }

    // What applies each principle, and what keeps each pledge, as far as the caller may see it.
    private async Task<ILookup<string, RecordCard>> FindServing()
    {
        var stated = (await Of<Principle>())
            .Select(p => (p.Record, p.Words))
            .Concat((await Of<Pledge>()).Select(p => (p.Record, p.Words)))
            .ToDictionary(p => p.Record, p => StatementsView.Key(p.Record.Kind, p.Words));
        var ids = stated.Keys.Select(r => r.Id).ToList();
        var links = await Db.Set<Link>()
            .AsNoTracking()
            .Where(l =>
                (l.UpperKind == StrategyKinds.Principle || l.UpperKind == StrategyKinds.Pledge)
                && ids.Contains(l.UpperId)
            )
            .ToListAsync(Stop);
        var cards = await RecordCards.Load(Db, modules, links.Select(l => l.Lower).Distinct(), Stop);
        return links
            .Where(l => stated.ContainsKey(l.Upper) && cards.ContainsKey(l.Lower))
            .DistinctBy(l => (l.Lower, l.Upper))
            .OrderBy(l => cards[l.Lower].Title, StringComparer.Ordinal)
            .ToLookup(l => stated[l.Upper], l => cards[l.Lower]);
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
                    t.Called,
                    t.Number,
                    t.Beyond,
                    [.. cards.Where(c => c.Words.Theme == t.Called)]
                )),
                .. cards.Any(c => c.Words.Theme is null)
                    ? [new Column(null, null, null, [.. cards.Where(c => c.Words.Theme is null)])]
                    : Array.Empty<Column>(),
            ];
            return;
        }
        // Without themes, the lists that the document prints stand under their own names.
        Columns = [.. cards.GroupBy(c => c.Words.Set).Select(g => new Column(g.Key, null, null, [.. g]))];
    }
}
