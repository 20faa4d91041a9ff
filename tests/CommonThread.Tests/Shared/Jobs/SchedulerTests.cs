using System.Net;
using System.Text;
using CommonThread.People;
using CommonThread.Shared;
using CommonThread.Shared.Jobs;
using CommonThread.Tests.Hosting;
using CommonThread.Tests.Shared.Imports;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace CommonThread.Tests.Shared.Jobs;

/// <summary>A site whose scheduler runs, with its jobs in the installation's database.</summary>
public sealed class ScheduledSite : ImportSite
{
    protected override bool Schedules => true;
}

public sealed class SchedulerTests(ScheduledSite site) : IClassFixture<ScheduledSite>
{
    [Fact]
    public async Task A_file_that_was_brought_is_read_without_anyone_waiting()
    {
        using var analyst = await site.SignIn(Roles.Analyst);
        var page = await analyst.Get("imports/load/names");
        page = await page.Submit("form[enctype]", ("Form.File", "names.csv", Encoding.UTF8.GetBytes("name\nDelta\n")));
        var run = int.Parse(page.Address.Segments[^1], System.Globalization.CultureInfo.InvariantCulture);
        for (var i = 0; i < 150 && await site.StateOf(run) != ImportState.Previewed; i++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        (await site.StateOf(run)).ShouldBe(ImportState.Previewed);
        var state = await analyst.Try($"imports/runs/{run}?handler=State");
        state.Body.ShouldContain("\"busy\":false");
    }

    [Fact]
    public async Task The_nightly_round_is_kept_in_the_installation_s_database()
    {
        var scheduler = await site
            .Services.GetRequiredService<ISchedulerFactory>()
            .GetScheduler(TestContext.Current.CancellationToken);
        (await scheduler.GetJobDetail(new JobKey("nightly"), TestContext.Current.CancellationToken)).ShouldNotBeNull();
        await using var connection = site.Installation.Address.Connect();
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from qrtz_cron_triggers where cron_expression = '0 10 2 * * ?'";
        Convert
            .ToInt32(
                await command.ExecuteScalarAsync(TestContext.Current.CancellationToken),
                System.Globalization.CultureInfo.InvariantCulture
            )
            .ShouldBe(1);
    }

    [Fact]
    public async Task It_says_that_it_is_ready_when_databases_and_scheduler_are()
    {
        using var http = new HttpClient { BaseAddress = site.Root };
        using var alive = await http.GetAsync("health", TestContext.Current.CancellationToken);
        alive.StatusCode.ShouldBe(HttpStatusCode.OK);
        // The scheduler starts just after the pages do; until then a load balancer is told to wait.
        var says = "";
        for (var i = 0; i < 100 && says != "Healthy"; i++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            says = await Body(http);
        }
        says.ShouldBe("Healthy");
    }

    private static async Task<string> Body(HttpClient http)
    {
        using var ready = await http.GetAsync("health/ready", TestContext.Current.CancellationToken);
        return await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    [Trait("Speed", "slow")]
    public async Task Old_uploads_go_after_thirty_days_and_their_receipts_stay()
    {
        using var analyst = await site.SignIn(Roles.Analyst);
        var page = await analyst.Get("imports/load/names");
        page = await page.Submit("form[enctype]", ("Form.File", "old.csv", Encoding.UTF8.GetBytes("title\nx\n")));
        var run = int.Parse(page.Address.Segments[^1], System.Globalization.CultureInfo.InvariantCulture);
        for (var i = 0; i < 150 && await site.StateOf(run) != ImportState.Refused; i++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        string path;
        await using (var db = site.Open())
        {
            var stored = await db.Set<ImportRun>().Where(r => r.Id == run).Select(r => r.StoredAs).SingleAsync();
            path = UploadedFiles.PathOf(site.Installation, site.Partnership, stored!);
        }
        File.Exists(path).ShouldBeTrue();
        var rounds = site.Services.GetRequiredService<NightlyRounds>();
        await rounds.Now(site.Partnership, TestContext.Current.CancellationToken);
        File.Exists(path).ShouldBeTrue();
        site.Clock.Advance(TimeSpan.FromDays(31));
        (await rounds.Now(site.Partnership, TestContext.Current.CancellationToken)).ShouldBe(0);
        File.Exists(path).ShouldBeFalse();
        site.Clock.Advance(TimeSpan.FromDays(-31));
        (await analyst.Get($"imports/runs/{run}")).Text.ShouldContain("The file has no column called name");
    }
}
