using CommonThread.People;
using CommonThread.Shared;
using CommonThread.Strategy;
using CommonThread.Strategy.Leads;
using CommonThread.Tests.Hosting;
using CommonThread.Tests.Strategy.Plans;

namespace CommonThread.Tests.Shared.Gaps;

/// <summary>The shared list of gaps: every sentence for everyone, the link that closes it for whoever may follow it.</summary>
[Trait("Requirement", "A-22")]
public sealed class GapListTests(DeliverySite site) : IClassFixture<DeliverySite>
{
    private static Caller With(params string[] permissions) =>
        new()
        {
            AccountId = 1,
            Posts = [new HeldPost(7, "Officer", 3, "Testshire County Council")],
            Allowances = [.. permissions.Select(p => new Allowance(p, null, Marking.Organisation, null))],
        };

    private static Gap Gap(Func<Caller, bool>? who = null) =>
        new(new("priority", 1), "It has no lead.", "~/close", "Name one", "strategy.leads") { Who = who };

    [Fact]
    public void A_gap_is_closed_by_those_with_the_permission_and_among_them_by_those_concerned()
    {
        Gap().MayBeClosedBy(With("strategy.leads")).ShouldBeTrue();
        Gap().MayBeClosedBy(With("strategy.edit")).ShouldBeFalse();
        Gap().MayBeClosedBy(Caller.Nobody).ShouldBeFalse();
        Gap(c => c.PostIds.Contains(7)).MayBeClosedBy(With("strategy.leads")).ShouldBeTrue();
        Gap(c => c.PostIds.Contains(8)).MayBeClosedBy(With("strategy.leads")).ShouldBeFalse();
        Gap(_ => true).MayBeClosedBy(With("strategy.edit")).ShouldBeFalse("concern alone does not open the page");
    }

    [Fact]
    public async Task A_rule_puts_itself_on_every_gap_that_it_finds()
    {
        var rule = new GapRule(
            "priority-without-lead",
            "Every priority has a lead",
            (_, _, _) => Task.FromResult<IReadOnlyList<Gap>>([Gap(), Gap()])
        );
        await using var db = site.Open();
        var found = await rule.FindAll(db, site.Today, CancellationToken.None);
        found.Count.ShouldBe(2);
        found.ShouldAllBe(g => g.Rule == rule);
    }

    [Fact]
    [Trait("Speed", "slow")]
    public async Task The_list_says_each_gap_and_since_when_and_links_only_who_may_close_it()
    {
        await using (var db = site.Open())
        {
            var led = Priority.Called(site.FrameworkId, "Led until lately");
            db.Add(led);
            await db.SaveChangesAsync();
            db.Add(
                PriorityRole.Of(
                    led,
                    RoleOfPriority.Lead,
                    site.LeadPost,
                    new DateOnly(2025, 1, 1),
                    new DateOnly(2026, 1, 31)
                )
            );
            await db.SaveChangesAsync();
        }
        const string sentence = "Led until lately has no lead.";
        AngleSharp.Dom.IElement Line(Page page) =>
            page
                .Html.QuerySelectorAll(".ct-gaps__gap")
                .Single(l => l.TextContent.Contains(sentence, StringComparison.Ordinal));

        using var manager = await site.SignIn(Roles.ProgrammeManager);
        var line = Line(await manager.Get("gaps?Rule=priority-without-lead"));
        line.QuerySelector(".ct-gaps__since")!.TextContent.Trim().ShouldBe("Since 1 February 2026");
        var close = line.QuerySelector("a")!;
        close.TextContent.ShouldBe($"Name one: {sentence}");
        (await manager.Try(new Uri(manager.Address, close.GetAttribute("href")!).ToString())).Heading.ShouldBe(
            "Add a lead or expert"
        );

        // An analyst reads the same sentence and finds no link that would be refused.
        using var analyst = await site.SignIn(Roles.Analyst);
        Line(await analyst.Get("gaps?Rule=priority-without-lead")).QuerySelector("a").ShouldBeNull();
        (await analyst.Get("gaps?Mine=true")).Text.ShouldNotContain(sentence);

        // The list on the record's own page is the same.
        Line(await manager.Get("strategy/safer")).QuerySelector("a").ShouldNotBeNull();
        (await analyst.Get("strategy/safer"))
            .Html.QuerySelectorAll(".ct-gaps__gap a")
            .ShouldNotContain(a => a.TextContent.Contains(sentence, StringComparison.Ordinal));
    }
}
