using CommonThread.Strategy.Reviews;

namespace CommonThread.Strategy.Imports.Sections;

internal sealed class ReviewsSection : IFrameworkSection
{
    public int Order => 90;

    public IReadOnlyList<string> Keys => ["reviews"];

    public async Task Read(FrameworkFile file, CancellationToken stop)
    {
        await file.Each(
            "reviews",
            given =>
            {
                given.Only(
                    "kind",
                    "due",
                    "held_on",
                    "findings",
                    "decision",
                    "decided_by",
                    "changes",
                    "dates_in_source"
                );
                var review = given.Mark(
                    FrameworkReview.DueOn(
                        file.Framework.Id,
                        given.Choice<ReviewKind>("kind") ?? ReviewKind.Annual,
                        given.NeededDate("due")
                    )
                );
                review.DatesInSource = given.Words("dates_in_source", 500);
                review.Load(
                    given.Date("held_on"),
                    given.Words("findings"),
                    given.Choice<ReviewDecision>("decision"),
                    file.Organisation(given, "decided_by"),
                    given.Words("changes")
                );
                file.Add(StrategyKinds.Review, review);
            }
        );
        await file.Save(stop);
    }
}
