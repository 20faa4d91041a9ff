using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CommonThread.Data;
using CommonThread.Partnerships;
using CommonThread.Partnerships.Backups;
using CommonThread.People;
using CommonThread.People.Grants;
using CommonThread.People.Organisations;
using CommonThread.People.Posts;
using CommonThread.Shared;
using CommonThread.Tests.Hosting;
using CommonThread.Tests.Hosting.Executable;

namespace CommonThread.Tests.Verbs;

/// <summary>The executable itself, started, killed and started again, on the engine under test.</summary>
[Trait("Speed", "slow")]
public sealed class ExecutableTests : IDisposable
{
    private const string Slug = "testshire";
    private readonly string folder = Directory.CreateTempSubdirectory("commonthread-run-").FullName;
    private readonly DatabaseAddress? database = Databases.UsesPostgres ? Databases.NewPostgres() : null;
    private int post;

    private async Task<Installation> Prepare()
    {
        var installation = new Installation(folder, database);
        await installation.Prepare();
        var address = Databases.New(folder, Slug);
        var partnership = Partnership.Create(
            Slug,
            "Testshire Together",
            address.Engine,
            address.IsPostgres ? address.Connection : "",
            DateTime.UtcNow
        );
        partnership.Demonstration = true;
        await installation.Add(partnership);
        await using var db = Open(installation);
        var organisation = Organisation.Called("Testshire County Council", OrganisationKind.CountyCouncil);
        db.Add(organisation);
        await db.SaveChangesAsync();
        var clerk = Post.In(organisation.Id, "Clerk");
        db.Add(clerk);
        await db.SaveChangesAsync();
        db.Add(Grant.Of(Roles.Administrator, clerk.Id, TimeProvider.System.Today().AddDays(-1)));
        await db.SaveChangesAsync();
        post = clerk.Id;
        return installation;
    }

    private static CommonThreadDb Open(Installation installation) =>
        installation.Open(
            installation.Find(Slug)!,
            new Acting { Caller = Caller.System, Reason = "test" },
            TimeProvider.System
        );

    private async Task<Visitor> SignIn(RunningProgram program)
    {
        var visitor = new Visitor(new Uri(program.Address, Slug + "/"));
        await visitor.SignInAs(post);
        return visitor;
    }

