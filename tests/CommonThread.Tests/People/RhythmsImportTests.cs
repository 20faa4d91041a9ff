using CommonThread.People;
using CommonThread.Shared.Rhythms;
using CommonThread.Tests.Hosting;
using CommonThread.Tests.Places;

namespace CommonThread.Tests.People;

public sealed class RhythmsImportTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Heading = "title,every,first_due,organisation,post,remind_days,page\n";

    [Fact]
    [Trait("Requirement", "C-07")]
    public async Task What_comes_round_is_loaded_shown_and_changed_by_the_same_file_again()
    {
        await site.Post("Parish Officer");
        const string File =
            Heading + "Parish liaison meeting,month,2026-04-07,Testshire County Council,Parish Officer,7,~/places\n";
        (await Loading.Text(site, "rhythms", File)).Report.Added.ShouldBe(1);
        (await Loading.Text(site, "rhythms", File)).Report.Unchanged.ShouldBe(1);
        (
            await Loading.Text(site, "rhythms", File.Replace(",month,", ",quarter,", StringComparison.Ordinal))
        ).Report.Replaced.ShouldBe(1);
        await using (var db = site.Open())
        {
            var rhythm = await db.Set<Rhythm>().SingleAsync(r => r.Title == "Parish liaison meeting");
            rhythm.Every.ShouldBe(Every.Quarter);
            rhythm.IsByHand.ShouldBeTrue("it can be changed on its page");
        }
        using var manager = await site.SignIn(Roles.ProgrammeManager);
        var page = await manager.Get("rhythms");
        page.Text.ShouldContain("Parish liaison meeting");
        page.Text.ShouldContain("7 April 2026");
    }

    [Fact]
    public async Task What_is_near_is_to_do_at_once_and_the_night_adds_nothing_to_it()
    {
        await site.Post("Fair Officer");
        (
            await Loading.Text(
                site,
                "rhythms",
                Heading + "Spring fair,year,2026-03-15,Testshire County Council,Fair Officer,30,\n"
            )
        ).Reasons.ShouldBe("");
        await using var db = site.Open();
        var fair = await db.Set<Rhythm>().SingleAsync(r => r.Title == "Spring fair");
        (
            await db.Set<DueItem>().Include(i => i.Rhythm).SingleAsync(i => i.Rhythm.Title == "Spring fair")
        ).DueOn.ShouldBe(new DateOnly(2026, 3, 15));
        fair.NextDue.ShouldBe(new DateOnly(2027, 3, 15));
        fair.FallDue(site.Today).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_row_that_cannot_come_round_says_why_and_nothing_is_loaded()
    {
        await site.Organisation("Testshire County Council");
        var loaded = await Loading.Text(
            site,
            "rhythms",
            Heading
                + "Fair,fortnight,2026-04-07,,,,\n"
                + "Fete,year,,,,,\n"
                + "Show,year,2026-04-07,Testshire County Council,Beadle,,\n"
                + "Ball,week,2026-04-07,,,30,\n"
        );
        loaded.Kept.ShouldBeFalse();
        loaded.Reasons.ShouldContain("every must be one of week, month, quarter, year, three-years, not “fortnight”");
        loaded.Reasons.ShouldContain("first_due is empty");
        loaded.Reasons.ShouldContain("Testshire County Council has no post called “Beadle”");
        loaded.Reasons.ShouldContain("The reminder must come before the due date");
        await using var db = site.Open();
        (await db.Set<Rhythm>().AnyAsync(r => r.Title == "Fair" || r.Title == "Ball")).ShouldBeFalse();
    }
}
