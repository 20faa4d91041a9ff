using CommonThread.Commitments;
using CommonThread.Shared;

namespace CommonThread.Tests.Commitments;

public sealed class CommitmentTests
{
    private static readonly DateOnly Today = new(2026, 3, 12);

    private static Commitment New() =>
        Commitment.To(CommitmentKind.PlanAction, new RecordRef("action-plan", 1), "Open the youth club on Fridays");

    [Fact]
    [Trait("Requirement", "A-27")]
    public void Stopping_an_action_needs_a_reason()
    {
        var action = New();
        Should
            .Throw<RulesBroken>(() =>
                action.Report(CommitmentState.Stopped, null, "No hall.", null, Today, Caller.System, null)
            )
            .Broken.Single()
            .Field.ShouldBe("Reason");
        action.Report(CommitmentState.Stopped, null, "No hall.", null, Today, Caller.System, "The hall is sold");
        action.State.ShouldBe(CommitmentState.Stopped);
        action.Reason.ShouldBe("The hall is sold");
    }

    [Fact]
    [Trait("Requirement", "A-27")]
    public void An_open_action_is_stale_after_90_days_without_an_update()
    {
        var action = New();
        action.Plan(Today.AddDays(-91), Today.AddDays(30));
        action.IsStale(Today).ShouldBeTrue();
        action.Report(CommitmentState.OnTrack, 10, "Begun.", null, Today, Caller.System, null);
        action.IsStale(Today.AddDays(90)).ShouldBeFalse();
        action.IsStale(Today.AddDays(91)).ShouldBeTrue();
        action.Report(CommitmentState.Done, null, "Open.", null, Today.AddDays(91), Caller.System, null);
        action.IsStale(Today.AddDays(900)).ShouldBeFalse();
        action.Percent.ShouldBe(100);
    }

    [Fact]
    public void Moving_the_due_date_counts_as_carried_over_and_keeps_the_old_date()
    {
        var action = New();
        action.Plan(null, Today);
        Should.Throw<RulesBroken>(() => action.PlanAgain(null, Today.AddDays(7), Today, null));
        action.PlanAgain(null, Today.AddDays(7), Today, "The hall is booked");
        action.PlanAgain(null, Today.AddDays(7), Today, null);
        action.CarriedOverCount.ShouldBe(1);
        action.Carried.Single().WasDue.ShouldBe(Today);
    }

    [Fact]
    [Trait("Requirement", "A-55")]
    public void Joint_working_needs_both_sides_and_independence_does_not()
    {
        var partner = New().SupportedBy(7);
        partner.Declare(WorkingMode.Joint, null, Today);
        partner.IsJoint.ShouldBeFalse();
        partner.AgreeAsOwner(Today);
        partner.IsJoint.ShouldBeTrue();
        partner.Declare(WorkingMode.Independent, "Its own campaign", Today);
        partner.Say().ShouldBe("Independent");
        Should.Throw<RulesBroken>(() => partner.AgreeAsOwner(Today));
    }

    [Fact]
    public void An_update_cannot_be_older_than_the_last_one_and_percent_stays_within_100()
    {
        var action = New();
        action.Report(CommitmentState.OnTrack, 10, "Begun.", null, Today, Caller.System, null);
        Should.Throw<RulesBroken>(() =>
            action.Report(CommitmentState.OnTrack, 20, "Before.", null, Today.AddDays(-1), Caller.System, null)
        );
        Should.Throw<RulesBroken>(() =>
            action.Report(CommitmentState.OnTrack, 101, "Too far.", null, Today, Caller.System, null)
        );
    }

    [Fact]
    public void A_due_date_cannot_come_before_the_start() =>
        Should.Throw<RulesBroken>(() => New().Plan(Today, Today.AddDays(-1)));

    [Fact]
    [Trait("Requirement", "A-27")]
    public void An_action_that_nobody_ever_began_goes_stale_ninety_days_after_it_was_added()
    {
        var action = Commitment.To(CommitmentKind.PlanAction, new("action-plan", 1), "Light the park");
        action.IsStale(new DateOnly(2026, 12, 31)).ShouldBeFalse("nobody knows since when");
        action.AddedOn = new DateOnly(2026, 1, 1);
        action.IsStale(new DateOnly(2026, 4, 1)).ShouldBeFalse();
        action.IsStale(new DateOnly(2026, 4, 2)).ShouldBeTrue();
    }
}
