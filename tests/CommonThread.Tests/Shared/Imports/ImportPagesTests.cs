using System.Net;
using System.Text;
using CommonThread.People;
using CommonThread.Shared;
using CommonThread.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CommonThread.Tests.Shared.Imports;

/// <summary>A site with the test's own import. Nothing is scheduled: the tests read the queue when they want it.</summary>
public class ImportSite : TestSite
{
    internal NamesImport Names { get; } = new();

    protected override void Also(IServiceCollection services) => services.AddSingleton<IImport>(Names);

    public Task ReadTheQueue() =>
        Services.GetRequiredService<RunQueuedImports>().Now(Partnership, TestContext.Current.CancellationToken);

    public async Task<ImportState> StateOf(int run)
    {
        await using var db = Open();
        return await db.Set<ImportRun>().Where(r => r.Id == run).Select(r => r.State).SingleAsync();
    }

    public async Task<int> CountSources(string name)
    {
        await using var db = Open();
        return await db.Set<Source>().CountAsync(s => s.Name == name);
    }
}

public sealed class ImportPagesTests(ImportSite site) : IClassFixture<ImportSite>
{
    private static byte[] Csv(params string[] names) =>
        Encoding.UTF8.GetBytes("name\n" + string.Join('\n', names) + "\n");

    private static async Task<(Page Page, int Run)> Bring(
        Visitor visitor,
        byte[] file,
        params (string, string)[] values
    )
    {
        var page = await visitor.Get("imports/load/names");
        page = await page.Submit("form[enctype]", ("Form.File", "names.csv", file), values);
        page.Status.ShouldBe(HttpStatusCode.OK, page.Text);
        return (page, int.Parse(page.Address.Segments[^1], System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_file_is_shown_first_and_loaded_when_asked()
    {
        using var analyst = await site.SignIn(Roles.Analyst);
        (await analyst.Get("imports")).Text.ShouldContain("Names of sources");
        var (page, run) = await Bring(analyst, Csv("Alpha one", "Alpha two"));
        page.Text.ShouldContain("Waiting for its turn");
        await site.ReadTheQueue();
        (await site.CountSources("Alpha one")).ShouldBe(0, "A preview loads nothing");
        page = await analyst.Get($"imports/runs/{run}");
        page.Heading.ShouldBe("Check what will be loaded");
        page.Text.ShouldContain("Alpha two");
        page = await page.Submit("form[action*='handler=Load']");
        page.Text.ShouldContain("Waiting for its turn");
        await site.ReadTheQueue();
        page = await analyst.Get($"imports/runs/{run}");
        page.Text.ShouldContain($"Receipt {run}, release names-1");
        (await site.CountSources("Alpha one")).ShouldBe(1);
        await using var db = site.Open();
        var line = await db.Set<HistoryEntry>().OrderBy(e => e.Sequence).LastAsync(e => e.SubjectKind == "source");
        line.Actor.ShouldStartWith("Analyst, Testshire");
        line.Reason.ShouldBe($"Import {run}: names.csv");
        var (again, _) = await Bring(analyst, Csv("Alpha one", "Alpha two"));
        await site.ReadTheQueue();
        (await analyst.Get(again.Address.ToString())).Text.ShouldContain("The very same file was loaded on");
    }

    [Fact]
    public async Task Refused_rows_are_explained_and_the_good_ones_can_be_loaded()
    {
        using var analyst = await site.SignIn(Roles.Analyst);
        var (_, run) = await Bring(analyst, Csv("Beta one", "bad", "Beta two"));
        await site.ReadTheQueue();
        var page = await analyst.Get($"imports/runs/{run}");
        page.Text.ShouldContain("This name cannot be loaded");
        page.Html.QuerySelector("form[action*='handler=Load']").ShouldBeNull();
        var csv = await analyst.Try($"imports/runs/{run}?handler=Refused");
        csv.Type.ShouldBe("text/csv");
        csv.Body.ShouldContain("3,bad,This name cannot be loaded");
        page = await page.Submit("form[action*='handler=GoodRows']");
        await site.ReadTheQueue();
        (await analyst.Get($"imports/runs/{run}")).Text.ShouldContain("Receipt");
        (await site.CountSources("Beta two")).ShouldBe(1);
        (await site.CountSources("bad")).ShouldBe(0);
    }

    [Fact]
    public async Task A_file_that_is_no_table_is_refused_in_the_users_words()
    {
        using var analyst = await site.SignIn(Roles.Analyst);
        var (_, run) = await Bring(analyst, Encoding.UTF8.GetBytes("title\nx\n"));
        await site.ReadTheQueue();
        var page = await analyst.Get($"imports/runs/{run}");
        page.Heading.ShouldBe("This file was not loaded");
        page.Text.ShouldContain("The file has no column called name");
    }

    [Fact]
    public async Task What_the_form_lacks_is_said_at_its_field()
    {
        using var analyst = await site.SignIn(Roles.Analyst);
        var page = await (await analyst.Get("imports/load/names")).Submit("form[enctype]");
        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.Errors.ShouldBe(["Choose the file"]);
        page = await page.Submit("form[enctype]", ("Form.File", "names.exe", Csv("x")));
        page.Errors.ShouldBe(["The file’s name must end in .csv"]);
        page = await page.Submit(
            "form[enctype]",
            ("Form.File", "names.csv", Csv("x")),
            ("Form.Options[wait]", "perhaps")
        );
        page.Errors.ShouldBe(["Wait must be one of the choices"]);
    }

    [Fact]
    public async Task A_file_that_is_too_large_gets_a_clear_answer()
    {
        using var analyst = await site.SignIn(Roles.Analyst);
        var page = await analyst.Get("imports/load/names");
        page = await page.Submit("form[enctype]", ("Form.File", "names.csv", new byte[66 * 1024 * 1024]));
        page.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge, page.Address + page.Text);
        page.Text.ShouldContain("The largest file that can be loaded from a page is 64 MB");
    }

    [Fact]
    public async Task A_file_left_while_it_waits_is_never_read()
    {
        using var analyst = await site.SignIn(Roles.Analyst);
        var (page, run) = await Bring(analyst, Csv("Gamma"));
        page = await page.Submit("form[action*='handler=Stop']");
        page.Text.ShouldContain("Nothing of it was loaded");
        await site.ReadTheQueue();
        (await site.StateOf(run)).ShouldBe(ImportState.Cancelled);
    }

    [Fact]
    public async Task Only_posts_that_may_load_files_see_the_pages()
    {
        using var councillor = await site.SignIn(Roles.Councillor);
        (await councillor.Try("imports")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await councillor.Try("imports/load/names")).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var analyst = await site.SignIn(Roles.Analyst);
        (await analyst.Try("imports/load/nothing")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await analyst.Try("imports/runs/9999")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}

/// <summary>Turns: one import at a time, the next one told who is before it, and a running one stopped.</summary>
public sealed class ImportTurnTests(ImportSite site) : IClassFixture<ImportSite>
{
    [Fact]
    public async Task One_import_runs_at_a_time_and_can_be_stopped_without_leaving_a_trace()
    {
        using var analyst = await site.SignIn(Roles.Analyst);
        async Task<int> Bring(string name, string? wait)
        {
            var page = await analyst.Get("imports/load/names");
            var file = Encoding.UTF8.GetBytes($"name\n{name}\n");
            page = await page.Submit(
                "form[enctype]",
                ("Form.File", name + ".csv", file),
                ("Form.Options[wait]", wait ?? "")
            );
            return int.Parse(page.Address.Segments[^1], System.Globalization.CultureInfo.InvariantCulture);
        }

        var slow = await Bring("Slow", "yes");
        await site.ReadTheQueue();
        await (await analyst.Get($"imports/runs/{slow}")).Submit("form[action*='handler=Load']");
        // Brought before the other begins: while one loads, whoever saves waits for the lock.
        var next = await Bring("Next", null);
        var reading = site.ReadTheQueue();
        try
        {
            await site.Names.Waits.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
            await using (var shared = site.Installation.Open())
            {
                var now = await shared.Set<ImportUnderWay>().SingleAsync();
                now.RunId.ShouldBe(slow);
                now.StartedBy.ShouldStartWith("Analyst");
            }
            (await analyst.Get($"imports/runs/{next}")).Text.ShouldContain("Waiting for Slow.csv, brought by Analyst");
            var page = await analyst.Get($"imports/runs/{slow}");
            page.Heading.ShouldBe("Loading");
            page = await page.Submit("form[action*='handler=Stop']");
        }
        finally
        {
            await reading.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        }
        (await site.StateOf(slow)).ShouldBe(ImportState.Cancelled);
        (await site.CountSources("Slow")).ShouldBe(0);
        (await site.StateOf(next)).ShouldBe(ImportState.Previewed);
        await using var after = site.Installation.Open();
        (await after.Set<ImportUnderWay>().AnyAsync()).ShouldBeFalse();
    }
}
