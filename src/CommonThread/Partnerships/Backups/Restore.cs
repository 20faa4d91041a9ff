using System.IO.Compression;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CommonThread.Partnerships.Backups;

/// <summary>
/// Puts a backup back where nothing is yet, and proves it: every row and every file counted and compared, every history
/// chain verified. It never writes over anything.
/// </summary>
public sealed class Restore(Installation installation, TimeProvider clock)
{
    /// <param name="connections">PostgreSQL connections to use in place of those in the backup, by partnership.</param>
    /// <exception cref="InvalidDataException">The file is no whole backup.</exception>
    /// <exception cref="IOException">Something is there already.</exception>
    public async Task<BackupManifest> Now(
        string path,
        IReadOnlyDictionary<string, string> connections,
        CancellationToken stop
    )
    {
        ArgumentNullException.ThrowIfNull(connections);
        await using var archive = await ZipFile.OpenReadAsync(path, stop);
        var manifest = await Manifest(archive, stop);
        await RefuseWhatIsThere(manifest, connections, stop);
        if (manifest.Installation is { } own)
            await RestoreInstallation(archive, own, stop);
        await installation.Prepare(stop);
        foreach (var content in manifest.Partnerships)
        {
            var connection = connections.GetValueOrDefault(content.Slug, content.Connection);
            var partnership = await Describe(content, connection, stop);
            await RestorePartnership(archive, content, partnership, stop);
        }
        return manifest;
    }

    private static async Task<BackupManifest> Manifest(ZipArchive archive, CancellationToken stop)
    {
        var entry =
            archive.GetEntry(BackupManifest.Entry)
            ?? throw new InvalidDataException("This is not a CommonThread backup");
        using var reader = new StreamReader(await entry.OpenAsync(stop));
        return BackupManifest.Parse(await reader.ReadToEndAsync(stop));
    }

    private async Task RefuseWhatIsThere(
        BackupManifest manifest,
        IReadOnlyDictionary<string, string> connections,
        CancellationToken stop
    )
    {
        if (manifest.Installation is { } own)
        {
            var engine = installation.Address.Engine;
            if (own.Engine != engine)
                throw new IOException($"The backup’s installation is on {own.Engine}, this one on {engine}");
            var there = await DatabaseCopy.Describe(installation.Address, stop);
            if (there.Tables.GetValueOrDefault("Partnerships") > 0)
                throw new IOException("There are partnerships here already; restore into an empty folder or database");
        }
        foreach (var content in manifest.Partnerships)
        {
            var address = AddressOf(content, connections.GetValueOrDefault(content.Slug, content.Connection));
            if (manifest.Installation is null)
            {
                await installation.Prepare(stop);
                if (installation.Find(content.Slug) is not null)
                    throw new IOException($"There is a partnership “{content.Slug}” here already");
            }
            if (
                address.IsPostgres
                    ? (await DatabaseCopy.Describe(address, stop)).Tables.Count > 0
                    : File.Exists(address.Connection)
            )
                throw new IOException($"The database for {content.Slug} is not empty");
        }
    }

