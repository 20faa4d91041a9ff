namespace CommonThread.Strategy.Learning;

/// <summary>A key issue that the next version has not answered, with the review that raised it.</summary>
public sealed record OpenIssue(int ReviewId, string Review, int Number, string Words)
{
    /// <summary>Those of a framework, in the order in which they were raised.</summary>
    public static async Task<IReadOnlyList<OpenIssue>> Of(CommonThreadDb db, int frameworkId, CancellationToken stop) =>
        await (
            from review in db.Set<LessonsReview>()
            from issue in review.Issues
            where
                review.FrameworkId == frameworkId
                && issue.Answer == null
                && issue.LinkedId == null
                && issue.NoChangeReason == null
            orderby review.Position, issue.Number
            select new OpenIssue(review.Id, review.Title, issue.Number, issue.Words)
        ).ToListAsync(stop);
}
