using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CommonThread.Data.Migrations;

/// <summary>Activities, plans, leads, reports, resources and learning.</summary>
[DbContext(typeof(CommonThreadDb))]
[Migration("20261122_051_StrategyPlans")]
internal sealed class M051_StrategyPlans : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(
            "LessonsReviews",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Title = table.Column<string>(nullable: false, maxLength: 300),
                VersionLabel = table.Column<string>(nullable: true, maxLength: 100),
                PeriodInSource = table.Column<string>(nullable: true, maxLength: 100),
                On = table.Column<DateOnly?>(nullable: true),
                Achievements = table.Column<string>(nullable: true, maxLength: 8000),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_LessonsReviews", x => x.Id);
                table.ForeignKey(
                    "FK_LessonsReviews_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "Phases",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Number = table.Column<int?>(nullable: true),
                Title = table.Column<string>(nullable: false, maxLength: 300),
                Start = table.Column<DateOnly?>(nullable: true),
                End = table.Column<DateOnly?>(nullable: true),
                OpenedOn = table.Column<DateOnly?>(nullable: true),
                Learning = table.Column<string>(nullable: true, maxLength: 4000),
                Decision = table.Column<string>(nullable: true, maxLength: 40),
                DecidedOn = table.Column<DateOnly?>(nullable: true),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Phases", x => x.Id);
                table.ForeignKey(
                    "FK_Phases_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "Requests",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Words = table.Column<string>(nullable: false, maxLength: 1000),
                Requester = table.Column<string>(nullable: true, maxLength: 300),
                On = table.Column<DateOnly?>(nullable: true),
                Contribution = table.Column<int?>(nullable: true),
                Vulnerability = table.Column<int?>(nullable: true),
                Places = table.Column<int?>(nullable: true),
                Cost = table.Column<int?>(nullable: true),
                Decision = table.Column<string>(nullable: true, maxLength: 40),
                Reason = table.Column<string>(nullable: true, maxLength: 1000),
                ReferredToId = table.Column<int?>(nullable: true),
                ToldOn = table.Column<DateOnly?>(nullable: true),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Requests", x => x.Id);
                table.ForeignKey(
                    "FK_Requests_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "RequiredActions",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Kind = table.Column<string>(nullable: false, maxLength: 40),
                Number = table.Column<int>(nullable: false),
                ShownBy = table.Column<string>(nullable: true, maxLength: 40),
                Name = table.Column<string>(nullable: true, maxLength: 100),
                Words = table.Column<string>(nullable: false, maxLength: 500),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_RequiredActions", x => x.Id);
                table.ForeignKey(
                    "FK_RequiredActions_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "SuccessMeasures",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Name = table.Column<string>(nullable: false, maxLength: 200),
                NameKey = table.Column<string>(nullable: false, maxLength: 200),
                Words = table.Column<string>(nullable: true, maxLength: 2000),
                Kind = table.Column<string>(nullable: false, maxLength: 40),
                BaselineInSource = table.Column<string>(nullable: true, maxLength: 500),
                TargetInSource = table.Column<string>(nullable: true, maxLength: 500),
                Frequency = table.Column<string>(nullable: true, maxLength: 40),
                DataSource = table.Column<string>(nullable: true, maxLength: 500),
                OwnerPostId = table.Column<int?>(nullable: true),
                Public = table.Column<bool>(nullable: false),
                MeasureId = table.Column<int?>(nullable: true),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_SuccessMeasures", x => x.Id);
                table.ForeignKey(
                    "FK_SuccessMeasures_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "KeyIssues",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                LessonsReviewId = table.Column<int>(nullable: false),
                Number = table.Column<int>(nullable: false),
                Words = table.Column<string>(nullable: false, maxLength: 2000),
                Answer = table.Column<string>(nullable: true, maxLength: 2000),
                LinkedKind = table.Column<string>(nullable: true, maxLength: 40),
                LinkedId = table.Column<int?>(nullable: true),
                NoChangeReason = table.Column<string>(nullable: true, maxLength: 2000),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_KeyIssues", x => x.Id);
                table.ForeignKey(
                    "FK_KeyIssues_LessonsReviews_LessonsReviewId",
                    x => x.LessonsReviewId,
                    "LessonsReviews",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "Lessons",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                LessonsReviewId = table.Column<int>(nullable: false),
                Words = table.Column<string>(nullable: false, maxLength: 2000),
                SourceProject = table.Column<string>(nullable: true, maxLength: 300),
                Kind = table.Column<string>(nullable: true, maxLength: 100),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Lessons", x => x.Id);
                table.ForeignKey(
                    "FK_Lessons_LessonsReviews_LessonsReviewId",
                    x => x.LessonsReviewId,
                    "LessonsReviews",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "SuccessJudgements",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                SuccessMeasureId = table.Column<int>(nullable: false),
                Kind = table.Column<string>(nullable: true, maxLength: 40),
                First = table.Column<DateOnly>(nullable: false),
                Last = table.Column<DateOnly>(nullable: false),
                PeriodInSource = table.Column<string>(nullable: true, maxLength: 300),
                Stands = table.Column<string>(nullable: false, maxLength: 40),
                Evidence = table.Column<string>(nullable: false, maxLength: 2000),
                Illustrative = table.Column<bool>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_SuccessJudgements", x => x.Id);
                table.ForeignKey(
                    "FK_SuccessJudgements_SuccessMeasures_SuccessMeasureId",
                    x => x.SuccessMeasureId,
                    "SuccessMeasures",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "Activities",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Number = table.Column<int?>(nullable: true),
                Title = table.Column<string>(nullable: false, maxLength: 500),
                PriorityId = table.Column<int?>(nullable: true),
                VisionPartId = table.Column<int?>(nullable: true),
                OwnerPostId = table.Column<int?>(nullable: true),
                PeriodStart = table.Column<DateOnly?>(nullable: true),
                PeriodEnd = table.Column<DateOnly?>(nullable: true),
                State = table.Column<string>(nullable: false, maxLength: 40),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Activities", x => x.Id);
                table.ForeignKey(
                    "FK_Activities_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
                table.ForeignKey(
                    "FK_Activities_Priorities_PriorityId",
                    x => x.PriorityId,
                    "Priorities",
                    "Id",
                    onDelete: ReferentialAction.SetNull
                );
            }
        );
        migration.CreateTable(
            "CaseStudies",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Title = table.Column<string>(nullable: false, maxLength: 300),
                PriorityId = table.Column<int?>(nullable: true),
                Problem = table.Column<string>(nullable: true, maxLength: 4000),
                WhatWasDone = table.Column<string>(nullable: true, maxLength: 4000),
                Result = table.Column<string>(nullable: true, maxLength: 4000),
                Figures = table.Column<string>(nullable: true, maxLength: 2000),
                Cost = table.Column<decimal?>(nullable: true, precision: 18, scale: 2),
                PostId = table.Column<int?>(nullable: true),
                ImageConsent = table.Column<string>(nullable: false, maxLength: 40),
                Tags = table.Column<string>(nullable: true, maxLength: 300),
                PartnersInSource = table.Column<string>(nullable: true, maxLength: 500),
                State = table.Column<string>(nullable: false, maxLength: 40),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_CaseStudies", x => x.Id);
                table.ForeignKey(
                    "FK_CaseStudies_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
                table.ForeignKey(
                    "FK_CaseStudies_Priorities_PriorityId",
                    x => x.PriorityId,
                    "Priorities",
                    "Id",
                    onDelete: ReferentialAction.SetNull
                );
            }
        );
        migration.CreateTable(
            "Claims",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                PriorityId = table.Column<int?>(nullable: true),
                CommitmentId = table.Column<int?>(nullable: true),
                SuccessMeasureId = table.Column<int?>(nullable: true),
                Words = table.Column<string>(nullable: false, maxLength: 2000),
                PeriodBefore = table.Column<string>(nullable: true, maxLength: 60),
                PeriodAfter = table.Column<string>(nullable: true, maxLength: 60),
                Evidence = table.Column<string>(nullable: true, maxLength: 2000),
                Confidence = table.Column<string>(nullable: false, maxLength: 40),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Claims", x => x.Id);
                table.ForeignKey(
                    "FK_Claims_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
                table.ForeignKey(
                    "FK_Claims_Priorities_PriorityId",
                    x => x.PriorityId,
                    "Priorities",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "Concerns",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                PriorityId = table.Column<int?>(nullable: true),
                Words = table.Column<string>(nullable: false, maxLength: 2000),
                RaisedOn = table.Column<DateOnly?>(nullable: true),
                Seriousness = table.Column<string>(nullable: false, maxLength: 40),
                PostId = table.Column<int?>(nullable: true),
                Answer = table.Column<string>(nullable: true, maxLength: 2000),
                AnsweredOn = table.Column<DateOnly?>(nullable: true),
                AnsweredByPostId = table.Column<int?>(nullable: true),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Concerns", x => x.Id);
                table.ForeignKey(
                    "FK_Concerns_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
                table.ForeignKey(
                    "FK_Concerns_Priorities_PriorityId",
                    x => x.PriorityId,
                    "Priorities",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "Guidance",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                PriorityId = table.Column<int?>(nullable: true),
                Title = table.Column<string>(nullable: false, maxLength: 300),
                Kind = table.Column<string>(nullable: false, maxLength: 40),
                On = table.Column<DateOnly?>(nullable: true),
                ReviewOn = table.Column<DateOnly?>(nullable: true),
                Link = table.Column<string>(nullable: true, maxLength: 500),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Guidance", x => x.Id);
                table.ForeignKey(
                    "FK_Guidance_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
                table.ForeignKey(
                    "FK_Guidance_Priorities_PriorityId",
                    x => x.PriorityId,
                    "Priorities",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "LawAssessments",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Instrument = table.Column<string>(nullable: false, maxLength: 300),
                PriorityId = table.Column<int?>(nullable: true),
                Stage = table.Column<string>(nullable: true, maxLength: 40),
                ImpactCounty = table.Column<string>(nullable: true, maxLength: 2000),
                ImpactLocal = table.Column<string>(nullable: true, maxLength: 2000),
                ActionArising = table.Column<string>(nullable: true, maxLength: 1000),
                On = table.Column<DateOnly?>(nullable: true),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_LawAssessments", x => x.Id);
                table.ForeignKey(
                    "FK_LawAssessments_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
                table.ForeignKey(
                    "FK_LawAssessments_Priorities_PriorityId",
                    x => x.PriorityId,
                    "Priorities",
                    "Id",
                    onDelete: ReferentialAction.SetNull
                );
            }
        );
        migration.CreateTable(
            "LeadReports",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                PriorityId = table.Column<int>(nullable: false),
                QuarterStart = table.Column<DateOnly>(nullable: false),
                Due = table.Column<DateOnly>(nullable: false),
                Version = table.Column<int>(nullable: false),
                SubmittedOn = table.Column<DateOnly?>(nullable: true),
                PostId = table.Column<int?>(nullable: true),
                Summary = table.Column<string>(nullable: true, maxLength: 4000),
                ActionsProgress = table.Column<string>(nullable: true, maxLength: 4000),
                Figures = table.Column<string>(nullable: true, maxLength: 4000),
                SpendToDate = table.Column<decimal?>(nullable: true, precision: 18, scale: 2),
                Risks = table.Column<string>(nullable: true, maxLength: 4000),
                GoodPractice = table.Column<string>(nullable: true, maxLength: 4000),
                JointWorking = table.Column<string>(nullable: true, maxLength: 4000),
                HelpAsked = table.Column<string>(nullable: true, maxLength: 4000),
                Concern = table.Column<bool>(nullable: false),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_LeadReports", x => x.Id);
                table.ForeignKey(
                    "FK_LeadReports_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
                table.ForeignKey(
                    "FK_LeadReports_Priorities_PriorityId",
                    x => x.PriorityId,
                    "Priorities",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "LocalReadings",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                PlaceId = table.Column<int?>(nullable: true),
                PriorityId = table.Column<int?>(nullable: true),
                LocalPriority = table.Column<string>(nullable: true, maxLength: 300),
                Applicable = table.Column<bool>(nullable: false),
                Reason = table.Column<string>(nullable: true, maxLength: 1000),
                Wording = table.Column<string>(nullable: true, maxLength: 2000),
                PostId = table.Column<int?>(nullable: true),
                Evidence = table.Column<string>(nullable: true, maxLength: 2000),
                Actions = table.Column<string>(nullable: true, maxLength: 4000),
                RecordedOn = table.Column<DateOnly?>(nullable: true),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_LocalReadings", x => x.Id);
                table.ForeignKey(
                    "FK_LocalReadings_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
                table.ForeignKey(
                    "FK_LocalReadings_Priorities_PriorityId",
                    x => x.PriorityId,
                    "Priorities",
                    "Id",
                    onDelete: ReferentialAction.SetNull
                );
            }
        );
        migration.CreateTable(
            "Mechanisms",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                PriorityId = table.Column<int?>(nullable: true),
                Kind = table.Column<string>(nullable: true, maxLength: 40),
                BodyOrganisationId = table.Column<int?>(nullable: true),
                Members = table.Column<string>(nullable: true, maxLength: 2000),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Mechanisms", x => x.Id);
                table.ForeignKey(
                    "FK_Mechanisms_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
                table.ForeignKey(
                    "FK_Mechanisms_Priorities_PriorityId",
                    x => x.PriorityId,
                    "Priorities",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "Pilots",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Title = table.Column<string>(nullable: false, maxLength: 300),
                PriorityId = table.Column<int?>(nullable: true),
                ActivityId = table.Column<int?>(nullable: true),
                PledgeNumber = table.Column<int?>(nullable: true),
                PlacesInWords = table.Column<string>(nullable: true, maxLength: 300),
                Hypothesis = table.Column<string>(nullable: true, maxLength: 1000),
                Start = table.Column<DateOnly?>(nullable: true),
                End = table.Column<DateOnly?>(nullable: true),
                DatesInSource = table.Column<string>(nullable: true, maxLength: 300),
                Result = table.Column<string>(nullable: true, maxLength: 2000),
                Decision = table.Column<string>(nullable: true, maxLength: 40),
                DecidedOn = table.Column<DateOnly?>(nullable: true),
                RepeatOfId = table.Column<int?>(nullable: true),
                PostId = table.Column<int?>(nullable: true),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Pilots", x => x.Id);
                table.ForeignKey(
                    "FK_Pilots_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
                table.ForeignKey(
                    "FK_Pilots_Priorities_PriorityId",
                    x => x.PriorityId,
                    "Priorities",
                    "Id",
                    onDelete: ReferentialAction.SetNull
                );
            }
        );
        migration.CreateTable(
            "Plans",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Kind = table.Column<string>(nullable: false, maxLength: 40),
                PriorityId = table.Column<int?>(nullable: true),
                Title = table.Column<string>(nullable: false, maxLength: 200),
                PeriodStart = table.Column<DateOnly?>(nullable: true),
                PeriodEnd = table.Column<DateOnly?>(nullable: true),
                OwnerPostId = table.Column<int?>(nullable: true),
                GroupId = table.Column<int?>(nullable: true),
                ApprovingBodyId = table.Column<int?>(nullable: true),
                State = table.Column<string>(nullable: false, maxLength: 40),
                ApprovedOn = table.Column<DateOnly?>(nullable: true),
                Decision = table.Column<string>(nullable: true, maxLength: 1000),
                IntendedOutcome = table.Column<string>(nullable: true, maxLength: 2000),
                RefreshedOn = table.Column<DateOnly?>(nullable: true),
                NextRefresh = table.Column<DateOnly?>(nullable: true),
                ReportedToBoardOn = table.Column<DateOnly?>(nullable: true),
                RefreshAskedOn = table.Column<DateOnly?>(nullable: true),
                Scanning = table.Column<string>(nullable: true, maxLength: 4000),
                Analysis = table.Column<string>(nullable: true, maxLength: 4000),
                Response = table.Column<string>(nullable: true, maxLength: 4000),
                Assessment = table.Column<string>(nullable: true, maxLength: 4000),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Plans", x => x.Id);
                table.ForeignKey(
                    "FK_Plans_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
                table.ForeignKey(
                    "FK_Plans_Priorities_PriorityId",
                    x => x.PriorityId,
                    "Priorities",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "PriorityRoles",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                PriorityId = table.Column<int>(nullable: false),
                Role = table.Column<string>(nullable: false, maxLength: 40),
                PostId = table.Column<int>(nullable: false),
                From = table.Column<DateOnly?>(nullable: true),
                To = table.Column<DateOnly?>(nullable: true),
                Decision = table.Column<string>(nullable: true, maxLength: 1000),
                OutsideCoreMembership = table.Column<bool>(nullable: false),
                Expertise = table.Column<string>(nullable: true, maxLength: 500),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_PriorityRoles", x => x.Id);
                table.ForeignKey(
                    "FK_PriorityRoles_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
                table.ForeignKey(
                    "FK_PriorityRoles_Priorities_PriorityId",
                    x => x.PriorityId,
                    "Priorities",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "Relationships",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                PriorityId = table.Column<int?>(nullable: true),
                OrganisationId = table.Column<int?>(nullable: true),
                Purpose = table.Column<string>(nullable: false, maxLength: 1000),
                Alignment = table.Column<string>(nullable: true, maxLength: 1000),
                NextContact = table.Column<DateOnly?>(nullable: true),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Relationships", x => x.Id);
                table.ForeignKey(
                    "FK_Relationships_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
                table.ForeignKey(
                    "FK_Relationships_Priorities_PriorityId",
                    x => x.PriorityId,
                    "Priorities",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "Resources",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Kind = table.Column<string>(nullable: false, maxLength: 40),
                PostId = table.Column<int?>(nullable: true),
                OrganisationId = table.Column<int?>(nullable: true),
                Number = table.Column<decimal?>(nullable: true, precision: 18, scale: 2),
                Days = table.Column<decimal?>(nullable: true, precision: 18, scale: 2),
                Amount = table.Column<decimal?>(nullable: true, precision: 18, scale: 2),
                Fund = table.Column<string>(nullable: true, maxLength: 200),
                Year = table.Column<int?>(nullable: true),
                Available = table.Column<bool>(nullable: false),
                PriorityId = table.Column<int?>(nullable: true),
                ActivityId = table.Column<int?>(nullable: true),
                Decision = table.Column<string>(nullable: true, maxLength: 500),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Resources", x => x.Id);
                table.ForeignKey(
                    "FK_Resources_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
                table.ForeignKey(
                    "FK_Resources_Priorities_PriorityId",
                    x => x.PriorityId,
                    "Priorities",
                    "Id",
                    onDelete: ReferentialAction.SetNull
                );
            }
        );
        migration.CreateTable(
            "ScopingExercises",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                PriorityId = table.Column<int?>(nullable: true),
                Question = table.Column<string>(nullable: false, maxLength: 1000),
                Kind = table.Column<string>(nullable: false, maxLength: 40),
                CommissionedOn = table.Column<DateOnly?>(nullable: true),
                CommissionedFromId = table.Column<int?>(nullable: true),
                Due = table.Column<DateOnly?>(nullable: true),
                ReceivedOn = table.Column<DateOnly?>(nullable: true),
                Document = table.Column<string>(nullable: true, maxLength: 300),
                Findings = table.Column<string>(nullable: true, maxLength: 4000),
                ReviewOn = table.Column<DateOnly?>(nullable: true),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_ScopingExercises", x => x.Id);
                table.ForeignKey(
                    "FK_ScopingExercises_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
                table.ForeignKey(
                    "FK_ScopingExercises_Priorities_PriorityId",
                    x => x.PriorityId,
                    "Priorities",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "WorkStreams",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                ActivityId = table.Column<int>(nullable: false),
                ParentId = table.Column<int?>(nullable: true),
                Title = table.Column<string>(nullable: false, maxLength: 500),
                OwnerPostId = table.Column<int?>(nullable: true),
                State = table.Column<string>(nullable: false, maxLength: 40),
                Note = table.Column<string>(nullable: true, maxLength: 1000),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_WorkStreams", x => x.Id);
                table.ForeignKey(
                    "FK_WorkStreams_Activities_ActivityId",
                    x => x.ActivityId,
                    "Activities",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
                table.ForeignKey(
                    "FK_WorkStreams_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
                table.ForeignKey(
                    "FK_WorkStreams_WorkStreams_ParentId",
                    x => x.ParentId,
                    "WorkStreams",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "CaseStudiesTakenUp",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                CaseStudyId = table.Column<int>(nullable: false),
                OrganisationId = table.Column<int>(nullable: false),
                On = table.Column<DateOnly?>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_CaseStudiesTakenUp", x => x.Id);
                table.ForeignKey(
                    "FK_CaseStudiesTakenUp_CaseStudies_CaseStudyId",
                    x => x.CaseStudyId,
                    "CaseStudies",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "CaseStudyPartners",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                CaseStudyId = table.Column<int>(nullable: false),
                OrganisationId = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_CaseStudyPartners", x => x.Id);
                table.ForeignKey(
                    "FK_CaseStudyPartners_CaseStudies_CaseStudyId",
                    x => x.CaseStudyId,
                    "CaseStudies",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "GuidanceReceipts",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                GuidanceId = table.Column<int>(nullable: false),
                PlaceId = table.Column<int>(nullable: false),
                ReceivedOn = table.Column<DateOnly?>(nullable: true),
                UsedOn = table.Column<DateOnly?>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_GuidanceReceipts", x => x.Id);
                table.ForeignKey(
                    "FK_GuidanceReceipts_Guidance_GuidanceId",
                    x => x.GuidanceId,
                    "Guidance",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "MechanismContacts",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                MechanismId = table.Column<int>(nullable: false),
                PlaceId = table.Column<int>(nullable: false),
                PostId = table.Column<int?>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_MechanismContacts", x => x.Id);
                table.ForeignKey(
                    "FK_MechanismContacts_Mechanisms_MechanismId",
                    x => x.MechanismId,
                    "Mechanisms",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "CommunicationEntries",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                PlanId = table.Column<int>(nullable: false),
                Audience = table.Column<string>(nullable: false, maxLength: 200),
                Message = table.Column<string>(nullable: false, maxLength: 1000),
                Channel = table.Column<string>(nullable: false, maxLength: 300),
                On = table.Column<DateOnly>(nullable: false),
                PostId = table.Column<int?>(nullable: true),
                State = table.Column<string>(nullable: false, maxLength: 40),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_CommunicationEntries", x => x.Id);
                table.ForeignKey(
                    "FK_CommunicationEntries_Plans_PlanId",
                    x => x.PlanId,
                    "Plans",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "DeliveryLines",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                PlanId = table.Column<int>(nullable: false),
                Words = table.Column<string>(nullable: false, maxLength: 500),
                CommitmentId = table.Column<int?>(nullable: true),
                RiskMitigated = table.Column<string>(nullable: true, maxLength: 1000),
                Cost = table.Column<decimal>(nullable: false, precision: 18, scale: 2),
                Year = table.Column<int>(nullable: false),
                Fund = table.Column<string>(nullable: true, maxLength: 200),
                StaffResource = table.Column<string>(nullable: true, maxLength: 500),
                Output = table.Column<string>(nullable: true, maxLength: 1000),
                Outcome = table.Column<string>(nullable: true, maxLength: 1000),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_DeliveryLines", x => x.Id);
                table.ForeignKey(
                    "FK_DeliveryLines_Plans_PlanId",
                    x => x.PlanId,
                    "Plans",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateIndex("IX_Activities_FrameworkId_Position", "Activities", ["FrameworkId", "Position"]);
        migration.CreateIndex("IX_Activities_PriorityId", "Activities", "PriorityId");
        migration.CreateIndex("IX_CaseStudies_FrameworkId_Position", "CaseStudies", ["FrameworkId", "Position"]);
        migration.CreateIndex("IX_CaseStudies_PriorityId", "CaseStudies", "PriorityId");
        migration.CreateIndex("IX_CaseStudiesTakenUp_CaseStudyId", "CaseStudiesTakenUp", "CaseStudyId");
        migration.CreateIndex("IX_CaseStudyPartners_CaseStudyId", "CaseStudyPartners", "CaseStudyId");
        migration.CreateIndex("IX_Claims_FrameworkId_Position", "Claims", ["FrameworkId", "Position"]);
        migration.CreateIndex("IX_Claims_PriorityId", "Claims", "PriorityId");
        migration.CreateIndex("IX_CommunicationEntries_PlanId", "CommunicationEntries", "PlanId");
        migration.CreateIndex("IX_Concerns_FrameworkId_Position", "Concerns", ["FrameworkId", "Position"]);
        migration.CreateIndex("IX_Concerns_PriorityId", "Concerns", "PriorityId");
        migration.CreateIndex("IX_DeliveryLines_PlanId", "DeliveryLines", "PlanId");
        migration.CreateIndex("IX_Guidance_FrameworkId_Position", "Guidance", ["FrameworkId", "Position"]);
        migration.CreateIndex("IX_Guidance_PriorityId", "Guidance", "PriorityId");
        migration.CreateIndex("IX_GuidanceReceipts_GuidanceId", "GuidanceReceipts", "GuidanceId");
        migration.CreateIndex("IX_KeyIssues_LessonsReviewId", "KeyIssues", "LessonsReviewId");
        migration.CreateIndex("IX_LawAssessments_FrameworkId_Position", "LawAssessments", ["FrameworkId", "Position"]);
        migration.CreateIndex("IX_LawAssessments_PriorityId", "LawAssessments", "PriorityId");
        migration.CreateIndex("IX_LeadReports_FrameworkId_Position", "LeadReports", ["FrameworkId", "Position"]);
        migration.CreateIndex(
            "IX_LeadReports_PriorityId_QuarterStart_Version",
            "LeadReports",
            ["PriorityId", "QuarterStart", "Version"],
            unique: true
        );
        migration.CreateIndex("IX_Lessons_LessonsReviewId", "Lessons", "LessonsReviewId");
        migration.CreateIndex("IX_LessonsReviews_FrameworkId_Position", "LessonsReviews", ["FrameworkId", "Position"]);
        migration.CreateIndex("IX_LocalReadings_FrameworkId_Position", "LocalReadings", ["FrameworkId", "Position"]);
        migration.CreateIndex("IX_LocalReadings_PriorityId", "LocalReadings", "PriorityId");
        migration.CreateIndex("IX_SuccessJudgements_SuccessMeasureId", "SuccessJudgements", "SuccessMeasureId");
        migration.CreateIndex("IX_SuccessMeasures_MeasureId", "SuccessMeasures", "MeasureId");
        migration.CreateIndex("IX_MechanismContacts_MechanismId", "MechanismContacts", "MechanismId");
        migration.CreateIndex("IX_Mechanisms_FrameworkId_Position", "Mechanisms", ["FrameworkId", "Position"]);
        migration.CreateIndex("IX_Mechanisms_PriorityId", "Mechanisms", "PriorityId");
        migration.CreateIndex("IX_Phases_FrameworkId_Position", "Phases", ["FrameworkId", "Position"]);
        migration.CreateIndex("IX_Pilots_FrameworkId_Position", "Pilots", ["FrameworkId", "Position"]);
        migration.CreateIndex("IX_Pilots_PriorityId", "Pilots", "PriorityId");
        migration.CreateIndex("IX_Plans_FrameworkId_Position", "Plans", ["FrameworkId", "Position"]);
        migration.CreateIndex("IX_Plans_PriorityId", "Plans", "PriorityId");
        migration.CreateIndex("IX_PriorityRoles_FrameworkId_Position", "PriorityRoles", ["FrameworkId", "Position"]);
        migration.CreateIndex("IX_PriorityRoles_PostId", "PriorityRoles", "PostId");
        migration.CreateIndex("IX_PriorityRoles_PriorityId_Role", "PriorityRoles", ["PriorityId", "Role"]);
        migration.CreateIndex("IX_Relationships_FrameworkId_Position", "Relationships", ["FrameworkId", "Position"]);
        migration.CreateIndex("IX_Relationships_PriorityId", "Relationships", "PriorityId");
        migration.CreateIndex("IX_Requests_FrameworkId_Position", "Requests", ["FrameworkId", "Position"]);
        migration.CreateIndex(
            "IX_RequiredActions_FrameworkId_Kind_Number",
            "RequiredActions",
            ["FrameworkId", "Kind", "Number"],
            unique: true
        );
        migration.CreateIndex(
            "IX_RequiredActions_FrameworkId_Position",
            "RequiredActions",
            ["FrameworkId", "Position"]
        );
        migration.CreateIndex("IX_Resources_FrameworkId_Position", "Resources", ["FrameworkId", "Position"]);
        migration.CreateIndex("IX_Resources_PriorityId", "Resources", "PriorityId");
        migration.CreateIndex(
            "IX_ScopingExercises_FrameworkId_Position",
            "ScopingExercises",
            ["FrameworkId", "Position"]
        );
        migration.CreateIndex("IX_ScopingExercises_PriorityId", "ScopingExercises", "PriorityId");
        migration.CreateIndex(
            "IX_SuccessMeasures_FrameworkId_NameKey",
            "SuccessMeasures",
            ["FrameworkId", "NameKey"],
            unique: true
        );
        migration.CreateIndex(
            "IX_SuccessMeasures_FrameworkId_Position",
            "SuccessMeasures",
            ["FrameworkId", "Position"]
        );
        migration.CreateIndex("IX_WorkStreams_ActivityId", "WorkStreams", "ActivityId");
        migration.CreateIndex("IX_WorkStreams_FrameworkId_Position", "WorkStreams", ["FrameworkId", "Position"]);
        migration.CreateIndex("IX_WorkStreams_ParentId", "WorkStreams", "ParentId");
    }
}
