using CommonThread.People;
using CommonThread.Shared;
using CommonThread.Shared.Jobs;
using CommonThread.Shared.Rhythms;
using CommonThread.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CommonThread.Tests.Shared.Rhythms;

public sealed class RhythmTests
{
    private static readonly DateOnly Anchor = new(2026, 1, 31);

    private static Rhythm Start(Every every, int remindDays = 0) =>
        Rhythm.Start("test", "Report", every, Anchor, 1, remindDays);

    [Fact]
    public void The_last_day_of_the_month_stays_the_last_day()
    {
        var rhythm = Start(Every.Month);
        rhythm.Due(1).ShouldBe(new DateOnly(2026, 2, 28));
        rhythm.Due(2).ShouldBe(new DateOnly(2026, 3, 31));
        rhythm.DueAfter(new DateOnly(2026, 2, 28)).ShouldBe(new DateOnly(2026, 3, 31));
    }

    [Theory]
    [InlineData(Every.Week, 53)]
    [InlineData(Every.Month, 13)]
    [InlineData(Every.Quarter, 5)]
    [InlineData(Every.Year, 2)]
    [InlineData(Every.ThreeYears, 1)]
    public void A_year_holds_as_many_beats_as_it_should(Every every, int beats) =>
        Start(every).FallDue(Anchor.AddYears(1)).Count.ShouldBe(beats);

    [Theory]
    [InlineData(Every.Week)]
    [InlineData(Every.Month)]
    [InlineData(Every.Quarter)]
    [InlineData(Every.Year)]
    [InlineData(Every.ThreeYears)]
    public void The_next_due_date_after_any_day_is_the_first_that_follows_it(Every every)
    {
        var rhythm = Start(every);
        for (var day = Anchor.AddDays(-10); day < Anchor.AddYears(8); day = day.AddDays(13))
        {
            var next = rhythm.DueAfter(day);
            next.ShouldBeGreaterThan(day);
            var n = 0;
            while (rhythm.Due(n) <= day)
                n++;
            next.ShouldBe(rhythm.Due(n));
        }
    }

    [Fact]
    public void A_reminder_longer_than_the_rhythm_is_refused() =>
        Should
            .Throw<RulesBroken>(() => Start(Every.Week, remindDays: 7))
            .Message.ShouldBe("The reminder must come before the due date, and after the one before it");

    [Fact]
    public void What_is_done_cannot_be_done_again_or_in_the_future()
    {
        var item = Start(Every.Month).FallDue(Anchor)[0];
        Should.Throw<RulesBroken>(() => item.Done(Anchor.AddDays(1), Anchor, 1, null));
        item.Done(Anchor, Anchor, 1, "Sent to the board");
        Should
            .Throw<RulesBroken>(() => item.Done(Anchor, Anchor, 1, null))
            .Message.ShouldBe("This is marked as done already");
        item.Rhythm.LastDone.ShouldBe(Anchor);
    }

    [Fact]
    public void A_rhythm_that_is_moved_leaves_what_fell_due_and_goes_on_from_the_new_day()
    {
        var rhythm = Start(Every.Month);
        rhythm.FallDue(new DateOnly(2026, 3, 1)).Count.ShouldBe(2);
        rhythm.Change("Report", Every.Month, new DateOnly(2026, 1, 10), 1, 0, null);
        rhythm.NextDue.ShouldBe(new DateOnly(2026, 4, 10));
    }
}

/// <summary>A year of nights, and the page.</summary>
[Trait("Speed", "slow")]
public sealed class RhythmYearTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_year_of_nights_makes_each_item_and_each_notice_once()
    {
        var post = await site.Post("Priority lead", roles: Roles.PriorityLead);
        var start = site.Today;
        await using (var db = site.Open())
        {
            await KeepRhythm.With(db, "year-quarterly", "Quarterly report", Every.Quarter, start.AddDays(30), post, 14);
            await KeepRhythm.With(db, "year-weekly", "Tasking meeting", Every.Week, start.AddDays(2), post, 1);
            await db.SaveChangesAsync();
        }
        var before = site.Clock.GetUtcNow();
        var rounds = site.Services.GetRequiredService<NightlyRounds>();
        for (var night = 0; night < 365; night++)
        {
            site.Clock.Set(before.AddDays(night));
            // Two nights in the year the machine was off; now and then the round runs twice.
            if (night is 100 or 200)
                continue;
            (await rounds.Now(site.Partnership, TestContext.Current.CancellationToken)).ShouldBe(0);
            if (night % 30 == 0)
                (await rounds.Now(site.Partnership, TestContext.Current.CancellationToken)).ShouldBe(0);
        }
        await using (var db = site.Open())
        {
            var items = await db.Set<DueItem>()
                .Include(i => i.Rhythm)
                .Where(i => i.Rhythm.Key.StartsWith("year-"))
                .ToListAsync();
            items.Count(i => i.Rhythm.Key == "year-quarterly").ShouldBe(4);
            items.Count(i => i.Rhythm.Key == "year-weekly").ShouldBe(52);
            items.ShouldAllBe(i => i.RemindedOn != null);
            items.Where(i => i.Rhythm.Key == "year-quarterly").ShouldAllBe(i => i.RemindedOn == i.DueOn.AddDays(-14));
            var notices = await db.Set<Notice>().Where(n => n.PostId == post).ToListAsync();
            notices.Count(n => n.Text.StartsWith("Quarterly report is due", StringComparison.Ordinal)).ShouldBe(4);
            notices.Count(n => n.Text.StartsWith("Quarterly report was due", StringComparison.Ordinal)).ShouldBe(4);
            (await HistoryChain.Verify(db, TestContext.Current.CancellationToken)).Broken.ShouldBeNull();
        }
        site.Clock.Set(before);
    }

    [Fact]
    public async Task A_programme_manager_sees_what_is_due_and_marks_it_as_done()
    {
        var owner = await site.Post("Reviewer", roles: Roles.PriorityLead);
        await using (var db = site.Open())
        {
            await KeepRhythm.With(
                db,
                "page",
                "Annual review of the plan",
                Every.Year,
                site.Today.AddDays(-3),
                owner,
                14
            );
            await db.SaveChangesAsync();
        }
        await site
            .Services.GetRequiredService<NightlyRounds>()
            .Now(site.Partnership, TestContext.Current.CancellationToken);
        using var manager = await site.SignIn(Roles.ProgrammeManager);
        var page = await manager.Get("rhythms");
        page.Text.ShouldContain("Annual review of the plan");
        page.Text.ShouldContain("Late");
        var item = page
            .Html.QuerySelectorAll("form")
            .First(f => f.TextContent.Contains("Annual review of the plan", StringComparison.Ordinal));
        var id = item.QuerySelector("input[name='Form.Item']")!.GetAttribute("value")!;
        page = await page.Submit(
            $"form:has(input[name='Form.Item'][value='{id}'])",
            ("Form.Note", "Agreed with the leads")
        );
        page.Text.ShouldContain("is marked as done");
        page.Text.ShouldContain("Agreed with the leads");
        await using var after = site.Open();
        var done = await after.Set<DueItem>().Include(i => i.Rhythm).SingleAsync(i => i.Rhythm.Key == "page");
        done.DoneOn.ShouldBe(site.Today);
        done.Rhythm.LastDone.ShouldBe(site.Today);
    }
}
