using CommonThread.Shared;

namespace CommonThread.Tests.Shared.Rules;

public sealed class RulesTests
{
    [Fact]
    public void All_rules_that_do_not_hold_are_told_at_once()
    {
        var broken = Should.Throw<RulesBroken>(() =>
            CommonThread.Shared.Rules.Check(("A", false, "First"), ("B", true, "Second"), ("C", false, "Third"))
        );
        broken.Broken.Select(b => b.Sentence).ShouldBe(["First", "Third"]);
    }

    [Theory]
    [InlineData("  Area   Panel\tTwo ", "Area Panel Two")]
    [InlineData("", null)]
    [InlineData(" \u00a0 ", null)]
    [InlineData("Cafe\u0301", "Café")]
    [InlineData("bell\u0007", "bell")]
    public void Text_is_made_regular_on_entry(string typed, string? kept) => Text.Clean(typed).ShouldBe(kept);

    [Fact]
    public void Half_a_character_is_shown_as_any_reader_would_see_it() =>
        Text.Clean("lone " + (char)0xd800 + " surrogate").ShouldBe("lone \ufffd surrogate");

    [Theory]
    [InlineData("Osmaston/Allenton", "osmaston-allenton")]
    [InlineData("King’s Lynn & West", "kings-lynn-west")]
    [InlineData("???", "item")]
    public void A_name_becomes_a_stable_address(string name, string slug) => Text.Slug(name).ShouldBe(slug);

    private enum Light
    {
        Red,
        Green,
    }

    private static readonly Lifecycle<Light> Lights = new(
        "a light",
        new Move<Light>(Light.Red, Light.Green, "Let through", "lights.change"),
        new Move<Light>(Light.Green, Light.Red, "Stop", "lights.change", NeedsReason: true)
    );

    [Fact]
    public void A_move_that_the_table_does_not_have_is_refused() =>
        Should
            .Throw<RulesBroken>(() => Lights.Check(Light.Red, Light.Red, Caller.System, null))
            .Broken[0]
            .Sentence.ShouldBe("A light that is red cannot become red");

    [Fact]
    public void A_move_that_needs_a_reason_is_refused_without_one() =>
        Should
            .Throw<RulesBroken>(() => Lights.Check(Light.Green, Light.Red, Caller.System, "  "))
            .Broken[0]
            .Field.ShouldBe("Reason");

    [Fact]
    public void Only_a_post_with_the_permission_may_move_it()
    {
        Lights.Open(Light.Red, Caller.Nobody).ShouldBeEmpty();
        Lights.Open(Light.Red, Caller.System).Select(m => m.Verb).ShouldBe(["Let through"]);
        Should.Throw<RulesBroken>(() => Lights.Check(Light.Red, Light.Green, Caller.Nobody, null));
    }

    [Fact]
    public void A_lifecycle_is_drawn_from_its_table() =>
        Lights.Draw().ShouldContain("Red --> Green: Let through (lights.change)");

    [Theory]
    [InlineData("Wards", "wards")]
    [InlineData("Small areas (LSOA 2011)", "small areas (LSOA 2011)")]
    [InlineData("Community Safety Partnership areas", "Community Safety Partnership areas")]
    [InlineData("LSOA", "LSOA")]
    [InlineData("", "")]
    public void A_heading_inside_a_sentence_keeps_only_the_capitals_of_names(string heading, string inside) =>
        heading.InSentence().ShouldBe(inside);
}
