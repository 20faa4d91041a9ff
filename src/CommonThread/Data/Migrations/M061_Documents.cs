using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CommonThread.Data.Migrations;

/// <summary>Documents that belong to records.</summary>
[DbContext(typeof(CommonThreadDb))]
[Migration("20261122_061_Documents")]
internal sealed class M061_Documents : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(
            "Documents",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                SubjectKind = table.Column<string>(nullable: false, maxLength: 40),
                SubjectId = table.Column<int>(nullable: false),
                Title = table.Column<string>(nullable: false, maxLength: 200),
                FileName = table.Column<string>(nullable: false, maxLength: 200),
                Bytes = table.Column<long>(nullable: false),
                StoredAs = table.Column<string>(nullable: false, maxLength: 60),
                Fingerprint = table.Column<string>(nullable: false, maxLength: 64),
                AddedOn = table.Column<DateOnly>(nullable: false),
                PostId = table.Column<int?>(nullable: true),
                Marking = table.Column<int>(nullable: false),
                OwnerOrganisationId = table.Column<int?>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Documents", x => x.Id);
            }
        );
        migration.CreateIndex("IX_Documents_SubjectKind_SubjectId", "Documents", ["SubjectKind", "SubjectId"]);
    }
}
