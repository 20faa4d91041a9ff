using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CommonThread.Data.Migrations;

/// <summary>Frameworks, their parts, versions, reviews and adoption.</summary>
[DbContext(typeof(CommonThreadDb))]
[Migration("20261122_050_Strategy")]
internal sealed class M050_Strategy : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(
            "AwaitedLinks",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                FromKind = table.Column<string>(nullable: false, maxLength: 40),
                FromId = table.Column<int>(nullable: false),
                AwaitedSlug = table.Column<string>(nullable: false, maxLength: 90),
                Relation = table.Column<string>(nullable: false, maxLength: 60),
                Note = table.Column<string>(nullable: true, maxLength: 500),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_AwaitedLinks", x => x.Id);
            }
        );
        migration.CreateTable(
            "Frameworks",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Slug = table.Column<string>(nullable: false, maxLength: 90),
                Title = table.Column<string>(nullable: false, maxLength: 250),
                ShortTitle = table.Column<string>(nullable: true, maxLength: 80),
                Type = table.Column<string>(nullable: false, maxLength: 40),
                OwnerOrganisationId = table.Column<int?>(nullable: true),
                OwnerPostId = table.Column<int?>(nullable: true),
                PlaceId = table.Column<int?>(nullable: true),
                PeriodStart = table.Column<DateOnly?>(nullable: true),
                PeriodEnd = table.Column<DateOnly?>(nullable: true),
                DatesInSource = table.Column<string>(nullable: true, maxLength: 500),
                Purpose = table.Column<string>(nullable: true, maxLength: 4000),
                Statutory = table.Column<bool>(nullable: false),
                LegalBasis = table.Column<string>(nullable: true, maxLength: 500),
                Status = table.Column<string>(nullable: false, maxLength: 40),
                Visibility = table.Column<int>(nullable: false),
                Marking = table.Column<int>(nullable: false),
                ReviewEveryMonths = table.Column<int?>(nullable: true),
                LeadReports = table.Column<string>(nullable: true, maxLength: 40),
                OverseeingBodyId = table.Column<int?>(nullable: true),
                ApprovingBodyId = table.Column<int?>(nullable: true),
                ReportBackOn = table.Column<DateOnly?>(nullable: true),
                ReportedBackOn = table.Column<DateOnly?>(nullable: true),
                CollectionOpenedOn = table.Column<DateOnly?>(nullable: true),
                CollectionWords = table.Column<string>(nullable: true, maxLength: 1000),
                RequiredAdoptions = table.Column<int?>(nullable: true),
                Summary = table.Column<string>(nullable: true, maxLength: 2000),
                HowToTakePart = table.Column<string>(nullable: true, maxLength: 2000),
                Vision = table.Column<string>(nullable: true, maxLength: 2000),
                VisionCitation = table.Column<string>(nullable: true, maxLength: 200),
                Aim = table.Column<string>(nullable: true, maxLength: 4000),
                Expiry = table.Column<string>(nullable: true, maxLength: 40),
                ExpiryDecidedOn = table.Column<DateOnly?>(nullable: true),
                ExpiryReason = table.Column<string>(nullable: true, maxLength: 1000),
                SuccessorId = table.Column<int?>(nullable: true),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Frameworks", x => x.Id);
                table.ForeignKey(
                    "FK_Frameworks_Frameworks_SuccessorId",
                    x => x.SuccessorId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "PreventionMarks",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                SubjectKind = table.Column<string>(nullable: false, maxLength: 40),
                SubjectId = table.Column<int>(nullable: false),
                Level = table.Column<string>(nullable: false, maxLength: 40),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_PreventionMarks", x => x.Id);
            }
        );
        migration.CreateTable(
            "CorporatePriorities",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Name = table.Column<string>(nullable: false, maxLength: 300),
                Plan = table.Column<string>(nullable: true, maxLength: 200),
                ShortName = table.Column<string>(nullable: true, maxLength: 80),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_CorporatePriorities", x => x.Id);
                table.ForeignKey(
                    "FK_CorporatePriorities_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "Drivers",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Title = table.Column<string>(nullable: false, maxLength: 300),
                Kind = table.Column<string>(nullable: false, maxLength: 40),
                Note = table.Column<string>(nullable: true, maxLength: 2000),
                ParentFrameworkId = table.Column<int?>(nullable: true),
                AwaitedSlug = table.Column<string>(nullable: true, maxLength: 90),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Drivers", x => x.Id);
                table.ForeignKey(
                    "FK_Drivers_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
                table.ForeignKey(
                    "FK_Drivers_Frameworks_ParentFrameworkId",
                    x => x.ParentFrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "FrameworkPartners",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                OrganisationId = table.Column<int>(nullable: false),
                Kind = table.Column<string>(nullable: false, maxLength: 40),
                ContactPostId = table.Column<int?>(nullable: true),
                JoinedOn = table.Column<DateOnly?>(nullable: true),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_FrameworkPartners", x => x.Id);
                table.ForeignKey(
                    "FK_FrameworkPartners_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "FrameworkReviews",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Kind = table.Column<string>(nullable: false, maxLength: 40),
                Due = table.Column<DateOnly>(nullable: false),
                HeldOn = table.Column<DateOnly?>(nullable: true),
                Findings = table.Column<string>(nullable: true, maxLength: 4000),
                Decision = table.Column<string>(nullable: true, maxLength: 40),
                DecidedById = table.Column<int?>(nullable: true),
                Changes = table.Column<string>(nullable: true, maxLength: 4000),
                DatesInSource = table.Column<string>(nullable: true, maxLength: 500),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_FrameworkReviews", x => x.Id);
                table.ForeignKey(
                    "FK_FrameworkReviews_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "FrameworkVersions",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Number = table.Column<int>(nullable: false),
                Label = table.Column<string>(nullable: false, maxLength: 120),
                State = table.Column<string>(nullable: false, maxLength: 40),
                SubmittedOn = table.Column<DateOnly?>(nullable: true),
                PublishedOn = table.Column<DateOnly?>(nullable: true),
                ApprovedById = table.Column<int?>(nullable: true),
                ApprovedOn = table.Column<DateOnly?>(nullable: true),
                Decision = table.Column<string>(nullable: true, maxLength: 2000),
                InForceFrom = table.Column<DateOnly?>(nullable: true),
                InForceTo = table.Column<DateOnly?>(nullable: true),
                DatesInSource = table.Column<string>(nullable: true, maxLength: 500),
                Change = table.Column<string>(nullable: true, maxLength: 40),
                ChangeSummary = table.Column<string>(nullable: true, maxLength: 2000),
                KeyChanges = table.Column<string>(nullable: true, maxLength: 4000),
                Content = table.Column<string>(nullable: true),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_FrameworkVersions", x => x.Id);
                table.ForeignKey(
                    "FK_FrameworkVersions_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "OperationalObjectives",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Number = table.Column<int?>(nullable: true),
                Words = table.Column<string>(nullable: false, maxLength: 2000),
                FinancialYear = table.Column<int>(nullable: false),
                DatesInSource = table.Column<string>(nullable: true, maxLength: 500),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_OperationalObjectives", x => x.Id);
                table.ForeignKey(
                    "FK_OperationalObjectives_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "Outcomes",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Number = table.Column<int?>(nullable: true),
                Words = table.Column<string>(nullable: false, maxLength: 2000),
                Set = table.Column<string>(nullable: true, maxLength: 200),
                Judgement = table.Column<string>(nullable: true, maxLength: 40),
                JudgedOn = table.Column<DateOnly?>(nullable: true),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Outcomes", x => x.Id);
                table.ForeignKey(
                    "FK_Outcomes_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "Principles",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Name = table.Column<string>(nullable: true, maxLength: 120),
                Words = table.Column<string>(nullable: false, maxLength: 2000),
                Kind = table.Column<string>(nullable: false, maxLength: 40),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Principles", x => x.Id);
                table.ForeignKey(
                    "FK_Principles_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "Programmes",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Name = table.Column<string>(nullable: false, maxLength: 200),
                Department = table.Column<string>(nullable: true, maxLength: 200),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Programmes", x => x.Id);
                table.ForeignKey(
                    "FK_Programmes_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "Promises",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Words = table.Column<string>(nullable: false, maxLength: 2000),
                Due = table.Column<DateOnly?>(nullable: true),
                State = table.Column<string>(nullable: false, maxLength: 40),
                ReportedOn = table.Column<DateOnly?>(nullable: true),
                Evidence = table.Column<string>(nullable: true, maxLength: 4000),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Promises", x => x.Id);
                table.ForeignKey(
                    "FK_Promises_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "SourceNotes",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Words = table.Column<string>(nullable: false, maxLength: 2000),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_SourceNotes", x => x.Id);
                table.ForeignKey(
                    "FK_SourceNotes_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "Themes",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Name = table.Column<string>(nullable: false, maxLength: 200),
                Number = table.Column<int?>(nullable: true),
                Description = table.Column<string>(nullable: true, maxLength: 4000),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Themes", x => x.Id);
                table.ForeignKey(
                    "FK_Themes_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "VisionParts",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Name = table.Column<string>(nullable: false, maxLength: 80),
                Words = table.Column<string>(nullable: false, maxLength: 2000),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_VisionParts", x => x.Id);
                table.ForeignKey(
                    "FK_VisionParts_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "Adoptions",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                PartnerId = table.Column<int>(nullable: false),
                VersionId = table.Column<int>(nullable: false),
                State = table.Column<string>(nullable: false, maxLength: 40),
                Body = table.Column<string>(nullable: true, maxLength: 200),
                MeetingDate = table.Column<DateOnly?>(nullable: true),
                Decision = table.Column<string>(nullable: true, maxLength: 2000),
                Conditions = table.Column<string>(nullable: true, maxLength: 2000),
                CarriedOver = table.Column<bool?>(nullable: true),
                IsAskedToCarryOver = table.Column<bool>(nullable: false),
                Illustrative = table.Column<bool>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Adoptions", x => x.Id);
                table.ForeignKey(
                    "FK_Adoptions_FrameworkPartners_PartnerId",
                    x => x.PartnerId,
                    "FrameworkPartners",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
                table.ForeignKey(
                    "FK_Adoptions_FrameworkVersions_VersionId",
                    x => x.VersionId,
                    "FrameworkVersions",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "OutcomeEvidence",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                OutcomeId = table.Column<int>(nullable: false),
                Date = table.Column<DateOnly>(nullable: false),
                Words = table.Column<string>(nullable: false, maxLength: 4000),
                Source = table.Column<string>(nullable: true, maxLength: 500),
                PostId = table.Column<int?>(nullable: true),
                Illustrative = table.Column<bool>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_OutcomeEvidence", x => x.Id);
                table.ForeignKey(
                    "FK_OutcomeEvidence_Outcomes_OutcomeId",
                    x => x.OutcomeId,
                    "Outcomes",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "ProgrammeAliases",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                ProgrammeId = table.Column<int>(nullable: false),
                Name = table.Column<string>(nullable: false, maxLength: 200),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_ProgrammeAliases", x => x.Id);
                table.ForeignKey(
                    "FK_ProgrammeAliases_Programmes_ProgrammeId",
                    x => x.ProgrammeId,
                    "Programmes",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "Objectives",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Number = table.Column<int?>(nullable: true),
                Words = table.Column<string>(nullable: false, maxLength: 2000),
                VisionPartId = table.Column<int?>(nullable: true),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Objectives", x => x.Id);
                table.ForeignKey(
                    "FK_Objectives_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
                table.ForeignKey(
                    "FK_Objectives_VisionParts_VisionPartId",
                    x => x.VisionPartId,
                    "VisionParts",
                    "Id",
                    onDelete: ReferentialAction.SetNull
                );
            }
        );
        migration.CreateTable(
            "Pledges",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Number = table.Column<int>(nullable: false),
                Words = table.Column<string>(nullable: false, maxLength: 2000),
                VisionPartId = table.Column<int?>(nullable: true),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Pledges", x => x.Id);
                table.ForeignKey(
                    "FK_Pledges_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
                table.ForeignKey(
                    "FK_Pledges_VisionParts_VisionPartId",
                    x => x.VisionPartId,
                    "VisionParts",
                    "Id",
                    onDelete: ReferentialAction.SetNull
                );
            }
        );
        migration.CreateTable(
            "Priorities",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Name = table.Column<string>(nullable: false, maxLength: 300),
                NameKey = table.Column<string>(nullable: false, maxLength: 300),
                ShortName = table.Column<string>(nullable: true, maxLength: 80),
                Number = table.Column<int?>(nullable: true),
                Set = table.Column<string>(nullable: true, maxLength: 200),
                ThemeId = table.Column<int?>(nullable: true),
                VisionPartId = table.Column<int?>(nullable: true),
                Description = table.Column<string>(nullable: true, maxLength: 4000),
                Start = table.Column<DateOnly?>(nullable: true),
                End = table.Column<DateOnly?>(nullable: true),
                State = table.Column<string>(nullable: false, maxLength: 40),
                ExampleAction = table.Column<string>(nullable: true, maxLength: 2000),
                FrameworkId = table.Column<int>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Citation = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                IllustrativeFields = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Priorities", x => x.Id);
                table.ForeignKey(
                    "FK_Priorities_Frameworks_FrameworkId",
                    x => x.FrameworkId,
                    "Frameworks",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
                table.ForeignKey(
                    "FK_Priorities_Themes_ThemeId",
                    x => x.ThemeId,
                    "Themes",
                    "Id",
                    onDelete: ReferentialAction.SetNull
                );
                table.ForeignKey(
                    "FK_Priorities_VisionParts_VisionPartId",
                    x => x.VisionPartId,
                    "VisionParts",
                    "Id",
                    onDelete: ReferentialAction.SetNull
                );
            }
        );
        migration.CreateTable(
            "ServedObjectives",
            table => new
            {
                OperationalObjectiveId = table.Column<int>(nullable: false),
                ObjectiveId = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_ServedObjectives", x => new { x.OperationalObjectiveId, x.ObjectiveId });
                table.ForeignKey(
                    "FK_ServedObjectives_Objectives_ObjectiveId",
                    x => x.ObjectiveId,
                    "Objectives",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
                table.ForeignKey(
                    "FK_ServedObjectives_OperationalObjectives",
                    x => x.OperationalObjectiveId,
                    "OperationalObjectives",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "PriorityNames",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                PriorityId = table.Column<int>(nullable: false),
                Name = table.Column<string>(nullable: false, maxLength: 300),
                NameKey = table.Column<string>(nullable: false, maxLength: 300),
                From = table.Column<DateOnly?>(nullable: true),
                To = table.Column<DateOnly?>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_PriorityNames", x => x.Id);
                table.ForeignKey(
                    "FK_PriorityNames_Priorities_PriorityId",
                    x => x.PriorityId,
                    "Priorities",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateIndex("IX_Adoptions_PartnerId", "Adoptions", "PartnerId");
        migration.CreateIndex(
            "IX_Adoptions_VersionId_PartnerId",
            "Adoptions",
            ["VersionId", "PartnerId"],
            unique: true
        );
        migration.CreateIndex("IX_AwaitedLinks_AwaitedSlug", "AwaitedLinks", "AwaitedSlug");
        migration.CreateIndex(
            "IX_CorporatePriorities_FrameworkId_Position",
            "CorporatePriorities",
            ["FrameworkId", "Position"]
        );
        migration.CreateIndex("IX_Drivers_FrameworkId_Position", "Drivers", ["FrameworkId", "Position"]);
        migration.CreateIndex("IX_Drivers_ParentFrameworkId", "Drivers", "ParentFrameworkId");
        migration.CreateIndex(
            "IX_FrameworkPartners_FrameworkId_OrganisationId",
            "FrameworkPartners",
            ["FrameworkId", "OrganisationId"],
            unique: true
        );
        migration.CreateIndex(
            "IX_FrameworkPartners_FrameworkId_Position",
            "FrameworkPartners",
            ["FrameworkId", "Position"]
        );
        migration.CreateIndex("IX_FrameworkReviews_Due", "FrameworkReviews", "Due");
        migration.CreateIndex(
            "IX_FrameworkReviews_FrameworkId_Position",
            "FrameworkReviews",
            ["FrameworkId", "Position"]
        );
        migration.CreateIndex("IX_Frameworks_Slug", "Frameworks", "Slug", unique: true);
        migration.CreateIndex("IX_Frameworks_SuccessorId", "Frameworks", "SuccessorId");
        migration.CreateIndex(
            "IX_FrameworkVersions_FrameworkId_Number",
            "FrameworkVersions",
            ["FrameworkId", "Number"],
            unique: true
        );
        migration.CreateIndex(
            "IX_FrameworkVersions_FrameworkId_Position",
            "FrameworkVersions",
            ["FrameworkId", "Position"]
        );
        migration.CreateIndex("IX_Objectives_FrameworkId_Position", "Objectives", ["FrameworkId", "Position"]);
        migration.CreateIndex("IX_Objectives_VisionPartId", "Objectives", "VisionPartId");
        migration.CreateIndex(
            "IX_OperationalObjectives_FrameworkId_Position",
            "OperationalObjectives",
            ["FrameworkId", "Position"]
        );
        migration.CreateIndex("IX_OutcomeEvidence_OutcomeId", "OutcomeEvidence", "OutcomeId");
        migration.CreateIndex("IX_Outcomes_FrameworkId_Position", "Outcomes", ["FrameworkId", "Position"]);
        migration.CreateIndex("IX_Pledges_FrameworkId_Position", "Pledges", ["FrameworkId", "Position"]);
        migration.CreateIndex("IX_Pledges_VisionPartId", "Pledges", "VisionPartId");
        migration.CreateIndex(
            "IX_PreventionMarks_SubjectKind_SubjectId_Level",
            "PreventionMarks",
            ["SubjectKind", "SubjectId", "Level"],
            unique: true
        );
        migration.CreateIndex("IX_Principles_FrameworkId_Position", "Principles", ["FrameworkId", "Position"]);
        migration.CreateIndex(
            "IX_Priorities_FrameworkId_NameKey",
            "Priorities",
            ["FrameworkId", "NameKey"],
            unique: true
        );
        migration.CreateIndex("IX_Priorities_FrameworkId_Position", "Priorities", ["FrameworkId", "Position"]);
        migration.CreateIndex("IX_Priorities_ThemeId", "Priorities", "ThemeId");
        migration.CreateIndex("IX_Priorities_VisionPartId", "Priorities", "VisionPartId");
        migration.CreateIndex("IX_PriorityNames_NameKey", "PriorityNames", "NameKey");
        migration.CreateIndex("IX_PriorityNames_PriorityId", "PriorityNames", "PriorityId");
        migration.CreateIndex("IX_ProgrammeAliases_ProgrammeId", "ProgrammeAliases", "ProgrammeId");
        migration.CreateIndex("IX_Programmes_FrameworkId_Position", "Programmes", ["FrameworkId", "Position"]);
        migration.CreateIndex("IX_Promises_FrameworkId_Position", "Promises", ["FrameworkId", "Position"]);
        migration.CreateIndex("IX_ServedObjectives_ObjectiveId", "ServedObjectives", "ObjectiveId");
        migration.CreateIndex("IX_SourceNotes_FrameworkId_Position", "SourceNotes", ["FrameworkId", "Position"]);
        migration.CreateIndex("IX_Themes_FrameworkId_Position", "Themes", ["FrameworkId", "Position"]);
        migration.CreateIndex("IX_VisionParts_FrameworkId_Position", "VisionParts", ["FrameworkId", "Position"]);
    }
}
