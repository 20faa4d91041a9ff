using CommonThread.Commitments;
using CommonThread.Measures;
using CommonThread.People;
using CommonThread.Shared;
using CommonThread.Strategy;
using CommonThread.Strategy.Activities;
using CommonThread.Strategy.Leads;
using CommonThread.Strategy.Plans;
using CommonThread.Strategy.SuccessMeasures;
using CommonThread.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CommonThread.Tests.Strategy.Plans;

/// <summary>The real sample files, read whole: nothing is refused, nothing left out.</summary>
public sealed class DeliveryImportTests(TestSite site) : IClassFixture<TestSite>
{
    [Theory]
    [Trait("Speed", "slow")]
    [InlineData("derby")]
    [InlineData("leicestershire")]
    [InlineData("cambridgeshire-and-peterborough")]
    [InlineData("nottinghamshire")]
    public async Task Every_framework_of_the_demonstration_is_read_whole(string sample)
    {
        var partnership = await site.Add(sample, sample);
        await SampleFrameworks.Prepare(site, partnership, sample);
        foreach (var file in SampleFrameworks.Files(sample))
        {
            var report = await SampleFrameworks.Load(site, partnership, file);
            report.Refused.ShouldBeEmpty(Path.GetFileName(file));
            report.Notes.ShouldNotContain(n => n.Contains("was left out", StringComparison.Ordinal));
        }
        await using var db = site.Open(partnership: partnership);
        (await db.Set<Plan>().CountAsync()).ShouldBeGreaterThan(0);
        // What is counted is a figure; what is judged is not.
        (await db.Set<SuccessMeasure>().ToListAsync()).ShouldAllBe(m => m.IsCounted == (m.MeasureId != null));
        (await db.Set<Observation>().AnyAsync()).ShouldBeTrue();
        var gaps = new List<Gap>();
        foreach (var rule in site.Services.GetRequiredService<Modules>().Gaps)
            gaps.AddRange(await rule.FindAll(db, site.Today, CancellationToken.None));
        gaps.ShouldAllBe(g => g.CloseUrl.StartsWith("~/", StringComparison.Ordinal));
        if (sample == "cambridgeshire-and-peterborough")
            await Peterborough(db, partnership);
        if (sample == "nottinghamshire")
            await Nottinghamshire(db, gaps, partnership);
    }

    // The numbers that the report of 11 September 2018 prints, in their own years, from their own document.
    private async Task Peterborough(
        CommonThread.Data.CommonThreadDb db,
        CommonThread.Partnerships.Partnership partnership
    )
    {
        var figures = new Figures(db);
        var participants = (await figures.Measure("national-citizen-service-participants", default))!;
        var place = await db.Set<CommonThread.Places.Place>().SingleAsync(p => p.Name == "Peterborough");
        var series = await figures.Series(participants, place.Id, default);
        series.Select(f => (f.Period.ToString(), f.Value)).ShouldBe([("2017-18", 358), ("2018-19", 388)]);
        series.ShouldAllBe(f => !f.From.Illustrative && f.From.Date == new DateOnly(2018, 9, 11));
        participants.Baseline.ShouldBe(358);
        (await figures.Measure("summer-programme-completed", default))!.Target.ShouldBe(209);
        (await db.Set<Observation>().Where(o => o.Value == 188 || o.Value == 5000).CountAsync()).ShouldBe(2);
        using var visitor = new Visitor(new Uri(site.Root, $"{partnership.Slug}/"));
        var list = await visitor.Get("strategy/people-and-communities-strategy/measures");
        list.Text.ShouldContain("388 young people in 2018-19, 358 in 2017-18");
        var page = await list.Follow("Summer programme completed");
        page.Text.ShouldContain("209 young people");
        page.Text.ShouldContain("188 is 90% of contracted target");
        page.Text.ShouldContain("25th June to 24th August 2018");
        page.Text.ShouldContain("Think Communities report, September 2018");
    }

    private async Task Nottinghamshire(
        CommonThread.Data.CommonThreadDb db,
        List<Gap> gaps,
        CommonThread.Partnerships.Partnership partnership
    )
    {
        // the documents' own data must show this.
        gaps.ShouldContain(g => g.Sentence == "Investing in opportunity areas has no activity.");
        gaps.Count(g => g.Rule!.Key == "programme-without-activity").ShouldBe(1);
        (await db.Set<Activity>().CountAsync(a => a.Citation != null)).ShouldBeGreaterThanOrEqualTo(7);
        (await db.Set<RequiredAction>().CountAsync(r => r.Kind == RequiredKind.Action)).ShouldBe(9);
        (await db.Set<RequiredAction>().CountAsync(r => r.Kind == RequiredKind.Duty)).ShouldBe(11);
        (await db.Set<LeadReport>().CountAsync()).ShouldBe(34);
        (await db.Set<LeadReport>().CountAsync(r => r.Version == 2)).ShouldBe(1);
        (await db.Set<Commitment>().CountAsync(c => c.Kind == CommitmentKind.RequiredAction)).ShouldBe(60);
        var violence = await db.Set<Priority>().SingleAsync(p => p.Name.StartsWith("Serious Violence"));
        var lead = await db.Set<PriorityRole>()
            .SingleAsync(r => r.PriorityId == violence.Id && r.Role == RoleOfPriority.Lead && r.To == null);
        lead.PostId.ShouldBeGreaterThan(0);

        using var visitor = new Visitor(new Uri(site.Root, $"{partnership.Slug}/"));
        var slug = "community-safety-agreement";
        var page = await visitor.Get($"strategy/priorities/{violence.Id}");
        page.Text.ShouldContain("Strategic priority lead");
        page.Text.ShouldContain("Required actions");
        page.Text.ShouldContain("What it means locally");
        page.Text.ShouldNotContain("Quarterly reports and concerns");
        (await visitor.Get($"strategy/{slug}/plans")).Text.ShouldContain("Live");
        (await visitor.Get("strategy/communities-strategy/delivery")).Text.ShouldContain("Local Improvement Scheme");
        (await visitor.Get("good-practice")).Heading.ShouldBe("Good practice");
        (await visitor.Get("commitments")).Text.ShouldContain("actions");
        var kinds = site.Services.GetRequiredService<Modules>().Kinds;
        var activities = await db.Set<Activity>().Select(a => a.Id).ToListAsync();
        (await kinds[StrategyKinds.Activity].Steps(db, activities, CancellationToken.None)).ShouldNotBeEmpty();
        (await kinds[StrategyKinds.Priority].Steps(db, [violence.Id], CancellationToken.None)).ShouldContain(s =>
            s.Lower.Kind == Plan.RecordKind
        );
    }
}
