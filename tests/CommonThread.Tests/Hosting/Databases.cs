using CommonThread.Data;
using CommonThread.Partnerships;
using CommonThread.Shared;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CommonThread.Tests.Hosting;

/// <summary>
/// Databases for tests: SQLite files by default, or PostgreSQL when <c>COMMONTHREAD_TEST_DATABASE=postgres</c>, on a server that
/// the tests start for themselves from Debian's package, in a folder of their own.
/// </summary>
public static class Databases
{
    private static readonly Lock Starting = new();
    private static readonly Lazy<Task<DatabaseAddress>> Template = new(BuildTemplate);
    private static string? postgres;

    public static bool UsesPostgres { get; } =
        Environment.GetEnvironmentVariable("COMMONTHREAD_TEST_DATABASE") == "postgres";

    /// <summary>A new, empty database on the engine under test.</summary>
    public static DatabaseAddress New(string folder, string name) =>
        UsesPostgres ? NewPostgres() : NewSqlite(folder, name);

    public static DatabaseAddress NewSqlite(string folder, string name)
    {
        Directory.CreateDirectory(folder);
        return new(DatabaseAddress.Sqlite, Path.Combine(folder, name + ".db"));
    }

    /// <summary>
    /// A partnership's database as the whole chain of migrations leaves it, copied from one that was built once in this run.
    /// </summary>
    public static async Task<DatabaseAddress> Migrated(string file)
    {
        var template = await Template.Value;
        if (template.IsPostgres)
            return NewPostgres(new NpgsqlConnectionStringBuilder(template.Connection).Database);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.Copy(template.Connection, file);
        return new(DatabaseAddress.Sqlite, file);
    }

    private static async Task<DatabaseAddress> BuildTemplate()
    {
        var folder = Path.Combine(Path.GetTempPath(), "commonthread-tests", "template-" + Guid.NewGuid().ToString("N"));
        var address = New(folder, "template");
        var options = new DbContextOptionsBuilder<CommonThreadDb>();
        address.Configure(options);
        await using (
            var db = new CommonThreadDb(options.Options, new Acting { Caller = Caller.System }, TimeProvider.System)
        )
        {
            await db.Database.MigrateAsync();
            // A copy is whole only when nothing is left in the write-ahead log or held by a pooled connection.
            if (!address.IsPostgres)
                await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        if (address.IsPostgres)
            NpgsqlConnection.ClearPool(new NpgsqlConnection(address.ConnectionString));
        return address;
    }

    public static DatabaseAddress NewPostgres(string? template = null)
    {
        var server = Postgres();
        var name = "t" + Guid.NewGuid().ToString("N");
        using var connection = new NpgsqlConnection(server + ";Database=postgres");
        connection.Open();
        using var create = connection.CreateCommand();
        create.CommandText = template is null
            ? $"CREATE DATABASE {name}"
            : $"CREATE DATABASE {name} TEMPLATE {template}";
        create.ExecuteNonQuery();
        return new(DatabaseAddress.Postgres, $"{server};Database={name};Maximum Pool Size=20");
    }

    /// <summary>Forgets a database's pooled connections, so that its file can be removed.</summary>
    public static void Release() => SqliteConnection.ClearAllPools();

    private static string Postgres()
    {
        lock (Starting)
        {
            if (postgres is not null)
                return postgres;
            if (Environment.GetEnvironmentVariable("COMMONTHREAD_TEST_POSTGRES") is { Length: > 0 } given)
                return postgres = given;
            throw new InvalidOperationException(
                "No PostgreSQL to test on: ./test starts one and names it in COMMONTHREAD_TEST_POSTGRES"
            );
        }
    }
}
