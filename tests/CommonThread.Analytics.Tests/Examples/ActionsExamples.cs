using CommonThread.Analytics.Allocation;
using CommonThread.Analytics.Impact;

namespace CommonThread.Analytics.Tests.Examples;

/// <summary>What the library’s page shows of impact and allocation. All figures are made up.</summary>
public sealed class ActionsExamples
{
    [Fact]
    public void Impact()
    {
        // example: impact-before
        // Fifty thefts a month, three years before and one after, counts half as wild again as by chance.
        ImpactDesign design = new(Baseline: 50, Before: 36, After: 12) { Dispersion = 1.5 };
        DetectableChange.Of(design).Fall!.Value.ShouldBe(0.231, 0.0005); // nothing smaller would show
        DetectableChange.PowerOf(design, change: -0.1).ShouldBeLessThan(0.3);
        // end

        // example: impact
        double?[] place = [40, 44, 39, 42, 47, 41, 38, 45, 43, 40, 44, 42, 25, 28, 24, 27, 23, 26, 29, 25];
        double?[] likeIt = [61, 58, 63, 60, 57, 64, 59, 62, 60, 58, 63, 61, 60, 57, 62, 61, 59, 60, 63, 58];
        var series = CountSeries.Of(place);
        var fit = InterruptedTimeSeries.Fit(series, start: 12, new() { SlopeChange = false });
        fit.LevelChange!.Ratio.ShouldBe(0.601, 0.001);
        fit.Effect.ChangeInterval.Upper.ShouldBeLessThan(-0.3);

        var against = DifferenceInDifferences.OfCounts(series, [CountSeries.Of(likeIt)], start: 12);
        against.LogRatio.Ratio.ShouldBe(0.619, 0.001); // its change to the other’s
        // end

        // example: impact-displacement
        var moved = Displacement.Quotient(
            place: new(Before: 505, After: 310),
            buffers: [new(220, 236)],
            control: new(726, 720)
        );
        moved.Together.Reading.ShouldBe(DisplacementReading.DisplacementBelowBenefit);
        moved.Together.Words.ShouldBe(
            "Some seems to have moved into the buffer, but less than was gained in the place."
        );
        // end

        // example: impact-grade
        EvidenceFinding Yes(EvidenceTest test, string reason) => new(test, EvidenceAnswer.Yes, reason);
        var graded = EvidenceGrading.Grade([
            Yes(EvidenceTest.MeasuredBefore, "Twelve months of recorded thefts"),
            Yes(EvidenceTest.ChangedAfter, "The fall begins in the month the patrols began"),
            EvidenceGrading.LargerThanVariation(fit),
            Yes(EvidenceTest.DeliveredAsPlanned, "Patrol log, 94% of shifts"),
            EvidenceGrading.ComparisonDidLessWell(against),
            Yes(EvidenceTest.OtherExplanationsWeighed, "No change of recording, no large arrest"),
            new(EvidenceTest.IndependentlyCorroborated, EvidenceAnswer.NotYet, "The survey is due in June"),
        ]);
        (graded.Grade, graded.Met).ShouldBe((EvidenceGrade.Convincing, 6));
        // end
    }

    [Fact]
    public void Synthetic_control()
    {
        // example: impact-synthetic
        double[] place = [30, 32, 31, 34, 33, 35, 34, 26, 25, 24];
        double[][] donors =
        [
            [28, 31, 29, 33, 31, 34, 33, 34, 33, 35],
            [35, 34, 35, 36, 37, 36, 37, 38, 36, 37],
            [20, 22, 19, 23, 24, 21, 22, 23, 22, 24],
            [31, 30, 33, 31, 34, 36, 32, 33, 35, 34],
        ];
        var synthetic = SyntheticControl.Fit(place, donors, start: 7);
        synthetic.Weights.Sum().ShouldBe(1, 1e-12);
        synthetic.MeanEffect.ShouldBeLessThan(-8);
        (synthetic.Rank, synthetic.P).ShouldBe((1, 0.2)); // no donor parts as far from its own double; of five, that is 1 in 5
        // end
    }

    [Fact]
    public void Allocation()
    {
        // example: allocation
        PlaceNeed[] needs =
        [
            new("CSP A", Population: 350_000, Crime: 20_000, Deprivation: 15),
            new("CSP B", 230_000, 18_000, 24),
            new("CSP C", 245_000, 12_000, 18),
        ];
        var factors = Blend.OfNeeds(needs, population: Blend.Third, crime: Blend.Third, deprivation: Blend.Third);
        string[] places = [.. needs.Select(n => n.Place)];
        var pot = Blend.Divide(places, factors, pot: 300_000);
        pot.Places.Select(p => p.Amount).ShouldBe([117_009, 100_243, 82_748]); // and that is the pot

        var kept = Blend.Divide(places, factors, 300_000, new() { ForEach = new(Floor: 90_000, Ceiling: null) });
        kept.Places[2].Amount.ShouldBe(90_000);
        WeightSensitivity.Of(pot)[0].HighestBy.ShouldBe("Population"); // no weights could give CSP A more than its share of it
        // end
    }
}
