using System.IO.Compression;
using System.Text;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CommonThread.Partnerships.Backups;

/// <summary>
/// Copies a database into an archive and back, while the application goes on working: SQLite's own online backup of the
/// whole file, or one consistent snapshot of every PostgreSQL table as text, which any later server reads.
/// </summary>
internal static class DatabaseCopy
{
    private const string MigrationsTable = "__EFMigrationsHistory";
    private static readonly UTF8Encoding Utf8 = new(false);

    public static async Task<DatabaseContent> Write(
        DatabaseAddress address,
        ZipArchive archive,
        string folder,
        string scratch,
        CancellationToken stop
    ) =>
        address.IsPostgres
            ? await WritePostgres(address, archive, folder, stop)
            : await WriteSqlite(address, archive, folder, scratch, stop);

    private static async Task<DatabaseContent> WriteSqlite(
        DatabaseAddress address,
        ZipArchive archive,
        string folder,
        string scratch,
        CancellationToken stop
    )
    {
        var file = Path.Combine(scratch, Guid.NewGuid().ToString("N") + ".db");
        var copy = new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString;
        await using (var from = new SqliteConnection(address.ConnectionString))
        await using (var to = new SqliteConnection(copy))
        {
            await from.OpenAsync(stop);
            await to.OpenAsync(stop);
            from.BackupDatabase(to);
        }
        DatabaseContent content;
        await using (var written = new SqliteConnection(copy))
        {
            await written.OpenAsync(stop);
            content = await Describe(written, postgres: false, stop);
            // One file, with nothing left in a log beside it.
            await Tables.Run(written, "PRAGMA wal_checkpoint(TRUNCATE)", stop);
        }
        await archive.CreateEntryFromFileAsync(file, folder + "database.db", CompressionLevel.Fastest, stop);
        File.Delete(file);
        return content;
    }

    private static async Task<DatabaseContent> WritePostgres(
        DatabaseAddress address,
        ZipArchive archive,
        string folder,
        CancellationToken stop
    )
    {
        await using var connection = new NpgsqlConnection(address.ConnectionString);
        await connection.OpenAsync(stop);
        await using var snapshot = await connection.BeginTransactionAsync(
            System.Data.IsolationLevel.RepeatableRead,
            stop
        );
        var content = await Describe(connection, postgres: true, stop);
        foreach (var table in content.Tables.Keys)
        {
            var columns = await Tables.Columns(connection, table, stop);
            await using var entry = await archive
                .CreateEntry($"{folder}tables/{table}.copy", CompressionLevel.Fastest)
                .OpenAsync(stop);
            await using var writer = new StreamWriter(entry, Utf8);
            await writer.WriteAsync(string.Join('\t', columns) + "\n");
            using var rows = await connection.BeginTextExportAsync(
                $"COPY {Tables.Quote(table)} ({string.Join(", ", columns.Select(Tables.Quote))}) TO STDOUT",
                stop
            );
            var buffer = new char[64 * 1024];
            int got;
            while ((got = await rows.ReadAsync(buffer, stop)) > 0)
                await writer.WriteAsync(buffer.AsMemory(0, got), stop);
        }
        await snapshot.CommitAsync(stop);
        return content;
    }

    /// <summary>Puts a SQLite database back. The file must not be there yet.</summary>
    public static async Task ReadSqlite(ZipArchive archive, string folder, string file, CancellationToken stop)
    {
        var entry =
            archive.GetEntry(folder + "database.db")
            ?? throw new InvalidDataException($"The backup lacks {folder}database.db");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await using var from = await entry.OpenAsync(stop);
        await using var to = new FileStream(file, FileMode.CreateNew, FileAccess.Write);
        await from.CopyToAsync(to, stop);
        to.Flush(flushToDisk: true);
    }

