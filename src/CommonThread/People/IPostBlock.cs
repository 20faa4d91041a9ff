namespace CommonThread.People;

/// <summary>Something attached to a post: a seat, a lead role, an action, a duty (B-15).</summary>
/// <param name="Url">Its page, beginning with <c>~/</c>.</param>
/// <param name="State">In a word or two; null when it has none.</param>
/// <param name="Due">By when, where there is a date.</param>
public sealed record PostDuty(
    int PostId,
    string Title,
    string Url,
    string? State = null,
    DateOnly? Due = null,
    string? Detail = null
);

/// <summary>
/// What a later module attaches to posts. People shows every module's block on the post's page and on the holder's own page,
/// so that a change of holder visibly leaves every duty with the post. Registered as a singleton.
/// </summary>
public interface IPostBlock
{
    /// <summary>The block's heading: "Seats on boards".</summary>
    string Heading { get; }

    int Order { get; }

    /// <summary>What is attached to these posts and the caller may see, soonest due first.</summary>
    Task<IReadOnlyList<PostDuty>> Duties(
        CommonThreadDb db,
        IReadOnlyCollection<int> postIds,
        DateOnly today,
        CancellationToken stop
    );
}
