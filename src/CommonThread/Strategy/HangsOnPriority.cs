using CommonThread.Strategy.Leads;
using CommonThread.Strategy.LocalReadings;
using CommonThread.Strategy.Plans;

namespace CommonThread.Strategy;

/// <summary>What is recorded under a priority and would go with it: a priority that has such things is closed rather than taken out.</summary>
internal static class HangsOnPriority
{
    /// <summary>"its lead, reports": what there is, in words; nothing where nothing is.</summary>
    public static async Task<string> Say(CommonThreadDb db, int id, CancellationToken stop)
    {
        (string Words, Func<Task<bool>> Any)[] kinds =
        [
            ("people who lead or support it", () => db.Set<PriorityRole>().AnyAsync(x => x.PriorityId == id, stop)),
            ("plans", () => db.Set<Plan>().AnyAsync(x => x.PriorityId == id, stop)),
            ("lead reports", () => db.Set<LeadReport>().AnyAsync(x => x.PriorityId == id, stop)),
            ("concerns", () => db.Set<Concern>().AnyAsync(x => x.PriorityId == id, stop)),
            ("guidance", () => db.Set<Guidance>().AnyAsync(x => x.PriorityId == id, stop)),
            ("scoping exercises", () => db.Set<ScopingExercise>().AnyAsync(x => x.PriorityId == id, stop)),
            ("claims of results", () => db.Set<Claim>().AnyAsync(x => x.PriorityId == id, stop)),
            ("a way in which partners contribute", () => db.Set<Mechanism>().AnyAsync(x => x.PriorityId == id, stop)),
            ("relationships", () => db.Set<Relationship>().AnyAsync(x => x.PriorityId == id, stop)),
        ];
        var found = new List<string>();
        foreach (var (words, any) in kinds)
        {
            if (await any())
                found.Add(words);
        }
        return string.Join(", ", found);
    }
}
