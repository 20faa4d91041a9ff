using System.Globalization;
using System.Net;
using CommonThread.People;
using CommonThread.People.Organisations;
using CommonThread.Shared;
using CommonThread.Strategy;
using CommonThread.Strategy.Adoptions;
using CommonThread.Strategy.Versions;
using CommonThread.Tests.Hosting;
using CommonThread.Tests.Strategy.Plans;

namespace CommonThread.Tests.Strategy.Adoptions;

/// <summary>Partners to a shared framework: since when, under which names, and how they leave.</summary>
public sealed class PartnerTests(DeliverySite site) : IClassFixture<DeliverySite>
{
    private static readonly (string, string)[] Joined =
    [
        ("Form.JoinedOn.Day", "1"),
        ("Form.JoinedOn.Month", "9"),
        ("Form.JoinedOn.Year", "2025"),
    ];

    private async Task<(Visitor Officer, int Organisation)> Partner(string name, string kind = "Developing")
    {
        var organisation = await site.Organisation(name);
        await using (var db = site.Open())
        {
            if (!await db.Set<FrameworkVersion>().AnyAsync(v => v.FrameworkId == site.FrameworkId))
            {
                db.Add(FrameworkVersion.Draft(site.FrameworkId, 1, "First"));
                await db.SaveChangesAsync();
            }
        }
        var officer = await site.SignIn(Roles.StrategyOfficer);
        var add = await officer.Get("strategy/safer/partners");
        var done = await add.Submit([("Form.OrganisationId", $"{organisation}"), ("Form.Kind", kind), .. Joined]);
        done.Status.ShouldBe(HttpStatusCode.OK, string.Join("; ", done.Errors));
        return (officer, organisation);
    }

    private async Task<FrameworkPartner?> Find(int organisation)
    {
        await using var db = site.Open();
        return await db.Set<FrameworkPartner>()
            .SingleOrDefaultAsync(p => p.FrameworkId == site.FrameworkId && p.OrganisationId == organisation);
    }

    private static (string, string)[] On(string day, string why) =>
        [("Form.LeftOn.Day", day), ("Form.LeftOn.Month", "3"), ("Form.LeftOn.Year", "2026"), ("Form.LeftBecause", why)];

    [Fact]
    [Trait("Requirement", "A-51")]
    public async Task A_partner_is_shown_with_the_day_it_joined_and_its_other_names()
    {
        var (officer, id) = await Partner("Testshire Police");
        using var _ = officer;
        await using (var db = site.Open())
        {
            (await db.Set<Organisation>().Include(o => o.Aliases).SingleAsync(o => o.Id == id)).AlsoKnownAs([
                "Testshire Constabulary",
            ]);
            await db.SaveChangesAsync();
        }
        var row = (await officer.Get("strategy/safer/adoption"))
            .Html.QuerySelectorAll("tbody tr")
            .Single(r => r.TextContent.Contains("Testshire Police", StringComparison.Ordinal));
        row.TextContent.ShouldContain("Also called Testshire Constabulary");
        row.QuerySelector("[data-label='Joined on']")!.TextContent.ShouldBe("1 September 2025");
        (await officer.Get($"strategy/safer/partners/{(await Find(id))!.Id}")).Text.ShouldContain(
            "Also called Testshire Constabulary"
        );
    }

