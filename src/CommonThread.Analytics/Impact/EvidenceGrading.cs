namespace CommonThread.Analytics.Impact;

/// <summary>The seven tests of whether an improvement is convincingly linked to an action.</summary>
public enum EvidenceTest
{
    /// <summary>The measure was taken before the action too.</summary>
    MeasuredBefore,

    /// <summary>The change came after the action began.</summary>
    ChangedAfter,

    /// <summary>The change is larger than normal variation.</summary>
    LargerThanVariation,

    /// <summary>The action was delivered as planned.</summary>
    DeliveredAsPlanned,

    /// <summary>A comparison place did less well.</summary>
    ComparisonDidLessWell,

    /// <summary>Other explanations were weighed.</summary>
    OtherExplanationsWeighed,

    /// <summary>Someone independent bears it out: a survey, an audit, a partner.</summary>
    IndependentlyCorroborated,
}

/// <summary>The answer to a test.</summary>
public enum EvidenceAnswer
{
    /// <summary>Met.</summary>
    Yes,

    /// <summary>Not met.</summary>
    No,

    /// <summary>Cannot be said yet; it counts as not met until it can.</summary>
    NotYet,
}

/// <summary>How convincingly an improvement is linked to an action.</summary>
public enum EvidenceGrade
{
    /// <summary>Three tests or fewer.</summary>
    NotShown,

    /// <summary>Four or five tests; or more without the comparison.</summary>
    Plausible,

    /// <summary>Six or seven tests, the comparison among them.</summary>
    Convincing,
}

/// <summary>A test, its answer and why.</summary>
/// <param name="Test">Which of the seven.</param>
/// <param name="Answer">Yes, no, or not yet.</param>
/// <param name="Reason">Why, in words that a reader can check.</param>
public sealed record EvidenceFinding(EvidenceTest Test, EvidenceAnswer Answer, string Reason);

/// <summary>The grade and what it rests on.</summary>
/// <param name="Grade">Convincing, plausible or not shown.</param>
/// <param name="Met">Tests met, 0 to 7.</param>
/// <param name="Findings">The seven in their order.</param>
public sealed record GradedEvidence(EvidenceGrade Grade, int Met, IReadOnlyList<EvidenceFinding> Findings)
{
    /// <summary>The grade if every "not yet" became a yes: what there is still to gain.</summary>
    public EvidenceGrade Possible =>
        EvidenceGrading.Of(
            Findings.Count(f => f.Answer != EvidenceAnswer.No),
            Findings.Any(f => f is { Test: EvidenceTest.ComparisonDidLessWell, Answer: not EvidenceAnswer.No })
        );
}

/// <summary>One grade from seven tests; the rule is the same for every finding, favourable or not.</summary>
public static class EvidenceGrading
{
    /// <summary>Grades: convincing with six or seven met and the comparison among them, plausible from four, else not shown.</summary>
    /// <param name="findings">Each of the seven tests once, in any order, each with its reason.</param>
    /// <exception cref="StatisticsError">A test missing or answered twice; an answer without a reason.</exception>
    public static GradedEvidence Grade(IEnumerable<EvidenceFinding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var given = findings.ToArray();
        foreach (var test in Enum.GetValues<EvidenceTest>())
        {
            var answers = given.Count(f => f.Test == test);
            StatisticsError.If(answers == 0, $"“{Words(test)}” has no answer; say “not yet” where it cannot be told");
            StatisticsError.If(answers > 1, $"“{Words(test)}” is answered twice");
        }
        foreach (var finding in given)
        {
            StatisticsError.If(
                !Enum.IsDefined(finding.Test) || !Enum.IsDefined(finding.Answer),
                "There are seven tests, each answered yes, no or not yet"
            );
            StatisticsError.If(
                string.IsNullOrWhiteSpace(finding.Reason),
                $"“{Words(finding.Test)}” is answered without a reason"
            );
        }
        var met = given.Count(f => f.Answer == EvidenceAnswer.Yes);
        var compared = given.Any(f => f is { Test: EvidenceTest.ComparisonDidLessWell, Answer: EvidenceAnswer.Yes });
        return new(Of(met, compared), met, [.. given.OrderBy(f => f.Test)]);
    }

    /// <summary>The test as a statement that is true or not.</summary>
    public static string Words(EvidenceTest test) =>
        test switch
        {
            EvidenceTest.MeasuredBefore => "It was measured before",
            EvidenceTest.ChangedAfter => "It changed after the action began",
            EvidenceTest.LargerThanVariation => "The change is larger than normal variation",
            EvidenceTest.DeliveredAsPlanned => "The action was delivered as planned",
            EvidenceTest.ComparisonDidLessWell => "A comparison place did less well",
            EvidenceTest.OtherExplanationsWeighed => "Other explanations were weighed",
            EvidenceTest.IndependentlyCorroborated => "Someone independent bears it out",
            _ => throw new StatisticsError("There are seven tests"),
        };

    /// <summary>What an interrupted time series says of "larger than normal variation".</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="fewerIsBetter">True for crime; false for visits to a youth club.</param>
    public static EvidenceFinding LargerThanVariation(InterruptedTimeSeriesFit fit, bool fewerIsBetter = true)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var interval = fit.Effect.ChangeInterval;
        var better = fewerIsBetter ? interval.Upper < 0 : interval.Lower > 0;
        return new(
            EvidenceTest.LargerThanVariation,
            better ? EvidenceAnswer.Yes : EvidenceAnswer.No,
            FormattableString.Invariant(
                $"{fit.Effect.Observed:0} counted where {fit.Effect.Expected:0} were to be expected: {100 * fit.Effect.Change:+0.0;−0.0;0.0}% (interval {100 * interval.Lower:+0.0;−0.0;0.0}% to {100 * interval.Upper:+0.0;−0.0;0.0}%)."
            )
        );
    }

    /// <summary>What a difference in differences says of "a comparison place did less well".</summary>
    /// <param name="ratio">The ratio of ratios.</param>
    /// <param name="fewerIsBetter">True for crime.</param>
    public static EvidenceFinding ComparisonDidLessWell(RatioOfRatios ratio, bool fewerIsBetter = true)
    {
        ArgumentNullException.ThrowIfNull(ratio);
        var interval = ratio.LogRatio.RatioInterval;
        var better = fewerIsBetter ? interval.Upper < 1 : interval.Lower > 1;
        return new(
            EvidenceTest.ComparisonDidLessWell,
            better ? EvidenceAnswer.Yes : EvidenceAnswer.No,
            FormattableString.Invariant(
                $"The place went from {ratio.PlaceBefore:0} to {ratio.PlaceAfter:0}, its comparison from {ratio.ComparisonBefore:0} to {ratio.ComparisonAfter:0}: {ratio.LogRatio.Ratio:0.00} times the comparison’s change (interval {interval.Lower:0.00} to {interval.Upper:0.00})."
            )
        );
    }

    internal static EvidenceGrade Of(int met, bool compared) =>
        met >= 6 && compared ? EvidenceGrade.Convincing
        : met >= 4 ? EvidenceGrade.Plausible
        : EvidenceGrade.NotShown;
}
