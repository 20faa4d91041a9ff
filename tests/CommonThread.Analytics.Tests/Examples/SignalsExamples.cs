using CommonThread.Analytics.Disclosure;
using CommonThread.Analytics.EarlyWarning;
using CommonThread.Analytics.Hotspots;
using CommonThread.Analytics.Trends;

namespace CommonThread.Analytics.Tests.Examples;

/// <summary>What the library’s page shows of trends, early warning, hot spots and disclosure. All figures are made up.</summary>
public sealed class SignalsExamples
{
    [Fact]
    public void Trends()
    {
        // example: trends
        double?[] burglaries = [52, 48, 55, 50, 47, 53, 49, 51, 54, 48, 50, 31];
        var chart = Xmr.Draw(burglaries, new() { Good = GoodDirection.Down });
        chart.Last.Cause.ShouldBe(SpecialCause.BelowLowerLimit);
        chart.Variation.ShouldBe(Variation.Improvement);
        chart.AssuranceOf(target: 75, GoodDirection.Down).ShouldBe(Assurance.WillMeet);

        var funnel = Funnel.Draw(counts: [12, 30, 115], sizes: [1000, 2800, 4100], FunnelKind.Rate);
        funnel.Points[2].Beyond.ShouldBe(2); // above the 99.8% limits
        // end
    }

    [Fact]
    public void Early_warning()
    {
        // example: early-warning
        double?[] quiet = [.. Enumerable.Range(0, 320).Select(week => (double?)(8 + (week * 7 % 5)))];
        double?[] loud = [.. quiet[..^1], 40];
        WatchedSeries[] watched = [new("E1", "Burglary", quiet, Harm: 5), new("E2", "Burglary", loud, Harm: 5)];
        var warnings = Warn.Watch(watched, new() { FalseAlarms = 0.1 }); // Farrington Flexible unless another is named
        var warning = warnings.Shown.ShouldHaveSingleItem();
        warning.Series.Area.ShouldBe("E2");
        (warning.Judgement.Observed > warning.Judgement.Upper).ShouldBeTrue();
        // end
    }

    [Fact]
    public void Hot_spots()
    {
        // example: hotspots
        double[] thefts = [2, 3, 2, 21, 24, 22, 3, 2, 1, 2, 3, 2];
        IReadOnlyList<int>[] streets =
        [
            .. thefts.Select((_, i) => Enumerable.Range(i - 1, 3).Where(j => j != i && j >= 0 && j < 12).ToArray()),
        ];
        var gi = GetisOrd.Local(thefts, SpatialWeights.Binary(streets).IncludingSelf());
        var q = FalseDiscovery.Adjust([.. gi.Select(g => g.P)]);
        Enumerable.Range(0, 12).Where(i => q[i] < 0.05).ShouldBe([4]); // the middle of the three

        var found = Dbscan.Find([(0, 0), (30, 0), (0, 40), (900, 900)], radius: 50, minPoints: 3);
        found.Count.ShouldBe(1);
        // end
    }

    [Fact]
    public void Disclosure()
    {
        // example: disclosure
        CountSum[] sums = [new("District", ["North", "South", "East"])];
        var tables = CountTables.Of([new("North", 3), new("South", 41), new("East", 12), new("District", 56)], sums);
        var published = Suppression.Apply(tables, new() { SmallBelow = 5 });
        published.Cells.Select(c => c.Count).ShouldBe([null, 41, null, 56]); // East protects North
        Recovery.Try(published, sums).ShouldAllBe(b => !b.Recovered); // tried, and not undone by subtraction
        // end
    }
}
