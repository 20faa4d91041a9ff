using CommonThread.Places;

namespace CommonThread.Measures.Profiles;

/// <summary>Shades the map of places by a measure that the imports define.</summary>
internal abstract class FigureLayer(Figures figures, CompareFigures compare) : IMapLayer
{
    public abstract string Key { get; }

    public abstract string Title { get; }

    public abstract int Order { get; }

    protected abstract string Slug { get; }

    public async Task<MapLayerValues?> For(CommonThreadDb db, string placeType, DateOnly today, CancellationToken stop)
    {
        if (await figures.Measure(Slug, stop) is not { } measure)
            return null;
        var ids = await db.Set<Place>().Where(p => p.Type == placeType).Select(p => p.Id).ToListAsync(stop);
        // The latest period that places of this kind have: small areas of 2021 have other index years than those of 2011.
        var last = await (await figures.Published(stop))
            .Where(o => o.MeasureId == measure.Id && o.Part == "" && ids.Contains(o.PlaceId))
            .OrderByDescending(o => o.First)
            .Select(o => new
            {
                o.PeriodKind,
                o.First,
                o.Last,
                o.ReleaseId,
            })
            .FirstOrDefaultAsync(stop);
        if (last is null || await figures.Origin(last.ReleaseId, stop) is not { } origin)
            return null;
        var standing = await compare.All(measure, Period.From(last.PeriodKind, last.First, last.Last), stop);
        var unit = standing.Base is { } per ? $"per {per:N0} people" : measure.Unit;
        string Words(double value) =>
            measure.Kind is MeasureKind.Percentage or MeasureKind.Rank && standing.Base is null
                ? Bare(measure, standing, value)
                : $"{Bare(measure, standing, value)} {unit}";
        var values = ids.Where(id => standing.Of(id) is not null || standing.Hidden.Contains(id))
            .ToDictionary(id => id, id => new MapValue(standing.Of(id), standing.Say(id, Words)));
        return new(
            $"{unit}, {standing.Words}",
            values,
            origin.Text,
            origin.Date,
            origin.Illustrative,
            value => Bare(measure, standing, value),
            measure.Kind == MeasureKind.Rank
        );
    }

    private static string Bare(Measure measure, Standing standing, double value) =>
        standing.Base is not null ? value.ToString("#,##0.0", Text.Words)
        : measure.Kind == MeasureKind.Rank ? value.ToString("#,##0", Text.Words)
        : measure.Say(value);
}

internal sealed class CrimeLayer(Figures figures, CompareFigures compare) : FigureLayer(figures, compare)
{
    public override string Key => "crime";
    public override string Title => "Recorded crime";
    public override int Order => 10;
    protected override string Slug => StreetCrime.Crimes;
}

internal sealed class DeprivationLayer(Figures figures, CompareFigures compare) : FigureLayer(figures, compare)
{
    public override string Key => "deprivation";
    public override string Title => "Deprivation (rank, low is most deprived)";
    public override int Order => 20;
    protected override string Slug => KnownMeasures.DeprivationRank;
}

internal sealed class OlderLayer(Figures figures, CompareFigures compare) : FigureLayer(figures, compare)
{
    public override string Key => "aged-65";
    public override string Title => "Residents aged 65 and over";
    public override int Order => 30;
    protected override string Slug => KnownMeasures.Aged65;
}

/// <summary>Narrows a list of places by a share of their residents (C-37).</summary>
internal abstract class ShareFilter(Figures figures) : IPlaceFilter
{
    public abstract string Key { get; }

    public abstract string Label { get; }

    protected abstract string Slug { get; }

    protected abstract IReadOnlyList<(string Value, string Words, double From, double Below)> Bands { get; }

    public async Task<IReadOnlyList<(string Value, string Words)>> Choices(
        CommonThreadDb db,
        string placeType,
        CancellationToken stop
    ) => (await Shares(db, placeType, stop)).Count == 0 ? [] : [.. Bands.Select(b => (b.Value, b.Words))];

