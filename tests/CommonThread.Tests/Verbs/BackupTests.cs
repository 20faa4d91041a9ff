using System.IO.Compression;
using CommonThread.Data;
using CommonThread.Partnerships;
using CommonThread.Partnerships.Backups;
using CommonThread.People;
using CommonThread.Shared;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.Verbs;

/// <summary>The drill: everything is backed up while the application runs, put back elsewhere, and compared row by row.</summary>
public sealed class BackupTests(TestSite site) : IClassFixture<TestSite>, IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("commonthread-drill-").FullName;

    public async ValueTask InitializeAsync()
    {
        await site.Post("Clerk ” with\ta tab and é", roles: Roles.Analyst);
        using var _ = await site.SignIn(Roles.StrategyOfficer);
        using var content = new MemoryStream([1, 2, 3, 0, 255]);
        var stored = await UploadedFiles.Keep(site.Installation, site.Partnership, content, default);
        await using var db = site.Open();
        db.Add(
            new ImportRun
            {
                Import = "names",
                FileName = "kept.csv",
                StoredAs = stored.Name,
                Bytes = stored.Bytes,
                Fingerprint = stored.Fingerprint,
                StartedAt = site.Clock.GetUtcNow().UtcDateTime,
                StartedBy = "The drill",
            }
        );
        await db.SaveChangesAsync();
    }

    [Fact]
    public async Task Every_row_and_every_file_comes_back_and_the_history_verifies()
    {
        var stop = TestContext.Current.CancellationToken;
        var (path, manifest) = await new BackUp(site.Installation, site.Clock).Now(folder + "/", null, stop);
        manifest.Partnerships.Count.ShouldBe(site.Installation.Partnerships.Count);
        var elsewhere = new Installation(
            Path.Combine(folder, "restored"),
            Databases.UsesPostgres ? Databases.NewPostgres() : null
        );
        var connections = Databases.UsesPostgres
            ? new Dictionary<string, string> { [site.Partnership.Slug] = Databases.NewPostgres().Connection }
            : [];
        await new Restore(elsewhere, site.Clock).Now(path, connections, stop);

        var restored = elsewhere.Find(site.Partnership.Slug)!;
        restored.Name.ShouldBe(site.Partnership.Name);
        (await Everything(elsewhere.AddressOf(restored))).ShouldBe(
            await Everything(site.Installation.AddressOf(site.Partnership))
        );
        foreach (var (name, file) in BackUp.FilesIn(site.Installation.FilesOf(site.Partnership)))
        {
            var there = Path.Combine(elsewhere.FilesOf(restored), name);
            (await File.ReadAllBytesAsync(there, stop)).ShouldBe(await File.ReadAllBytesAsync(file, stop));
        }
        await using (var keys = elsewhere.Open())
        await using (var old = site.Installation.Open())
        {
            (await keys.Set<ProtectionKey>().Select(k => k.Xml).ToListAsync(stop)).ShouldBe(
                await old.Set<ProtectionKey>().Select(k => k.Xml).ToListAsync(stop)
            );
        }
        var verdict = await new CheckInstallation(elsewhere, site.Clock).Now(stop);
        verdict.Wrong.ShouldBeEmpty();
        // Numbers go on where they stopped, and the chain with them.
        await using (var db = elsewhere.Open(restored, new Acting { Caller = Caller.System }, site.Clock))
        {
            db.Add(new Source { Name = "After the restore", Date = site.Today });
            await db.SaveChangesAsync(stop);
            (await HistoryChain.Verify(db, stop)).Broken.ShouldBeNull();
        }
        var again = await Should.ThrowAsync<IOException>(() =>
            new Restore(elsewhere, site.Clock).Now(path, connections, stop)
        );
        again.Message.ShouldContain("There are partnerships here already");
    }

    [Fact]
    public async Task One_partnership_is_moved_into_another_installation()
    {
        var stop = TestContext.Current.CancellationToken;
        var file = Path.Combine(folder, "one.zip");
        await new BackUp(site.Installation, site.Clock).Now(file, site.Partnership, stop);
        var elsewhere = new Installation(
            Path.Combine(folder, "other"),
            Databases.UsesPostgres ? Databases.NewPostgres() : null
        );
        await elsewhere.Prepare(stop);
        var address = Databases.New(Path.Combine(folder, "other"), "neighbour");
        await elsewhere.Add(
            Partnership.Create(
                "neighbour",
                "Neighbour",
                address.Engine,
                address.IsPostgres ? address.Connection : "",
                DateTime.UtcNow
            ),
            stop
        );
        var connections = Databases.UsesPostgres
            ? new Dictionary<string, string> { [site.Partnership.Slug] = Databases.NewPostgres().Connection }
            : [];
        await new Restore(elsewhere, site.Clock).Now(file, connections, stop);
        elsewhere.Partnerships.Select(p => p.Slug).ShouldBe(["neighbour", site.Partnership.Slug], ignoreOrder: true);
        await Should.ThrowAsync<IOException>(() => new Restore(elsewhere, site.Clock).Now(file, connections, stop));
    }

    [Fact]
    public async Task A_backup_that_was_changed_is_not_believed()
    {
        var stop = TestContext.Current.CancellationToken;
        var file = Path.Combine(folder, "changed.zip");
        var (_, manifest) = await new BackUp(site.Installation, site.Clock).Now(file, site.Partnership, stop);
        var name = manifest.Partnerships[0].Files.Keys.First();
        await using (var archive = await ZipFile.OpenAsync(file, ZipArchiveMode.Update, stop))
        {
            var entry = archive.GetEntry($"partnerships/{site.Partnership.Slug}/files/{name}")!;
            entry.Delete();
            await using var other = await archive.CreateEntry(entry.FullName).OpenAsync(stop);
            await other.WriteAsync(new byte[] { 9 }, stop);
        }
        var elsewhere = new Installation(
            Path.Combine(folder, "changed"),
            Databases.UsesPostgres ? Databases.NewPostgres() : null
        );
        var connections = Databases.UsesPostgres
            ? new Dictionary<string, string> { [site.Partnership.Slug] = Databases.NewPostgres().Connection }
            : [];
        var problem = await Should.ThrowAsync<InvalidDataException>(() =>
            new Restore(elsewhere, site.Clock).Now(file, connections, stop)
        );
        problem.Message.ShouldContain("is not what was backed up");
    }

    [Fact]
    public async Task A_check_finds_a_file_that_was_changed()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var db = site.Open();
        var run = await db.Set<ImportRun>().OrderBy(r => r.Id).LastAsync(r => r.FileName == "kept.csv", stop);
        var path = UploadedFiles.PathOf(site.Installation, site.Partnership, run.StoredAs!);
        var bytes = await File.ReadAllBytesAsync(path, stop);
        await File.WriteAllBytesAsync(path, [7], stop);
        var verdict = await new CheckInstallation(site.Installation, site.Clock).Now(stop);
        verdict.Wrong.ShouldBe([$"testshire: the file of import {run.Id} was changed"]);
        await File.WriteAllBytesAsync(path, bytes, stop);
    }

    /// <summary>Every value of every row of every table.</summary>
    private static async Task<List<string>> Everything(DatabaseAddress address)
    {
        await using var connection = address.Connect();
        await connection.OpenAsync();
        var all = new List<string>();
        foreach (var table in await Tables.Names(connection, address.IsPostgres, default))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"select * from {Tables.Quote(table)}";
            await using var reader = await command.ExecuteReaderAsync();
            var rows = new List<string>();
            while (await reader.ReadAsync())
            {
                var values = new object[reader.FieldCount];
                reader.GetValues(values);
                rows.Add(
                    table
                        + ": "
                        + string.Join(
                            '|',
                            values.Select(v => v is byte[] bytes ? Convert.ToHexString(bytes) : v.ToString())
                        )
                );
            }
            all.AddRange(rows.Order(StringComparer.Ordinal));
        }
        return all;
    }

    public ValueTask DisposeAsync()
    {
        Databases.Release();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
