using System.Data.Common;
using CommonThread.Data;
using CommonThread.Partnerships;
using CommonThread.Shared;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.Data;

/// <summary>The chain of migrations, written by hand, builds exactly what the model says, on the engine under test.</summary>
public sealed class MigrationsTests
{
    [Fact]
    public async Task The_migrations_build_exactly_the_model_of_a_partnership()
    {
        await Compare(a =>
        {
            var options = new DbContextOptionsBuilder<CommonThreadDb>();
            a.Configure(options);
            return new CommonThreadDb(options.Options, new Acting { Caller = Caller.System }, TimeProvider.System);
        });
    }

    [Fact]
    public async Task The_migrations_build_exactly_the_model_of_the_installation()
    {
        await Compare(a =>
        {
            var options = new DbContextOptionsBuilder<InstallationDb>();
            a.Configure(options);
            return new InstallationDb(options.Options);
        });
    }

    private static async Task Compare(Func<DatabaseAddress, DbContext> open)
    {
        var folder = Path.Combine(Path.GetTempPath(), "commonthread-tests", Guid.NewGuid().ToString("N"));
        var byChain = Databases.New(folder, "chain");
        var byModel = Databases.New(folder, "model");
        await using var chain = open(byChain);
        await chain.Database.MigrateAsync();
        await using var model = open(byModel);
        await model.Database.EnsureCreatedAsync();
        var built = await Schema(byChain);
        var meant = await Schema(byModel);
        var missing = meant.Except(built).ToList();
        var extra = built.Except(meant).ToList();
        if (missing.Count + extra.Count > 0)
        {
            var tables = missing.Select(m => m.Split('.')[0]).Distinct().ToList();
            Assert.Fail(
                $"Missing from the chain:\n{string.Join('\n', missing)}\nExtra in the chain:\n{string.Join('\n', extra)}\n"
                    + $"The migration for these tables:\n{SchemaPrinter.Print(model, tables)}"
            );
        }
    }

    // Tables that no model describes: the engine's own, the chain's own, the scheduler's.
    private static bool Ours(string table) =>
        !table.StartsWith("sqlite_", StringComparison.Ordinal)
        && !table.StartsWith("__EF", StringComparison.Ordinal)
        && !table.StartsWith("qrtz_", StringComparison.OrdinalIgnoreCase);

    private static async Task<HashSet<string>> Schema(DatabaseAddress address)
    {
        await using var connection = address.Connect();
        await connection.OpenAsync();
        var lines = address.IsPostgres
            ? await Read(
                connection,
                """
                select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(character_maximum_length::text, '') || ' ' || coalesce(numeric_precision::text, '') || ' ' || is_identity
                from information_schema.columns where table_schema = 'public'
                union all
                select tablename || '.' || indexname || ' ' || indexdef from pg_indexes where schemaname = 'public'
                union all
                select conrelid::regclass::text || '.' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where contype = 'f'
                """
            )
            : await Read(
                connection,
                """
                select m.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk from sqlite_master m, pragma_table_info(m.name) c where m.type = 'table'
                union all
                select m.name || '.' || f."from" || ' -> ' || f."table" || ' ' || f.on_delete from sqlite_master m, pragma_foreign_key_list(m.name) f where m.type = 'table'
                union all
                select tbl_name || '.' || name || ' ' || sql from sqlite_master where type = 'index' and sql is not null
                """
            );
        return [.. lines.Where(l => Ours(l.Trim('"')))];
    }

    private static async Task<List<string>> Read(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
            lines.Add(reader.GetString(0));
        return lines;
    }
}
