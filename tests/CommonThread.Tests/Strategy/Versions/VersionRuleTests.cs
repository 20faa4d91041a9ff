using CommonThread.People;
using CommonThread.Shared;
using CommonThread.Strategy;
using CommonThread.Strategy.Adoptions;
using CommonThread.Strategy.Outcomes;
using CommonThread.Strategy.Reviews;
using CommonThread.Strategy.Versions;

namespace CommonThread.Tests.Strategy.Versions;

public sealed class VersionRuleTests
{
    private static readonly DateOnly Today = new(2026, 3, 12);

    [Fact]
    public void A_published_version_is_never_altered()
    {
        var version = FrameworkVersion.Draft(1, 1, "First");
        version.GoOutForConsultation("{}", Today);
        Should.Throw<RulesBroken>(() => version.Call("Other"));
        Should.Throw<RulesBroken>(() => version.Explain(ChangeKind.Minor, "x", []));
        version.Approve("""{"aim":"other"}""", null, Today, null, Today);
        version.Content.ShouldBe("{}");
    }

    [Fact]
    public void A_version_cannot_be_approved_in_the_future_nor_be_in_force_before_it_was_approved()
    {
        var version = FrameworkVersion.Draft(1, 1, "First");
        Should.Throw<RulesBroken>(() => version.Approve("{}", null, Today.AddDays(1), null, Today));
        version.Approve("{}", null, Today, null, Today);
        Should.Throw<RulesBroken>(() => version.ComeIntoForce(Today.AddDays(-1)));
    }

    [Fact]
    public void A_draft_does_not_come_into_force_unapproved()
    {
        var caller = Caller.System;
        Should.Throw<RulesBroken>(() =>
            VersionLifecycle.Table.Check(VersionState.Draft, VersionState.InForce, caller, "because")
        );
        VersionLifecycle.Table.Open(VersionState.Superseded, caller).ShouldBeEmpty();
        VersionLifecycle.Table.Draw().ShouldContain("Draft --> OutForConsultation");
    }

    [Fact]
    [Trait("Requirement", "A-52")]
    public void Only_a_partner_s_own_officer_records_its_formal_decision_and_informal_agreement_never_counts()
    {
        var stand = Adoption.Open(1, 1);
        Should
            .Throw<RulesBroken>(() =>
                stand.Stand(
                    AdoptionState.FormallyAgreed,
                    "Cabinet",
                    Today,
                    null,
                    null,
                    false,
                    Today,
                    Caller.System,
                    null
                )
            )
            .Broken.ShouldContain(b => b.Sentence.StartsWith("Only that partner"));
        stand.Stand(AdoptionState.AgreedInPrinciple, null, null, null, null, false, Today, Caller.System, null);
        stand.Counts.ShouldBeFalse();
        stand.Stand(
            AdoptionState.FormallyAgreed,
            "Cabinet",
            Today,
            "Agreed",
            null,
            true,
            Today,
            Caller.System,
            "Taken back"
        );
        stand.Counts.ShouldBeTrue();
        Should.Throw<RulesBroken>(() =>
            stand.Stand(
                AdoptionState.AgreedWithChanges,
                "Cabinet",
                Today,
                null,
                null,
                true,
                Today,
                Caller.System,
                "Taken back"
            )
        );
        Should.Throw<RulesBroken>(() =>
            stand.Stand(
                AdoptionState.FormallyAgreed,
                "Cabinet",
                Today.AddDays(1),
                null,
                null,
                true,
                Today,
                Caller.System,
                "Taken back"
            )
        );
    }

    [Theory]
    [Trait("Requirement", "A-54")]
    [InlineData(ChangeKind.Minor, AdoptionState.FormallyAgreed)]
    [InlineData(ChangeKind.Substantial, AdoptionState.ToBeDecided)]
    public void A_minor_change_carries_adoption_over_and_a_substantial_one_asks_again(
        ChangeKind change,
        AdoptionState begins
    )
    {
        var before = Adoption.Open(1, 1);
        before.Stand(
            AdoptionState.FormallyAgreed,
            "Cabinet",
            Today,
            null,
            null,
            true,
            Today,
            Caller.System,
            "Taken back"
        );
        var after = Adoption.After(before, 1, 2, change);
        after.State.ShouldBe(begins);
        after.IsAskedToCarryOver.ShouldBe(change == ChangeKind.Minor);
        Should.Throw<RulesBroken>(() => after.AnswerCarryOver(true, isOwnOfficer: false));
        if (change == ChangeKind.Minor)
            after.AnswerCarryOver(false, isOwnOfficer: true);
        after.State.ShouldBe(AdoptionState.ToBeDecided);
        Adoption.After(null, 9, 2, change).State.ShouldBe(AdoptionState.InDiscussion);
    }

