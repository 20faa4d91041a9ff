using System.Globalization;

namespace CommonThread.Shared;

/// <summary>Points at a record of any kind: "priority" 12 is written <c>priority-12</c>.</summary>
/// <param name="Kind">The kind's name as its module registered it, lower case with hyphens.</param>
/// <param name="Id">The record's number within its kind.</param>
public readonly record struct RecordRef(string Kind, int Id)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind}-{Id}");

    public static bool TryParse(string? text, out RecordRef reference)
    {
        reference = default;
        var dash = text?.LastIndexOf('-') ?? -1;
        if (
            dash < 1
            || !int.TryParse(text.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        )
            return false;
        reference = new(text![..dash], id);
        return true;
    }
}

/// <summary>What a list or a thread shows of a record: its title, its page, its state and date.</summary>
/// <param name="Url">Address within the partnership, beginning with <c>~/</c>.</param>
public sealed record RecordCard(
    RecordRef Record,
    string Title,
    string Url,
    string? State = null,
    DateOnly? Date = null,
    string? Detail = null,
    bool Illustrative = false
)
{
    /// <summary>What the date says, where not what it says of every record of its kind: "raised on".</summary>
    public string? DateSays { get; init; }

    /// <summary>The organisations whose work it is: its owner's first, then those that take part.</summary>
    public IReadOnlyList<int> Organisations { get; init; } = [];
}

/// <summary>A step of the golden thread: the lower record serves the upper one.</summary>
/// <param name="Relation">In words, read from the lower to the upper: "delivers", "is measured by".</param>
public sealed record ThreadStep(RecordRef Lower, RecordRef Upper, string Relation);

/// <summary>
/// A kind of record that the thread can follow. Each module registers its own kinds; the Thread module asks them all.
/// </summary>
public interface IRecordKind
{
    string Kind { get; }

    /// <summary>The field's own word: "Priority".</summary>
    string Noun { get; }

    /// <summary>Where the kind stands in the thread: 0 driver, 10 framework, 20 theme, 30 priority … 90 observation. Smaller is higher.</summary>
    int Level { get; }

    /// <summary>Whether the kind stands beside the thread (money, decisions, measures) rather than on it.</summary>
    bool Beside => false;

    /// <summary>What the date of its card says: "until" of something that runs, "due" of something to be done.</summary>
    string DateSays => "until";

    /// <summary>Records whose words hold the text, for choosing one to link to; those the caller may not see are absent.</summary>
    Task<IReadOnlyList<int>> Find(CommonThreadDb db, string words, int most, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<int>>([]);

    /// <summary>Cards for the records that the caller may see; the others are simply absent.</summary>
    Task<IReadOnlyList<RecordCard>> Cards(CommonThreadDb db, IReadOnlyCollection<int> ids, CancellationToken stop);

    /// <summary>
    /// Steps that records of this kind make with records of another kind, which does not know them: the success measures above a
    /// figure. Asked with the other kind and its records.
    /// </summary>
    Task<IReadOnlyList<ThreadStep>> StepsWith(
        CommonThreadDb db,
        string kind,
        IReadOnlyCollection<int> ids,
        CancellationToken stop
    ) => Task.FromResult<IReadOnlyList<ThreadStep>>([]);

    /// <summary>The steps built into the records themselves (a priority's framework), in both directions.</summary>
    Task<IReadOnlyList<ThreadStep>> Steps(CommonThreadDb db, IReadOnlyCollection<int> ids, CancellationToken stop);
}
