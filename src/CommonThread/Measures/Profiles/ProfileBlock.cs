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

    /// <summary>Declared here, so that a block's own sentence is the one that the page asks for.</summary>
    public virtual Task<PlaceSentence?> Brief(PlaceReading reading, CancellationToken stop) =>
        Task.FromResult<PlaceSentence?>(null);

    // A place that is not loaded whole has one sentence about it, not an empty block for each kind of figure.
    private protected static async Task<PlaceBlock?> Empty(
        PlaceReading reading,
        Figures figures,
        CancellationToken stop
    ) =>
        await figures.WhyNotWhole(reading.Place.Id, stop) is not null ? null
        : reading.Caller.May(MeasuresPermissions.Enter) ? PlaceBlock.EmptyWith("~/imports", "Load figures")
        : PlaceBlock.Empty;
}

/// <summary>Says, before all figures, why none are added up for a place that is not loaded whole (C-25).</summary>
internal sealed class NotWholeBlock(Figures figures) : FiguresBlock
{
    public override int Order => 100;

    public override string Heading => "Why no figures are added up here";

    public override async Task<PlaceBlock?> For(PlaceReading reading, CancellationToken stop) =>
        await figures.WhyNotWhole(reading.Place.Id, stop) is { } why
            ? new("/Measures/Profiles/_NotWhole.cshtml", why)
            : null;

    public override async Task<PlaceSentence?> Brief(PlaceReading reading, CancellationToken stop) =>
        await figures.WhyNotWhole(reading.Place.Id, stop) is { } why
            ? new($"No figures are added up for this place. {why}")
            : null;
}

/// <summary>The profile table, below what is drawn: latest value, comparison, rank, source and date, old marked (C-25).</summary>
internal sealed class ProfileBlock(DrawUpProfile profiles, Figures figures) : FiguresBlock
{
    public override int Order => 155;

    public override string Heading => "Profile";

    public override async Task<PlaceBlock?> For(PlaceReading reading, CancellationToken stop)
    {
        var profile = await profiles.Of(reading.Place.Id, reading.Today, stop);
        return profile.Rows.Count == 0
            ? await Empty(reading, figures, stop)
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
internal sealed record CrimeTrends(PlaceProfile Profile, Provenance From, Chart Total, SmallMultiples ByType);

/// <summary>Recorded crime of a place: the trend of all crime, small charts by type, sorted by what changed most.</summary>
internal sealed class CrimeBlock(CommonThreadDb db, DrawUpProfile profiles, Figures figures, CompareFigures compare)
    : FiguresBlock
{
    public override int Order => 110;

    public override string Heading => "Recorded crime";

    public override string WhoFills =>
        "No recorded crime is loaded for this place yet. An analyst loads the police’s street-level files.";

    public override async Task<PlaceBlock?> For(PlaceReading reading, CancellationToken stop)
    {
        var place = reading.Place;
        var trends = await compare.Remember(place.Id, reading.Today, () => Trends(reading, stop), stop);
        if (trends.Shown is not { } shown)
            return await Empty(reading, figures, stop);
        return new(
            "/Measures/Profiles/_Crime.cshtml",
            shown,
            shown.From.Date,
            shown.From.Text,
            $"~/measures/{StreetCrime.Crimes}?place={place.Slug}",
            "All recorded crime, in full"
        );
    }

    public override async Task<PlaceSentence?> Brief(PlaceReading reading, CancellationToken stop)
    {
        var trends = await compare.Remember(reading.Place.Id, reading.Today, () => Trends(reading, stop), stop);
        return trends.Shown?.Total.Sentence is { } sentence ? new($"Recorded crime: {sentence}") : null;
    }

    // Whether there are any is remembered too.
    private sealed record Remembered(CrimeTrends? Shown);

    private async Task<Remembered> Trends(PlaceReading reading, CancellationToken stop)
    {
        var slugs = StreetCrime.TypeSlugs.Prepend(StreetCrime.Crimes).ToArray();
        var measures = await figures.Measures(stop, slugs);
        var values = await figures.OfPlace(measures, reading.Place.Id, stop);
        var total = measures.Find(m => m.Slug == StreetCrime.Crimes);
        if (total is null || values[total.Id].Count == 0)
            return new(null);
        var profile = await profiles.Of(reading.Place.Id, reading.Today, stop);
        var from = values[total.Id][^1].From;
        var source = new FigureSource(from.Text, from.Date);
        var breaks = await BoundaryBreak.In(db, values[total.Id], stop);
        var small = measures
            .Where(m => m.Slug != StreetCrime.Crimes && values[m.Id].Any(f => f.Value > 0 || f.Hidden))
            .Select(m => (Measure: m, Trend: Trend.Of(m, values[m.Id])!))
            .OrderByDescending(t => t.Trend.Attention)
            .ThenBy(t => t.Measure.Title, StringComparer.Ordinal)
            .Select(t => t.Trend.Chart(t.Measure, source, breaks))
            .ToList();
        return new(
            new CrimeTrends(
                profile,
                from,
                Trend.Of(total, values[total.Id])!.Chart(total, source, breaks),
                new()
                {
                    Title = "By type, those that rose most first",
                    Sentence =
                        "Each chart has its own scale and begins at zero; the sentence says the last twelve months against the twelve before.",
                    Source = source,
                    Charts = small,
                }
            )
        );
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
                        (
                            p,
                            (IReadOnlyList<string>)
                                [.. columns.Select(c => c.Standing.Say(p.Id, v => c.Row.Say(v), "–"))]
                        )
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
