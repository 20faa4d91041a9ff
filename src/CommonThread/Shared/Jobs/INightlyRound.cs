namespace CommonThread.Shared.Jobs;

/// <summary>
/// Something done once a night in each partnership. It may run twice on one day, or after days without a run, and leaves the
/// same behind: it asks what is due on the day given, never what happened since last time.
/// </summary>
public interface INightlyRound
{
    /// <summary>As told in the log: "Rhythms and reminders".</summary>
    string Title { get; }

    /// <summary>Where it stands in the night.</summary>
    int Order { get; }

    Task Run(NightlyContext context, CancellationToken stop);
}

/// <summary>The partnership and the day of a nightly round.</summary>
/// <param name="Files">The partnership's file store.</param>
public sealed record NightlyContext(CommonThreadDb Db, DateOnly Today, DateTime Now, string Files);
