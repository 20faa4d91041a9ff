using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CommonThread.Data;

/// <summary>
/// No text is longer than its column, on either engine: PostgreSQL would refuse it with an error of its own, SQLite would keep
/// it. Each noun says its own lengths in its own rules; this is the net under them.
/// </summary>
internal static partial class LongestText
{
    private static readonly ConcurrentDictionary<IEntityType, IReadOnlyList<(IProperty Property, int Most)>> Limits =
        new();

    /// <exception cref="RulesBroken">A text about to be written is longer than its column.</exception>
    public static void Check(ChangeTracker tracker)
    {
        List<BrokenRule>? broken = null;
        foreach (var entry in tracker.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified))
                continue;
            foreach (var (property, most) in Limits.GetOrAdd(entry.Metadata, Of))
            {
                if (entry.CurrentValues[property] is string text && text.Length > most)
                    (broken ??= []).Add(
                        new(
                            property.Name,
                            $"{Words(property.Name)} must be {most.ToString("N0", Text.Words)} characters or fewer"
                        )
                    );
            }
        }
        if (broken is not null)
            throw new RulesBroken(broken);
    }

    private static List<(IProperty, int)> Of(IEntityType type) =>
        [
            .. type.GetProperties()
                .Where(p => p.ClrType == typeof(string))
                .Select(p => (p, p.GetMaxLength() ?? int.MaxValue))
                .Where(p => p.Item2 < int.MaxValue),
        ];

    // "PlacesInWords" is "Places in words".
    private static string Words(string name) =>
        name[..1] + Capitals().Replace(name[1..], m => " " + m.Value.ToLowerInvariant());

    [GeneratedRegex("[A-Z]", RegexOptions.None, 1000)]
    private static partial Regex Capitals();
}
