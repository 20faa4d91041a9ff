using System.Text.RegularExpressions;
using DiffPlex;

namespace CommonThread.Shared;

public enum PieceKind
{
    Same,
    Added,
    Removed,
}

/// <summary>A run of words that both texts have, or only one of them.</summary>
public sealed record ComparedPiece(PieceKind Kind, string Text);

/// <summary>What became of an item between two versions.</summary>
public enum ItemChange
{
    Same,
    Added,
    Removed,

    /// <summary>Its words are different.</summary>
    Changed,
}

/// <summary>Compares two texts word by word.</summary>
public static partial class WordComparison
{
    // Beyond this the comparison is by whole sentences in effect, and slow; no framework comes near.
    private const int Longest = 200_000;

    /// <summary>The pieces in reading order: what was removed stands before what was added in its place.</summary>
    /// <exception cref="ArgumentException">A text has more than 200,000 characters.</exception>
    public static IReadOnlyList<ComparedPiece> Of(string? before, string? after)
    {
        var (old, now) = (before ?? "", after ?? "");
        if (old.Length > Longest || now.Length > Longest)
            throw new ArgumentException("The texts are too long to compare word by word");
        if (old == now)
            return old.Length == 0 ? [] : [new(PieceKind.Same, old)];
        var found = new Differ().CreateCustomDiffs(old, now, false, false, Words);
        var pieces = new List<ComparedPiece>();
        var read = 0;
        foreach (var block in found.DiffBlocks)
        {
            Add(pieces, PieceKind.Same, found.PiecesNew, read, block.InsertStartB - read);
            Add(pieces, PieceKind.Removed, found.PiecesOld, block.DeleteStartA, block.DeleteCountA);
            Add(pieces, PieceKind.Added, found.PiecesNew, block.InsertStartB, block.InsertCountB);
            read = block.InsertStartB + block.InsertCountB;
        }
        Add(pieces, PieceKind.Same, found.PiecesNew, read, found.PiecesNew.Length - read);
        return pieces;
    }

    /// <summary>How much two texts share: 1 for equal ones, 0 for no word in common (Sørensen–Dice over words).</summary>
    public static double Likeness(string? before, string? after)
    {
        var (old, now) = (Bag(before), Bag(after));
        if (old.Count + now.Count == 0)
            return 1;
        var shared = 0;
        var left = now.GroupBy(w => w, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        foreach (var word in old)
        {
            if (left.TryGetValue(word, out var n) && n > 0)
            {
                left[word] = n - 1;
                shared++;
            }
        }
        return 2.0 * shared / (old.Count + now.Count);
    }

    private static List<string> Bag(string? text) =>
        [
            .. Word()
                .Matches((text ?? "").ToLowerInvariant())
                .Select(m => m.Value)
                .Where(w => char.IsLetterOrDigit(w[0])),
        ];

    private static string[] Words(string text) => [.. Word().Matches(text).Select(m => m.Value)];

    private static void Add(List<ComparedPiece> pieces, PieceKind kind, string[] words, int start, int count)
    {
        if (count > 0)
            pieces.Add(new(kind, string.Concat(words.AsSpan(start, count).ToArray())));
    }

    // A word with its apostrophes and hyphens, a run of spaces, or one mark.
    [GeneratedRegex(@"[\p{L}\p{N}]+(?:['’\-][\p{L}\p{N}]+)*|\s+|.", RegexOptions.Singleline, 5000)]
    private static partial Regex Word();
}