    public async Task<IReadOnlySet<int>> Passing(
        CommonThreadDb db,
        string placeType,
        string value,
        CancellationToken stop
    )
    {
        if (Bands.All(b => b.Value != value))
            return new HashSet<int>();
        var band = Bands.First(b => b.Value == value);
        return (await Shares(db, placeType, stop))
            .Where(s => s.Value >= band.From && s.Value < band.Below)
            .Select(s => s.Key)
            .ToHashSet();
    }

    private async Task<Dictionary<int, double>> Shares(CommonThreadDb db, string placeType, CancellationToken stop)
    {
        if (await figures.Measure(Slug, stop) is not { } measure)
            return [];
        var rows = await (await figures.Published(stop))
            .Where(o => o.MeasureId == measure.Id && o.Part == "")
            .Join(
                db.Set<Place>().Where(p => p.Type == placeType),
                o => o.PlaceId,
                p => p.Id,
                (o, p) =>
                    new
                    {
                        p.Id,
                        o.First,
                        o.Value,
                    }
            )
            .ToListAsync(stop);
        return rows.GroupBy(r => r.Id).ToDictionary(g => g.Key, g => g.MaxBy(r => r.First)!.Value);
    }
}

internal sealed class RuralFilter(Figures figures) : ShareFilter(figures)
{
    public override string Key => "rural";
    public override string Label => "Rural or urban";
    protected override string Slug => KnownMeasures.Rural;
    protected override IReadOnlyList<(string Value, string Words, double From, double Below)> Bands { get; } =
    [
        ("rural", "Mostly rural (half or more of residents)", 50, 101),
        ("partly", "Partly rural", 0.0001, 50),
        ("urban", "Urban", 0, 0.0001),
    ];
}

internal sealed class AgeingFilter(Figures figures) : ShareFilter(figures)
{
    public override string Key => "ageing";
    public override string Label => "Residents aged 65 and over";
    protected override string Slug => KnownMeasures.Aged65;
    protected override IReadOnlyList<(string Value, string Words, double From, double Below)> Bands { get; } =
    [("over-25", "A quarter or more", 25, 101), ("15-25", "15% to 25%", 15, 25), ("under-15", "Under 15%", 0, 15)];
}

internal sealed class AloneFilter(Figures figures) : ShareFilter(figures)
{
    public override string Key => "alone";
    public override string Label => "Households of one person";
    protected override string Slug => KnownMeasures.LivingAlone;
    protected override IReadOnlyList<(string Value, string Words, double From, double Below)> Bands { get; } =
    [("over-35", "35% or more", 35, 101), ("25-35", "25% to 35%", 25, 35), ("under-25", "Under 25%", 0, 25)];
}

internal sealed class BroadbandFilter(Figures figures) : ShareFilter(figures)
{
    public override string Key => "broadband";
    public override string Label => "Homes with fast broadband";
    protected override string Slug => KnownMeasures.Broadband;
    protected override IReadOnlyList<(string Value, string Words, double From, double Below)> Bands { get; } =
    [("under-80", "Under 80%", 0, 80), ("80-95", "80% to 95%", 80, 95), ("over-95", "95% or more", 95, 101)];
}

internal sealed class DistanceFilter(Figures figures) : ShareFilter(figures)
{
    public override string Key => "distance";
    public override string Label => "Distance to services";
    protected override string Slug => KnownMeasures.Distance;
    protected override IReadOnlyList<(string Value, string Words, double From, double Below)> Bands { get; } =
    [("over-5", "5 km or more", 5, 1000), ("2-5", "2 to 5 km", 2, 5), ("under-2", "Under 2 km", 0, 2)];
}

internal sealed class GrowthFilter(Figures figures) : ShareFilter(figures)
{
    public override string Key => "growth";
    public override string Label => "Population growth";
    protected override string Slug => KnownMeasures.Growth;
    protected override IReadOnlyList<(string Value, string Words, double From, double Below)> Bands { get; } =
    [("fast", "1% a year or more", 1, 1000), ("slow", "Up to 1% a year", 0, 1), ("fewer", "Fewer people", -1000, 0)];
}
