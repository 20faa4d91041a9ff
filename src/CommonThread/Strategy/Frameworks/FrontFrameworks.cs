using CommonThread.Shared.Front;
using CommonThread.Strategy.Versions;

namespace CommonThread.Strategy.Frameworks;

/// <summary>The front page's list of what was promised: the frameworks that the reader may see, those in force first.</summary>
internal sealed class FrontFrameworks : IFrontList
{
    public int Order => 10;

    public async Task<FrontList> List(CommonThreadDb db, DateOnly today, CancellationToken stop)
    {
        var published = await Published.Of(db, stop);
        var frameworks = await published.ByTitle(
            all =>
                all.Where(f =>
                    f.Status == VersionState.InForce
                    || f.Status == VersionState.OutForConsultation
                    || f.Status == VersionState.Approved
                ),
            stop
        );
        var consulted = await Consultations.Of(db, frameworks, stop);
        return new(
            "What was promised",
            [
                .. consulted.Take(2).Select(c => c.Card),
                .. frameworks
                    .Take(5)
                    .Select(f => new RecordCard(
                        f.Record,
                        f.Title,
                        $"~/strategy/{f.Slug}",
                        f.Status.Say(),
                        f.PeriodEnd,
                        f.Vision ?? f.Aim
                    )),
            ],
            "No strategy has been published yet. The strategy officer publishes one when it is agreed.",
            "All strategies, plans and agreements",
            "~/strategy"
        );
    }
}

/// <summary>How many priorities there are, and how many have somebody who leads them.</summary>
internal sealed class PrioritiesNow : IFrontSentence
{
    public int Order => 5;

    public async Task<FrontSentence?> Say(CommonThreadDb db, DateOnly today, CancellationToken stop)
    {
        var published = await Published.Of(db, stop);
        var priorities = (
            await published.Parts(
                (IQueryable<Priority> all) =>
                    all.Where(p => p.State == PriorityState.Current).GroupBy(p => p.FrameworkId).Select(g => g.Count()),
                stop
            )
        ).Sum();
        var frameworks = await db.Set<Framework>().AsNoTracking().CountAsync(stop);
        return priorities == 0
            ? null
            : new(
                $"{Text.Count(priorities, "priority", "priorities")} in {Text.Count(frameworks, "strategy or plan", "strategies and plans")} {(priorities == 1 ? "says" : "say")} what comes first.",
                "~/strategy/priorities",
                $"The partnership’s published strategies, {today.Say()}"
            );
    }
}
