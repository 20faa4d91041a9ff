using CommonThread.Places;

namespace CommonThread.Measures.Profiles;

internal sealed record GapRow(Place Place, Measure Measure, DeprivationGap Gap, Provenance From);

/// <summary>The gap between the most and least deprived fifth of a place, and whether it is narrowing (C-35).</summary>
internal sealed class GapBlock(Figures figures, CompareFigures compare, PlaceTree tree) : FiguresBlock
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
        var rows = await compare.Remember(reading.Place.Id, reading.Today, () => Rows(reading, stop), stop);
        return rows.Count == 0
            ? null
            : new(
                "/Measures/Profiles/_Gap.cshtml",
                rows,
                rows[0].From.Date,
                $"{rows[0].From.Text}; English Indices of Deprivation {rows[0].Gap.Index}"
            );
    }

    private async Task<List<GapRow>> Rows(PlaceReading reading, CancellationToken stop)
    {
        var rows = new List<GapRow>();
        foreach (var measure in await figures.Measures(stop, Wanted))
        {
            if (
                await figures.Latest(measure, reading.Place.Id, stop) is { } latest
                && await DeprivationGap.In(compare, tree, measure, reading.Place.Id, reading.Today, stop) is { } gap
            )
                rows.Add(new(reading.Place, measure, gap, latest.From));
        }
        return rows;
    }
}
