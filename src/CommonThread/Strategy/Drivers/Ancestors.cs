namespace CommonThread.Strategy.Drivers;

/// <summary>Every framework above one, so that no link of parents forms a loop .</summary>
public static class Ancestors
{
    /// <summary>The framework itself and all that it answers to, near or far.</summary>
    public static async Task<IReadOnlySet<int>> Of(CommonThreadDb db, int frameworkId, CancellationToken stop)
    {
        var parents = (
            await db.Set<Driver>()
                .Where(d => d.ParentFrameworkId != null)
                .Select(d => new { d.FrameworkId, Parent = d.ParentFrameworkId!.Value })
                .ToListAsync(stop)
        ).ToLookup(d => d.FrameworkId, d => d.Parent);
        var above = new HashSet<int> { frameworkId };
        var next = new Stack<int>([frameworkId]);
        while (next.TryPop(out var one))
        {
            foreach (var parent in parents[one].Where(above.Add))
                next.Push(parent);
        }
        return above;
    }
}
