using System.Globalization;
using CommonThread.People;
using CommonThread.Strategy.Pledges;
using CommonThread.Strategy.Principles;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.Strategy.Plans;

/// <summary>What an action says it applies and helps to keep, and where that is read.</summary>
public sealed class PrincipleTagTests(DeliverySite site) : IClassFixture<DeliverySite>
{
    [Fact]
    [Trait("Requirement", "A-06")]
    [Trait("Requirement", "A-07")]
    public async Task An_author_tags_an_action_with_the_principles_it_applies_and_the_pledges_it_keeps()
    {
        int listen,
            early,
            answer,
            far;
        await using (var db = site.Open())
        {
            var principles = new[]
            {
                Principle.Of(site.FrameworkId, "Listening", "Listen first", PrincipleKind.Principle),
                Principle.Of(site.FrameworkId, null, "Step in early", PrincipleKind.KeyApproach),
            };
            var pledge = Pledge.Of(site.FrameworkId, 1, "Answer everyone");
            var elsewhere = CommonThread.Strategy.Framework.Titled(
                "Another plan",
                CommonThread.Strategy.FrameworkType.Plan,
                await site.Organisation("Testshire County Council")
            );
            db.AddRange(principles);
            db.AddRange(pledge, elsewhere);
            await db.SaveChangesAsync();
            var other = Principle.Of(elsewhere.Id, null, "Somebody else’s", PrincipleKind.Principle);
            db.Add(other);
            await db.SaveChangesAsync();
            (listen, early, answer, far) = (principles[0].Id, principles[1].Id, pledge.Id, other.Id);
        }
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        var plan = await (
            await officer.Get(
                $"strategy/safer/plans/add?priority={site.PriorityId.ToString(CultureInfo.InvariantCulture)}"
            )
        ).Submit(("Form.Title", "Plan of principles"), ("Form.Kind", "ActionPlan"));
        var form = await plan.Follow("Add an action");
        form.Text.ShouldContain("Principles it applies (optional)");
        form.Text.ShouldNotContain("Somebody else’s");

        // A bad form keeps what was ticked; a principle of another framework is not taken.
        var refused = await form.Submit(("Form.Title", ""), ("Form.Several[principle]", $"{listen}"));
        refused.Errors.ShouldNotBeEmpty();
        Ticked(refused).ShouldBe([listen]);
        var action = await refused.Submit(
            ("Form.Title", "Doorstep listening"),
            ("Form.Several[principle]", $"{listen}"),
            ("Form.Several[principle]", $"{early}"),
            ("Form.Several[principle]", $"{far}"),
            ("Form.Several[pledge]", $"{answer}")
        );
        action.Text.ShouldContain("applies, principle: Listening");
        action.Text.ShouldContain("applies, principle: Step in early");
        action.Text.ShouldContain("helps to keep, pledge: Answer everyone");
        action.Text.ShouldNotContain("Somebody else’s");

        // The principle and the pledge say what applies and keeps them, and so does the thread.
        var page = await officer.Get("strategy/safer");
        Serving(page, "Listen first").ShouldBe("What applies this (1): Listening Doorstep listening, not started");
        Serving(page, "Answer everyone")
            .ShouldBe("What helps to keep this (1): Answer everyone Doorstep listening, not started");
        (await officer.Get($"thread/principle-{early}")).Text.ShouldContain(
            "Doorstep listening applies “Step in early”"
        );
        (await officer.Get(plan.Address + "?handler=csv")).Body.ShouldContain("Listening; Step in early");

        // They are changed and taken away; what is left stays.
        var change = await action.Follow("Change");
        Ticked(change).ShouldBe([listen, early]);
        var after = await change.Submit(("Form.Several[principle]", $"{early}"));
        after.Text.ShouldNotContain("principle: Listening");
        after.Text.ShouldContain("principle: Step in early");
        after.Text.ShouldContain("pledge: Answer everyone");
        change = await after.Follow("Change");
        foreach (var box in change.Html.QuerySelectorAll("input[name^='Form.Several']"))
            box.RemoveAttribute("checked");
        after = await change.Submit("main form[method=post]");
        after.Text.ShouldNotContain("principle:");
        after.Text.ShouldNotContain("pledge:");
        after.Text.ShouldContain("delivers, priority: Antisocial behaviour");
    }

    private static int[] Ticked(Page page) =>
        [
            .. page
                .Html.QuerySelectorAll("input[name='Form.Several[principle]'][checked]")
                .Select(i => int.Parse(i.GetAttribute("value")!, CultureInfo.InvariantCulture)),
        ];

    private static string Serving(Page page, string words) =>
        string.Join(
            ' ',
            page.Html.QuerySelectorAll("li")
                .First(l => l.TextContent.Contains(words) && l.QuerySelector("details") is not null)
                .QuerySelector("details")!
                .TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
}
