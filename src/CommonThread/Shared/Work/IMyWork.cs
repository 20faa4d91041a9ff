namespace CommonThread.Shared.Work;

/// <summary>Something that waits for a post: what, until when, and for whom it waits.</summary>
/// <param name="Title">The thing itself, in the words of its own page.</param>
/// <param name="Url">The page where it can be acted on, beginning with <c>~/</c>.</param>
/// <param name="Kind">The field's own word: "Plan action", "Quarterly report".</param>
/// <param name="Due">The day it is owed; null when no day was set.</param>
/// <param name="Overdue">Whether that day is past.</param>
/// <param name="WaitingFor">Whoever must move first when it is not the caller: a post or body; null when it is the caller's turn.</param>
public sealed record WorkItem(
    string Title,
    string Url,
    string Kind,
    DateOnly? Due = null,
    bool Overdue = false,
    string? WaitingFor = null
);

/// <summary>
/// What a module knows of "What needs me today?". Each module registers its own (<c>AddScoped&lt;IMyWork, …&gt;</c>);
/// the page asks them all and sorts by due date.
/// </summary>
public interface IMyWork
{
    /// <summary>The open items of the caller's posts. Items that the caller may not see are simply absent.</summary>
    Task<IReadOnlyList<WorkItem>> For(Caller caller, DateOnly today, CancellationToken stop);

    /// <summary>The records that the caller's posts answer for: what others change in them is told.</summary>
    Task<IReadOnlyList<RecordRef>> AnswersFor(Caller caller, DateOnly today, CancellationToken stop);
}
