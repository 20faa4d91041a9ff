using CommonThread.Places;
using CommonThread.Shared.Charts;
using CommonThread.Shared.Maps;

namespace CommonThread.Measures.Profiles;

internal abstract class FiguresBlock : IPlaceBlock
{
    public PlaceTab Tab => PlaceTab.Figures;

    public abstract int Order { get; }

    public abstract string Heading { get; }

    public virtual string WhoFills =>
        "No figures are published for this place yet. An analyst loads populations, deprivation and recorded crime.";

    public abstract Task<PlaceBlock?> For(PlaceReading reading, CancellationToken stop);

    private protected static PlaceBlock Empty(PlaceReading reading) =>
        reading.Caller.May(MeasuresPermissions.Enter)
            ? PlaceBlock.EmptyWith("~/imports", "Load figures")
            : PlaceBlock.Empty;
}

/// <summary>The profile table: latest value, comparison, rank, source and date, old marked (C-25).</summary>
internal sealed class ProfileBlock(DrawUpProfile profiles) : FiguresBlock
{
    public override int Order => 110;

    public override string Heading => "Profile";

    public override async Task<PlaceBlock?> For(PlaceReading reading, CancellationToken stop)
    {
        var profile = await profiles.Of(reading.Place.Id, reading.Today, stop);
        return profile.Rows.Count == 0
            ? Empty(reading)
            : new(
                "/Measures/Profiles/_Profile.cshtml",
                profile,
                profile.AsAt,
                profile.Sources,
                $"~/measures/places/{reading.Place.Slug}.csv",
                "Download the profile as CSV"
            );
    }
}

/// <summary>What the crime block shows.</summary>
internal sealed record CrimeTrends(PlaceProfile Profile, Chart Total, SmallMultiples ByType);

/// <summary>Recorded crime of a place: the trend of all crime, small charts by type, sorted by what changed most.</summary>
internal sealed class CrimeBlock(DrawUpProfile profiles, Figures figures) : FiguresBlock
{
    public override int Order => 120;

    public override string Heading => "Recorded crime";

    public override string WhoFills =>
        "No recorded crime is loaded for this place yet. An analyst loads the police’s street-level files.";

    public override async Task<PlaceBlock?> For(PlaceReading reading, CancellationToken stop)
    {
        var slugs = StreetCrime.TypeSlugs.Prepend(StreetCrime.Crimes).ToArray();
        var measures = await figures.Measures(stop, slugs);
        var values = await figures.OfPlace(measures, reading.Place.Id, stop);
        var total = measures.Find(m => m.Slug == StreetCrime.Crimes);
        if (total is null || values[total.Id].Count == 0)
            return Empty(reading);
        var profile = await profiles.Of(reading.Place.Id, reading.Today, stop);
        var from = values[total.Id][^1].From;
        var source = new FigureSource(from.Text, from.Date);
        var small = measures
            .Where(m => m.Slug != StreetCrime.Crimes && values[m.Id].Any(f => f.Value > 0))
            .Select(m => (Measure: m, Trend: CrimeTrend.Of(m, values[m.Id])))
            .OrderByDescending(t => t.Trend.Attention)
            .ThenBy(t => t.Measure.Title, StringComparer.Ordinal)
            .Select(t => t.Trend.Chart(t.Measure, source))
            .ToList();
        return new(
            "/Measures/Profiles/_Crime.cshtml",
            new CrimeTrends(
                profile,
                CrimeTrend.Of(total, values[total.Id]).Chart(total, source),
                new()
                {
                    Title = "By type, those that rose most first",
                    Sentence =
                        "Each chart has its own scale and begins at zero; the sentence says the last twelve months against the twelve before.",
                    Source = source,
                    Charts = small,
                }
            ),
            values[total.Id][^1].Period.Last,
            from.Say(),
            $"~/measures/{StreetCrime.Crimes}?place={reading.Place.Slug}",
            "All recorded crime, in full"
        );
    }
}

