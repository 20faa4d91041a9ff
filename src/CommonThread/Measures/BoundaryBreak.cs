namespace CommonThread.Measures;

/// <summary>Where a series goes over from one boundary of its place to another: before and after are not of the same area (C-09).</summary>
/// <param name="Index">Position in the series of the first figure made with the new boundary.</param>
/// <param name="From">First day of the new boundary, where it is known.</param>
public sealed record BoundaryBreak(int Index, DateOnly? From)
{
    public const string Mark = "Boundary changed";

    /// <summary>"Boundary changed 1 April 2026".</summary>
    public string Say() => From is { } day ? $"{Mark} {day.Say()}" : Mark;

    /// <summary>The breaks of a series, oldest first. Figures that no boundary stands beside (zeros that coverage implies) break nothing.</summary>
    public static async Task<IReadOnlyList<BoundaryBreak>> In(
        CommonThreadDb db,
        IReadOnlyList<Figure> series,
        CancellationToken stop
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(series);
        var ids = series.Select(f => f.BoundaryId).OfType<int>().Distinct().ToList();
        if (ids.Count < 2)
            return [];
        var from = await db.Set<Places.BoundaryVersion>()
            .Where(b => ids.Contains(b.Id))
            .ToDictionaryAsync(b => b.Id, b => b.From, stop);
        var breaks = new List<BoundaryBreak>();
        int? last = null;
        foreach (var (index, figure) in series.Index())
        {
            if (figure.BoundaryId is not { } now)
                continue;
            if (last is { } before && before != now)
                breaks.Add(new(index, from.GetValueOrDefault(now)));
            last = now;
        }
        return breaks;
    }
}
