using CommonThread.Analytics.Impact;

namespace CommonThread.Analytics.Tests.Impact;

public sealed class DisplacementTests
{
    // Wheeler and Ratcliffe (2018, Crime Science 7:11), the worked example, by the figures that its first author’s R package
    // ptools 2.0 tests itself against: −118 with a variance of 1,568, z −2.98 and a 95% interval of −196 to −40.
    [Fact]
    public void The_difference_is_that_of_Wheeler_and_Ratcliffe_s_example()
    {
        var found = Displacement.Difference(new(207, 110), new(308, 318), new(178, 157), new(150, 140));
        found.Local.Value.ShouldBe(-107);
        found.Displaced.ShouldNotBeNull().Value.ShouldBe(-11);
        found.Total.Value.ShouldBe(-118);
        (found.Total.Error * found.Total.Error).ShouldBe(1568, 1e-9);
        found.Total.Statistic.ShouldBe(-2.98, 0.005);
        found.Total.Interval.Lower.ShouldBe(-196, 0.5);
        found.Total.Interval.Upper.ShouldBe(-40, 0.5);
    }

    // The extensions by the same author, published with numbers: periods of other lengths (9 January 2021) and areas of other
    // sizes (23 February 2021), andrewpwheeler.com.
    [Fact]
    public void Times_and_sizes_weigh_as_in_its_author_s_published_extensions()
    {
        var times = Displacement.Difference(new(80, 20) { TimeBefore = 2 }, new(100, 50) { TimeBefore = 2 });
        times.Total.Value.ShouldBe(-20, 1e-12);
        times.Total.Error.ShouldBe(Math.Sqrt(115), 1e-12);
        var sizes = Displacement.Difference(
            new(207, 110) { Size = 1.2 },
            new(308, 318) { Size = 0.9 },
            new(178, 157) { Size = 1.5 },
            new(150, 140) { Size = 1.6 }
        );
        sizes.Total.Value.ShouldBe(-99.69444444, 1e-8);
        sizes.Total.Error.ShouldBe(35.4280755, 1e-7);
        sizes.Total.Statistic.ShouldBe(-2.813995483, 1e-8);
        sizes.Total.Interval.Lower.ShouldBe(-169.1321965, 1e-6);
        sizes.Total.Interval.Upper.ShouldBe(-30.25669241, 1e-6);
    }

    // By hand, from the definition: place 100 to 60, control 200 to 180. Place 60/180 − 100/200 = −1/6.
    [Theory]
    [InlineData(100, 95, 1 / 36.0, -1 / 6.0, DisplacementReading.DisplacementBelowBenefit)]
    [InlineData(100, 90, 0.0, 0.0, DisplacementReading.NeitherMovedNorSpread)]
    [InlineData(100, 75, -1 / 12.0, 0.5, DisplacementReading.BenefitSpread)]
    [InlineData(100, 60, -1 / 6.0, 1.0, DisplacementReading.BenefitSpreadInFull)]
    [InlineData(100, 45, -1 / 4.0, 1.5, DisplacementReading.BenefitSpreadBeyond)]
    [InlineData(100, 120, 1 / 6.0, -1.0, DisplacementReading.DisplacementEqualsBenefit)]
    [InlineData(100, 150, 1 / 3.0, -2.0, DisplacementReading.DisplacementExceedsBenefit)]
    public void The_quotient_weighs_the_buffer_s_change_by_the_place_s(
        double before,
        double after,
        double change,
        double quotient,
        DisplacementReading reading
    )
    {
        var found = Displacement.Quotient(new(100, 60), [new(before, after)], new(200, 180));
        found.GrossEffect.ShouldBe(40);
        found.NetEffect.ShouldBe(1 / 6.0, 1e-12);
        var buffer = found.Buffers.ShouldHaveSingleItem();
        buffer.ShouldBe(found.Together);
        buffer.Success.ShouldBe(-1 / 6.0, 1e-12);
        buffer.BufferChange.ShouldBe(change, 1e-12);
        buffer.Quotient.ShouldNotBeNull().ShouldBe(quotient, 1e-12);
        buffer.Reading.ShouldBe(reading);
        // Had both moved as the control (down a tenth): 90 − 60 in the place and 90 less what was counted in the buffer.
        buffer.TotalNetEffect.ShouldBe(30 + 90 - after, 1e-9);
        buffer.Words.ShouldEndWith(".");
    }

    [Fact]
    public void Rings_are_read_one_by_one_and_together()
    {
        var found = Displacement.Quotient(new(100, 60), [new(40, 44), new(60, 46)], new(200, 180));
        found
            .Buffers.Select(b => b.Reading)
            .ShouldBe([DisplacementReading.DisplacementBelowBenefit, DisplacementReading.BenefitSpread]);
        found.Together.Reading.ShouldBe(DisplacementReading.NeitherMovedNorSpread);
    }

    [Fact]
    public void Without_a_gain_there_is_nothing_that_could_have_moved()
    {
        var found = Displacement.Quotient(new(100, 95), [new(100, 150)], new(200, 180)).Together;
        found.Quotient.ShouldBeNull();
        found.Reading.ShouldBe(DisplacementReading.NoReduction);
        found.Words.ShouldContain("no better than the control");
    }

    [Fact]
    public void What_cannot_be_weighed_is_refused()
    {
        void Refuses(Action method, string words) => Should.Throw<StatisticsError>(method).Message.ShouldContain(words);
        Refuses(() => Displacement.Quotient(new(1, 1), [], new(1, 1)), "at least one buffer");
        Refuses(() => Displacement.Quotient(new(1, 1), [new(1, 1)], new(0, 1)), "control without events");
        Refuses(() => Displacement.Quotient(new(1, 1), [new(1, 1)], new(1, 0)), "control without events");
        Refuses(() => Displacement.Quotient(new(-1, 1), [new(1, 1)], new(1, 1)), "counts of the place");
        Refuses(() => Displacement.Quotient(new(1, 1), [new(1, 1e300)], new(1, 1)), "counts of the buffer");
        Refuses(() => Displacement.Quotient(new(1, 1) { Size = 2 }, [new(1, 1)], new(1, 1)), "leave times and sizes");
        Refuses(() => Displacement.Difference(new(0, 0), new(0, 0)), "no events");
        Refuses(() => Displacement.Difference(new(1, 1), new(1, 1), new(1, 1)), "given together");
        Refuses(() => Displacement.Difference(new(1, 1) { TimeAfter = 0 }, new(1, 1)), "above zero");
    }
}
