using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using NpgsqlTypes;

namespace CommonThread.Data;

/// <summary>
/// Writes many rows of one entity past the change tracker: a prepared insert on SQLite, COPY on PostgreSQL, inside the
/// context's current transaction (or one of its own). Keys numbered by the database are left to it and are not read back;
/// no line of history is written for each row, so that whoever loads says once what was loaded.
/// </summary>
public static class BulkInsert
{
    /// <summary>Writes the rows and says how many they were.</summary>
    /// <exception cref="NotSupportedException">The entity carries a marking: such rows are written one by one, with their check.</exception>
    public static async Task<long> Into<T>(
        CommonThreadDb db,
        IEnumerable<T> rows,
        Action<long>? progress = null,
        CancellationToken stop = default
    )
        where T : class
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(rows);
        if (typeof(IMarked).IsAssignableFrom(typeof(T)))
            throw new NotSupportedException($"{typeof(T).Name} carries a marking and is saved with its check");
        var table = Table.Of<T>(db);
        await using var own = db.Database.CurrentTransaction is null ? await db.Begin(stop) : null;
        var written = db.Database.GetDbConnection() switch
        {
            NpgsqlConnection postgres => await Copy(postgres, table, rows, progress, stop),
            SqliteConnection sqlite => Insert(sqlite, table, rows, progress, stop),
            var other => throw new NotSupportedException(other.GetType().Name),
        };
        if (own is not null)
            await own.CommitAsync(stop);
        return written;
    }

    private const int ProgressEvery = 5000;

    private static long Insert<T>(
        SqliteConnection connection,
        Table table,
        IEnumerable<T> rows,
        Action<long>? progress,
        CancellationToken stop
    )
        where T : class
    {
        var written = 0L;
        using var insert = new SqliteInsert(
            connection,
            $"INSERT INTO \"{table.Name}\" ({table.Names}) VALUES ({string.Join(", ", table.Columns.Select(_ => "?"))})"
        );
        foreach (var row in rows)
        {
            for (var i = 0; i < table.Columns.Count; i++)
                insert.Bind(i, table.Columns[i].Value(row));
            insert.Execute();
            if (++written % ProgressEvery == 0)
            {
                stop.ThrowIfCancellationRequested();
                progress?.Invoke(written);
            }
        }
        return written;
    }

    private static async Task<long> Copy<T>(
        NpgsqlConnection connection,
        Table table,
        IEnumerable<T> rows,
        Action<long>? progress,
        CancellationToken stop
    )
        where T : class
    {
        await using var writer = await connection.BeginBinaryImportAsync(
            $"COPY \"{table.Name}\" ({table.Names}) FROM STDIN (FORMAT BINARY)",
            stop
        );
        var written = 0L;
        foreach (var row in rows)
        {
            WriteRow(writer, table, row);
            if (++written % ProgressEvery == 0)
            {
                stop.ThrowIfCancellationRequested();
                progress?.Invoke(written);
            }
        }
        await writer.CompleteAsync(stop);
        return written;
    }

    // Into the driver's own buffer, by the value's own type: a name of a type looked up for each value of a column took most
    // of the time.
    private static void WriteRow(NpgsqlBinaryImporter writer, Table table, object row)
    {
        writer.StartRow();
        foreach (var column in table.Columns)
        {
            switch (column.Value(row))
            {
                case null:
                    writer.WriteNull();
                    break;
                case string text when column.StoreType is "text" or "character varying":
                    writer.Write(text, NpgsqlDbType.Text);
                    break;
                case int number when column.StoreType == "integer":
                    writer.Write(number, NpgsqlDbType.Integer);
                    break;
                case double number when column.StoreType == "double precision":
                    writer.Write(number, NpgsqlDbType.Double);
                    break;
                case DateOnly day when column.StoreType == "date":
                    writer.Write(day, NpgsqlDbType.Date);
                    break;
                case bool yes when column.StoreType == "boolean":
                    writer.Write(yes, NpgsqlDbType.Boolean);
                    break;
                case byte[] bytes when column.StoreType == "bytea":
                    writer.Write(bytes, NpgsqlDbType.Bytea);
                    break;
                case var value:
                    writer.Write(value, column.StoreType);
                    break;
            }
        }
    }

    /// <summary>A column: how its value is taken from an entity and turned into what the database holds.</summary>
    private sealed record Column(string Name, string StoreType, Func<object, object?> Value);

    private sealed record Table(string Name, IReadOnlyList<Column> Columns)
    {
        public string Names { get; } = string.Join(", ", Columns.Select(c => $"\"{c.Name}\""));

        public static Table Of<T>(DbContext db)
        {
            var entity =
                db.Model.FindEntityType(typeof(T))
                ?? throw new NotSupportedException($"{typeof(T).Name} is not in the model");
            var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
            var columns = new List<Column>();
            foreach (var property in entity.GetProperties())
            {
                if (
                    property.IsPrimaryKey()
                    && property.ValueGenerated == ValueGenerated.OnAdd
                    && property.ClrType == typeof(int)
                )
                    continue;
                var getter = property.GetGetter();
                var mapping = property.GetRelationalTypeMapping();
                var convert = mapping.Converter is { } converter ? converter.ConvertToProvider : null;
                columns.Add(
                    new(
                        property.GetColumnName(table)!,
                        mapping.StoreTypeNameBase,
                        row =>
                        {
                            var value = getter.GetClrValue(row);
                            return value is null || convert is null ? value : convert(value);
                        }
                    )
                );
            }
            return new(table.Name, columns);
        }
    }
}