    [Fact]
    [Trait("Requirement", "A-08")]
    public void A_judgement_needs_evidence()
    {
        var outcome = Outcome.Of(1, "People feel they belong");
        Should.Throw<RulesBroken>(() => outcome.Judge(OutcomeJudgement.Partly, Today, Today));
        outcome.Show(Today, "Survey: 61 percent", "Resident survey", null, Today);
        outcome.Judge(OutcomeJudgement.Partly, Today, Today);
        outcome.Judgement.ShouldBe(OutcomeJudgement.Partly);
        Should.Throw<RulesBroken>(() => outcome.Show(Today.AddDays(1), "Later", null, null, Today));
    }

    [Fact]
    [Trait("Requirement", "A-11")]
    public void A_renamed_priority_keeps_each_name_with_its_days()
    {
        var priority = Priority.Called(1, "Violence");
        priority.Last(new DateOnly(2025, 4, 1), null);
        priority.Rename("Serious violence");
        priority.EarlierNames.ShouldHaveSingleItem().To.ShouldBeNull("the version in force still has the old name");
        priority.NamesEnd(new HashSet<string> { "violence" }, new DateOnly(2025, 11, 30));
        priority.Rename("Violence in every form");
        priority.NamesEnd(new HashSet<string> { "serious violence" }, new DateOnly(2026, 2, 28));
        priority
            .EarlierNames.Select(n => (n.Name, n.From, n.To))
            .ShouldBe([
                ("Violence", new DateOnly(2025, 4, 1), new DateOnly(2025, 11, 30)),
                ("Serious violence", new DateOnly(2025, 12, 1), new DateOnly(2026, 2, 28)),
            ]);
        priority.Rename("Violence");
        priority.Rename("Violence in every form");
        priority.EarlierNames.Count.ShouldBe(2, "a name that was never published leaves no trace of its own");
    }

    [Fact]
    [Trait("Requirement", "A-50")]
    public void A_framework_past_its_end_waits_for_a_decision()
    {
        var framework = Framework.Titled("A plan", FrameworkType.Plan, 1);
        framework.Last(new DateOnly(2023, 4, 1), new DateOnly(2026, 3, 1));
        framework.Stand(VersionState.InForce);
        framework.IsPastItsEndUndecided(Today).ShouldBeTrue();
        Should.Throw<RulesBroken>(() => framework.LiveOn(Today, " "));
        Should.Throw<RulesBroken>(() => framework.Extend(new DateOnly(2026, 2, 1), Today, "Too short"));
        framework.Extend(new DateOnly(2026, 9, 1), Today, "Until the election");
        framework.IsPastItsEndUndecided(Today).ShouldBeFalse();
        framework.IsPastItsEndUndecided(new DateOnly(2026, 9, 2)).ShouldBeTrue();
        framework.LiveOn(Today, "The Board decided so");
        framework.IsPastItsEndUndecided(new DateOnly(2027, 9, 2)).ShouldBeFalse();
    }

    [Fact]
    public void A_framework_cannot_end_before_it_starts_and_a_statutory_one_names_its_law()
    {
        var framework = Framework.Titled("A plan", FrameworkType.Plan, 1);
        Should.Throw<RulesBroken>(() => framework.Last(new DateOnly(2026, 4, 1), new DateOnly(2026, 3, 1)));
        Should.Throw<RulesBroken>(() => framework.RestsOn(true, null));
    }

    [Fact]
    [Trait("Requirement", "A-48")]
    public void A_review_that_changes_the_framework_says_what_changes()
    {
        var review = FrameworkReview.DueOn(1, ReviewKind.Annual, Today);
        Should.Throw<RulesBroken>(() => review.Conclude(Today, "Found", ReviewDecision.Replace, null, null, Today));
        review.Conclude(Today, "Found", ReviewDecision.Keep, null, null, Today);
        review.IsOpen.ShouldBeFalse();
        Should.Throw<RulesBroken>(() => review.Conclude(Today, "Again", ReviewDecision.Keep, null, null, Today));
    }
}
