namespace CommonThread.Shared;

/// <summary>A computed absence: something that should be there and is not, with the page that closes it.</summary>
/// <param name="On">The record that lacks something.</param>
/// <param name="Sentence">"Preventable deaths has no outcome measure."</param>
/// <param name="CloseUrl">The page that closes it, beginning with <c>~/</c>.</param>
/// <param name="CloseText">The words of that link: "Add one".</param>
/// <param name="Permission">Who can close it.</param>
/// <param name="OwnerPostId">The post it waits for, where one is known.</param>
public sealed record Gap(
    RecordRef On,
    string Sentence,
    string CloseUrl,
    string CloseText,
    string Permission,
    int? OwnerPostId = null,
    DateOnly? Since = null
)
{
    /// <summary>The rule that found it, set by the one who asked.</summary>
    public GapRule? Rule { get; init; }

    /// <summary>Who of those with the permission can close it, where not all can: only a partner's own officers.</summary>
    public Func<Caller, bool>? Who { get; init; }

    /// <summary>Whether the page that closes it opens for this caller; a link to it is shown to nobody else.</summary>
    public bool MayBeClosedBy(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.May(Permission) && Who?.Invoke(caller) != false;
    }
}

/// <summary>One line of words and one query. Each module lists its own; the gaps page, the record and its owner's page show them.</summary>
/// <param name="Key">Stable name, for addresses and tests.</param>
/// <param name="Sentence">What ought to be true: "Every priority has a lead".</param>
/// <param name="Find">The query; it sees only what the caller may see.</param>
public sealed record GapRule(
    string Key,
    string Sentence,
    Func<CommonThreadDb, DateOnly, CancellationToken, Task<IReadOnlyList<Gap>>> Find
)
{
    public async Task<IReadOnlyList<Gap>> FindAll(CommonThreadDb db, DateOnly today, CancellationToken stop) =>
        [.. (await Find(db, today, stop)).Select(g => g with { Rule = this })];
}
