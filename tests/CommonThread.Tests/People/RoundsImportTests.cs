using CommonThread.People;
using CommonThread.Shared.Rhythms;
using CommonThread.Tests.Hosting;
using CommonThread.Tests.Places;

namespace CommonThread.Tests.People;

/// <summary>Rounds of what comes round that were done elsewhere are recorded from a file (C-07).</summary>
[Trait("Requirement", "C-07")]
public sealed class RoundsImportTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Heading = "title,due_on,done_on,organisation,post,note\n";

    [Fact]
    public async Task A_round_that_was_done_is_shown_and_what_was_still_to_do_is_done_by_it()
    {
        await site.Post("Liaison Officer");
        (
            await Loading.Text(
                site,
                "rhythms",
                "title,every,first_due,organisation,post,remind_days,page\nLiaison,month,2026-03-10,Testshire County Council,Liaison Officer,7,\n"
            )
        ).Reasons.ShouldBe("");
        const string File =
            Heading
            + "Liaison,2026-02-10,2026-02-12,Testshire County Council,Liaison Officer,Eleven came\n"
            + "Liaison,2026-03-10,2026-03-09,,,\n";
        var loaded = await Loading.Text(site, "rounds", File);
        loaded.Reasons.ShouldBe("");
        (loaded.Report.Added, loaded.Report.Replaced).ShouldBe((1, 1));
        (await Loading.Text(site, "rounds", File)).Report.Unchanged.ShouldBe(2);
        using var manager = await site.SignIn(Roles.ProgrammeManager);
        var page = await manager.Get("rhythms");
        page.Text.ShouldContain("due on 10 February 2026: done on 12 February 2026 by Liaison Officer");
        page.Text.ShouldContain("Eleven came");
        page.Text.ShouldContain("10 April 2026");
        await using var db = site.Open();
        (await db.Set<Rhythm>().SingleAsync(r => r.Title == "Liaison")).LastDone.ShouldBe(new DateOnly(2026, 3, 9));
    }

    [Fact]
    public async Task A_round_moves_with_the_day_that_its_file_was_written()
    {
        (
            await Loading.Text(
                site,
                "rhythms",
                "title,every,first_due\nMoving,quarter,2026-02-20\n",
                "--written-on 2026-01-10"
            )
        ).Reasons.ShouldBe("");
        (
            await Loading.Text(site, "rounds", Heading + "Moving,2025-11-20,2025-11-21,,,\n", "--written-on 2026-01-10")
        ).Reasons.ShouldBe("");
        await using var db = site.Open();
        var rhythm = await db.Set<Rhythm>().SingleAsync(r => r.Title == "Moving");
        rhythm.LastDone.ShouldBe(new DateOnly(2026, 1, 21));
    }

    [Theory]
    [InlineData("Unknown,2026-02-10,2026-02-10,,,", "Nothing called “Unknown” comes round here")]
    [InlineData("Refusing,2026-02-10,2026-04-10,,,", "The day it was done must be today or in the past")]
    [InlineData("Refusing,2026-05-20,2026-03-01,,,", "A round that is done was due by today")]
    [InlineData("Refusing,2026-02-10,,,,", "done_on is empty")]
    [InlineData("Refusing,2026-02-10,2026-02-10,Testshire County Council,Beadle,", "no post called “Beadle”")]
    [InlineData("Refusing,2026-02-10,2026-02-10,,,\nRefusing,2026-02-10,2026-02-11,,,", "stands twice in the file")]
    public async Task A_round_that_cannot_have_been_is_refused_with_its_reason(string rows, string sentence)
    {
        await site.Organisation("Testshire County Council");
        await Loading.Text(site, "rhythms", "title,every,first_due\nRefusing,month,2026-06-10\n");
        var loaded = await Loading.Text(site, "rounds", Heading + rows + "\n");
        loaded.Kept.ShouldBeFalse();
        loaded.Reasons.ShouldContain(sentence);
        await using var db = site.Open();
        (await db.Set<DueItem>().AnyAsync(i => i.Rhythm.Title == "Refusing")).ShouldBeFalse();
    }
}
