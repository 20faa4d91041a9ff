namespace CommonThread.People.Posts;

/// <summary>What every module attaches to posts, in the modules' order, with what was joined to them.</summary>
internal static class PostBlocks
{
    public static async Task<IReadOnlyList<(string Heading, IReadOnlyList<PostDuty> Duties)>> Of(
        IEnumerable<IPostBlock> blocks,
        CommonThreadDb db,
        IReadOnlyCollection<int> postIds,
        DateOnly today,
        CancellationToken stop
    )
    {
        var joined = await db.Set<Post>()
            .Where(p => p.MergedIntoId != null && postIds.Contains(p.MergedIntoId.Value))
            .Select(p => p.Id)
            .ToListAsync(stop);
        int[] all = [.. postIds, .. joined];
        var result = new List<(string, IReadOnlyList<PostDuty>)>();
        foreach (var block in blocks.OrderBy(b => b.Order))
        {
            var duties = await block.Duties(db, all, today, stop);
            if (duties.Count > 0)
                result.Add((block.Heading, duties));
        }
        return result;
    }
}
