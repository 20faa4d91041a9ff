using CommonThread.Analytics.Impact;

namespace CommonThread.Analytics.Tests.Impact;

public sealed class EvidenceGradingTests
{
    private static EvidenceFinding[] Findings(Func<EvidenceTest, EvidenceAnswer> answer) =>
        [.. Enum.GetValues<EvidenceTest>().Select(t => new EvidenceFinding(t, answer(t), "Seen in the release"))];

    // Every one of the 3⁷ sets of answers, against the rule as it is written.
    [Fact]
    public void Convincing_is_six_or_seven_with_the_comparison_plausible_four_or_five_not_shown_fewer()
    {
        for (var code = 0; code < 2187; code++)
        {
            var left = code;
            var answers = new EvidenceAnswer[7];
            for (var i = 0; i < 7; i++, left /= 3)
                answers[i] = (EvidenceAnswer)(left % 3);
            var found = EvidenceGrading.Grade(Findings(t => answers[(int)t]));
            var met = answers.Count(a => a == EvidenceAnswer.Yes);
            found.Met.ShouldBe(met);
            found.Grade.ShouldBe(
                met >= 6 && answers[(int)EvidenceTest.ComparisonDidLessWell] == EvidenceAnswer.Yes
                    ? EvidenceGrade.Convincing
                : met >= 4 ? EvidenceGrade.Plausible
                : EvidenceGrade.NotShown
            );
            ((int)found.Possible).ShouldBeGreaterThanOrEqualTo((int)found.Grade);
        }
    }

    [Fact]
    public void Six_without_the_comparison_are_plausible_and_could_yet_convince()
    {
        var found = EvidenceGrading.Grade(
            Findings(t => t == EvidenceTest.ComparisonDidLessWell ? EvidenceAnswer.NotYet : EvidenceAnswer.Yes)
        );
        (found.Met, found.Grade, found.Possible).ShouldBe((6, EvidenceGrade.Plausible, EvidenceGrade.Convincing));
    }

    [Fact]
    public void Each_test_is_answered_once_and_with_a_reason()
    {
        var all = Findings(_ => EvidenceAnswer.Yes);
        void Refuses(IEnumerable<EvidenceFinding> findings, string words) =>
            Should.Throw<StatisticsError>(() => EvidenceGrading.Grade(findings)).Message.ShouldContain(words);
        Refuses(all.Skip(1), "“It was measured before” has no answer");
        Refuses([.. all, all[3]], "“The action was delivered as planned” is answered twice");
        Refuses([all[0] with { Reason = " " }, .. all.Skip(1)], "without a reason");
        Refuses([all[0] with { Answer = (EvidenceAnswer)7 }, .. all.Skip(1)], "yes, no or not yet");
    }

    [Fact]
    public void Two_tests_are_answered_by_the_statistics()
    {
        double?[] place = [40, 44, 39, 42, 47, 41, 38, 45, 43, 40, 44, 42, 25, 28, 24, 27, 23, 26, 29, 25],
            other = [61, 58, 63, 60, 57, 64, 59, 62, 60, 58, 63, 61, 60, 57, 62, 61, 59, 60, 63, 58];
        var fit = InterruptedTimeSeries.Fit(CountSeries.Of(place), 12, new() { Trend = false, SlopeChange = false });
        var larger = EvidenceGrading.LargerThanVariation(fit);
        larger.Answer.ShouldBe(EvidenceAnswer.Yes);
        larger.Reason.ShouldStartWith("207 counted where 337 were to be expected: −38.5% (interval −");
        EvidenceGrading.LargerThanVariation(fit, fewerIsBetter: false).Answer.ShouldBe(EvidenceAnswer.No);
        var ratio = DifferenceInDifferences.OfCounts(CountSeries.Of(place), [CountSeries.Of(other)], 12);
        var less = EvidenceGrading.ComparisonDidLessWell(ratio);
        (less.Test, less.Answer).ShouldBe((EvidenceTest.ComparisonDidLessWell, EvidenceAnswer.Yes));
        EvidenceGrading.ComparisonDidLessWell(ratio, fewerIsBetter: false).Answer.ShouldBe(EvidenceAnswer.No);
    }
}