    /// <summary>Puts the rows back into tables that the migrations have just built, all in one transaction.</summary>
    public static async Task ReadPostgres(
        ZipArchive archive,
        string folder,
        DatabaseAddress address,
        DatabaseContent content,
        CancellationToken stop
    )
    {
        await using var connection = new NpgsqlConnection(address.ConnectionString);
        await connection.OpenAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        var ordered = await Tables.InOrder(connection, [.. content.Tables.Keys], stop);
        if (content.Tables.Keys.Except(ordered).FirstOrDefault() is { } missing)
            throw new InvalidDataException($"This version of CommonThread has no table {missing}");
        // What a migration puts into a fresh table is in the backup too.
        await Tables.Run(connection, $"TRUNCATE {string.Join(", ", ordered.Select(Tables.Quote))} CASCADE", stop);
        foreach (var table in ordered)
        {
            var entry =
                archive.GetEntry($"{folder}tables/{table}.copy")
                ?? throw new InvalidDataException($"The backup lacks the table {table}");
            await using var stream = await entry.OpenAsync(stop);
            using var reader = new StreamReader(stream, Utf8);
            var columns = (await reader.ReadLineAsync(stop) ?? "").Split('\t');
            await using var rows = await connection.BeginTextImportAsync(
                $"COPY {Tables.Quote(table)} ({string.Join(", ", columns.Select(Tables.Quote))}) FROM STDIN",
                stop
            );
            var buffer = new char[64 * 1024];
            int got;
            while ((got = await reader.ReadAsync(buffer, stop)) > 0)
                await rows.WriteAsync(buffer.AsMemory(0, got), stop);
        }
        foreach (var (column, at) in content.Sequences)
        {
            var dot = column.LastIndexOf('.');
            await using var set = connection.CreateCommand();
            set.CommandText = "select setval(pg_get_serial_sequence(@table, @column), @value, @called)";
            set.Parameters.AddWithValue("table", Tables.Quote(column[..dot]));
            set.Parameters.AddWithValue("column", column[(dot + 1)..]);
            set.Parameters.AddWithValue("value", at.Value);
            set.Parameters.AddWithValue("called", at.IsCalled);
            await set.ExecuteScalarAsync(stop);
        }
        await transaction.CommitAsync(stop);
    }

    public static async Task<DatabaseContent> Describe(DatabaseAddress address, CancellationToken stop)
    {
        await using var connection = address.Connect();
        await connection.OpenAsync(stop);
        return await Describe(connection, address.IsPostgres, stop);
    }

    private static async Task<DatabaseContent> Describe(
        System.Data.Common.DbConnection connection,
        bool postgres,
        CancellationToken stop
    )
    {
        var names = await Tables.Names(connection, postgres, stop);
        var last = names.Contains(MigrationsTable)
            ? (
                await Tables.Texts(
                    connection,
                    $"select \"MigrationId\" from \"{MigrationsTable}\" order by \"MigrationId\" desc limit 1",
                    stop
                )
            ).FirstOrDefault()
            : null;
        names.Remove(MigrationsTable);
        var counts = await Tables.Count(connection, names, stop);
        var sequences = new Dictionary<string, SequenceContent>(StringComparer.Ordinal);
        if (postgres)
        {
            var columns = await Tables.Texts(
                connection,
                "select table_name || '.' || column_name || '|' || pg_get_serial_sequence(quote_ident(table_name), column_name) from information_schema.columns where table_schema = 'public' and is_identity = 'YES' order by 1",
                stop
            );
            foreach (var column in columns.Select(c => c.Split('|')))
            {
                var at = (
                    await Tables.Texts(connection, $"select last_value || '|' || is_called from {column[1]}", stop)
                )[0]
                    .Split('|');
                sequences[column[0]] = new(
                    long.Parse(at[0], System.Globalization.CultureInfo.InvariantCulture),
                    at[1] == "true"
                );
            }
        }
        return new(postgres ? DatabaseAddress.Postgres : DatabaseAddress.Sqlite, last ?? "", counts, sequences);
    }
}
