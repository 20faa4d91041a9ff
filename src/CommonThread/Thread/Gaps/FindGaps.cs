namespace CommonThread.Thread.Gaps;

/// <summary>Asks every module's gap rules, as far as the caller may see.</summary>
public sealed class FindGaps(CommonThreadDb db, Modules modules, TimeProvider clock, Acting acting)
{
    /// <summary>All gaps; those the caller can close stand first, then the oldest.</summary>
    public async Task<IReadOnlyList<Gap>> All(CancellationToken stop)
    {
        var gaps = new List<Gap>();
        foreach (var rule in modules.Gaps)
            gaps.AddRange(await rule.FindAll(db, clock.Today(), stop));
        return
        [
            .. gaps.OrderByDescending(IsMine)
                .ThenByDescending(CanClose)
                .ThenBy(g => g.Rule!.Key, StringComparer.Ordinal)
                .ThenBy(g => g.Since ?? DateOnly.MaxValue),
        ];
    }

    /// <summary>Whether it waits for a post that the caller holds.</summary>
    public bool IsMine(Gap gap) => gap.OwnerPostId is { } post && acting.Caller.PostIds.Contains(post);

    public bool CanClose(Gap gap) => gap.MayBeClosedBy(acting.Caller);
}
