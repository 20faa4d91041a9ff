using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CommonThread.Data.Migrations;

/// <summary>The quarterly cycle: quarters, narratives, what is escalated, the product and what the Board decides.</summary>
[DbContext(typeof(CommonThreadDb))]
[Migration("20261123_070_Quarters")]
internal sealed class M070_Quarters : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(
            "BoardDecisions",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                SubjectKind = table.Column<string>(nullable: false, maxLength: 40),
                SubjectId = table.Column<int>(nullable: false),
                DecidedOn = table.Column<DateOnly>(nullable: false),
                Answer = table.Column<string>(nullable: false, maxLength: 40),
                Decision = table.Column<string>(nullable: false, maxLength: 2000),
                Reason = table.Column<string>(nullable: false, maxLength: 2000),
                Resource = table.Column<string>(nullable: true, maxLength: 500),
                Minute = table.Column<string>(nullable: true, maxLength: 200),
                CommitmentId = table.Column<int?>(nullable: true),
                RecordedByPostId = table.Column<int?>(nullable: true),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_BoardDecisions", x => x.Id);
                table.ForeignKey(
                    "FK_BoardDecisions_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "ReportingQuarters",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Start = table.Column<DateOnly>(nullable: false),
                DataDue = table.Column<DateOnly>(nullable: false),
                NarrativesDue = table.Column<DateOnly>(nullable: false),
                ReportsDue = table.Column<DateOnly>(nullable: false),
                ProductDue = table.Column<DateOnly>(nullable: false),
                GroupMeets = table.Column<DateOnly>(nullable: false),
                BoardMeets = table.Column<DateOnly>(nullable: false),
                OpenedOn = table.Column<DateOnly>(nullable: false),
                OpenedByPostId = table.Column<int?>(nullable: true),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_ReportingQuarters", x => x.Id);
                table.ForeignKey(
                    "FK_ReportingQuarters_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "Narratives",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                QuarterId = table.Column<int>(nullable: false),
                PlaceId = table.Column<int>(nullable: false),
                Version = table.Column<int>(nullable: false),
                PostId = table.Column<int?>(nullable: true),
                SubmittedOn = table.Column<DateOnly?>(nullable: true),
                IsNil = table.Column<bool>(nullable: false),
                Summary = table.Column<string>(nullable: true, maxLength: 4000),
                LocalPerformance = table.Column<string>(nullable: true, maxLength: 4000),
                WhatChanged = table.Column<string>(nullable: true, maxLength: 4000),
                EmergingRisks = table.Column<string>(nullable: true, maxLength: 4000),
                Issues = table.Column<string>(nullable: true, maxLength: 4000),
                GoodPractice = table.Column<string>(nullable: true, maxLength: 4000),
                JointWorking = table.Column<string>(nullable: true, maxLength: 4000),
                Funding = table.Column<string>(nullable: true, maxLength: 4000),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Narratives", x => x.Id);
                table.ForeignKey(
                    "FK_Narratives_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
                table.ForeignKey(
                    "FK_Narratives_ReportingQuarters_QuarterId",
                    x => x.QuarterId,
                    "ReportingQuarters",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "QuarterlyProducts",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                QuarterId = table.Column<int>(nullable: false),
                Number = table.Column<int?>(nullable: true),
                State = table.Column<string>(nullable: false, maxLength: 40),
                Summary = table.Column<string>(nullable: true, maxLength: 4000),
                AuthorPostId = table.Column<int?>(nullable: true),
                ApprovedOn = table.Column<DateOnly?>(nullable: true),
                ApprovedByPostId = table.Column<int?>(nullable: true),
                Conditions = table.Column<string>(nullable: true, maxLength: 2000),
                SentOn = table.Column<DateOnly?>(nullable: true),
                Recipients = table.Column<string>(nullable: true, maxLength: 1000),
                Frozen = table.Column<string>(nullable: true),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_QuarterlyProducts", x => x.Id);
                table.ForeignKey(
                    "FK_QuarterlyProducts_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
                table.ForeignKey(
                    "FK_QuarterlyProducts_ReportingQuarters_QuarterId",
                    x => x.QuarterId,
                    "ReportingQuarters",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "ProductAddenda",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                On = table.Column<DateOnly>(nullable: false),
                Words = table.Column<string>(nullable: false, maxLength: 4000),
                PostId = table.Column<int?>(nullable: true),
                ProductId = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_ProductAddenda", x => x.Id);
                table.ForeignKey(
                    "FK_ProductAddenda_QuarterlyProducts_ProductId",
                    x => x.ProductId,
                    "QuarterlyProducts",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "ProductComments",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                MeasureId = table.Column<int>(nullable: false),
                Words = table.Column<string>(nullable: false, maxLength: 2000),
                ProductId = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_ProductComments", x => x.Id);
                table.ForeignKey(
                    "FK_ProductComments_QuarterlyProducts_ProductId",
                    x => x.ProductId,
                    "QuarterlyProducts",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "Escalations",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                QuarterId = table.Column<int?>(nullable: true),
                PlaceId = table.Column<int>(nullable: false),
                PriorityId = table.Column<int?>(nullable: true),
                Item = table.Column<string>(nullable: false, maxLength: 300),
                Where = table.Column<string>(nullable: true, maxLength: 300),
                Harm = table.Column<string>(nullable: true, maxLength: 2000),
                Evidence = table.Column<string>(nullable: true, maxLength: 2000),
                Tried = table.Column<string>(nullable: true, maxLength: 2000),
                Ask = table.Column<string>(nullable: false, maxLength: 40),
                Reason = table.Column<string>(nullable: true, maxLength: 2000),
                IsUrgent = table.Column<bool>(nullable: false),
                RaisedOn = table.Column<DateOnly>(nullable: false),
                RaisedByPostId = table.Column<int?>(nullable: true),
                State = table.Column<string>(nullable: false, maxLength: 40),
                GroupView = table.Column<string>(nullable: true, maxLength: 2000),
                GroupOn = table.Column<DateOnly?>(nullable: true),
                ToldOn = table.Column<DateOnly?>(nullable: true),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Escalations", x => x.Id);
                table.ForeignKey(
                    "FK_Escalations_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
                table.ForeignKey(
                    "FK_Escalations_Priorities_PriorityId",
                    x => x.PriorityId,
                    "Priorities",
                    "Id",
                    onDelete: ReferentialAction.SetNull
                );
                table.ForeignKey(
                    "FK_Escalations_ReportingQuarters_QuarterId",
                    x => x.QuarterId,
                    "ReportingQuarters",
                    "Id",
                    onDelete: ReferentialAction.SetNull
                );
            }
        );
        migration.CreateTable(
            "Recommendations",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                ProductId = table.Column<int>(nullable: false),
                Words = table.Column<string>(nullable: false, maxLength: 1000),
                Because = table.Column<string>(nullable: false, maxLength: 2000),
                PriorityId = table.Column<int?>(nullable: true),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Recommendations", x => x.Id);
                table.ForeignKey(
                    "FK_Recommendations_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
                table.ForeignKey(
                    "FK_Recommendations_Priorities_PriorityId",
                    x => x.PriorityId,
                    "Priorities",
                    "Id",
                    onDelete: ReferentialAction.SetNull
                );
                table.ForeignKey(
                    "FK_Recommendations_QuarterlyProducts_ProductId",
                    x => x.ProductId,
                    "QuarterlyProducts",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateIndex("IX_BoardDecisions_FrameworkId_Position", "BoardDecisions", ["FrameworkId", "Position"]);
        migration.CreateIndex(
            "IX_BoardDecisions_SubjectKind_SubjectId",
            "BoardDecisions",
            ["SubjectKind", "SubjectId"]
        );
        migration.CreateIndex("IX_Escalations_FrameworkId_Position", "Escalations", ["FrameworkId", "Position"]);
        migration.CreateIndex("IX_Escalations_PriorityId", "Escalations", "PriorityId");
        migration.CreateIndex("IX_Escalations_QuarterId", "Escalations", "QuarterId");
        migration.CreateIndex("IX_Escalations_State", "Escalations", "State");
        migration.CreateIndex("IX_Narratives_FrameworkId_Position", "Narratives", ["FrameworkId", "Position"]);
        migration.CreateIndex(
            "IX_Narratives_QuarterId_PlaceId_Version",
            "Narratives",
            ["QuarterId", "PlaceId", "Version"],
            unique: true
        );
        migration.CreateIndex("IX_ProductAddenda_ProductId", "ProductAddenda", "ProductId");
        migration.CreateIndex("IX_ProductComments_ProductId", "ProductComments", "ProductId");
        migration.CreateIndex(
            "IX_QuarterlyProducts_FrameworkId_Number",
            "QuarterlyProducts",
            ["FrameworkId", "Number"],
            unique: true
        );
        migration.CreateIndex(
            "IX_QuarterlyProducts_FrameworkId_Position",
            "QuarterlyProducts",
            ["FrameworkId", "Position"]
        );
        migration.CreateIndex("IX_QuarterlyProducts_QuarterId", "QuarterlyProducts", "QuarterId", unique: true);
        migration.CreateIndex(
            "IX_Recommendations_FrameworkId_Position",
            "Recommendations",
            ["FrameworkId", "Position"]
        );
        migration.CreateIndex("IX_Recommendations_PriorityId", "Recommendations", "PriorityId");
        migration.CreateIndex("IX_Recommendations_ProductId", "Recommendations", "ProductId");
        migration.CreateIndex(
            "IX_ReportingQuarters_FrameworkId_Position",
            "ReportingQuarters",
            ["FrameworkId", "Position"]
        );
        migration.CreateIndex(
            "IX_ReportingQuarters_FrameworkId_Start",
            "ReportingQuarters",
            ["FrameworkId", "Start"],
            unique: true
        );
    }
}
