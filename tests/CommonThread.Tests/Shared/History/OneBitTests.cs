using System.Reflection;
using System.Text;
using CommonThread.Shared;

namespace CommonThread.Tests.Shared.History;

/// <summary>Every field of a line is under its hash: a change of one bit anywhere in it is found.</summary>
public sealed class OneBitTests
{
    private static HistoryEntry Line(Func<string, object?, object?> of)
    {
        var fields = new Dictionary<string, object?>
        {
            [nameof(HistoryEntry.Sequence)] = 42L,
            [nameof(HistoryEntry.At)] = new DateTime(2026, 3, 12, 10, 0, 0, 125, DateTimeKind.Utc),
            [nameof(HistoryEntry.AccountId)] = 3,
            [nameof(HistoryEntry.PostId)] = 5,
            [nameof(HistoryEntry.OrganisationId)] = 7,
            [nameof(HistoryEntry.Actor)] = "Clerk, Testshire",
            [nameof(HistoryEntry.AgreementId)] = 9,
            [nameof(HistoryEntry.Purpose)] = "Fewer assaults",
            [nameof(HistoryEntry.Action)] = "changed",
            [nameof(HistoryEntry.SubjectKind)] = "priority",
            [nameof(HistoryEntry.SubjectId)] = 11,
            [nameof(HistoryEntry.Reason)] = "It moved",
            [nameof(HistoryEntry.Commitment)] = new string('a', 64),
            [nameof(HistoryEntry.PreviousHash)] = new string('b', 64),
            [nameof(HistoryEntry.Hash)] = "",
        };
        var line = (HistoryEntry)
            System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(typeof(HistoryEntry));
        foreach (var (name, value) in fields)
            typeof(HistoryEntry)
                .GetProperty(name, BindingFlags.Public | BindingFlags.Instance)!
                .SetValue(line, of(name, value));
        return line;
    }

    [Fact]
    public void A_change_of_any_one_bit_of_any_field_changes_the_hash()
    {
        var right = HistoryEntry.HashOf(Line((_, value) => value));
        var tried = 0;
        foreach (
            var field in typeof(HistoryEntry)
                .GetProperties()
                .Where(p => p is { CanWrite: true, Name: not "Hash" } && !p.GetMethod!.IsStatic)
        )
        {
            foreach (var other in Flips(field.GetValue(Line((_, value) => value))!))
            {
                tried++;
                HistoryEntry
                    .HashOf(Line((name, value) => name == field.Name ? other : value))
                    .ShouldNotBe(right, field.Name);
            }
        }
        tried.ShouldBeGreaterThan(500);
    }

    [Fact]
    public void Words_moved_from_one_field_to_the_next_change_the_hash() =>
        HistoryEntry
            .HashOf(
                Line(
                    (name, v) =>
                        name == "Actor" ? "Clerk, Test"
                        : name == "Purpose" ? "shireFewer assaults"
                        : v
                )
            )
            .ShouldNotBe(HistoryEntry.HashOf(Line((_, v) => v)));

    [Fact]
    public void A_change_of_any_one_bit_of_payload_or_salt_changes_the_commitment()
    {
        var (salt, json) = (Encoding.ASCII.GetBytes("sixteen bytes!!!"), """{"Name":[null,"Clerk"]}""");
        var right = HistoryEntry.Commit(salt, json);
        foreach (var other in Flips(json).Cast<string>())
            HistoryEntry.Commit(salt, other).ShouldNotBe(right);
        for (var bit = 0; bit < salt.Length * 8; bit++)
        {
            var other = (byte[])salt.Clone();
            other[bit / 8] ^= (byte)(1 << (bit % 8));
            HistoryEntry.Commit(other, json).ShouldNotBe(right);
        }
    }

    private static IEnumerable<object> Flips(object value)
    {
        switch (value)
        {
            case string text:
                for (var at = 0; at < text.Length; at++)
                for (var bit = 0; bit < 7; bit++)
                    yield return text[..at] + (char)(text[at] ^ (1 << bit)) + text[(at + 1)..];
                break;
            case int number:
                for (var bit = 0; bit < 31; bit++)
                    yield return number ^ (1 << bit);
                break;
            case long number:
                for (var bit = 0; bit < 63; bit++)
                    yield return number ^ (1L << bit);
                break;
            case DateTime at:
                for (var power = 0; power < 30; power++)
                    yield return at.AddMilliseconds(1L << power);
                break;
        }
    }
}
