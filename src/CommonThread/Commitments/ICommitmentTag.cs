using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Commitments;

/// <summary>
/// What a later module lets an action carry besides what it is part of: its priority, the part of the vision it serves,
/// the principles it applies.
/// The form of an action asks for it; the answer is a link of the thread. Registered as a singleton.
/// </summary>
public interface ICommitmentTag
{
    /// <summary>The kind of record that is chosen: "priority".</summary>
    string Kind { get; }

    string Label { get; }

    /// <summary>In words, read from the action up: "delivers".</summary>
    string Relation { get; }

    int Order { get; }

    /// <summary>Whether an action may carry more than one.</summary>
    bool Several => false;

    /// <summary>The choices for an action under a record; none where there is nothing to choose.</summary>
    /// <returns>The choices, and the one that a new action begins with.</returns>
    Task<(IReadOnlyList<SelectListItem> Choices, int? First)> For(
        CommonThreadDb db,
        RecordRef subject,
        CancellationToken stop
    );
}
