using CommonThread.Places;

namespace CommonThread.Measures.Profiles;

internal sealed record GapRow(Measure Measure, DeprivationGap Gap, Provenance From);

/// <summary>The gap between the most and least deprived fifth of a place, and whether it is narrowing (C-35).</summary>
internal sealed class GapBlock(CommonThreadDb db, Figures figures, CompareFigures compare, PlaceTree tree)
    : FiguresBlock
{
    private static readonly string[] Wanted =
    [
        StreetCrime.Crimes,
        StreetCrime.Asb,
        "burglary",
        "violence-and-sexual-offences",
    ];

    public override int Order => 150;

    public override string Heading => "The gap between the most and least deprived";

    public override async Task<PlaceBlock?> For(PlaceReading reading, CancellationToken stop)
    {
        var rows = new List<GapRow>();
        foreach (var measure in await figures.Measures(stop, Wanted))
        {
            if (
                await figures.Latest(measure, reading.Place.Id, stop) is { } latest
                && await DeprivationGap.In(db, compare, tree, measure, reading.Place.Id, reading.Today, stop) is { } gap
            )
                rows.Add(new(measure, gap, latest.From));
        }
        return rows.Count == 0
            ? null
            : new(
                "/Measures/Profiles/_Gap.cshtml",
                rows,
                null,
                $"{rows[0].From.Say()}; deprivation of {rows[0].Gap.DeprivationYear}"
            );
    }
}

/// <summary>How rural and how old a place is, and its people by age (C-37).</summary>
internal sealed class ContextBlock(Figures figures) : FiguresBlock
{
    public override int Order => 160;

    public override string Heading => "People and surroundings";

    public override async Task<PlaceBlock?> For(PlaceReading reading, CancellationToken stop)
    {
        var measures = await figures.Measures(
            stop,
            KnownMeasures.Population,
            KnownMeasures.Rural,
            KnownMeasures.Aged65
        );
        var values = await figures.OfPlace(measures, reading.Place.Id, stop);
        var latest = measures
            .SelectMany(m =>
                values[m.Id].Where(f => f.Period == values[m.Id][^1].Period).Select(f => (Measure: m, Figure: f))
            )
            .OrderBy(f => f.Measure.Title, StringComparer.Ordinal)
            .ThenBy(f => f.Figure.Part, StringComparer.Ordinal)
            .ToList();
        if (latest.Count == 0)
            return null;
        return new(
            "/Measures/Profiles/_Context.cshtml",
            latest,
            latest.Max(f => f.Figure.Period.Last),
            string.Join("; ", latest.Select(f => f.Figure.From.Text).Distinct())
        );
    }
}
