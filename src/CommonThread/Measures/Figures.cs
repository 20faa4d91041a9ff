namespace CommonThread.Measures;

/// <summary>
/// Reads published figures: the latest, a series, all places at one period. Every page that shows a figure asks here, so that
/// there is one version of the truth. Measures the caller may not see have no figures here.
/// </summary>
public sealed class Figures(CommonThreadDb db, HiddenFigures hidden, Places.PartsHeld parts)
{
    // What these imports give for a larger place, they added up from small areas.
    private static readonly string[] AddedUp = ["population", "deprivation", "context", "crime"];

    private readonly Dictionary<int, Provenance> origins = [];

    /// <summary>Figures read outside a request: nothing is kept from one reading to the next.</summary>
    public Figures(CommonThreadDb db)
        : this(db, new Places.PlaceTree(db)) { }

    private Figures(CommonThreadDb db, Places.PlaceTree tree)
        : this(db, new HiddenFigures(db, tree), new Places.PartsHeld(db, tree)) { }

    /// <summary>
    /// The published values, without those that were added up for places that are not loaded whole. What a file or a person
    /// gives for such a place itself is its own and stays.
    /// </summary>
    public async Task<IQueryable<Observation>> Published(CancellationToken stop)
    {
        var all = db.Set<Observation>().AsNoTracking();
        var notWhole = (await parts.NotWhole(stop)).Keys.ToList();
        return notWhole.Count == 0
            ? all
            : all.Where(o =>
                !notWhole.Contains(o.PlaceId)
                || !db.Set<Release>().Any(r => r.Id == o.ReleaseId && AddedUp.Contains(r.Import))
            );
    }

    /// <summary>Changes when another place is, or is no longer, loaded whole.</summary>
    internal async Task<string> PartsStamp(CancellationToken stop) =>
        string.Join(',', (await parts.NotWhole(stop)).Keys.Order());

    /// <summary>Why nothing is added up for a place, as one sentence; null where it is loaded whole.</summary>
    public async Task<string?> WhyNotWhole(int placeId, CancellationToken stop) =>
        (await parts.NotWhole(stop)).GetValueOrDefault(placeId);

    /// <summary>Measures in the order of their titles; all in use, or those given by slug.</summary>
    public Task<List<Measure>> Measures(CancellationToken stop, params string[] slugs) =>
        db.Set<Measure>()
            .AsNoTracking()
            .Where(m => slugs.Length == 0 ? m.Status == MeasureStatus.InUse : slugs.Contains(m.Slug))
            .OrderBy(m => m.Title)
            .ToListAsync(stop);

    /// <summary>The measure with an address, or null where the caller may not see it.</summary>
    public Task<Measure?> Measure(string slug, CancellationToken stop) =>
        db.Set<Measure>().AsNoTracking().SingleOrDefaultAsync(m => m.Slug == slug, stop);

    /// <summary>The latest published value of a measure for a place, or null.</summary>
    public async Task<Figure?> Latest(Measure measure, int placeId, CancellationToken stop, string part = "")
    {
        var series = await Series(measure, placeId, stop, part);
        return series.Count == 0 ? null : series[^1];
    }

    /// <summary>All values of a measure (or its part) for a place, oldest first, with the zeros that coverage implies.</summary>
    public async Task<IReadOnlyList<Figure>> Series(
        Measure measure,
        int placeId,
        CancellationToken stop,
        string part = ""
    )
    {
        ArgumentNullException.ThrowIfNull(measure);
        var all = await OfPlace([measure], placeId, stop);
        return [.. all[measure.Id].Where(f => f.Part == part)];
    }

