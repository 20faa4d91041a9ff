namespace CommonThread.Strategy;

/// <summary>Links that a form shows as boxes to tick.</summary>
internal static class MakeLinks
{
    /// <summary>Makes the links from a record up to those of a kind exactly these. Saving is the caller’s.</summary>
    public static async Task Up(
        CommonThreadDb db,
        RecordRef lower,
        string upperKind,
        IEnumerable<int> upperIds,
        string relation,
        CancellationToken stop
    )
    {
        var held = await db.Set<Link>()
            .Where(l => l.LowerKind == lower.Kind && l.LowerId == lower.Id && l.UpperKind == upperKind)
            .ToListAsync(stop);
        var wanted = upperIds.ToHashSet();
        db.RemoveRange(held.Where(l => !wanted.Contains(l.UpperId)));
        foreach (var id in wanted.Where(id => held.TrueForAll(l => l.UpperId != id)))
            db.Add(Link.Between(lower, new(upperKind, id), relation));
    }

    /// <summary>The same from the other end: which records of a kind serve an upper one.</summary>
    public static async Task Down(
        CommonThreadDb db,
        RecordRef upper,
        string lowerKind,
        IEnumerable<int> lowerIds,
        string relation,
        CancellationToken stop
    )
    {
        var held = await db.Set<Link>()
            .Where(l => l.UpperKind == upper.Kind && l.UpperId == upper.Id && l.LowerKind == lowerKind)
            .ToListAsync(stop);
        var wanted = lowerIds.ToHashSet();
        db.RemoveRange(held.Where(l => !wanted.Contains(l.LowerId)));
        foreach (var id in wanted.Where(id => held.TrueForAll(l => l.LowerId != id)))
            db.Add(Link.Between(new(lowerKind, id), upper, relation));
    }

    /// <summary>The numbers of the records of a kind above a record.</summary>
    public static Task<List<int>> Above(CommonThreadDb db, RecordRef lower, string upperKind, CancellationToken stop) =>
        db.Set<Link>()
            .Where(l => l.LowerKind == lower.Kind && l.LowerId == lower.Id && l.UpperKind == upperKind)
            .Select(l => l.UpperId)
            .ToListAsync(stop);

    /// <summary>The numbers of the records of a kind below a record.</summary>
    public static Task<List<int>> Below(CommonThreadDb db, RecordRef upper, string lowerKind, CancellationToken stop) =>
        db.Set<Link>()
            .Where(l => l.UpperKind == upper.Kind && l.UpperId == upper.Id && l.LowerKind == lowerKind)
            .Select(l => l.LowerId)
            .ToListAsync(stop);
}
