using System.Globalization;
using CommonThread.Places;
using CommonThread.Shared.Charts;
using CommonThread.Shared.Exports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Measures.Profiles;

/// <summary>The gap between the most and least deprived fifth of a place for one measure, year by year (C-35).</summary>
[Public]
public sealed class GapModel(PlaceTree tree, Figures figures, CompareFigures compare) : PlacePage(tree)
{
    private const int Years = 10;

    [BindProperty(SupportsGet = true)]
    public string? Measure { get; set; }

    /// <summary>Year of the index of deprivation; the latest where none is asked for.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Index { get; set; }

    /// <summary>The indices that could order the small areas.</summary>
    public IReadOnlyList<SelectListItem> Indexes { get; private set; } = [];

    /// <summary>Why there can be no gap: the place is not loaded whole.</summary>
    public string? NotWhole { get; private set; }

    /// <summary>Measures that the place's small areas have figures of.</summary>
    public IReadOnlyList<SelectListItem> Measures { get; private set; } = [];

    public Measure? Chosen { get; private set; }

    public DeprivationGap? Gap { get; private set; }

    public Provenance? From { get; private set; }

    public Chart? Chart { get; private set; }

    protected override async Task Load()
    {
        Title($"The gap in {Place.Name}");
        NotWhole = await figures.WhyNotWhole(Place.Id, Stop);
        var first = new List<int>();
        foreach (var kind in new[] { PlaceType.Lsoa2021, PlaceType.Lsoa2011 })
            first.AddRange((await Tree.Members(Place.Id, kind, Today, Stop)).Keys.Order().Take(1));
        if (first.Count == 0 || NotWhole is not null)
            return;
        var all = await figures.Measures(Stop);
        var latest = new Dictionary<int, Figure>();
        foreach (var area in first)
        {
            foreach (var (id, known) in await figures.OfPlace(all, area, Stop))
            {
                if (
                    known.Count > 0
                    && (!latest.TryGetValue(id, out var other) || known[^1].Period.First > other.Period.First)
                )
                    latest[id] = known[^1];
            }
        }
        var measures = all.FindAll(m => latest.ContainsKey(m.Id) && m.Slug != KnownMeasures.DeprivationRank);
        Measures = [.. measures.Select(m => new SelectListItem(m.Title, m.Slug))];
        if (measures.Find(m => m.Slug == Measure) is { } asked)
            await Choose(asked);
        else
        {
            // The first that has a gap to show: recorded crime has none before twelve months of it are loaded.
            foreach (var measure in measures.OrderBy(Telling).TakeWhile(_ => Gap is null))
                await Choose(measure);
            if (Gap is null && measures.Count > 0)
                await Choose(measures.MinBy(Telling)!);
        }
        Measure = Chosen?.Slug;
        if (Chosen is null)
            return;
        From = latest[Chosen.Id].From;
        Index = Gap?.Index;
        Indexes =
        [
            .. (Gap?.Indexes ?? []).Select(y => new SelectListItem(
                $"English Indices of Deprivation {y}",
                y.ToString(CultureInfo.InvariantCulture)
            )),
        ];
        // Two points are a sentence and a table; a line says something from three on.
        if (Gap is { Years.Count: > 2 })
            Chart = Draw(Chosen, Gap, From);
    }

    private async Task Choose(Measure measure)
    {
        Chosen = measure;
        Gap = await DeprivationGap.In(compare, Tree, measure, Place.Id, Today, Stop, Years, Index);
    }

    // Which measure the page opens with. The index itself says only that the most deprived are more deprived.
    private static int Telling(Measure measure) =>
        measure.Slug == StreetCrime.Crimes ? 0
        : KnownMeasures.IsDeprivation(measure.Slug) ? 5
        : measure.Direction != Direction.Neither ? 1
        : measure.Slug == KnownMeasures.Aged65 ? 2
        : measure.Kind != MeasureKind.Count ? 3
        : 4;

    /// <summary>What one of the figures is: "per 1,000 people", or the measure's own unit.</summary>
    public string Unit => Gap?.Base is { } per ? $"per {per:N0} people" : Chosen?.Unit ?? "";

    /// <summary>What the gap is and where it goes; null where it cannot be worked out.</summary>
    public string? Sentence =>
        Gap is not { } gap ? null
        : gap.Before is { } before
            ? $"{gap.Now.Words}: the gap is {Say(gap.Now.Gap)}, {gap.Trend} since the year before ({Say(before.Gap)})."
        : $"{gap.Now.Words}: the gap is {Say(gap.Now.Gap)}. There is no earlier year of the same small areas to compare it with.";

    public IActionResult OnGetCsv() =>
        Gap is null
            ? NotFound()
            : CsvExport.File(
                $"{Place.Name}-gap-{Chosen!.Slug}",
                Gap.Years,
                [
                    new ExportColumn<GapYear>("Place", _ => Place.Name),
                    new("Code", _ => Place.Code),
                    new("Measure", _ => Chosen.Title),
                    new("Period", y => y.Words),
                    new("Most deprived fifth", y => y.Most),
                    new("Least deprived fifth", y => y.Least),
                    new("Gap", y => y.Gap),
                    new("Per", _ => Gap.Base),
                    new("Areas in a fifth", _ => Gap.AreasInAFifth),
                    new("Deprivation of", _ => Gap.Index),
                    new("Source", _ => From!.Text),
                ]
            );

    private Chart Draw(Measure measure, DeprivationGap gap, Provenance from) =>
        new()
        {
            Title = $"{measure.Title}, {Place.Name}",
            Sentence = Sentence!,
            Unit = Unit,
            Source = new FigureSource(from.Text, from.Date),
            Kind = ChartKind.Line,
            Periods = [.. gap.Years.Reverse().Select(y => y.Words)],
            Series =
            [
                new("Most deprived fifth", [.. gap.Years.Reverse().Select(y => (double?)y.Most)]),
                new("Least deprived fifth", [.. gap.Years.Reverse().Select(y => (double?)y.Least)]),
            ],
            FromZero = true,
            Decimals = 1,
            Illustrative = measure.Illustrative || from.Illustrative,
        };

    public static string Say(double value) => value.ToString("N1", Text.Words);
}
