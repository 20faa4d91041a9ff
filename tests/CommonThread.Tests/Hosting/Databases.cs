using CommonThread.Data;
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

    public static DatabaseAddress NewPostgres()
    {
        var server = Postgres();
        var name = "t" + Guid.NewGuid().ToString("N");
        using var connection = new NpgsqlConnection(server + ";Database=postgres");
        connection.Open();
        using var create = connection.CreateCommand();
        create.CommandText = $"CREATE DATABASE {name}";
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
