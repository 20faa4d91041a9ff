using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CommonThread.Data.Migrations;

/// <summary>Strategic risks with their judgements, and emerging threats.</summary>
[DbContext(typeof(CommonThreadDb))]
[Migration("20261123_081_Risks")]
internal sealed class M081_Risks : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(
            "Risks",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Title = table.Column<string>(nullable: false, maxLength: 200),
                PriorityId = table.Column<int?>(nullable: true),
                Cause = table.Column<string>(nullable: false, maxLength: 2000),
                Event = table.Column<string>(nullable: false, maxLength: 2000),
                Effect = table.Column<string>(nullable: false, maxLength: 2000),
                Controls = table.Column<string>(nullable: true, maxLength: 2000),
                Tolerance = table.Column<int>(nullable: false),
                OwnerPostId = table.Column<int?>(nullable: true),
                NextReview = table.Column<DateOnly>(nullable: false),
                ClosedOn = table.Column<DateOnly?>(nullable: true),
                ClosedWhy = table.Column<string>(nullable: true, maxLength: 2000),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Risks", x => x.Id);
                table.ForeignKey(
                    "FK_Risks_Priorities_PriorityId",
                    x => x.PriorityId,
                    "Priorities",
                    "Id",
                    onDelete: ReferentialAction.SetNull
                );
                table.ForeignKey(
                    "FK_Risks_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "RiskAssessments",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Number = table.Column<int>(nullable: false),
                On = table.Column<DateOnly>(nullable: false),
                Likelihood = table.Column<int>(nullable: false),
                Harm = table.Column<int>(nullable: false),
                ResidualLikelihood = table.Column<int>(nullable: false),
                ResidualHarm = table.Column<int>(nullable: false),
                Why = table.Column<string>(nullable: true, maxLength: 2000),
                PostId = table.Column<int?>(nullable: true),
                RiskId = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_RiskAssessments", x => x.Id);
                table.ForeignKey(
                    "FK_RiskAssessments_Risks_RiskId",
                    x => x.RiskId,
                    "Risks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "RiskMeasures",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                MeasureId = table.Column<int>(nullable: false),
                RiskId = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_RiskMeasures", x => x.Id);
                table.ForeignKey(
                    "FK_RiskMeasures_Measures_MeasureId",
                    x => x.MeasureId,
                    "Measures",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                table.ForeignKey(
                    "FK_RiskMeasures_Risks_RiskId",
                    x => x.RiskId,
                    "Risks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "RiskPlaces",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                PlaceId = table.Column<int>(nullable: false),
                RiskId = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_RiskPlaces", x => x.Id);
                table.ForeignKey(
                    "FK_RiskPlaces_Places_PlaceId",
                    x => x.PlaceId,
                    "Places",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                table.ForeignKey(
                    "FK_RiskPlaces_Risks_RiskId",
                    x => x.RiskId,
                    "Risks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "Threats",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                NotedOn = table.Column<DateOnly>(nullable: false),
                NotedByPostId = table.Column<int?>(nullable: true),
                Title = table.Column<string>(nullable: false, maxLength: 200),
                Source = table.Column<string>(nullable: false, maxLength: 300),
                WhatChanged = table.Column<string>(nullable: false, maxLength: 2000),
                PlaceId = table.Column<int?>(nullable: true),
                PriorityId = table.Column<int?>(nullable: true),
                Confidence = table.Column<string>(nullable: false, maxLength: 40),
                Horizon = table.Column<string>(nullable: false, maxLength: 40),
                Decision = table.Column<string>(nullable: true, maxLength: 40),
                Reason = table.Column<string>(nullable: true, maxLength: 2000),
                DecidedOn = table.Column<DateOnly?>(nullable: true),
                DecidedByPostId = table.Column<int?>(nullable: true),
                RiskId = table.Column<int?>(nullable: true),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Threats", x => x.Id);
                table.ForeignKey(
                    "FK_Threats_Places_PlaceId",
                    x => x.PlaceId,
                    "Places",
                    "Id",
                    onDelete: ReferentialAction.SetNull
                );
                table.ForeignKey(
                    "FK_Threats_Priorities_PriorityId",
                    x => x.PriorityId,
                    "Priorities",
                    "Id",
                    onDelete: ReferentialAction.SetNull
                );
                table.ForeignKey(
                    "FK_Threats_Risks_RiskId",
                    x => x.RiskId,
                    "Risks",
                    "Id",
                    onDelete: ReferentialAction.SetNull
                );
                table.ForeignKey(
                    "FK_Threats_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateIndex("IX_Risks_FrameworkId_Position", "Risks", ["FrameworkId", "Position"]);
        migration.CreateIndex("IX_Risks_FrameworkId_Title", "Risks", ["FrameworkId", "Title"], unique: true);
        migration.CreateIndex("IX_Risks_PriorityId", "Risks", "PriorityId");
        migration.CreateIndex(
            "IX_RiskAssessments_RiskId_Number",
            "RiskAssessments",
            ["RiskId", "Number"],
            unique: true
        );
        migration.CreateIndex("IX_RiskMeasures_MeasureId", "RiskMeasures", "MeasureId");
        migration.CreateIndex("IX_RiskMeasures_RiskId", "RiskMeasures", "RiskId");
        migration.CreateIndex("IX_RiskPlaces_PlaceId", "RiskPlaces", "PlaceId");
        migration.CreateIndex("IX_RiskPlaces_RiskId", "RiskPlaces", "RiskId");
        migration.CreateIndex("IX_Threats_FrameworkId_Position", "Threats", ["FrameworkId", "Position"]);
        migration.CreateIndex(
            "IX_Threats_FrameworkId_NotedOn_Title",
            "Threats",
            ["FrameworkId", "NotedOn", "Title"],
            unique: true
        );
        migration.CreateIndex("IX_Threats_PlaceId", "Threats", "PlaceId");
        migration.CreateIndex("IX_Threats_PriorityId", "Threats", "PriorityId");
        migration.CreateIndex("IX_Threats_RiskId", "Threats", "RiskId");
    }
}
