using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Strategy;

/// <summary>
/// Priorities of every framework as choices: for an objective, a neighbourhood's plan or a task that serves one. Whoever
/// serves it makes a <see cref="Link"/> up to <c>new RecordRef(StrategyKinds.Priority, id)</c>.
/// </summary>
public static class PriorityChoices
{
    /// <summary>Current and proposed priorities that the caller may see, by framework.</summary>
    public static async Task<IReadOnlyList<SelectListItem>> For(CommonThreadDb db, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        var priorities = await (
            from p in db.Set<Priority>()
            join f in db.Set<Framework>() on p.FrameworkId equals f.Id
            where p.State != PriorityState.Closed
            orderby f.Title, p.Position
            select new
            {
                p.Id,
                p.Name,
                Called = f.ShortTitle ?? f.Title,
            }
        ).ToListAsync(stop);
        return ChoiceList.Of(priorities, p => p.Id, p => $"{p.Name} ({p.Called})");
    }
}
