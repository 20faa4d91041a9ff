using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Migrations.Operations.Builders;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace CommonThread.Data.Migrations;

/// <summary>The few words in which the two engines differ, so that one chain of migrations serves both.</summary>
internal static class Engines
{
    /// <summary>A key numbered by the database. Each engine reads its own annotation and ignores the other's.</summary>
    public static OperationBuilder<AddColumnOperation> Numbered(this OperationBuilder<AddColumnOperation> column) =>
        column
            .Annotation("Sqlite:Autoincrement", true)
            .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn);

    /// <summary>The type of a column that holds JSON.</summary>
    public static string Json(MigrationBuilder migration) => IsPostgres(migration) ? "jsonb" : "TEXT";

    public static bool IsPostgres(MigrationBuilder migration) =>
        migration.ActiveProvider?.Contains("Npgsql", StringComparison.Ordinal) == true;

    /// <summary>Makes a table append-only: the database itself refuses to change or remove a row.</summary>
    public static void AppendOnly(this MigrationBuilder migration, string table)
    {
        if (IsPostgres(migration))
        {
            migration.Sql(
                $"""
                CREATE FUNCTION refuse_change_of_{table.ToLowerInvariant()}() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION '{table} is append-only'; END $$;
                CREATE TRIGGER {table.ToLowerInvariant()}_append_only BEFORE UPDATE OR DELETE ON "{table}"
                FOR EACH ROW EXECUTE FUNCTION refuse_change_of_{table.ToLowerInvariant()}();
                """
            );
            return;
        }
        foreach (var change in new[] { "UPDATE", "DELETE" })
        {
            migration.Sql(
                $"""
                CREATE TRIGGER "{table}_no_{change.ToLowerInvariant()}" BEFORE {change} ON "{table}"
                BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;
                """
            );
        }
    }
}
