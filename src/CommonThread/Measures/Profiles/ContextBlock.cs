using CommonThread.Measures.Context;
using CommonThread.Places;

namespace CommonThread.Measures.Profiles;

/// <summary>What is known of a place’s people and surroundings, and what nobody has entered.</summary>
/// <param name="Missing">Titles of the measures of C-37 that have no value here.</param>
internal sealed record Surroundings(
    IReadOnlyList<(Measure Measure, Figure Figure)> Known,
    IReadOnlyList<string> Missing
);

/// <summary>How rural, ageing and connected a place is, and its people by age (C-37).</summary>
internal sealed class ContextBlock(Figures figures) : FiguresBlock
{
    private static readonly string[] Wanted =
    [
        KnownMeasures.Population,
        KnownMeasures.Rural,
        KnownMeasures.Aged65,
        KnownMeasures.LivingAlone,
        KnownMeasures.Broadband,
        KnownMeasures.Distance,
        KnownMeasures.Growth,
    ];

    public override int Order => 160;

    public override string Heading => "People and surroundings";

    public override async Task<PlaceBlock?> For(PlaceReading reading, CancellationToken stop)
    {
        var measures = await figures.Measures(stop, Wanted);
        var values = await figures.OfPlace(measures, reading.Place.Id, stop);
        var latest = measures
            .OrderBy(m => Array.IndexOf(Wanted, m.Slug))
            .SelectMany(m =>
                values[m.Id].Where(f => f.Period == values[m.Id][^1].Period).Select(f => (Measure: m, Figure: f))
            )
            .ToList();
        var mayRecord = reading.Caller.May(MeasuresPermissions.Publish, reading.Above);
        var record = $"{reading.Place.Url}/context";
        if (latest.Count == 0)
            return mayRecord ? PlaceBlock.EmptyWith(record, "Record it") : null;
        var known = latest.Select(l => l.Measure.Slug).ToHashSet(StringComparer.Ordinal);
        return new(
            "/Measures/Profiles/_Context.cshtml",
            new Surroundings(
                latest,
                [
                    .. Wanted
                        .Where(w => !known.Contains(w) && ContextMeasures.All.ContainsKey(w))
                        .Select(w => ContextMeasures.All[w].Title),
                ]
            ),
            latest.Max(f => f.Figure.From.Date),
            string.Join("; ", latest.Select(f => f.Figure.From.Text).Distinct()),
            mayRecord ? record : null,
            mayRecord ? "Record what is missing" : null
        );
    }
}
