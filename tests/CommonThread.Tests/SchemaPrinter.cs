using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace CommonThread.Tests;

/// <summary>
/// Writes the body of a migration from the model, in the form that this project keeps: untyped columns, so that one chain
/// serves SQLite and PostgreSQL. The migrations test prints it when the chain does not build the model.
/// </summary>
internal static class SchemaPrinter
{
    /// <summary>The operations that create the tables named (all when none is named).</summary>
    public static string Print(DbContext db, IReadOnlyCollection<string> tables)
    {
        var model = db.GetService<IDesignTimeModel>().Model.GetRelationalModel();
        var differ = db.GetService<IMigrationsModelDiffer>();
        var text = new StringBuilder();
        foreach (var operation in differ.GetDifferences(null, model))
        {
            switch (operation)
            {
                case CreateTableOperation t when tables.Count == 0 || tables.Contains(t.Name):
                    Table(text, t);
                    break;
                case CreateIndexOperation i when tables.Count == 0 || tables.Contains(i.Table):
                    text.Append($"        migration.CreateIndex(\"{i.Name}\", \"{i.Table}\", {Columns(i.Columns)}");
                    if (i.IsUnique)
                        text.Append(", unique: true");
                    if (i.Filter is not null)
                        text.Append($", filter: {Quote(i.Filter)}");
                    text.Append(");\n");
                    break;
            }
        }
        return text.ToString();
    }

    private static void Table(StringBuilder text, CreateTableOperation t)
    {
        text.Append(
            $"        migration.CreateTable(\n            \"{t.Name}\",\n            table => new\n            {{\n"
        );
        foreach (var c in t.Columns)
        {
            var type = Nullable.GetUnderlyingType(c.ClrType) ?? c.ClrType;
            text.Append(
                $"                {c.Name} = table.Column<{Name(type)}{(c.IsNullable && type.IsValueType ? "?" : "")}>(nullable: {(c.IsNullable ? "true" : "false")}"
            );
            if (c.MaxLength is { } length)
                text.Append($", maxLength: {length}");
            if (c.Precision is { } precision)
                text.Append($", precision: {precision}");
            if (c.Scale is { } scale)
                text.Append($", scale: {scale}");
            if (c.ColumnType is "jsonb" or "json")
                text.Append(", type: Engines.Json(migration)");
            text.Append(')');
            var generated =
                t.PrimaryKey?.Columns is [var only]
                && only == c.Name
                && c.FindAnnotation("Sqlite:Autoincrement") is not null;
            if (generated)
                text.Append(".Numbered()");
            text.Append(",\n");
        }
        text.Append("            },\n            constraints: table =>\n            {\n");
        if (t.PrimaryKey is { } key)
            text.Append($"                table.PrimaryKey(\"{key.Name}\", x => {Members(key.Columns)});\n");
        foreach (var unique in t.UniqueConstraints)
            text.Append(
                $"                table.UniqueConstraint(\"{unique.Name}\", x => {Members(unique.Columns)});\n"
            );
        foreach (var f in t.ForeignKeys)
        {
            text.Append(
                $"                table.ForeignKey(\"{f.Name}\", x => {Members(f.Columns)}, \"{f.PrincipalTable}\", {(f.PrincipalColumns is [var one] ? $"\"{one}\"" : Columns(f.PrincipalColumns!))}, onDelete: ReferentialAction.{f.OnDelete});\n"
            );
        }
        text.Append("            }\n        );\n");
    }

    private static string Members(string[] columns) =>
        columns is [var one] ? $"x.{one}" : $"new {{ {string.Join(", ", columns.Select(c => $"x.{c}"))} }}";

    private static string Columns(string[] columns) =>
        columns is [var one] ? $"\"{one}\"" : $"[{string.Join(", ", columns.Select(c => $"\"{c}\""))}]";

    private static string Quote(string text) => "\"" + text.Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    private static string Name(Type type) =>
        type == typeof(int) ? "int"
        : type == typeof(long) ? "long"
        : type == typeof(bool) ? "bool"
        : type == typeof(string) ? "string"
        : type == typeof(double) ? "double"
        : type == typeof(decimal) ? "decimal"
        : type == typeof(byte[]) ? "byte[]"
        : type.Name;
}
