using CommonThread.Analytics.Hotspots;

namespace CommonThread.Analytics.Tests.Hotspots;

public sealed class TestsTogetherTests
{
    private static readonly System.Text.Json.JsonElement Wanted = Expected.Read("Hotspots/Expected/tests.json");

    [Fact]
    public void False_discovery_control_agrees_with_R()
    {
        double?[] p = [.. Wanted.GetProperty("p").Doubles().Select(v => (double?)v)];
        foreach (
            var (method, key) in new[]
            {
                (FalseDiscoveryMethod.BenjaminiHochberg, "bh"),
                (FalseDiscoveryMethod.BenjaminiYekutieli, "by"),
            }
        )
        {
            var adjusted = FalseDiscovery.Adjust(p, method);
            for (var i = 0; i < p.Length; i++)
                adjusted[i]!.Value.ShouldAgree(Wanted.GetProperty(key)[i].GetDouble(), $"{key} {i}");
        }
    }

    [Fact]
    public void A_place_that_could_not_be_tested_is_not_counted_among_the_tests() =>
        FalseDiscovery.Adjust([0.01, null, 0.04]).ShouldBe([0.02, null, 0.04]);

    [Fact]
    public void A_trend_over_periods_agrees_with_R_s_Kendall_test()
    {
        foreach (var trend in Wanted.GetProperty("trends").EnumerateArray())
            Persistence
                .Trend(trend.GetProperty("values").Doubles())
                .ShouldNotBeNull()
                .ShouldAgree(trend.GetProperty("z").GetDouble(), "z");
        Persistence.Trend([4, 4, 4, 4]).ShouldBeNull();
        Persistence.Trend([1, 2]).ShouldBeNull();
    }

    [Fact]
    public void Change_is_tested_against_the_change_of_all_places_exactly()
    {
        var change = Wanted.GetProperty("change");
        long[] before = [.. change.GetProperty("before").Doubles().Select(v => (long)v)],
            after = [.. change.GetProperty("after").Doubles().Select(v => (long)v)];
        var found = HotSpotChange.Find(before, after);
        for (var i = 0; i < found.Count; i++)
            found[i].P.ShouldAgree(change.GetProperty("p")[i].GetDouble(), $"p {i}");
        found[0].Residual.ShouldBePositive();
        found[1].P.ShouldBe(1, "a place without events says nothing");
        found.Sum(f => f.ExpectedAfter).ShouldBe(after.Sum(), 1e-9);
    }

    [Fact]
    public void A_rise_everywhere_makes_no_hot_spot_of_change()
    {
        var found = HotSpotChange.Find(
            [10, 20, 30, 40],
            [20, 40, 60, 80],
            SpatialWeights
                .Binary([
                    [1],
                    [0, 2],
                    [1, 3],
                    [2],
                ])
                .IncludingSelf()
        );
        found.ShouldAllBe(f => f.P > 0.99 && Math.Abs(f.Residual) < 1e-9);
    }

    [Fact]
    public void Each_place_is_in_the_class_that_its_periods_say()
    {
        PersistenceClass Of(string periods, int recent = 2) =>
            Persistence.Of([.. periods.Select(c => c == 'H')], options: new() { Recent = recent }).Class;
        Of("..........").ShouldBe(PersistenceClass.Never);
        Of("........HH").ShouldBe(PersistenceClass.Emerging);
        Of(".........H", 1).ShouldBe(PersistenceClass.Emerging);
        Of("HH.HHH.HHH").ShouldBe(PersistenceClass.Lasting, "eight of ten");
        Of("HH.H.H..HH").ShouldBe(PersistenceClass.Returning);
        Of("HHHHHHHH..").ShouldBe(PersistenceClass.Fading);
        Of("H..H......").ShouldBe(PersistenceClass.Occasional);
        Of("HHHHHHHHH.").ShouldBe(PersistenceClass.Occasional, "one of the two recent periods");
        Persistence.Of([true, true, false]).Meaning.ShouldBe("No longer a hot spot, after 2 of the 3 periods");
        Should.Throw<StatisticsError>(() => Persistence.Of([true]));
        Should.Throw<StatisticsError>(() => Persistence.Of([true, false], options: new() { LastingShare = 0 }));
    }

    [Fact]
    public void What_cannot_be_tested_is_refused()
    {
        Should.Throw<StatisticsError>(() => FalseDiscovery.Adjust([1.5]));
        Should.Throw<StatisticsError>(() => FalseDiscovery.Adjust([double.NaN]));
        Should.Throw<StatisticsError>(() => HotSpotChange.Find([1], [1, 2]));
        Should.Throw<StatisticsError>(() => HotSpotChange.Find([0, 0], [1, 2]));
        Should.Throw<StatisticsError>(() => HotSpotChange.Find([-1, 5], [1, 2]));
    }
}
