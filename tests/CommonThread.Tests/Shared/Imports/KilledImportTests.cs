using System.Diagnostics;
using CommonThread.Data;
using CommonThread.Partnerships;
using CommonThread.Shared;
using CommonThread.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CommonThread.Tests.Shared.Imports;

/// <summary>A process that is killed in the middle of an import, for real.</summary>
[Trait("Speed", "slow")]
public sealed class KilledImportTests
{
    private const string FolderVariable = "COMMONTHREAD_TEST_FOLDER";
    private const string Slug = "killshire";

    [Fact]
    public async Task A_killed_import_leaves_nothing_and_is_called_interrupted_at_the_next_start()
    {
        if (Databases.UsesPostgres)
        {
            // The child makes its own embedded database; PostgreSQL ends the transaction of a lost connection by itself.
            return;
        }
        var stop = TestContext.Current.CancellationToken;
        var folder = Path.Combine(Path.GetTempPath(), "commonthread-tests", Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(folder);
        var marker = Path.Combine(folder, "marker");
        await File.WriteAllTextAsync(Path.Combine(folder, "names.csv"), "name\nFirst\nSecond\n", stop);
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            ArgumentList = { "-explicit", "only", "-method", "*Import_and_wait_to_be_killed" },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[FolderVariable] = folder;
        start.Environment[NamesImport.Marker] = marker;
        using var child = Process.Start(start)!;
        _ = child.StandardOutput.ReadToEndAsync(stop);
        _ = child.StandardError.ReadToEndAsync(stop);
        try
        {
            for (var i = 0; i < 600 && !File.Exists(marker); i++)
            {
                child.HasExited.ShouldBeFalse("The child must still be importing");
                await Task.Delay(100, stop);
            }
            File.Exists(marker).ShouldBeTrue();
        }
        finally
        {
            // SIGKILL: the process gets no chance to tidy up.
            child.Kill();
            await child.WaitForExitAsync(stop);
        }

        await using var app = Build(folder);
        var installation = app.Services.GetRequiredService<Installation>();
        await installation.Prepare(stop);
        var partnership = installation.Find(Slug)!;
        await using (var shared = installation.Open())
            (await shared.Set<ImportUnderWay>().SingleAsync(stop)).IsAlive(DateTime.UtcNow).ShouldBeFalse();
        var reading = app.Services.GetRequiredService<RunQueuedImports>();
        (await reading.MarkInterrupted(partnership, stop)).ShouldBe(1);
        (await reading.MarkInterrupted(partnership, stop)).ShouldBe(0);
        await using (
            var db = installation.Open(partnership, new Acting { Caller = Caller.System }, TimeProvider.System)
        )
        {
            var run = await db.Set<ImportRun>().SingleAsync(stop);
            run.State.ShouldBe(ImportState.Interrupted);
            run.Error!.ShouldContain("Nothing was loaded");
            (await db.Set<Source>().CountAsync(stop)).ShouldBe(0);
            (await HistoryChain.Verify(db, stop)).Broken.ShouldBeNull();
        }
        // The turn of the dead process is free, and the same file loads now.
        var load = app.Services.GetRequiredService<ImportFile>();
        var outcome = await load.Now(
            partnership,
            load.Find("names")!,
            Path.Combine(folder, "names.csv"),
            new Dictionary<string, string>(),
            false,
            new Progress<ImportProgress>(),
            null,
            stop
        );
        outcome.Kept.ShouldBeTrue();
        outcome.Receipt!.Added.ShouldBe(2);
        Databases.Release();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The child's part: begins an import and waits with its transaction open.</summary>
    [Fact(Explicit = true)]
    public async Task Import_and_wait_to_be_killed()
    {
        var folder = Environment.GetEnvironmentVariable(FolderVariable);
        Assert.SkipWhen(folder is null, "Started by the test that kills it");
        await using var app = Build(folder);
        var installation = app.Services.GetRequiredService<Installation>();
        await installation.Prepare();
        var partnership = await installation.Add(
            Partnership.Create(Slug, "Killshire", DatabaseAddress.Sqlite, "", DateTime.UtcNow)
        );
        var load = app.Services.GetRequiredService<ImportFile>();
        await load.Now(
            partnership,
            load.Find("names")!,
            Path.Combine(folder, "names.csv"),
            new Dictionary<string, string> { ["wait"] = "yes" },
            false,
            new Progress<ImportProgress>(),
            null,
            CancellationToken.None
        );
    }

    private static Microsoft.AspNetCore.Builder.WebApplication Build(string folder) =>
        Application.Build(
            new ApplicationSettings(folder, "http://127.0.0.1:0")
            {
                Schedule = false,
                Also = services => services.AddSingleton<IImport>(new NamesImport()),
            }
        );
}
