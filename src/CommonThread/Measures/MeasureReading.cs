using CommonThread.Places;
using CommonThread.Shared.Charts;

namespace CommonThread.Measures;

/// <summary>A measure (or its part) of one place, read whole: its figures, what they say, and how they stand.</summary>
/// <param name="Series">Oldest first; empty where nothing is published.</param>
/// <param name="Breaks">Where the place's boundary changed.</param>
/// <param name="Signal">Null where the series is too short to judge.</param>
/// <param name="Progress">Null where it has no figure that the reader may see.</param>
public sealed record MeasureReading(
    Measure Measure,
    PlaceName Place,
    string Part,
    IReadOnlyList<Figure> Series,
    IReadOnlyList<BoundaryBreak> Breaks,
    Signal? Signal,
    Progress? Progress
)
{
    public Figure? Latest => Series.Count == 0 ? null : Series[^1];

    /// <summary>Reads several measures of a place at once, whole measures and not their parts.</summary>
    /// <param name="until">Leaves out figures of periods that end after the day: how it stood at the end of a quarter.</param>
    public static async Task<IReadOnlyList<MeasureReading>> Of(
        CommonThreadDb db,
        Figures figures,
        IReadOnlyCollection<Measure> measures,
        PlaceName place,
        CancellationToken stop,
        string part = "",
        DateOnly? until = null
    )
    {
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(measures);
        ArgumentNullException.ThrowIfNull(place);
        var all = await figures.OfPlace(measures, place.Id, stop);
        var readings = new List<MeasureReading>(measures.Count);
        foreach (var measure in measures)
        {
            IReadOnlyList<Figure> series =
            [
                .. all[measure.Id].Where(f => f.Part == part && (until is null || f.Period.Last <= until)),
            ];
            var breaks = await BoundaryBreak.In(db, series, stop);
            readings.Add(
                new(
                    measure,
                    place,
                    part,
                    series,
                    breaks,
                    // A target and a baseline are of the whole.
                    Signal.Of(measure, series, breaks),
                    part.Length == 0 ? Progress.Of(measure, series, breaks) : null
                )
            );
        }
        return readings;
    }

    /// <summary>The chart of the series: an XmR chart from the eighth figure on. There must be a figure.</summary>
    public Chart Draw()
    {
        var latest = Latest!;
        return new()
        {
            Title = $"{Measure.Title}{(Part.Length == 0 ? "" : $": {Part}")}, {Place.Name}",
            Sentence =
                (latest.Hidden ? $"{latest.Period}: hidden." : $"{latest.Period}: {Measure.SayWhole(latest.Value)}.")
                + (Signal is null ? "" : $" {Signal.Sentence}")
                + string.Concat(Breaks.Select(b => $" {b.Say()}: figures before and after are not of the same area.")),
            Unit = Measure.Unit,
            Source = new FigureSource(latest.From.Text, latest.From.Date),
            Kind = Series.Count > 2 ? ChartKind.Line : ChartKind.Bar,
            Periods = [.. Series.Select(f => f.Period.ToString())],
            Series =
            [
                new(Place.Name, [.. Series.Select(f => (double?)f.Value)])
                {
                    Kinds = Signal?.Kinds ?? [],
                    Bands = Signal is null ? [] : [Signal.Band],
                },
            ],
            Annotations = [.. Breaks.Select(b => new Annotation(b.Index, BoundaryBreak.Mark, b.From?.Say()))],
            Target = Part.Length == 0 ? Measure.Target : null,
            Better = Measure.Direction switch
            {
                Direction.Up => Better.Higher,
                Direction.Down => Better.Lower,
                _ => Better.Neither,
            },
            Illustrative = Measure.Illustrative || latest.From.Illustrative,
        };
    }
}
