namespace CommonThread.Commitments;

/// <summary>
/// Whose the actions under a record are, where that is not whoever may edit actions: each lead writes those of its own
/// priorities. Registered as a singleton by the module that the kind of record belongs to.
/// </summary>
public interface IActionWriters
{
    /// <summary>The kind of record that the action is part of.</summary>
    string Kind { get; }

    /// <summary>Whether the caller writes the actions under this record.</summary>
    Task<bool> IsTheirs(CommonThreadDb db, RecordRef subject, DateOnly today, CancellationToken stop);
}

/// <summary>What the caller may do with an action, and under which record they may add one.</summary>
public sealed class ActionWriters(CommonThreadDb db, IEnumerable<IActionWriters> kinds, TimeProvider clock)
{
    /// <summary>What a page says to whoever may read an action and not write it.</summary>
    public const string ForItsWriters =
        "The post that owns this, the lead of what it is part of and those who keep all actions write this. You can read it.";

    private Caller Caller => db.Acting.Caller;

    /// <summary>Whether the caller may add actions under a record.</summary>
    public async Task<bool> MayAdd(RecordRef subject, CancellationToken stop)
    {
        if (Caller.May(CommitmentPermissions.EditOfAny))
            return true;
        var kind = kinds.FirstOrDefault(k => k.Kind == subject.Kind);
        return kind is null
            ? Caller.May(CommitmentPermissions.Edit)
            : await kind.IsTheirs(db, subject, clock.Today(), stop);
    }

    /// <summary>Whether the caller may change what an action says, its owner and its dates.</summary>
    public async Task<bool> MayEdit(Commitment commitment, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(commitment);
        return await MayAdd(commitment.Subject, stop)
            || (
                Caller.May(CommitmentPermissions.Edit)
                && commitment.OwnerPostId is { } post
                && Caller.PostIds.Contains(post)
            );
    }

    /// <summary>Whether the caller may say how an action stands and add what shows it.</summary>
    public async Task<bool> MayReport(Commitment commitment, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(commitment);
        return commitment.IsFor(Caller) || await MayAdd(commitment.Subject, stop);
    }
}
