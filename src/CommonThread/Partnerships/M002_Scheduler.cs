using System.Text;
using CommonThread.Data.Migrations;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CommonThread.Partnerships;

/// <summary>The scheduler's own tables, which import is under way, and how far each demonstration is loaded.</summary>
[DbContext(typeof(InstallationDb))]
[Migration("20261122_002_Scheduler")]
internal sealed class M002_Scheduler : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(
            "ImportsUnderWay",
            table => new
            {
                Slug = table.Column<string>(nullable: false, maxLength: 40),
                RunId = table.Column<int>(nullable: false),
                FileName = table.Column<string>(nullable: false, maxLength: 260),
                StartedBy = table.Column<string>(nullable: false, maxLength: 300),
                Machine = table.Column<string>(nullable: false, maxLength: 200),
                ProcessId = table.Column<int>(nullable: false),
                ProcessStartedAt = table.Column<DateTime>(nullable: false),
                Doing = table.Column<string>(nullable: true, maxLength: 300),
                Percent = table.Column<int>(nullable: true),
                StopAsked = table.Column<bool>(nullable: false),
                BeatAt = table.Column<DateTime>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_ImportsUnderWay", x => x.Slug)
        );
        migration.AddColumn<int>("LoadedLines", "Partnerships", nullable: false, defaultValue: 0);
        migration.Sql(Script(Engines.IsPostgres(migration) ? "postgres" : "sqlite"));
    }

    private static string Script(string engine)
    {
        var name = $"CommonThread.Partnerships.Scheduler.{engine}.sql";
        using var stream = typeof(M002_Scheduler).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
