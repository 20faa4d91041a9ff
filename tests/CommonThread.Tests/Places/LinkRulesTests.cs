using CommonThread.Places;

namespace CommonThread.Tests.Places;

[Trait("Requirement", "C-02")]
public sealed class LinkRulesTests
{
    private static readonly DateOnly April = new(2026, 4, 1);

    private static PlaceLink Link(
        int child,
        int parent,
        double percent = 100,
        DateOnly? from = null,
        DateOnly? to = null,
        string hierarchy = Hierarchy.Administrative
    ) => PlaceLink.Of(child, parent, hierarchy, from, to, percent);

    private static IReadOnlyList<string> Problems(params PlaceLink[] links) =>
        [.. LinkRules.Problems(links, id => $"place {id}").Select(p => p.Sentence)];

    [Fact]
    public void A_place_may_move_from_one_parent_to_another() =>
        Problems(Link(1, 2, to: April.AddDays(-1)), Link(1, 3, from: April)).ShouldBeEmpty();

    [Fact]
    public void A_place_cannot_be_in_two_parents_for_a_single_day() =>
        Problems(Link(1, 2, to: April), Link(1, 3, from: April)).ShouldHaveSingleItem().ShouldContain("1 April 2026");

    [Fact]
    public void Parts_that_total_100_stand() => Problems(Link(1, 2, 40), Link(1, 3, 60)).ShouldBeEmpty();

    [Fact]
    public void Parts_that_do_not_total_100_are_named_with_their_total() =>
        Problems(Link(1, 2, 40), Link(1, 3, 50)).ShouldHaveSingleItem().ShouldContain("total 90");

    [Fact]
    public void A_place_may_have_a_parent_in_each_hierarchy() =>
        Problems(Link(1, 2), Link(1, 3, hierarchy: Hierarchy.Police), Link(1, 4, hierarchy: Hierarchy.Csp))
            .ShouldBeEmpty();

    [Fact]
    public void A_circle_is_found_however_long() =>
        Problems(Link(1, 2), Link(2, 3), Link(3, 4), Link(4, 1)).ShouldHaveSingleItem().ShouldContain("cannot be in");

    [Fact]
    public void Two_ways_up_to_one_place_are_no_circle() =>
        Problems(Link(1, 2, 50), Link(1, 3, 50), Link(2, 4), Link(3, 4)).ShouldBeEmpty();

    [Fact]
    public void Of_a_circle_the_link_that_comes_now_is_at_fault_wherever_the_walk_comes_upon_it()
    {
        // A county over three districts and a ward: one is put over the county, in whatever order the links stand.
        PlaceLink[] held = [Link(10, 1), Link(11, 1), Link(12, 1), Link(20, 11)];
        var circle = Link(1, 11);
        foreach (
            var links in new[] { [.. held, circle], [circle, .. held], held[..2].Append(circle).Concat(held[2..]) }
        )
        {
            var problem = LinkRules.Problems([.. links], id => $"place {id}", [circle]).ShouldHaveSingleItem();
            problem.Link.ShouldBeSameAs(circle);
            problem.Sentence.ShouldBe("place 1 cannot be in place 11, because that is itself in place 1");
        }
    }
}