    [Fact]
    [Trait("Requirement", "A-51")]
    [Trait("Requirement", "A-53")]
    public async Task A_partner_that_leaves_needs_a_day_and_a_reason_and_is_counted_no_more()
    {
        var (officer, id) = await Partner("Testshire Health");
        using var _ = officer;
        var partner = (await Find(id))!;
        var page = await officer.Get($"strategy/safer/partners/{partner.Id}");
        var refused = await page.Submit("#leave", ("Form.LeftBecause", ""));
        refused.Errors.ShouldBe(
            ["Enter the day on which it left", "Say why it takes part no longer"],
            ignoreOrder: true
        );
        var early = await page.Submit(
            "#leave",
            ("Form.LeftOn.Day", "1"),
            ("Form.LeftOn.Month", "8"),
            ("Form.LeftOn.Year", "2025"),
            ("Form.LeftBecause", "It was abolished")
        );
        early.Errors.ShouldBe(["It cannot leave before it joined"]);
        early.Html.QuerySelector("[name='Form.LeftBecause']")!.GetAttribute("value").ShouldBe("It was abolished");

        async Task<AdoptionTally> Tally()
        {
            await using var db = site.Open();
            var version = await db.Set<FrameworkVersion>().FirstAsync(v => v.FrameworkId == site.FrameworkId);
            var framework = await db.Set<Framework>().SingleAsync(f => f.Id == site.FrameworkId);
            return await AdoptionTally.Of(db, framework, version.Id, CancellationToken.None);
        }
        var before = await Tally();
        var left = await page.Submit("#leave", On("10", "It was abolished"));
        left.Status.ShouldBe(HttpStatusCode.OK, string.Join("; ", left.Errors));
        left.Text.ShouldContain("Testshire Health, from 1 September 2025 to 10 March 2026: It was abolished");
        (await Tally()).Required.ShouldBe(before.Required - 1);

        // Its own officer is asked nothing more, and nobody adds it a second time.
        using (var own = await site.SignIn(Roles.PartnerOfficer, "Testshire Health"))
            (await own.Try($"strategy/safer/adoption/{partner.Id}/1")).Status.ShouldBe(HttpStatusCode.NotFound);
        var again = await officer.Get("strategy/safer/partners");
        (
            await again.Submit(
                ("Form.OrganisationId", id.ToString(CultureInfo.InvariantCulture)),
                ("Form.Kind", "Network")
            )
        ).Errors.ShouldBe([
            "That organisation was a partner and has left. Change it on the page of partners, and say that it takes part again",
        ]);

        // It may come back; the history keeps both.
        var back = await (await officer.Get($"strategy/safer/partners/{partner.Id}")).Submit("#return");
        back.Text.ShouldContain("Testshire Health takes part again");
        (await Find(id))!.HasLeft.ShouldBeFalse();
        (await Tally()).Required.ShouldBe(before.Required);
        await using var history = site.Open();
        (
            await history
                .Set<HistoryEntry>()
                .AnyAsync(e => e.SubjectKind == StrategyKinds.Partner && e.Reason == "It was abolished")
        ).ShouldBeTrue();
    }

    [Fact]
    [Trait("Requirement", "A-51")]
    public async Task A_partner_entered_by_mistake_is_taken_out_one_that_decided_is_not()
    {
        var (officer, id) = await Partner("Testshire by mistake", "InDiscussion");
        using var _ = officer;
        var partner = (await Find(id))!;
        var page = await officer.Get($"strategy/safer/partners/{partner.Id}");
        (await page.Submit("#remove")).Errors.ShouldBe(["Say why it is taken out"]);
        (await page.Submit("#remove", ("Reason", "The wrong Testshire"))).Text.ShouldContain("is taken out");
        (await Find(id)).ShouldBeNull();

        var (second, decided) = await Partner("Testshire that decided");
        using var __ = second;
        await using (var db = site.Open())
        {
            var known = await db.Set<FrameworkPartner>().SingleAsync(p => p.OrganisationId == decided);
            var stand = await db.Set<Adoption>().SingleAsync(a => a.PartnerId == known.Id);
            stand.Stand(
                AdoptionState.FormallyAgreed,
                "Cabinet",
                site.Today,
                null,
                null,
                true,
                site.Today,
                Caller.System,
                null
            );
            await db.SaveChangesAsync();
        }
        var own = (await Find(decided))!;
        (await officer.Get($"strategy/safer/partners/{own.Id}")).Html.QuerySelector("#remove").ShouldBeNull();
    }
}
