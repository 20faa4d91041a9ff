namespace CommonThread.Strategy;

/// <summary>The address part of a framework, for links from its parts.</summary>
internal static class Slugs
{
    public static async Task<string> Of(CommonThreadDb db, int frameworkId, CancellationToken stop) =>
        await db.Set<Framework>().Where(f => f.Id == frameworkId).Select(f => f.Slug).FirstOrDefaultAsync(stop) ?? "";
}
