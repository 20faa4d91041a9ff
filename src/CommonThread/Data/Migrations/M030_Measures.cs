using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CommonThread.Data.Migrations;

/// <summary>Measures, releases, published values, drafts, earlier values, coverage.</summary>
[DbContext(typeof(CommonThreadDb))]
[Migration("20261122_030_Measures")]
internal sealed class M030_Measures : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(
            "BlendInputs",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                PlaceId = table.Column<int>(nullable: false),
                Year = table.Column<int>(nullable: false),
                Population = table.Column<double?>(nullable: true),
                Crimes = table.Column<double?>(nullable: true),
                Deprivation = table.Column<double?>(nullable: true),
                Sources = table.Column<string>(nullable: false, maxLength: 1000),
                LockedOn = table.Column<DateOnly>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_BlendInputs", x => x.Id);
            }
        );
        migration.CreateTable(
            "Coverages",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Family = table.Column<string>(nullable: false, maxLength: 40),
                PlaceId = table.Column<int>(nullable: false),
                PeriodKind = table.Column<string>(nullable: false, maxLength: 20),
                First = table.Column<DateOnly>(nullable: false),
                Last = table.Column<DateOnly>(nullable: false),
                ReleaseId = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Coverages", x => x.Id);
            }
        );
        migration.CreateTable(
            "DisclosureRules",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Threshold = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_DisclosureRules", x => x.Id);
            }
        );
        migration.CreateTable(
            "DraftValues",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                ReleaseId = table.Column<int>(nullable: false),
                MeasureId = table.Column<int>(nullable: false),
                PlaceId = table.Column<int>(nullable: false),
                PeriodKind = table.Column<string>(nullable: false, maxLength: 20),
                First = table.Column<DateOnly>(nullable: false),
                Last = table.Column<DateOnly>(nullable: false),
                Part = table.Column<string>(nullable: false, maxLength: 100),
                Value = table.Column<double>(nullable: false),
                Numerator = table.Column<double?>(nullable: true),
                Denominator = table.Column<double?>(nullable: true),
                Note = table.Column<string>(nullable: true, maxLength: 1000),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_DraftValues", x => x.Id);
            }
        );
        migration.CreateTable(
            "EarlierValues",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                MeasureId = table.Column<int>(nullable: false),
                PlaceId = table.Column<int>(nullable: false),
                PeriodKind = table.Column<string>(nullable: false, maxLength: 20),
                First = table.Column<DateOnly>(nullable: false),
                Last = table.Column<DateOnly>(nullable: false),
                Part = table.Column<string>(nullable: false, maxLength: 100),
                Value = table.Column<double>(nullable: false),
                ReleaseId = table.Column<int>(nullable: false),
                ReplacedByReleaseId = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_EarlierValues", x => x.Id);
            }
        );
        migration.CreateTable(
            "Measures",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                OwnerOrganisationId = table.Column<int?>(nullable: true),
                Slug = table.Column<string>(nullable: false, maxLength: 90),
                Title = table.Column<string>(nullable: false, maxLength: 200),
                Definition = table.Column<string>(nullable: false, maxLength: 4000),
                Kind = table.Column<string>(nullable: false, maxLength: 40),
                Role = table.Column<string>(nullable: false, maxLength: 40),
                Direction = table.Column<string>(nullable: false, maxLength: 40),
                Unit = table.Column<string>(nullable: false, maxLength: 60),
                Frequency = table.Column<string>(nullable: false, maxLength: 40),
                Numerator = table.Column<string>(nullable: true, maxLength: 500),
                Denominator = table.Column<string>(nullable: true, maxLength: 500),
                RateBase = table.Column<int?>(nullable: true),
                RollUp = table.Column<string>(nullable: false, maxLength: 40),
                SmallestPlaceType = table.Column<string>(nullable: true, maxLength: 40),
                Dimensions = table.Column<string>(nullable: true, maxLength: 300),
                SourceText = table.Column<string>(nullable: true, maxLength: 500),
                OwnerPostId = table.Column<int?>(nullable: true),
                Suppress = table.Column<bool>(nullable: false),
                SuppressBelow = table.Column<int?>(nullable: true),
                Family = table.Column<string>(nullable: true, maxLength: 40),
                Illustrative = table.Column<bool>(nullable: false),
                Status = table.Column<string>(nullable: false, maxLength: 40),
                Version = table.Column<int>(nullable: false),
                Baseline = table.Column<double?>(nullable: true),
                BaselineOn = table.Column<DateOnly?>(nullable: true),
                BaselineText = table.Column<string>(nullable: true, maxLength: 1000),
                Target = table.Column<double?>(nullable: true),
                TargetBy = table.Column<DateOnly?>(nullable: true),
                TargetText = table.Column<string>(nullable: true, maxLength: 1000),
                TolerancePercent = table.Column<double>(nullable: false),
                Marking = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Measures", x => x.Id);
            }
        );
        migration.CreateTable(
            "Observations",
            table => new
            {
                MeasureId = table.Column<int>(nullable: false),
                PlaceId = table.Column<int>(nullable: false),
                PeriodKind = table.Column<string>(nullable: false, maxLength: 20),
                First = table.Column<DateOnly>(nullable: false),
                Part = table.Column<string>(nullable: false, maxLength: 100),
                Last = table.Column<DateOnly>(nullable: false),
                Value = table.Column<double>(nullable: false),
                Numerator = table.Column<double?>(nullable: true),
                Denominator = table.Column<double?>(nullable: true),
                ReleaseId = table.Column<int>(nullable: false),
                BoundaryId = table.Column<int?>(nullable: true),
                Revised = table.Column<bool>(nullable: false),
                Note = table.Column<string>(nullable: true, maxLength: 1000),
            },
            constraints: table =>
            {
                table.PrimaryKey(
                    "PK_Observations",
                    x => new
                    {
                        x.MeasureId,
                        x.PlaceId,
                        x.PeriodKind,
                        x.First,
                        x.Part,
                    }
                );
            }
        );
        migration.CreateTable(
            "Releases",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                OwnerOrganisationId = table.Column<int?>(nullable: true),
                Number = table.Column<int>(nullable: false),
                Title = table.Column<string>(nullable: false, maxLength: 200),
                SourceId = table.Column<int>(nullable: false),
                State = table.Column<string>(nullable: false, maxLength: 40),
                Import = table.Column<string>(nullable: true, maxLength: 40),
                FileName = table.Column<string>(nullable: true, maxLength: 260),
                Fingerprint = table.Column<string>(nullable: true, maxLength: 64),
                LoadedAt = table.Column<DateTime>(nullable: false),
                LoadedBy = table.Column<string>(nullable: false, maxLength: 300),
                PublishedAt = table.Column<DateTime?>(nullable: true),
                PublishedBy = table.Column<string>(nullable: true, maxLength: 300),
                CoversFrom = table.Column<DateOnly?>(nullable: true),
                CoversTo = table.Column<DateOnly?>(nullable: true),
                Values = table.Column<int>(nullable: false),
                Revised = table.Column<int>(nullable: false),
                Notes = table.Column<string>(nullable: true, maxLength: 8000),
                Reason = table.Column<string>(nullable: true, maxLength: 2000),
                Marking = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Releases", x => x.Id);
            }
        );
        migration.CreateTable(
            "MeasureParts",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                MeasureId = table.Column<int>(nullable: false),
                Label = table.Column<string>(nullable: false, maxLength: 100),
                Order = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_MeasureParts", x => x.Id);
                table.ForeignKey(
                    "FK_MeasureParts_Measures_MeasureId",
                    x => x.MeasureId,
                    "Measures",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "MeasureVersions",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                MeasureId = table.Column<int>(nullable: false),
                Number = table.Column<int>(nullable: false),
                From = table.Column<DateOnly>(nullable: false),
                Title = table.Column<string>(nullable: false, maxLength: 200),
                Definition = table.Column<string>(nullable: false, maxLength: 4000),
                Calculation = table.Column<string>(nullable: false, maxLength: 1300),
                Reason = table.Column<string>(nullable: true, maxLength: 2000),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_MeasureVersions", x => x.Id);
                table.ForeignKey(
                    "FK_MeasureVersions_Measures_MeasureId",
                    x => x.MeasureId,
                    "Measures",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateIndex("IX_BlendInputs_PlaceId_Year", "BlendInputs", ["PlaceId", "Year"], unique: true);
        migration.CreateIndex("IX_Coverages_Family", "Coverages", "Family");
        migration.CreateIndex("IX_Coverages_PlaceId_Family", "Coverages", ["PlaceId", "Family"]);
        migration.CreateIndex(
            "IX_DraftValues_Key",
            "DraftValues",
            ["ReleaseId", "MeasureId", "PlaceId", "PeriodKind", "First", "Part"],
            unique: true
        );
        migration.CreateIndex(
            "IX_EarlierValues_MeasureId_PlaceId_First",
            "EarlierValues",
            ["MeasureId", "PlaceId", "First"]
        );
        migration.CreateIndex("IX_EarlierValues_ReplacedByReleaseId", "EarlierValues", "ReplacedByReleaseId");
        migration.CreateIndex("IX_MeasureParts_MeasureId_Label", "MeasureParts", ["MeasureId", "Label"], unique: true);
        migration.CreateIndex("IX_Measures_Family", "Measures", "Family");
        migration.CreateIndex("IX_Measures_Slug", "Measures", "Slug", unique: true);
        migration.CreateIndex(
            "IX_MeasureVersions_MeasureId_Number",
            "MeasureVersions",
            ["MeasureId", "Number"],
            unique: true
        );
        migration.CreateIndex("IX_Observations_MeasureId_First", "Observations", ["MeasureId", "First"]);
        migration.CreateIndex("IX_Releases_Number", "Releases", "Number", unique: true);
        migration.CreateIndex("IX_Releases_SourceId", "Releases", "SourceId");
    }
}
