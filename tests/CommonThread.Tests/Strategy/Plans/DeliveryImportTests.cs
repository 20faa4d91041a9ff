using CommonThread.Commitments;
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
        (await db.Set<SuccessMeasure>().AnyAsync(m => m.Readings.Any())).ShouldBeTrue();
        var gaps = new List<Gap>();
        foreach (var rule in site.Services.GetRequiredService<Modules>().Gaps)
            gaps.AddRange(await rule.FindAll(db, site.Today, CancellationToken.None));
        gaps.ShouldAllBe(g => g.CloseUrl.StartsWith("~/", StringComparison.Ordinal));
        if (sample == "nottinghamshire")
            await Nottinghamshire(db, gaps, partnership);
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