    private async Task RestoreInstallation(ZipArchive archive, DatabaseContent own, CancellationToken stop)
    {
        if (installation.Address.IsPostgres)
        {
            await using (var db = installation.Open())
                await MigrateTo(db, own.LastMigration, stop);
            await DatabaseCopy.ReadPostgres(archive, "installation/", installation.Address, own, stop);
        }
        else
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            foreach (var end in new[] { "", "-wal", "-shm" })
                File.Delete(installation.Address.Connection + end);
            await DatabaseCopy.ReadSqlite(archive, "installation/", installation.Address.Connection, stop);
        }
        installation.Refresh();
        await Compare("the installation", installation.Address, own, stop);
    }

    // The whole backup brings the row; a single partnership's is made again.
    private async Task<Partnership> Describe(PartnershipContent content, string connection, CancellationToken stop)
    {
        await using var db = installation.Open();
        var there = await db.Set<Partnership>().SingleOrDefaultAsync(p => p.Slug == content.Slug, stop);
        if (there is not null && there.Connection == connection)
            return there;
        if (there is not null)
        {
            db.Remove(there);
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
        }
        var made = Partnership.Create(
            content.Slug,
            content.Name,
            content.Database.Engine,
            connection,
            content.CreatedAt
        );
        made.ShortName = content.ShortName;
        made.Strapline = content.Strapline;
        made.Hosts = content.Hosts;
        made.Colour = content.Colour;
        made.Demonstration = content.Demonstration;
        made.LoadedLines = content.LoadedLines;
        db.Add(made);
        await db.SaveChangesAsync(stop);
        installation.Refresh();
        return made;
    }

    private async Task RestorePartnership(
        ZipArchive archive,
        PartnershipContent content,
        Partnership partnership,
        CancellationToken stop
    )
    {
        var folder = $"partnerships/{content.Slug}/";
        var address = installation.AddressOf(partnership);
        var acting = new Acting { Caller = Caller.System };
        if (address.IsPostgres)
        {
            await using (var db = installation.Open(partnership, acting, clock))
                await MigrateTo(db, content.Database.LastMigration, stop);
            await DatabaseCopy.ReadPostgres(archive, folder, address, content.Database, stop);
        }
        else
        {
            await DatabaseCopy.ReadSqlite(archive, folder, address.Connection, stop);
        }
        await Compare(content.Slug, address, content.Database, stop);
        await ReadFiles(archive, content, partnership, stop);
        // A newer version than the backup's brings the tables up to date now.
        await installation.Prepare(partnership, stop);
        await using var restored = installation.Open(partnership, acting, clock);
        var verdict = await HistoryChain.Verify(restored, stop);
        if (verdict.Broken is { } broken)
            throw new InvalidDataException($"The history of {content.Slug} does not verify: {broken}");
    }

    /// <summary>Builds the tables as they were when the backup was made; what is newer is built on the rows afterwards.</summary>
    private static async Task MigrateTo(DbContext db, string migration, CancellationToken stop)
    {
        if (!db.Database.GetMigrations().Contains(migration))
            throw new InvalidDataException($"The backup was made by a newer version of CommonThread ({migration})");
        // Our numbers are shorter than the fourteen digits that the migrator takes for an id, so it is asked by name.
        var ids = db.GetService<IMigrationsIdGenerator>();
        await db.GetService<IMigrator>()
            .MigrateAsync(ids.IsValidId(migration) ? migration : ids.GetName(migration), stop);
        if ((await db.Database.GetAppliedMigrationsAsync(stop)).Last() != migration)
            throw new InvalidDataException($"The tables cannot be built as they were at {migration}");
    }

    private static async Task Compare(
        string what,
        DatabaseAddress address,
        DatabaseContent meant,
        CancellationToken stop
    )
    {
        var there = await DatabaseCopy.Describe(address, stop);
        foreach (var (table, rows) in meant.Tables)
        {
            if (there.Tables.GetValueOrDefault(table, -1) != rows)
                throw new InvalidDataException($"{what}: {table} should have {rows:N0} rows after the restore");
        }
    }

    private async Task ReadFiles(
        ZipArchive archive,
        PartnershipContent content,
        Partnership partnership,
        CancellationToken stop
    )
    {
        var store = Path.GetFullPath(installation.FilesOf(partnership)) + Path.DirectorySeparatorChar;
        Directory.CreateDirectory(store);
        foreach (var (name, fingerprint) in content.Files)
        {
            var path = Path.GetFullPath(Path.Combine(store, name));
            // A backup is a file like any other: a name in it must not lead outside.
            if (!path.StartsWith(store, StringComparison.Ordinal))
                throw new InvalidDataException($"The backup names a file outside the store: {name}");
            var entry =
                archive.GetEntry($"partnerships/{content.Slug}/files/{name}")
                ?? throw new InvalidDataException($"The backup lacks the file {name}");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using (var from = await entry.OpenAsync(stop))
            await using (var to = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
                await from.CopyToAsync(to, stop);
            if (await UploadedFiles.FingerprintOf(path, stop) != fingerprint)
                throw new InvalidDataException($"The file {name} is not what was backed up");
        }
    }

    private DatabaseAddress AddressOf(PartnershipContent content, string connection) =>
        content.Database.Engine == DatabaseAddress.Postgres
            ? new(DatabaseAddress.Postgres, connection)
            : new(
                DatabaseAddress.Sqlite,
                Path.Combine(installation.Folder, "partnerships", content.Slug, "partnership.db")
            );
}
