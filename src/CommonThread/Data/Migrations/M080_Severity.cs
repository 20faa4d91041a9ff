using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CommonThread.Data.Migrations;

/// <summary>Severity of harm: kinds of harm with versions of their weights, partnerships' profiles, and their local priorities.</summary>
[DbContext(typeof(CommonThreadDb))]
[Migration("20261123_080_Severity")]
internal sealed class M080_Severity : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(
            "HarmCategories",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Name = table.Column<string>(nullable: false, maxLength: 120),
                Covers = table.Column<string>(nullable: true, maxLength: 1000),
                MeasureId = table.Column<int>(nullable: false),
                RepeatMeasureId = table.Column<int?>(nullable: true),
                VulnerableMeasureId = table.Column<int?>(nullable: true),
                PriorityId = table.Column<int?>(nullable: true),
                IsRetired = table.Column<bool>(nullable: false),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_HarmCategories", x => x.Id);
                table.ForeignKey(
                    "FK_HarmCategories_Measures_MeasureId",
                    x => x.MeasureId,
                    "Measures",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                table.ForeignKey(
                    "FK_HarmCategories_Priorities_PriorityId",
                    x => x.PriorityId,
                    "Priorities",
                    "Id",
                    onDelete: ReferentialAction.SetNull
                );
                table.ForeignKey(
                    "FK_HarmCategories_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "WeightTables",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Version = table.Column<int>(nullable: false),
                Source = table.Column<string>(nullable: false, maxLength: 200),
                Unit = table.Column<string>(nullable: false, maxLength: 40),
                Reason = table.Column<string>(nullable: true, maxLength: 1000),
                HighShare = table.Column<double>(nullable: false),
                LowShare = table.Column<double>(nullable: false),
                MadeOn = table.Column<DateOnly>(nullable: false),
                MadeByPostId = table.Column<int?>(nullable: true),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_WeightTables", x => x.Id);
                table.ForeignKey(
                    "FK_WeightTables_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "HarmWeights",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                TableId = table.Column<int>(nullable: false),
                CategoryId = table.Column<int>(nullable: false),
                Weight = table.Column<double>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_HarmWeights", x => x.Id);
                table.ForeignKey(
                    "FK_HarmWeights_HarmCategories_CategoryId",
                    x => x.CategoryId,
                    "HarmCategories",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                table.ForeignKey(
                    "FK_HarmWeights_WeightTables_TableId",
                    x => x.TableId,
                    "WeightTables",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "SeverityProfiles",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                PlaceId = table.Column<int>(nullable: false),
                Start = table.Column<DateOnly>(nullable: false),
                Version = table.Column<int>(nullable: false),
                Reason = table.Column<string>(nullable: true, maxLength: 1000),
                WeightTableId = table.Column<int>(nullable: false),
                Summary = table.Column<string>(nullable: true, maxLength: 4000),
                PublishedOn = table.Column<DateOnly?>(nullable: true),
                PublishedByPostId = table.Column<int?>(nullable: true),
                Frozen = table.Column<string>(nullable: true),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_SeverityProfiles", x => x.Id);
                table.ForeignKey(
                    "FK_SeverityProfiles_Places_PlaceId",
                    x => x.PlaceId,
                    "Places",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                table.ForeignKey(
                    "FK_SeverityProfiles_WeightTables_WeightTableId",
                    x => x.WeightTableId,
                    "WeightTables",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                table.ForeignKey(
                    "FK_SeverityProfiles_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "HarmNotes",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                CategoryId = table.Column<int>(nullable: false),
                Words = table.Column<string>(nullable: false, maxLength: 1000),
                ProfileId = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_HarmNotes", x => x.Id);
                table.ForeignKey(
                    "FK_HarmNotes_SeverityProfiles_ProfileId",
                    x => x.ProfileId,
                    "SeverityProfiles",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "LocalPriorities",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                PlaceId = table.Column<int>(nullable: false),
                Name = table.Column<string>(nullable: false, maxLength: 200),
                Reason = table.Column<string>(nullable: true, maxLength: 2000),
                PriorityId = table.Column<int?>(nullable: true),
                From = table.Column<DateOnly>(nullable: false),
                To = table.Column<DateOnly?>(nullable: true),
                ProfileId = table.Column<int?>(nullable: true),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_LocalPriorities", x => x.Id);
                table.ForeignKey(
                    "FK_LocalPriorities_Places_PlaceId",
                    x => x.PlaceId,
                    "Places",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                table.ForeignKey(
                    "FK_LocalPriorities_Priorities_PriorityId",
                    x => x.PriorityId,
                    "Priorities",
                    "Id",
                    onDelete: ReferentialAction.SetNull
                );
                table.ForeignKey(
                    "FK_LocalPriorities_SeverityProfiles_ProfileId",
                    x => x.ProfileId,
                    "SeverityProfiles",
                    "Id",
                    onDelete: ReferentialAction.SetNull
                );
                table.ForeignKey(
                    "FK_LocalPriorities_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "CitedHarms",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                CategoryId = table.Column<int>(nullable: false),
                LocalPriorityId = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_CitedHarms", x => x.Id);
                table.ForeignKey(
                    "FK_CitedHarms_HarmCategories_CategoryId",
                    x => x.CategoryId,
                    "HarmCategories",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                table.ForeignKey(
                    "FK_CitedHarms_LocalPriorities_LocalPriorityId",
                    x => x.LocalPriorityId,
                    "LocalPriorities",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateIndex("IX_HarmCategories_FrameworkId_Position", "HarmCategories", ["FrameworkId", "Position"]);
        migration.CreateIndex(
            "IX_HarmCategories_FrameworkId_Name",
            "HarmCategories",
            ["FrameworkId", "Name"],
            unique: true
        );
        migration.CreateIndex("IX_HarmCategories_MeasureId", "HarmCategories", "MeasureId");
        migration.CreateIndex("IX_HarmCategories_PriorityId", "HarmCategories", "PriorityId");
        migration.CreateIndex("IX_WeightTables_FrameworkId_Position", "WeightTables", ["FrameworkId", "Position"]);
        migration.CreateIndex(
            "IX_WeightTables_FrameworkId_Version",
            "WeightTables",
            ["FrameworkId", "Version"],
            unique: true
        );
        migration.CreateIndex(
            "IX_HarmWeights_TableId_CategoryId",
            "HarmWeights",
            ["TableId", "CategoryId"],
            unique: true
        );
        migration.CreateIndex("IX_HarmWeights_CategoryId", "HarmWeights", "CategoryId");
        migration.CreateIndex(
            "IX_SeverityProfiles_FrameworkId_Position",
            "SeverityProfiles",
            ["FrameworkId", "Position"]
        );
        migration.CreateIndex(
            "IX_SeverityProfiles_FrameworkId_PlaceId_Start_Version",
            "SeverityProfiles",
            ["FrameworkId", "PlaceId", "Start", "Version"],
            unique: true
        );
        migration.CreateIndex("IX_SeverityProfiles_PlaceId", "SeverityProfiles", "PlaceId");
        migration.CreateIndex("IX_SeverityProfiles_WeightTableId", "SeverityProfiles", "WeightTableId");
        migration.CreateIndex("IX_HarmNotes_ProfileId", "HarmNotes", "ProfileId");
        migration.CreateIndex(
            "IX_LocalPriorities_FrameworkId_Position",
            "LocalPriorities",
            ["FrameworkId", "Position"]
        );
        migration.CreateIndex(
            "IX_LocalPriorities_FrameworkId_PlaceId_Name",
            "LocalPriorities",
            ["FrameworkId", "PlaceId", "Name"],
            unique: true
        );
        migration.CreateIndex("IX_LocalPriorities_PlaceId", "LocalPriorities", "PlaceId");
        migration.CreateIndex("IX_LocalPriorities_PriorityId", "LocalPriorities", "PriorityId");
        migration.CreateIndex("IX_LocalPriorities_ProfileId", "LocalPriorities", "ProfileId");
        migration.CreateIndex("IX_CitedHarms_CategoryId", "CitedHarms", "CategoryId");
        migration.CreateIndex("IX_CitedHarms_LocalPriorityId", "CitedHarms", "LocalPriorityId");
    }
}
