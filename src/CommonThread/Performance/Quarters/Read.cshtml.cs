using CommonThread.Commitments;
using CommonThread.Performance.Escalations;
using CommonThread.Performance.Narratives;
using CommonThread.Performance.Products;
using CommonThread.Places;
using CommonThread.Strategy;

namespace CommonThread.Performance.Quarters;

/// <summary>A quarter: its dates, what has come in, and what is late by the name of the post that owes it (D-21, D-22, D-24).</summary>
[Needs(PerformancePermissions.Read)]
public sealed class ReadModel(PlaceTree tree) : QuarterPage
{
    /// <summary>One of the days of the quarter.</summary>
    /// <param name="Standing">What has become of it, in words.</param>
    public sealed record Deadline(string What, DateOnly Due, string Standing, bool IsLate);

    public sealed record Coming(
        string From,
        string Url,
        string Post,
        DateOnly? SubmittedOn,
        bool IsLate,
        string? Note,
        bool Illustrative
    );

    public IReadOnlyList<Deadline> Deadlines { get; private set; } = [];

    public IReadOnlyList<Coming> Narratives { get; private set; } = [];

    public IReadOnlyList<Coming> Reports { get; private set; } = [];

    public IReadOnlyList<Escalation> Escalations { get; private set; } = [];

    public IReadOnlyDictionary<int, PlaceName> Places { get; private set; } = new Dictionary<int, PlaceName>();

    public Product? Product { get; private set; }

    public bool MayOpen => Caller.May(PerformancePermissions.Open) && Product?.State.IsFrozen() != true;

    /// <summary>What is owed past its date, with the post that owes it.</summary>
    public IReadOnlyList<Coming> Late =>
        [.. Narratives.Concat(Reports).Where(c => c is { IsLate: true, SubmittedOn: null })];

    protected override async Task<bool> Find()
    {
        var owners = await Owners.Load(Db, Stop);
        Places = await tree.Names(Stop);
        Narratives =
        [
            .. (await NarrativesOf.Quarter(Db, Quarter, Stop))
                .Select(n => new Coming(
                    Places.GetValueOrDefault(n.PlaceId)?.Name ?? "A partnership",
                    n.Url,
                    owners.Say(n.PostId, absent: "Nobody yet"),
                    n.SubmittedOn,
                    NarrativesOf.IsLate(n, Quarter, Today),
                    n is { IsNil: true, SubmittedOn: not null } ? "Nothing to report" : null,
                    n.Illustrative
                ))
                .OrderBy(n => n.From, StringComparer.Ordinal),
        ];
        Reports =
        [
            .. (await QuarterlyReports.Of(Db, Framework, Quarter.Quarter, Today, Stop)).Select(r => new Coming(
                r.Priority,
                r.Url,
                owners.Say(r.PostId, absent: "Nobody yet"),
                r.SubmittedOn,
                r.IsLate,
                r.Concern ? "With a concern" : null,
                r.Illustrative
            )),
        ];
        Escalations = await Db.Set<Escalation>()
            .AsNoTracking()
            .Where(e => e.QuarterId == Quarter.Id)
            .OrderBy(e => e.Id)
            .ToListAsync(Stop);
        Product = await Db.Set<Product>().AsNoTracking().SingleOrDefaultAsync(p => p.QuarterId == Id, Stop);
        Deadlines = [.. Days()];
        return true;
    }

    private IEnumerable<Deadline> Days()
    {
        yield return new("Figures published", Quarter.DataDue, Quarter.DataDue < Today ? "Past" : "To come", false);
        yield return Of("Narratives of the partnerships", Quarter.NarrativesDue, Narratives);
        yield return Of("Reports of the leads", Quarter.ReportsDue, Reports);
        var ready = Product?.State is not (null or ProductState.Draft or ProductState.AnalystReview);
        yield return new(
            "Product",
            Quarter.ProductDue,
            Product is null ? "Not begun" : ProductStates.Say(Product.State),
            !ready && Quarter.ProductDue < Today
        );
        yield return new(
            "Performance Group meets",
            Quarter.GroupMeets,
            Quarter.GroupMeets < Today ? "Past" : "To come",
            false
        );
        yield return new("Board meets", Quarter.BoardMeets, Quarter.BoardMeets < Today ? "Past" : "To come", false);
    }

    private Deadline Of(string what, DateOnly due, IReadOnlyList<Coming> coming)
    {
        var done = coming.Count(c => c.SubmittedOn is not null);
        return new(
            what,
            due,
            $"{done.ToString(Text.Words)} of {coming.Count.ToString(Text.Words)} in",
            done < coming.Count && due < Today
        );
    }
}