/// <summary>A run of monthly counts: the last twelve months against the twelve before, in words.</summary>
internal sealed record CrimeTrend(IReadOnlyList<Figure> Series, double? Now, double? Before)
{
    public static CrimeTrend Of(Measure measure, IReadOnlyList<Figure> series)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return new(series, Year(series, 0), Year(series, CompareFigures.Months));
    }

    /// <summary>How far it moved the wrong way, as a share; the chart with the most stands first.</summary>
    public double Attention => Now is { } now && Before is > 0 and var before ? (now - before) / before : 0;

    public Chart Chart(Measure measure, FigureSource source) =>
        new()
        {
            Title = measure.Title,
            Sentence = Sentence(measure),
            Unit = $"{measure.Unit} a month",
            Source = source,
            Kind = ChartKind.Line,
            Periods = [.. Series.Select(f => f.Period.First.ToString("MMM yyyy", Text.Words))],
            PeriodName = "Month",
            Series = [new(measure.Title, [.. Series.Select(f => (double?)f.Value)])],
            FromZero = true,
            Decimals = 0,
            Better = measure.Direction switch
            {
                Direction.Up => Better.Higher,
                Direction.Down => Better.Lower,
                _ => Better.Neither,
            },
        };

    // Under 20 a percentage says more than is known (D-07).
    private string Sentence(Measure measure)
    {
        if (Series.Count == 0)
            return "No figures yet.";
        var last = Series[^1].Period;
        if (Now is not { } now)
            return $"{Series[^1].Value:#,##0.#} {measure.Unit} in {last}.";
        var said = $"{now.ToString("#,##0.#", Text.Words)} in the 12 months to {last}";
        if (Before is not { } before)
            return said + ".";
        var difference = now - before;
        if (Math.Abs(difference) < 0.5)
            return $"{said}, as in the 12 months before.";
        var way = difference > 0 ? "more" : "fewer";
        var share = before >= 20 ? $" ({difference / before * 100:+0;−0}%)" : "";
        return $"{said}, {Math.Abs(difference).ToString("#,##0.#", Text.Words)} {way} than in the 12 months before{share}.";
    }

    // Twelve months that follow on from each other, or nothing.
    private static double? Year(IReadOnlyList<Figure> series, int skip)
    {
        if (series.Count < CompareFigures.Months + skip)
            return null;
        var year = series.SkipLast(skip).TakeLast(CompareFigures.Months).ToList();
        return year[^1].Period.Plus(1 - CompareFigures.Months) == year[0].Period ? year.Sum(f => f.Value) : null;
    }
}

/// <summary>Places like this one, the variables stated, and a few figures of each side by side.</summary>
internal sealed class SimilarBlock(DrawUpProfile profiles, CompareFigures compare) : FiguresBlock
{
    private static readonly string[] Side =
    [
        StreetCrime.Crimes,
        "burglary",
        StreetCrime.Asb,
        KnownMeasures.DeprivationRank,
        KnownMeasures.Aged65,
        KnownMeasures.Rural,
    ];

    public override int Order => 130;

    public override string Heading => "Places like this";

    public override async Task<PlaceBlock?> For(PlaceReading reading, CancellationToken stop)
    {
        var profile = await profiles.Of(reading.Place.Id, reading.Today, stop);
        if (profile.Likeness.Places.Count == 0)
            return null;
        var columns = new List<(ProfileRow Row, Standing Standing)>();
        foreach (var slug in Side)
        {
            if (profile.Row(slug) is { } row)
                columns.Add((row, await compare.All(row.Measure, row.Latest.Period, stop)));
        }
        IEnumerable<PlaceName> places = [profile.Place, .. profile.Likeness.Places.Select(p => p.Place)];
        return new(
            "/Measures/Profiles/_Similar.cshtml",
            new SimilarRows(
                profile.Likeness,
                [.. columns.Select(c => c.Row)],
                [
                    .. places.Select(p =>
                        (p, (IReadOnlyList<string>)[.. columns.Select(c => c.Row.Say(c.Standing.Of(p.Id)))])
                    ),
                ]
            ),
            profile.AsAt,
            profile.Sources
        );
    }
}

/// <param name="Rows">The place itself first, then the nearest; a cell for each column.</param>
internal sealed record SimilarRows(
    Likeness Likeness,
    IReadOnlyList<ProfileRow> Columns,
    IReadOnlyList<(PlaceName Place, IReadOnlyList<string> Cells)> Rows
);
