using CommonThread.Shared.Documents;

namespace CommonThread.Partnerships.Backups;

/// <summary>Reads everything once and says what is not right: databases, their tables' age, files, history.</summary>
public sealed class CheckInstallation(Installation installation, TimeProvider clock)
{
    /// <param name="Said">What was found right, a sentence for each part.</param>
    /// <param name="Wrong">What was not; empty when all is well.</param>
    public sealed record Verdict(IReadOnlyList<string> Said, IReadOnlyList<string> Wrong);

    public async Task<Verdict> Now(CancellationToken stop)
    {
        var said = new List<string>();
        var wrong = new List<string>();
        await using (var db = installation.Open())
            await CheckDatabase("installation", db, installation.Address, said, wrong, stop);
        foreach (var partnership in installation.Partnerships)
        {
            await using var db = installation.Open(partnership, new Acting { Caller = Caller.System }, clock);
            var sound = await CheckDatabase(
                partnership.Slug,
                db,
                installation.AddressOf(partnership),
                said,
                wrong,
                stop
            );
            if (!sound)
                continue;
            await CheckFiles(partnership, db, said, wrong, stop);
            var history = await HistoryChain.Verify(db, stop);
            if (history.Broken is { } broken)
                wrong.Add($"{partnership.Slug}: the history does not hold. {broken}");
            else
                said.Add($"{partnership.Slug}: {history.Lines:N0} lines of history hold; the last is {history.Head}");
        }
        return new(said, wrong);
    }

    /// <summary>Whether the database can be read and its tables are those of this version.</summary>
    private static async Task<bool> CheckDatabase(
        string name,
        DbContext db,
        DatabaseAddress address,
        List<string> said,
        List<string> wrong,
        CancellationToken stop
    )
    {
        if (!address.IsPostgres && !File.Exists(address.Connection))
        {
            wrong.Add($"{name}: there is no database at {address.Connection}");
            return false;
        }
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        await using var connection = address.Connect();
        try
        {
            await connection.OpenAsync(stop);
            var applied = await db.Database.GetAppliedMigrationsAsync(stop);
            var newer = applied.Where(m => !known.Contains(m)).ToList();
            var pending = (await db.Database.GetPendingMigrationsAsync(stop)).ToList();
            if (newer.Count > 0)
                wrong.Add($"{name}: the tables are of a newer version ({newer[^1]})");
            if (pending.Count > 0)
                wrong.Add(
                    $"{name}: the tables are of an older version; start the application once to bring them up to date"
                );
            var tables = await Tables.Names(connection, address.IsPostgres, stop);
            var problems = address.IsPostgres
                ? await ReadEverything(connection, tables, stop)
                :
                [
                    .. (await Tables.Texts(connection, "PRAGMA integrity_check", stop)).Where(t => t != "ok"),
                    .. (await Tables.Texts(connection, "select \"table\" from pragma_foreign_key_check", stop)).Select(
                        t => $"a row of {t} refers to one that is not there"
                    ),
                ];
            wrong.AddRange(problems.Select(p => $"{name}: {p}"));
            var rows = (await Tables.Count(connection, tables, stop)).Values.Sum();
            said.Add($"{name}: {rows:N0} rows in {tables.Count} tables");
            return problems.Count == 0 && newer.Count + pending.Count == 0;
        }
        catch (System.Data.Common.DbException problem)
        {
            wrong.Add($"{name}: the database cannot be read. {problem.Message.ReplaceLineEndings(" ")}");
            return false;
        }
    }

    // PostgreSQL finds a damaged page when it reads it: every row of every table, and every index by the server's own tool
    // where it is installed in the database.
    private static async Task<List<string>> ReadEverything(
        System.Data.Common.DbConnection connection,
        List<string> tables,
        CancellationToken stop
    )
    {
        var problems = new List<string>();
        foreach (var table in tables)
        {
            try
            {
                await Tables.Number(
                    connection,
                    $"select coalesce(sum(length(t::text)), 0) from {Tables.Quote(table)} t",
                    stop
                );
            }
            catch (Npgsql.PostgresException broken)
            {
                problems.Add($"{table} cannot be read: {broken.MessageText}");
            }
        }
        if (
            (
                await Tables.Texts(connection, "select extname::text from pg_extension where extname = 'amcheck'", stop)
            ).Count > 0
        )
        {
            try
            {
                await Tables.Texts(
                    connection,
                    "select bt_index_check(c.oid)::text from pg_class c join pg_am a on a.oid = c.relam join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'i' and a.amname = 'btree' and n.nspname = 'public'",
                    stop
                );
            }
            catch (Npgsql.PostgresException broken)
            {
                problems.Add(broken.MessageText);
            }
        }
        return problems;
    }

    private async Task CheckFiles(
        Partnership partnership,
        CommonThreadDb db,
        List<string> said,
        List<string> wrong,
        CancellationToken stop
    )
    {
        var runs = await db.Set<ImportRun>()
            .AsNoTracking()
            .Where(r => r.StoredAs != null)
            .Select(r => new
            {
                r.Id,
                r.StoredAs,
                r.Fingerprint,
            })
            .ToListAsync(stop);
        foreach (var run in runs)
        {
            var path = UploadedFiles.PathOf(installation, partnership, run.StoredAs!);
            if (!File.Exists(path))
                wrong.Add($"{partnership.Slug}: the file of import {run.Id} is gone");
            else if (await UploadedFiles.FingerprintOf(path, stop) != run.Fingerprint)
                wrong.Add($"{partnership.Slug}: the file of import {run.Id} was changed");
        }
        said.Add($"{partnership.Slug}: {runs.Count:N0} uploaded files are as they came");
        var documents = await db.Set<Document>().AsNoTracking().ToListAsync(stop);
        foreach (var document in documents)
        {
            var path = UploadedFiles.PathOf(installation, partnership, document.StoredAs, DocumentsModule.Folder);
            if (!File.Exists(path))
                wrong.Add($"{partnership.Slug}: document {document.Id} is gone");
            else if (await UploadedFiles.FingerprintOf(path, stop) != document.Fingerprint)
                wrong.Add($"{partnership.Slug}: document {document.Id} was changed");
        }
        said.Add($"{partnership.Slug}: {documents.Count:N0} documents are as they came");
    }
}
