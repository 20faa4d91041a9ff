namespace CommonThread.Shared;

/// <summary>An item of a version as comparison sees it.</summary>
/// <param name="Key">What it is recognised by: a name or number; items whose keys are equal are the same item.</param>
/// <param name="Heading">What it is called.</param>
/// <param name="Words">All that it says, line by line; a change here is a change of the item.</param>
public sealed record ComparableItem(string Key, string Heading, string Words);

/// <summary>An item in one or both versions, and what became of it.</summary>
public sealed record ComparedItem(ItemChange Change, string? Before, string? After, IReadOnlyList<ComparedPiece> Pieces)
{
    /// <summary>What it is called now, or was called last.</summary>
    public string Heading => After ?? Before ?? "";
}

/// <summary>Compares two lists of items: first by key, then, for those without a partner, by how much of their words they share.</summary>
public static class ListComparison
{
    /// <summary>From this likeness on, two items without a common key are taken for one that was reworded.</summary>
    public const double Alike = 0.6;

    public static IReadOnlyList<ComparedItem> Of(
        IReadOnlyList<ComparableItem> before,
        IReadOnlyList<ComparableItem> after
    )
    {
        var left = before.ToList();
        var partners = new Dictionary<ComparableItem, ComparableItem>(ReferenceEqualityComparer.Instance);
        foreach (var item in after)
        {
            if (left.Find(b => b.Key == item.Key) is { } same)
                Pair(item, same);
        }
        foreach (var item in after.Where(i => !partners.ContainsKey(i)))
        {
            var best = left.Select(b => (Item: b, Likeness: WordComparison.Likeness(b.Words, item.Words)))
                .Where(b => b.Likeness >= Alike)
                .OrderByDescending(b => b.Likeness)
                .FirstOrDefault();
            if (best.Item is not null)
                Pair(item, best.Item);
        }
        return
        [
            .. after.Select(item =>
                partners.TryGetValue(item, out var old)
                    ? new ComparedItem(
                        old.Words == item.Words ? ItemChange.Same : ItemChange.Changed,
                        old.Heading,
                        item.Heading,
                        WordComparison.Of(old.Words, item.Words)
                    )
                    : new ComparedItem(ItemChange.Added, null, item.Heading, [new(PieceKind.Added, item.Words)])
            ),
            .. left.Select(old => new ComparedItem(
                ItemChange.Removed,
                old.Heading,
                null,
                [new(PieceKind.Removed, old.Words)]
            )),
        ];

        void Pair(ComparableItem item, ComparableItem old)
        {
            partners[item] = old;
            left.RemoveAll(b => ReferenceEquals(b, old));
        }
    }
}
