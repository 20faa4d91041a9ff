using CommonThread.Measures;

namespace CommonThread.Strategy.SuccessMeasures;

/// <summary>
/// A success measure with what is known of it: the published figures of its framework’s place, or its judgements.
/// </summary>
/// <param name="Figure">The figure that it is; null for what is judged, or where the caller may not see it.</param>
/// <param name="Series">Every value with its part, oldest first.</param>
internal sealed record KnownSuccess(SuccessMeasure Success, Measure? Figure, IReadOnlyList<Figure> Series)
{
    /// <summary>How the whole moved, or each part where only the parts have values.</summary>
    public IReadOnlyList<(string Part, Movement Movement)> Movements =>
        field ??= Figure is null
            ? []
            :
            [
                .. Series
                    .GroupBy(f => f.Part, StringComparer.Ordinal)
                    .OrderBy(g => Figure.Parts.FirstOrDefault(p => p.Label == g.Key)?.Order ?? -1)
                    .Select(g => (g.Key, Movement.Of(Figure, [.. g])!)),
            ];

    public Judgement? Judged => Success.Judgements.MaxBy(j => j.Last);

    public bool HasValue => Series.Count > 0 || Judged is not null;

    public bool IsInvented => Series.Count > 0 ? Series[^1].From.Illustrative : Judged?.Illustrative == true;

    /// <summary>The latest value or judgement in a few words; null while there is none.</summary>
    public string? Latest =>
        Judged is { } judged ? $"{judged.Stands.Say()} ({judged.When()})"
        : Movements.Count == 0 ? null
        : string.Join("; ", Movements.Select(m => $"{Part(m.Part)}{m.Movement.Numbers}"));

    /// <summary>Whether it got better, in a few words; null where nothing can be compared.</summary>
    public string? Signal =>
        Movements.Where(m => m.Movement.Before is not null).ToList() is { Count: > 0 } moved
            ? string.Join("; ", moved.Select(m => $"{Part(m.Part)}{m.Movement.Words}"))
            : null;

    private static string Part(string label) => label.Length == 0 ? "" : $"{label}: ";

    /// <summary>Success measures as the caller may read them, each with its figures, in the order given.</summary>
    public static async Task<IReadOnlyList<KnownSuccess>> Of(
        CommonThreadDb db,
        IReadOnlyCollection<SuccessMeasure> measures,
        CancellationToken stop
    )
    {
        var ids = measures.Select(m => m.MeasureId).OfType<int>().ToHashSet();
        var figures = await db.Set<Measure>()
            .AsNoTracking()
            .Include(m => m.Parts)
            .Where(m => ids.Contains(m.Id))
            .ToDictionaryAsync(m => m.Id, stop);
        var frameworks = measures.Select(m => m.FrameworkId).ToHashSet();
        var places = await db.Set<Framework>()
            .Where(f => frameworks.Contains(f.Id))
            .Select(f => new { f.Id, f.PlaceId })
            .ToDictionaryAsync(f => f.Id, f => f.PlaceId, stop);
        var read = new Figures(db);
        var known = new Dictionary<int, IReadOnlyList<Figure>>();
        foreach (var place in measures.GroupBy(m => places.GetValueOrDefault(m.FrameworkId)))
        {
            var wanted = place.Select(m => m.MeasureId).OfType<int>().Distinct().Where(figures.ContainsKey).ToList();
            var series = place.Key is { } at
                ? await read.OfPlace([.. wanted.Select(id => figures[id])], at, stop)
                : new Dictionary<int, IReadOnlyList<Figure>>();
            foreach (var success in place.Where(m => m.MeasureId is { } id && figures.ContainsKey(id)))
            {
                var figure = figures[success.MeasureId!.Value];
                var values = series.GetValueOrDefault(figure.Id) ?? [];
                if (values.Count == 0)
                    values = await Elsewhere(db, read, figure, stop);
                // What Figures hides from the reader says nothing here.
                known[success.Id] = [.. values.Where(v => !v.Hidden)];
            }
        }
        return
        [
            .. measures.Select(m => new KnownSuccess(
                m,
                m.MeasureId is { } id ? figures.GetValueOrDefault(id) : null,
                known.GetValueOrDefault(m.Id) ?? []
            )),
        ];
    }

    /// <summary>Those that show a priority, by its number, as far as the caller may read them.</summary>
    public static async Task<ILookup<int, KnownSuccess>> OfPriorities(
        CommonThreadDb db,
        IReadOnlyCollection<int> priorityIds,
        CancellationToken stop
    )
    {
        var links = await db.Set<Link>()
            .Where(l =>
                l.LowerKind == StrategyKinds.Measure
                && l.UpperKind == StrategyKinds.Priority
                && priorityIds.Contains(l.UpperId)
            )
            .Select(l => new { l.LowerId, l.UpperId })
            .Distinct()
            .ToListAsync(stop);
        var ids = links.Select(l => l.LowerId).ToHashSet();
        var measures = await Seen(db)
            .Include(m => m.Judgements)
            .Where(m => ids.Contains(m.Id))
            .OrderBy(m => m.Position)
            .AsNoTracking()
            .ToListAsync(stop);
        var known = await Of(db, measures, stop);
        return known
            .SelectMany(k => links.Where(l => l.LowerId == k.Success.Id).Select(l => (l.UpperId, Known: k)))
            .ToLookup(k => k.UpperId, k => k.Known);
    }

    /// <summary>Success measures that the caller may see: those that are not public are the partners’ own.</summary>
    public static IQueryable<SuccessMeasure> Seen(CommonThreadDb db)
    {
        var inside = db.IsInside();
        return db.Parts<SuccessMeasure>().Where(m => inside || m.Public);
    }

    // A framework without a place, or whose figures are for another: the place with the most values speaks.
    private static async Task<IReadOnlyList<Figure>> Elsewhere(
        CommonThreadDb db,
        Figures read,
        Measure figure,
        CancellationToken stop
    )
    {
        var place = await (await read.Published(stop))
            .Where(o => o.MeasureId == figure.Id)
            .GroupBy(o => o.PlaceId)
            .OrderByDescending(g => g.Count())
            .ThenBy(g => g.Key)
            .Select(g => (int?)g.Key)
            .FirstOrDefaultAsync(stop);
        return place is { } at ? (await read.OfPlace([figure], at, stop))[figure.Id] : [];
    }
}
