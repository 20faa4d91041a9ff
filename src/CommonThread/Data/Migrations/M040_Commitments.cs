using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CommonThread.Data.Migrations;

/// <summary>What was promised, by whom, by when, and what shows it.</summary>
[DbContext(typeof(CommonThreadDb))]
[Migration("20261122_040_Commitments")]
internal sealed class M040_Commitments : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(
            "Commitments",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Kind = table.Column<string>(nullable: false, maxLength: 40),
                Reference = table.Column<string>(nullable: true, maxLength: 30),
                Title = table.Column<string>(nullable: false, maxLength: 500),
                Description = table.Column<string>(nullable: true, maxLength: 4000),
                SubjectKind = table.Column<string>(nullable: false, maxLength: 40),
                SubjectId = table.Column<int>(nullable: false),
                OwnerPostId = table.Column<int?>(nullable: true),
                OwnerOrganisationId = table.Column<int?>(nullable: true),
                Start = table.Column<DateOnly?>(nullable: true),
                Due = table.Column<DateOnly?>(nullable: true),
                CarriedOverCount = table.Column<int>(nullable: false),
                State = table.Column<string>(nullable: false, maxLength: 40),
                Percent = table.Column<int?>(nullable: true),
                Output = table.Column<string>(nullable: true, maxLength: 1000),
                Outcome = table.Column<string>(nullable: true, maxLength: 1000),
                MeasureId = table.Column<int?>(nullable: true),
                Reason = table.Column<string>(nullable: true, maxLength: 2000),
                DoneOn = table.Column<DateOnly?>(nullable: true),
                LastUpdateOn = table.Column<DateOnly?>(nullable: true),
                Prevention = table.Column<int>(nullable: false),
                Marking = table.Column<int>(nullable: false),
                Illustrative = table.Column<bool>(nullable: false),
                Source = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Commitments", x => x.Id);
            }
        );
        migration.CreateTable(
            "Evidence",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                SubjectKind = table.Column<string>(nullable: false, maxLength: 40),
                SubjectId = table.Column<int>(nullable: false),
                On = table.Column<DateOnly>(nullable: false),
                Words = table.Column<string>(nullable: false, maxLength: 2000),
                Link = table.Column<string>(nullable: true, maxLength: 500),
                PostId = table.Column<int?>(nullable: true),
                Illustrative = table.Column<bool>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Evidence", x => x.Id);
            }
        );
        migration.CreateTable(
            "CommitmentPartners",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                CommitmentId = table.Column<int>(nullable: false),
                OrganisationId = table.Column<int>(nullable: false),
                Mode = table.Column<string>(nullable: true, maxLength: 40),
                Note = table.Column<string>(nullable: true, maxLength: 1000),
                DeclaredOn = table.Column<DateOnly?>(nullable: true),
                OwnerAgreedOn = table.Column<DateOnly?>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_CommitmentPartners", x => x.Id);
                table.ForeignKey(
                    "FK_CommitmentPartners_Commitments_CommitmentId",
                    x => x.CommitmentId,
                    "Commitments",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "CommitmentsCarriedOver",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                CommitmentId = table.Column<int>(nullable: false),
                WasDue = table.Column<DateOnly>(nullable: false),
                NowDue = table.Column<DateOnly?>(nullable: true),
                On = table.Column<DateOnly>(nullable: false),
                Why = table.Column<string>(nullable: false, maxLength: 2000),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_CommitmentsCarriedOver", x => x.Id);
                table.ForeignKey(
                    "FK_CommitmentsCarriedOver_Commitments_CommitmentId",
                    x => x.CommitmentId,
                    "Commitments",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "CommitmentsShared",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                CommitmentId = table.Column<int>(nullable: false),
                Kind = table.Column<string>(nullable: false, maxLength: 40),
                With = table.Column<string>(nullable: false, maxLength: 300),
                RecordKind = table.Column<string>(nullable: true, maxLength: 40),
                RecordId = table.Column<int?>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_CommitmentsShared", x => x.Id);
                table.ForeignKey(
                    "FK_CommitmentsShared_Commitments_CommitmentId",
                    x => x.CommitmentId,
                    "Commitments",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "CommitmentUpdates",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                CommitmentId = table.Column<int>(nullable: false),
                On = table.Column<DateOnly>(nullable: false),
                Text = table.Column<string>(nullable: false, maxLength: 2000),
                State = table.Column<string>(nullable: false, maxLength: 40),
                Percent = table.Column<int?>(nullable: true),
                PostId = table.Column<int?>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_CommitmentUpdates", x => x.Id);
                table.ForeignKey(
                    "FK_CommitmentUpdates_Commitments_CommitmentId",
                    x => x.CommitmentId,
                    "Commitments",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateIndex(
            "IX_CommitmentPartners_CommitmentId_OrganisationId",
            "CommitmentPartners",
            ["CommitmentId", "OrganisationId"],
            unique: true
        );
        migration.CreateIndex("IX_Commitments_Due", "Commitments", "Due");
        migration.CreateIndex("IX_Commitments_OwnerPostId_State", "Commitments", ["OwnerPostId", "State"]);
        migration.CreateIndex("IX_Commitments_SubjectKind_SubjectId", "Commitments", ["SubjectKind", "SubjectId"]);
        migration.CreateIndex("IX_CommitmentsCarriedOver_CommitmentId", "CommitmentsCarriedOver", "CommitmentId");
        migration.CreateIndex("IX_CommitmentsShared_CommitmentId", "CommitmentsShared", "CommitmentId");
        migration.CreateIndex("IX_CommitmentUpdates_CommitmentId", "CommitmentUpdates", "CommitmentId");
        migration.CreateIndex("IX_Evidence_SubjectKind_SubjectId", "Evidence", ["SubjectKind", "SubjectId"]);
    }
}
