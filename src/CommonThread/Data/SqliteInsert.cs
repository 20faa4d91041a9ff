using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CommonThread.Data;

/// <summary>
/// One insert that is prepared once and run for many rows, its values bound by position: half of what a row costs through
/// the driver's named parameters. It runs in the connection's open transaction, and writes values as the driver writes them.
/// </summary>
internal sealed class SqliteInsert : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    public SqliteInsert(SqliteConnection connection, string sql)
    {
        database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(database, sql, out statement));
    }

    /// <param name="position">From 0.</param>
    public void Bind(int position, object? value)
    {
        var at = position + 1;
        Check(
            value switch
            {
                null or DBNull => raw.sqlite3_bind_null(statement, at),
                string text => raw.sqlite3_bind_text(statement, at, text),
                double number => raw.sqlite3_bind_double(statement, at, number),
                int number => raw.sqlite3_bind_int64(statement, at, number),
                long number => raw.sqlite3_bind_int64(statement, at, number),
                bool yes => raw.sqlite3_bind_int64(statement, at, yes ? 1 : 0),
                byte[] bytes => raw.sqlite3_bind_blob(statement, at, bytes),
                DateOnly day => raw.sqlite3_bind_text(
                    statement,
                    at,
                    day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                ),
                DateTime moment => raw.sqlite3_bind_text(
                    statement,
                    at,
                    moment.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)
                ),
                decimal number => raw.sqlite3_bind_text(
                    statement,
                    at,
                    number.ToString("0.0###########################", CultureInfo.InvariantCulture)
                ),
                _ => throw new NotSupportedException($"{value.GetType().Name} is not written in bulk"),
            }
        );
    }

    public void Execute()
    {
        var done = raw.sqlite3_step(statement);
        // What went wrong is told by the reset, too; the values stay bound until they are bound anew.
        var reset = raw.sqlite3_reset(statement);
        if (done != raw.SQLITE_DONE)
            Check(reset == raw.SQLITE_OK ? done : reset);
    }

    public void Dispose() => statement.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
            throw new SqliteException(
                raw.sqlite3_errmsg(database).utf8_to_string(),
                code,
                raw.sqlite3_extended_errcode(database)
            );
    }
}
