using CommonThread.Shared;
using CommonThread.Strategy.Adoptions;
using CommonThread.Strategy.Versions;

namespace CommonThread.Tests.Strategy.Adoptions;

public sealed class AdoptionRuleTests
{
    private static readonly DateOnly Meeting = new(2026, 3, 1);

    private static Adoption Agreed(DateOnly? meeting)
    {
        var adoption = Adoption.Open(1, 1);
        adoption.Load(AdoptionState.FormallyAgreed, "Cabinet", meeting, "Minute 4", null, null);
        return adoption;
    }

    [Fact]
    [Trait("Requirement", "A-54")]
    public void After_a_minor_change_an_adoption_carries_over_and_the_partner_is_asked()
    {
        var next = Adoption.After(Agreed(Meeting), 1, 2, ChangeKind.Minor);
        (next.Counts, next.IsAskedToCarryOver).ShouldBe((true, true));
        next.AnswerCarryOver(true, isOwnOfficer: true);
        (next.Counts, next.CarriedOver, next.MeetingDate).ShouldBe((true, true, Meeting));
    }

    [Fact]
    [Trait("Requirement", "A-54")]
    public void After_a_substantial_change_nobody_is_asked_to_carry_over_and_each_partner_adopts_again()
    {
        var next = Adoption.After(Agreed(Meeting), 1, 2, ChangeKind.Substantial);
        (next.Counts, next.IsAskedToCarryOver, next.State).ShouldBe((false, false, AdoptionState.ToBeDecided));
        Should.Throw<RulesBroken>(() => next.AnswerCarryOver(true, isOwnOfficer: true));
        next.Counts.ShouldBeFalse();
    }

    [Fact]
    [Trait("Requirement", "A-54")]
    public void A_partner_that_does_not_carry_over_decides_afresh()
    {
        var next = Adoption.After(Agreed(Meeting), 1, 2, ChangeKind.Minor);
        next.AnswerCarryOver(false, isOwnOfficer: true);
        (next.State, next.MeetingDate, next.CarriedOver).ShouldBe((AdoptionState.ToBeDecided, null, false));
    }

    [Fact]
    [Trait("Requirement", "A-52")]
    public void An_agreement_without_the_day_of_a_meeting_does_not_count() =>
        (Agreed(null).Counts, Agreed(Meeting).Counts).ShouldBe((false, true));

    [Fact]
    [Trait("Requirement", "A-53")]
    public void What_nobody_need_agree_to_is_not_adopted_by_that()
    {
        new AdoptionTally(0, 0, 0).IsAdopted.ShouldBeFalse();
        new AdoptionTally(2, 1, 3).IsAdopted.ShouldBeFalse();
        new AdoptionTally(2, 2, 3).IsAdopted.ShouldBeTrue();
    }
}
