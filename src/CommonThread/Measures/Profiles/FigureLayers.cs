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
        var last = await db.Set<Observation>()
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
        var values = ids.Where(id => standing.Of(id) is not null)
            .ToDictionary(
                id => id,
                id => new MapValue(
                    standing.Of(id),
                    standing.Base is null
                        ? $"{measure.Say(standing.Of(id)!.Value)} {(measure.Kind == MeasureKind.Percentage ? "" : unit)}".TrimEnd()
                        : $"{standing.Of(id)!.Value.ToString("#,##0.0", Text.Words)} {unit}"
                )
            );
        return new($"{unit}, {standing.Words}", values, origin.Say(), standing.Last, origin.Illustrative);
    }
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
        var rows = await db.Set<Observation>()
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
