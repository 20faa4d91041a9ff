using System.Globalization;
using System.Net;
using CommonThread.People;
using CommonThread.Shared.Rhythms;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.Shared.Rhythms;

public sealed class RhythmPageTests(TestSite site) : IClassFixture<TestSite>
{
    private static (string, string)[] Monthly(string title, string remind = "7") =>
        [
            ("then", "look"),
            ("Form.Title", title),
            ("Form.Every", "Month"),
            ("Form.Anchor.Day", "31"),
            ("Form.Anchor.Month", "1"),
            ("Form.Anchor.Year", "2026"),
            ("Form.RemindDays", remind),
        ];

    [Fact]
    public async Task A_rhythm_is_added_by_hand_after_its_next_dates_were_shown()
    {
        using var manager = await site.SignIn(Roles.TeamManager);
        var owner = await site.Post("Grants Officer");
        var form = await (await manager.Get("rhythms")).Follow("Add what falls due");
        var look = await form.Submit([
            .. Monthly("Reconcile the grants"),
            ("Form.Owner", owner.ToString(CultureInfo.InvariantCulture)),
            ("Form.Page", new Uri(site.Address, "commitments").ToString()),
        ]);
        look.Heading.ShouldBe("Check before it is saved");
        look.Text.ShouldContain("31 March 2026, reminded on 24 March 2026");
        look.Text.ShouldContain("30 April 2026");
        look.Text.ShouldContain("Grants Officer, Testshire County Council");
        await using (var db = site.Open())
            (await db.Set<Rhythm>().CountAsync(r => r.Title == "Reconcile the grants")).ShouldBe(0, "only looked at");
        var back = await look.Submit(("then", "change"));
        back.Html.QuerySelector("#Form_Title")!.GetAttribute("value").ShouldBe("Reconcile the grants");
        var list = await look.Submit(("then", "save"));
        list.Text.ShouldContain("Reconcile the grants falls due next on 31 March 2026");
        list.Text.ShouldContain("Reminded 7 days before");
        await using (var db = site.Open())
            (await db.Set<Rhythm>().SingleAsync(r => r.Title == "Reconcile the grants")).Url.ShouldBe("~/commitments");
    }

    [Fact]
    public async Task A_rhythm_is_changed_and_stopped_with_a_reason()
    {
        using var manager = await site.SignIn(Roles.ProgrammeManager);
        var list = await (await (await manager.Get("rhythms/add")).Submit(Monthly("Walk the estate", "0"))).Submit(
            ("then", "save")
        );
        var change = await list.Follow("Change Walk the estate");
        var look = await change.Submit("#write", ("then", "look"), ("Form.Every", "Quarter"));
        look.Text.ShouldContain("30 April 2026");
        look.Text.ShouldContain("31 July 2026");
        list = await look.Submit(("then", "save"));
        list.Text.ShouldContain("Every quarter");
        change = await list.Follow("Change Walk the estate");
        (await change.Submit("#stop")).Errors.ShouldBe(["Say why it stops"]);
        list = await change.Submit("#stop", ("Reason", "The estate has its own group now"));
        list.Text.ShouldContain("Walk the estate no longer falls due");
        list.Html.QuerySelectorAll("td a").ShouldNotContain(a => a.TextContent.Contains("Walk the estate"));
        (await manager.Try(change.Address.ToString())).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_cannot_be_a_rhythm_is_refused_with_its_reason()
    {
        using var manager = await site.SignIn(Roles.ProgrammeManager);
        var form = await manager.Get("rhythms/add");
        (await form.Submit(Monthly("Too early", "30"))).Errors.ShouldBe([
            "The reminder must come before the due date, and after the one before it",
        ]);
        (await form.Submit([.. Monthly("Elsewhere"), ("Form.Page", "https://www.example.org/x")]))
            .Errors.Single()
            .ShouldStartWith("The page must be one of this partnership’s own");
        (await form.Submit(("then", "look"), ("Form.Title", ""))).Errors.ShouldContain(
            "Enter the first day it falls due"
        );
    }

    [Fact]
    public async Task What_a_record_began_keeps_its_words_and_dates()
    {
        await using (var db = site.Open())
        {
            await KeepRhythm.With(db, "framework-9-review", "Annual review", Every.Year, new(2026, 6, 1), null);
            await db.SaveChangesAsync();
        }
        using var manager = await site.SignIn(Roles.TeamManager);
        var post = await site.Post("Strategy Officer");
        var change = await (await manager.Get("rhythms")).Follow("Change Annual review");
        var look = await change.Submit(
            "#write",
            ("then", "look"),
            ("Form.Title", "Something else"),
            ("Form.Owner", post.ToString(CultureInfo.InvariantCulture)),
            ("Form.RemindDays", "60")
        );
        look.Text.ShouldContain("1 June 2026, reminded on 2 April 2026");
        (await look.Submit(("then", "save"))).Text.ShouldContain("Annual review is changed");
        await using var after = site.Open();
        var rhythm = await after.Set<Rhythm>().SingleAsync(r => r.Key == "framework-9-review");
        (rhythm.Title, rhythm.OwnerPostId, rhythm.RemindDays).ShouldBe(("Annual review", post, 60));
    }

    [Fact]
    public async Task Those_who_only_read_do_not_set_what_falls_due()
    {
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        (await officer.Try("rhythms/add")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