    /// <summary>Every value of several measures for a place in one reading, by measure, oldest first; measures without any have an empty list.</summary>
    public async Task<IReadOnlyDictionary<int, IReadOnlyList<Figure>>> OfPlace(
        IReadOnlyCollection<Measure> measures,
        int placeId,
        CancellationToken stop
    )
    {
        ArgumentNullException.ThrowIfNull(measures);
        var ids = measures.Select(m => m.Id).ToList();
        var rows = await (await Published(stop))
            .Where(o => o.PlaceId == placeId && ids.Contains(o.MeasureId))
            .ToListAsync(stop);
        var families = measures.Select(m => m.Family).OfType<string>().Distinct().ToList();
        var coverage =
            families.Count == 0
                ? []
                : await db.Set<Coverage>()
                    .AsNoTracking()
                    .Where(c => c.PlaceId == placeId && families.Contains(c.Family))
                    .ToListAsync(stop);
        if (await WhyNotWhole(placeId, stop) is not null)
            coverage.Clear();
        await Origins([.. rows.Select(r => r.ReleaseId), .. coverage.Select(c => c.ReleaseId)], stop);
        var byMeasure = rows.ToLookup(r => r.MeasureId);
        var found = new Dictionary<int, IReadOnlyList<Figure>>(measures.Count);
        foreach (var measure in measures)
        {
            var figures = Whole(measure, placeId, byMeasure[measure.Id], coverage);
            var kept = await hidden.Of(measure, stop);
            found[measure.Id] =
                kept.Count == 0 ? figures : figures.ConvertAll(f => kept.Contains(KeyOf(f)) ? f.Hide() : f);
        }
        return found;
    }

    /// <summary>
    /// The value of a measure for each of many places in one period; places without a value are absent, covered zeros are not.
    /// </summary>
    public async Task<IReadOnlyDictionary<int, Figure>> At(
        Measure measure,
        Period period,
        IReadOnlyCollection<int> placeIds,
        CancellationToken stop,
        string part = ""
    )
    {
        ArgumentNullException.ThrowIfNull(measure);
        var wanted = placeIds as IReadOnlySet<int> ?? placeIds.ToHashSet();
        var rows = await (await Published(stop))
            .Where(o =>
                o.MeasureId == measure.Id && o.First == period.First && o.PeriodKind == period.Kind && o.Part == part
            )
            .ToListAsync(stop);
        var covered = await Covered(measure, period.First, period.Last, stop);
        await Origins([.. rows.Select(r => r.ReleaseId), .. covered.Values], stop);
        var kept = await hidden.Of(measure, stop);
        var figures = rows.Where(r => wanted.Contains(r.PlaceId))
            .Select(Shown)
            .ToDictionary(f => f.PlaceId, f => kept.Contains(KeyOf(f)) ? f.Hide() : f);
        foreach (var (place, release) in covered)
        {
            if (wanted.Contains(place))
                figures.TryAdd(place, Zero(measure.Id, place, period, release));
        }
        return figures;
    }

    /// <summary>
    /// Sums of a count over a span for each of many places; only places whose every period in the span is known, and may be
    /// known to this reader: a sum beside its months would give a hidden one away. Not a number where one is hidden.
    /// </summary>
    /// <param name="first">First day of the span's first period.</param>
    /// <param name="last">Last day of its last.</param>
    public async Task<IReadOnlyDictionary<int, double>> Sums(
        Measure measure,
        DateOnly first,
        DateOnly last,
        IReadOnlyCollection<int> placeIds,
        CancellationToken stop
    )
    {
        ArgumentNullException.ThrowIfNull(measure);
        var wanted = placeIds as IReadOnlySet<int> ?? placeIds.ToHashSet();
        var sums = await (await Published(stop))
            .Where(o =>
                o.MeasureId == measure.Id
                && o.PeriodKind == measure.Frequency
                && o.First >= first
                && o.Last <= last
                && o.Part == ""
            )
            .GroupBy(o => o.PlaceId)
            .Select(g => new
            {
                PlaceId = g.Key,
                Sum = g.Sum(o => o.Value),
                Count = g.Count(),
            })
            .ToListAsync(stop);
        var covered = await Covered(measure, first, last, stop);
        var periods = PeriodsBetween(measure.Frequency, first, last);
        var result = covered.Keys.Where(wanted.Contains).ToDictionary(p => p, _ => 0d);
        var kept = (await hidden.Of(measure, stop))
            .Where(k => k.Part.Length == 0 && k.First >= first && k.First <= last)
            .Select(k => k.PlaceId)
            .ToHashSet();
        foreach (var sum in sums)
        {
            if (wanted.Contains(sum.PlaceId) && (result.ContainsKey(sum.PlaceId) || sum.Count == periods))
                result[sum.PlaceId] = kept.Contains(sum.PlaceId) ? double.NaN : sum.Sum;
        }
        return result;
    }

    /// <summary>The latest period for which any place has a value (or is covered), or null.</summary>
    public async Task<Period?> LatestPeriod(Measure measure, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(measure);
        var last = await (await Published(stop))
            .Where(o => o.MeasureId == measure.Id)
            .OrderByDescending(o => o.First)
            .Select(o => new
            {
                o.PeriodKind,
                o.First,
                o.Last,
            })
            .FirstOrDefaultAsync(stop);
        return last is null ? null : Period.From(last.PeriodKind, last.First, last.Last);
    }

