using System.Data.Common;
using System.Globalization;

namespace CommonThread.Partnerships.Backups;

/// <summary>What a database says about its own tables.</summary>
internal static class Tables
{
    public static async Task<List<string>> Names(DbConnection connection, bool postgres, CancellationToken stop) =>
        await Texts(
            connection,
            postgres
                ? "select tablename::text from pg_tables where schemaname = 'public' order by 1"
                : "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by 1",
            stop
        );

    public static async Task<Dictionary<string, long>> Count(
        DbConnection connection,
        IEnumerable<string> tables,
        CancellationToken stop
    )
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in tables)
            counts[table] = await Number(connection, $"select count(*) from {Quote(table)}", stop);
        return counts;
    }

    public static Task<List<string>> Columns(DbConnection connection, string table, CancellationToken stop) =>
        Texts(
            connection,
            $"select column_name::text from information_schema.columns where table_schema = 'public' and table_name = '{table.Replace("'", "''", StringComparison.Ordinal)}' and is_generated = 'NEVER' order by ordinal_position",
            stop
        );

    /// <summary>The tables in an order in which each comes after those it refers to.</summary>
    public static async Task<List<string>> InOrder(
        DbConnection connection,
        IReadOnlyCollection<string> tables,
        CancellationToken stop
    )
    {
        var pairs = await Texts(
            connection,
            "select r.relname::text || '|' || p.relname::text from pg_constraint c join pg_class r on r.oid = c.conrelid join pg_class p on p.oid = c.confrelid where c.contype = 'f' and r.oid <> p.oid",
            stop
        );
        var before = pairs.Select(p => p.Split('|')).ToLookup(p => p[0], p => p[1], StringComparer.Ordinal);
        var ordered = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        void Visit(string table)
        {
            if (!seen.Add(table))
                return;
            foreach (var other in before[table].Order(StringComparer.Ordinal))
                Visit(other);
            if (tables.Contains(table))
                ordered.Add(table);
        }
        foreach (var table in tables.Order(StringComparer.Ordinal))
            Visit(table);
        return ordered;
    }

    public static async Task<List<string>> Texts(DbConnection connection, string sql, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(stop);
        var texts = new List<string>();
        while (await reader.ReadAsync(stop))
            texts.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture) ?? "");
        return texts;
    }

    public static async Task<long> Number(DbConnection connection, string sql, CancellationToken stop) =>
        long.Parse((await Texts(connection, sql, stop))[0], CultureInfo.InvariantCulture);

    public static async Task Run(DbConnection connection, string sql, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(stop);
    }

    public static string Quote(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
