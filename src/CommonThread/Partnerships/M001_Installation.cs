using CommonThread.Data.Migrations;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CommonThread.Partnerships;

/// <summary>Which partnerships there are, and the keys that protect cookies.</summary>
[DbContext(typeof(InstallationDb))]
[Migration("20261122_001_Installation")]
internal sealed class M001_Installation : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(
            "Partnerships",
            table => new
            {
                Slug = table.Column<string>(nullable: false, maxLength: 40),
                Name = table.Column<string>(nullable: false, maxLength: 120),
                ShortName = table.Column<string>(nullable: true, maxLength: 60),
                Strapline = table.Column<string>(nullable: true, maxLength: 200),
                Hosts = table.Column<string>(nullable: false, maxLength: 400),
                Colour = table.Column<string>(nullable: false, maxLength: 7),
                Demonstration = table.Column<bool>(nullable: false),
                Engine = table.Column<string>(nullable: false, maxLength: 10),
                Connection = table.Column<string>(nullable: false, maxLength: 1000),
                CreatedAt = table.Column<DateTime>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Partnerships", x => x.Slug);
            }
        );
        migration.CreateTable(
            "ProtectionKeys",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Name = table.Column<string>(nullable: false, maxLength: 200),
                Xml = table.Column<string>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_ProtectionKeys", x => x.Id);
            }
        );
    }
}