    /// <summary>The periods a measure has values for, oldest first.</summary>
    public async Task<IReadOnlyList<Period>> Periods(Measure measure, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(measure);
        var rows = await (await Published(stop))
            .Where(o => o.MeasureId == measure.Id)
            .Select(o => new
            {
                o.PeriodKind,
                o.First,
                o.Last,
            })
            .Distinct()
            .ToListAsync(stop);
        return [.. rows.Select(r => Period.From(r.PeriodKind, r.First, r.Last)).Order()];
    }

    /// <summary>Where the figures of a release come from.</summary>
    public async Task<Provenance?> Origin(int releaseId, CancellationToken stop)
    {
        await Origins([releaseId], stop);
        return origins.GetValueOrDefault(releaseId);
    }

    private async Task<Dictionary<int, int>> Covered(
        Measure measure,
        DateOnly first,
        DateOnly last,
        CancellationToken stop
    )
    {
        if (measure.Family is not { } family)
            return [];
        var rows = await db.Set<Coverage>()
            .AsNoTracking()
            .Where(c => c.Family == family && c.First <= last && c.Last >= first)
            .OrderBy(c => c.First)
            .ToListAsync(stop);
        var notWhole = await parts.NotWhole(stop);
        var covered = new Dictionary<int, int>();
        foreach (var place in rows.Where(c => !notWhole.ContainsKey(c.PlaceId)).GroupBy(c => c.PlaceId))
        {
            // Spans that follow on from each other cover together.
            var reached = first;
            foreach (var span in place)
            {
                if (span.First > reached)
                    break;
                reached = span.Last.AddDays(1) > reached ? span.Last.AddDays(1) : reached;
            }
            if (reached > last)
                covered[place.Key] = place.Last().ReleaseId;
        }
        return covered;
    }

    private List<Figure> Whole(Measure measure, int placeId, IEnumerable<Observation> rows, List<Coverage> coverage)
    {
        var figures = rows.Select(Shown).ToList();
        if (measure.Family is { } family)
        {
            var known = figures.Where(f => f.Part.Length == 0).Select(f => f.Period.First).ToHashSet();
            foreach (var span in coverage.Where(c => c.Family == family))
            {
                for (
                    var period = Period.Of(span.PeriodKind, span.First);
                    period.Last <= span.Last;
                    period = period.Next()
                )
                {
                    if (known.Add(period.First))
                        figures.Add(Zero(measure.Id, placeId, period, span.ReleaseId));
                }
            }
        }
        figures.Sort((a, b) => a.Period.CompareTo(b.Period));
        return figures;
    }

    private static FigureKey KeyOf(Figure f) => new(f.MeasureId, f.PlaceId, f.Period.Kind, f.Period.First, f.Part);

    private Figure Shown(Observation o) =>
        new(
            o.MeasureId,
            o.PlaceId,
            o.Period,
            o.Part,
            o.Value,
            o.Numerator,
            o.Denominator,
            origins[o.ReleaseId],
            o.Revised,
            o.Note,
            o.BoundaryId
        );

    private Figure Zero(int measure, int place, Period period, int release) =>
        new(measure, place, period, "", 0, null, null, origins[release], IsImpliedZero: true);

    private async Task Origins(IEnumerable<int> releases, CancellationToken stop)
    {
        var missing = releases.Distinct().Where(id => !origins.ContainsKey(id)).ToList();
        if (missing.Count == 0)
            return;
        var found = await db.Set<Release>()
            .Where(r => missing.Contains(r.Id))
            .Join(db.Set<Source>(), r => r.SourceId, s => s.Id, (r, s) => new { r, s })
            .Select(x => new Provenance(x.r.Id, x.r.Number, x.s.Name, x.s.Publisher, x.s.Date, x.s.Illustrative))
            .ToListAsync(stop);
        foreach (var origin in found)
            origins[origin.ReleaseId] = origin;
    }

    internal static int PeriodsBetween(PeriodKind kind, DateOnly first, DateOnly last)
    {
        if (kind == PeriodKind.Wave)
            return 1;
        var count = 0;
        for (var period = Period.Of(kind, first); period.Last <= last; period = period.Next())
            count++;
        return count;
    }
}
