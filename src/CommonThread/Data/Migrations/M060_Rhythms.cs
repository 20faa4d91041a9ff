using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CommonThread.Data.Migrations;

/// <summary>Rhythms, what falls due, and notices.</summary>
[DbContext(typeof(CommonThreadDb))]
[Migration("20261122_060_Rhythms")]
internal sealed class M060_Rhythms : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(
            "Notices",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Key = table.Column<string>(nullable: false, maxLength: 200),
                PostId = table.Column<int>(nullable: false),
                Text = table.Column<string>(nullable: false, maxLength: 400),
                Url = table.Column<string>(nullable: true, maxLength: 300),
                CreatedAt = table.Column<DateTime>(nullable: false),
                DismissedAt = table.Column<DateTime?>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Notices", x => x.Id);
            }
        );
        migration.CreateTable(
            "Rhythms",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Key = table.Column<string>(nullable: false, maxLength: 120),
                Title = table.Column<string>(nullable: false, maxLength: 200),
                Every = table.Column<string>(nullable: false, maxLength: 40),
                Anchor = table.Column<DateOnly>(nullable: false),
                OwnerPostId = table.Column<int?>(nullable: true),
                SubjectKind = table.Column<string>(nullable: true, maxLength: 40),
                SubjectId = table.Column<int?>(nullable: true),
                Url = table.Column<string>(nullable: true, maxLength: 300),
                RemindDays = table.Column<int>(nullable: false),
                LastDone = table.Column<DateOnly?>(nullable: true),
                NextDue = table.Column<DateOnly>(nullable: false),
                EndedOn = table.Column<DateOnly?>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Rhythms", x => x.Id);
            }
        );
        migration.CreateTable(
            "DueItems",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                RhythmId = table.Column<int>(nullable: false),
                DueOn = table.Column<DateOnly>(nullable: false),
                RemindedOn = table.Column<DateOnly?>(nullable: true),
                ChasedOn = table.Column<DateOnly?>(nullable: true),
                DoneOn = table.Column<DateOnly?>(nullable: true),
                DoneByPostId = table.Column<int?>(nullable: true),
                Note = table.Column<string>(nullable: true, maxLength: 1000),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_DueItems", x => x.Id);
                table.ForeignKey(
                    "FK_DueItems_Rhythms_RhythmId",
                    x => x.RhythmId,
                    "Rhythms",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateIndex("IX_DueItems_DoneOn_DueOn", "DueItems", ["DoneOn", "DueOn"]);
        migration.CreateIndex("IX_DueItems_RhythmId_DueOn", "DueItems", ["RhythmId", "DueOn"], unique: true);
        migration.CreateIndex("IX_Notices_PostId_DismissedAt", "Notices", ["PostId", "DismissedAt"]);
        migration.CreateIndex("IX_Notices_PostId_Key", "Notices", ["PostId", "Key"], unique: true);
        migration.CreateIndex("IX_Rhythms_Key", "Rhythms", "Key", unique: true);
        migration.CreateIndex("IX_Rhythms_NextDue", "Rhythms", "NextDue");
    }
}