    [Fact]
    public async Task It_says_one_line_and_starts_again_in_seconds()
    {
        await Prepare();
        await using (var first = await RunningProgram.Serve(folder, database))
            (await first.Terminate()).ShouldBe(0);
        await using var program = await RunningProgram.Serve(folder, database);
        // Counted in the processor's own time, which says the same on a busy machine.
        program.Worked.ShouldBeLessThan(TimeSpan.FromSeconds(15));
        using var visitor = await SignIn(program);
        (await program.Terminate()).ShouldBe(0);
        program.Output.ShouldBe([$"CommonThread is ready at {program.Address}"]);
        program.Errors.Count(l => l.StartsWith("Code for setting up", StringComparison.Ordinal)).ShouldBe(1);
        program.Errors.Where(l => l.Contains("Exception", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_acknowledged_survives_a_kill_in_the_middle_of_writing()
    {
        var installation = await Prepare();
        var acknowledged = new ConcurrentQueue<string>();
        for (var round = 0; round < 3; round++)
        {
            await using var program = await RunningProgram.Serve(folder, database);
            var writers = Enumerable.Range(0, 3).Select(writer => Write(program, round, writer, acknowledged)).ToList();
            var enough = acknowledged.Count + 12;
            for (var i = 0; i < 400 && acknowledged.Count < enough; i++)
                await Task.Delay(50, TestContext.Current.CancellationToken);
            await program.Kill();
            await Task.WhenAll(writers);
            Databases.Release();
            await using var db = Open(installation);
            var held = await db.Set<Organisation>().Select(o => o.Name).ToListAsync();
            acknowledged.Except(held).ShouldBeEmpty();
            // Each organisation is in the history, and each line of the history tells of one: nothing is half written.
            (await HistoryChain.Verify(db, TestContext.Current.CancellationToken)).Broken.ShouldBeNull();
            (
                await db.Set<HistoryEntry>().CountAsync(e => e.SubjectKind == "organisation" && e.Action == "created")
            ).ShouldBe(held.Count);
        }
        acknowledged.Count.ShouldBeGreaterThan(30);
        var verdict = await new CheckInstallation(installation, TimeProvider.System).Now(default);
        verdict.Wrong.ShouldBeEmpty();
    }

    private async Task Write(RunningProgram program, int round, int writer, ConcurrentQueue<string> acknowledged)
    {
        try
        {
            using var visitor = await SignIn(program);
            for (var i = 0; i < 500; i++)
            {
                var name = $"Organisation {round} {writer} {i}";
                var page = await (await visitor.Get("people/organisations/add")).Submit(
                    ("Form.Name", name),
                    ("Form.Kind", "Other")
                );
                if (page.Status == HttpStatusCode.OK && page.Heading == name)
                    acknowledged.Enqueue(name);
            }
        }
        catch (Exception killed) when (killed is HttpRequestException or IOException or Shouldly.ShouldAssertException)
        {
            // What was not acknowledged may be there or not.
        }
    }

    [Fact]
    public async Task A_killed_backup_leaves_nothing_that_looks_like_one()
    {
        await Prepare();
        var to = Path.Combine(folder, "backup.zip");
        var start = new System.Diagnostics.ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "commonthread"))
        {
            ArgumentList = { "backup", to, "--data", folder },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (database is not null)
        {
            start.ArgumentList.Add("--database");
            start.ArgumentList.Add(database.Connection);
        }
        foreach (var wait in new[] { 200, 500, 800, 1100 })
        {
            using var process = System.Diagnostics.Process.Start(start)!;
            await Task.Delay(wait, TestContext.Current.CancellationToken);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            if (!File.Exists(to))
                continue;
            // It was done before the blow: then it is whole.
            await using var zip = await System.IO.Compression.ZipFile.OpenReadAsync(
                to,
                TestContext.Current.CancellationToken
            );
            zip.Entries.ShouldNotBeEmpty();
            File.Delete(to);
        }
    }

    [Fact]
    public async Task Traces_and_meters_go_to_the_collector_that_the_operator_names()
    {
        await Prepare();
        using var collector = new HttpListener();
        var port = FreePort();
        collector.Prefixes.Add($"http://127.0.0.1:{port}/");
        collector.Start();
        var got = new ConcurrentDictionary<string, string>();
        var collecting = Task.Run(async () =>
        {
            while (collector.IsListening)
            {
                try
                {
                    var one = await collector.GetContextAsync();
                    using var body = new MemoryStream();
                    await one.Request.InputStream.CopyToAsync(body);
                    got.AddOrUpdate(
                        one.Request.Url!.AbsolutePath,
                        Encoding.UTF8.GetString(body.ToArray()),
                        (_, before) => before + Encoding.UTF8.GetString(body.ToArray())
                    );
                    one.Response.StatusCode = 200;
                    one.Response.Close();
                }
                catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }
            }
        });
        await using var program = await RunningProgram.Serve(
            folder,
            database,
            ("OTEL_EXPORTER_OTLP_ENDPOINT", $"http://127.0.0.1:{port}"),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_SERVICE_NAME", "commonthread")
        );
        using (var visitor = new Visitor(new Uri(program.Address, Slug + "/")))
            await visitor.Get("strategy");
        (await program.Terminate()).ShouldBe(0);
        collector.Stop();
        await collecting;
        got.Keys.ShouldContain("/v1/traces");
        got["/v1/traces"].ShouldContain("commonthread");
        got["/v1/traces"].ShouldContain("Microsoft.AspNetCore");
        got["/v1/metrics"].ShouldContain("http.server.request.duration");
    }

    [Fact]
    public async Task Two_instances_on_one_postgresql_are_one_service()
    {
        Assert.SkipUnless(Databases.UsesPostgres, "Several instances stand on PostgreSQL");
        var installation = await Prepare();
        await using var one = await RunningProgram.Serve(folder, database);
        await using var two = await RunningProgram.Serve(folder, database);
        using var visitor = await SignIn(one);
        var session = visitor.CookieHeader(visitor.Address);
        // The session, and a form's token, of one are good at the other.
        using var handler = new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false };
        using var other = new HttpClient(handler) { BaseAddress = new Uri(two.Address, Slug + "/") };
        other.DefaultRequestHeaders.Add("Cookie", session);
        (await other.GetAsync("people/accounts", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(
            HttpStatusCode.OK
        );
        var page = await visitor.Get("people/organisations/add");
        var token = page.Html.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        other.DefaultRequestHeaders.Remove("Cookie");
        other.DefaultRequestHeaders.Add("Cookie", visitor.CookieHeader(visitor.Address));
        using var form = new FormUrlEncodedContent([
            new("Form.Name", "Made at the second"),
            new("Form.Kind", "Other"),
            new("__RequestVerificationToken", token),
        ]);
        (
            await other.PostAsync("people/organisations/add", form, TestContext.Current.CancellationToken)
        ).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.Get("people")).Text.ShouldContain("Made at the second");
        // A file brought to one is read once, by whichever takes the job, and its run is seen at both.
        var load = await visitor.Get("imports/load/organisations");
        var run = await load.Submit(
            "form[enctype]",
            ("Form.File", "organisations.csv", Encoding.UTF8.GetBytes("name,kind\nBrought,other\n"))
        );
        var id = int.Parse(run.Address.Segments[^1], CultureInfo.InvariantCulture);
        await using var db = Open(installation);
        for (var i = 0; i < 200; i++)
        {
            if (await db.Set<ImportRun>().AnyAsync(r => r.Id == id && r.State == ImportState.Previewed))
                break;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
        (await other.GetStringAsync($"imports/runs/{id}", TestContext.Current.CancellationToken)).ShouldContain(
            "Check what will be loaded"
        );
        // Both are at the schedule's table, and the nightly round stands in it once.
        await using var connection = installation.Address.Connect();
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        (await Count(connection, "select count(*) from qrtz_scheduler_state")).ShouldBe(2);
        (await Count(connection, "select count(*) from qrtz_job_details where job_name = 'nightly'")).ShouldBe(1);
        // One is killed: the other goes on.
        await one.Kill();
        (await other.GetAsync("people/accounts", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(
            HttpStatusCode.OK
        );
        (await HistoryChain.Verify(db, TestContext.Current.CancellationToken)).Broken.ShouldBeNull();
    }

    private static async Task<int> Count(System.Data.Common.DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt32(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        Databases.Release();
        Directory.Delete(folder, recursive: true);
    }
}
