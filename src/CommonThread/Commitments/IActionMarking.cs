namespace CommonThread.Commitments;

/// <summary>
/// Who may read an action, where that follows what it is part of: the actions of a plan in draft are not for the public.
/// Registered as a singleton by the module that the kind of record belongs to.
/// </summary>
public interface IActionMarking
{
    /// <summary>The kind of record that the action is part of.</summary>
    string Kind { get; }

    /// <summary>What a new action under a record begins with; null where the record is not there.</summary>
    Task<Marking?> For(CommonThreadDb db, RecordRef subject, CancellationToken stop);
}
