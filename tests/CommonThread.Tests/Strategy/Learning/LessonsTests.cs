using CommonThread.People;
using CommonThread.Strategy.Learning;
using CommonThread.Tests.Hosting;
using CommonThread.Tests.Strategy.Plans;

namespace CommonThread.Tests.Strategy.Learning;

public sealed class LessonsTests(DeliverySite site) : IClassFixture<DeliverySite>
{
    [Fact]
    [Trait("Requirement", "A-58")]
    [Trait("Requirement", "A-59")]
    public async Task A_lesson_keeps_its_kind_and_a_key_issue_its_number_when_the_review_is_changed()
    {
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        var list = await (await officer.Get("strategy/safer/registers/lessons/add")).Submit(
            ("Form.Texts[Title]", "Review of the first year"),
            ("Form.Texts[Lessons]", "Begin with residents | Stairwell project | Working together\nMeet less"),
            ("Form.Texts[Issues]", "Invest officer time\nKeep supporting groups")
        );
        var page = await list.Follow("Read it and answer its key issues");
        page.Text.ShouldContain("Begin with residents (Stairwell project) Working together");
        page = await page.Submit("#issue-2", ("noChangeReason", "Groups are supported as before"));

        var form = await (await officer.Get("strategy/safer/registers/lessons")).Follow("Change");
        list = await form.Submit(
            ("Form.Texts[Issues]", "Measure what changed\nInvest officer time\nKeep supporting groups")
        );
        page = await list.Follow("Read it and answer its key issues");
        page.Text.ShouldContain("Begin with residents (Stairwell project) Working together");
        page.Text.ShouldContain("1. Invest officer time");
        page.Text.ShouldContain("2. Keep supporting groups");
        page.Text.ShouldContain("Groups are supported as before");
        page.Text.ShouldContain("3. Measure what changed");
        await using var db = site.Open();
        (await db.Set<KeyIssue>().Select(i => i.Number).ToListAsync()).ShouldBeUnique();
    }
}
