namespace CommonThread.Shared;

/// <summary>One rule that does not hold: the field it belongs to and the sentence that says what must be true.</summary>
/// <param name="Field">Name of the property the rule speaks of, as in <c>nameof(Decision.MadeOn)</c>; empty when it concerns the whole record.</param>
/// <param name="Sentence">What must be true, in the reader's words, without a full stop.</param>
public sealed record BrokenRule(string Field, string Sentence);

/// <summary>Thrown once with every rule that does not hold. A page filter turns it into the GOV.UK error summary.</summary>
public sealed class RulesBroken(IReadOnlyList<BrokenRule> broken)
    : Exception(string.Join("; ", broken.Select(b => b.Sentence)))
{
    /// <summary>The rules that do not hold, in the order they were written.</summary>
    public IReadOnlyList<BrokenRule> Broken { get; } = broken;
}

/// <summary>A rule is a sentence with a check. Each sentence stands once, beside the noun it protects.</summary>
public static class Rules
{
    /// <summary>Checks all rules and throws <see cref="RulesBroken"/> once with every sentence that does not hold.</summary>
    /// <example><c>Rules.Check((nameof(d.MadeOn), d.MadeOn &lt;= today, "Date of decision must be today or in the past"))</c></example>
    public static void Check(params ReadOnlySpan<(string Field, bool Holds, string Sentence)> rules)
    {
        List<BrokenRule>? broken = null;
        foreach (var (field, holds, sentence) in rules)
        {
            if (!holds)
                (broken ??= []).Add(new BrokenRule(field, sentence));
        }
        if (broken is not null)
            throw new RulesBroken(broken);
    }

    /// <summary>Refuses with one sentence.</summary>
    public static RulesBroken Refuse(string field, string sentence) => new([new BrokenRule(field, sentence)]);
}
