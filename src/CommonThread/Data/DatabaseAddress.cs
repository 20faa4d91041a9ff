using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace CommonThread.Data;

/// <summary>Where a database is: an embedded SQLite file, or a PostgreSQL connection.</summary>
/// <param name="Engine"><c>sqlite</c> or <c>postgres</c>.</param>
/// <param name="Connection">A file's path, or an Npgsql connection string.</param>
public sealed record DatabaseAddress(string Engine, string Connection)
{
    public const string Sqlite = "sqlite";
    public const string Postgres = "postgres";

    public bool IsPostgres => Engine == Postgres;

    /// <summary>The connection string as the engine's driver wants it.</summary>
    public string ConnectionString =>
        IsPostgres
            ? Connection
            : new SqliteConnectionStringBuilder
            {
                DataSource = Connection,
                ForeignKeys = true,
                Pooling = true,
                DefaultTimeout = 30,
            }.ConnectionString;

    public void Configure(DbContextOptionsBuilder options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (IsPostgres)
            options.UseNpgsql(ConnectionString);
        else
            options.UseSqlite(ConnectionString).AddInterceptors(SqliteDurability.Instance);
        // The chain of migrations is written by hand, without a snapshot; a test proves that it builds exactly the model.
        options.ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning));
    }

    /// <summary>Opens a plain connection, for backup and bulk loading.</summary>
    public DbConnection Connect() =>
        IsPostgres ? new NpgsqlConnection(ConnectionString) : new SqliteConnection(ConnectionString);

    /// <summary>
    /// Write-ahead log with a full flush for every commit: measured, anything less lost acknowledged writes in a power cut.
    /// </summary>
    private sealed class SqliteDurability : DbConnectionInterceptor
    {
        public static readonly SqliteDurability Instance = new();

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
            Set(connection);

        public override Task ConnectionOpenedAsync(
            DbConnection connection,
            ConnectionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            Set(connection);
            return Task.CompletedTask;
        }

        private static void Set(DbConnection connection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=30000;";
            command.ExecuteNonQuery();
        }
    }
}
