using CommonThread.People;
using CommonThread.Strategy;

namespace CommonThread.Performance.Products;

/// <summary>
/// The post that approves the product for the Performance Group: the chair of the body that oversees the framework (D-26). A
/// member of the Board, or whoever runs the programme, does not approve in its place.
/// </summary>
internal static class GroupChair
{
    public const string Title = "Chair";

    /// <summary>The post; null where the framework names no such body, or the body has no chair.</summary>
    public static async Task<int?> Of(CommonThreadDb db, Framework framework, CancellationToken stop) =>
        framework.OverseeingBodyId is { } body ? (await PostDirectory.Read(db, stop)).Post(Title, body)?.Id : null;

    /// <summary>The same for many frameworks at once.</summary>
    public static async Task<IReadOnlyDictionary<int, int?>> Of(
        CommonThreadDb db,
        IReadOnlyCollection<int> frameworkIds,
        CancellationToken stop
    )
    {
        if (frameworkIds.Count == 0)
            return new Dictionary<int, int?>();
        var bodies = await db.Set<Framework>()
            .AsNoTracking()
            .Where(f => frameworkIds.Contains(f.Id))
            .Select(f => new { f.Id, f.OverseeingBodyId })
            .ToListAsync(stop);
        var posts = await PostDirectory.Read(db, stop);
        return bodies.ToDictionary(f => f.Id, f => f.OverseeingBodyId is { } body ? posts.Post(Title, body)?.Id : null);
    }
}
