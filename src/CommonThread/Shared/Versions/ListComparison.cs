namespace CommonThread.Shared;

/// <summary>An item of a version as comparison sees it.</summary>
/// <param name="Key">What it is recognised by: a name or number; items whose keys are equal are the same item.</param>
/// <param name="Heading">What it is called.</param>
/// <param name="Words">What it says; a change here is a change of the item.</param>
/// <param name="Beyond">What it says beyond that, such as the description of what <paramref name="Words"/> names: compared apart.</param>
/// <param name="Facts">What else is said of it, each under a label of its own: "Unit", "people". A change here is one too.</param>
public sealed record ComparableItem(
    string Key,
    string Heading,
    string Words,
    IReadOnlyList<(string Label, string Value)>? Facts = null,
    string? Beyond = null
);

/// <summary>An item in one or both versions, and what became of it.</summary>
/// <param name="Was">Its place in the list before, from 0, where both have it.</param>
public sealed record ComparedItem(
    ItemChange Change,
    string? Before,
    string? After,
    IReadOnlyList<ComparedPiece> Pieces,
    int? Was = null
)
{
    /// <summary>What it says beyond its name or its words, compared apart; nothing where it says no more.</summary>
    public IReadOnlyList<ComparedPiece> More { get; init; } = [];

    /// <summary>What it is called now, or was called last.</summary>
    public string Heading => After ?? Before ?? "";
}

/// <summary>Compares two lists of items: first by key, then, for those without a partner, by how much of their words they share.</summary>
public static class ListComparison
{
    /// <summary>From this likeness on, two items without a common key are taken for one that was reworded.</summary>
    public const double Alike = 0.6;

    private const string Between = " · ";

    public static IReadOnlyList<ComparedItem> Of(
        IReadOnlyList<ComparableItem> before,
        IReadOnlyList<ComparableItem> after
    )
    {
        var left = before.Select((item, place) => (Item: item, Place: place)).ToList();
        var partners = new Dictionary<ComparableItem, (ComparableItem Item, int Place)>(
            ReferenceEqualityComparer.Instance
        );
        foreach (var item in after)
        {
            var same = left.FindIndex(b => b.Item.Key == item.Key);
            if (same >= 0)
                Pair(item, left[same]);
        }
        foreach (var item in after.Where(i => !partners.ContainsKey(i)))
        {
            var best = left.Select(b => (Old: b, Likeness: WordComparison.Likeness(Said(b.Item), Said(item))))
                .Where(b => b.Likeness >= Alike)
                .OrderByDescending(b => b.Likeness)
                .FirstOrDefault();
            if (best.Old.Item is not null)
                Pair(item, best.Old);
        }
        return
        [
            .. after.Select(item =>
                partners.TryGetValue(item, out var old)
                    ? Both(old.Item, item, old.Place)
                    : new(ItemChange.Added, null, item.Heading, [new(PieceKind.Added, Whole(item))])
                    {
                        More = Alone(PieceKind.Added, item.Beyond),
                    }
            ),
            .. left.Select(old => new ComparedItem(
                ItemChange.Removed,
                old.Item.Heading,
                null,
                [new(PieceKind.Removed, Whole(old.Item))]
            )
            {
                More = Alone(PieceKind.Removed, old.Item.Beyond),
            }),
        ];

        void Pair(ComparableItem item, (ComparableItem Item, int Place) old)
        {
            partners[item] = old;
            left.RemoveAll(b => b.Place == old.Place);
        }
    }

    private static ComparedItem Both(ComparableItem old, ComparableItem now, int place)
    {
        List<ComparedPiece> pieces = [.. WordComparison.Of(old.Words, now.Words)];
        var (before, after) = (old.Facts ?? [], now.Facts ?? []);
        foreach (var (label, value) in after)
        {
            var was = before.FirstOrDefault(f => f.Label == label).Value;
            if (was is null)
            {
                pieces.Add(new(PieceKind.Added, $"{Between}{label}: {value}"));
                continue;
            }
            pieces.Add(new(PieceKind.Same, $"{Between}{label}: "));
            pieces.AddRange(WordComparison.Of(was, value));
        }
        pieces.AddRange(
            before
                .Where(b => after.All(a => a.Label != b.Label))
                .Select(b => new ComparedPiece(PieceKind.Removed, $"{Between}{b.Label}: {b.Value}"))
        );
        var more =
            old.Beyond is null ? Alone(PieceKind.Added, now.Beyond)
            : now.Beyond is null ? Alone(PieceKind.Removed, old.Beyond)
            : WordComparison.Of(old.Beyond, now.Beyond);
        var change = pieces.Concat(more).All(p => p.Kind == PieceKind.Same) ? ItemChange.Same : ItemChange.Changed;
        return new(change, old.Heading, now.Heading, pieces, place) { More = more };
    }

    private static string Said(ComparableItem item) =>
        item.Beyond is null ? item.Words : $"{item.Words}: {item.Beyond}";

    private static IReadOnlyList<ComparedPiece> Alone(PieceKind kind, string? words) =>
        words is null ? [] : [new(kind, words)];

    private static string Whole(ComparableItem item) =>
        string.Join(Between, (item.Facts ?? []).Select(f => $"{f.Label}: {f.Value}").Prepend(item.Words));
}
