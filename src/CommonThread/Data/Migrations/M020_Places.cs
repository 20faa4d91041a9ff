using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CommonThread.Data.Migrations;

/// <summary>Places, how they lie in one another, their boundaries, and who works in them.</summary>
[DbContext(typeof(CommonThreadDb))]
[Migration("20261122_020_Places")]
internal sealed class M020_Places : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(
            "Places",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Name = table.Column<string>(nullable: false, maxLength: 200),
                NameKey = table.Column<string>(nullable: false, maxLength: 200),
                Type = table.Column<string>(nullable: false, maxLength: 40),
                Code = table.Column<string>(nullable: true, maxLength: 20),
                Slug = table.Column<string>(nullable: false, maxLength: 110),
                OwnerOrganisationId = table.Column<int?>(nullable: true),
                ActiveFrom = table.Column<DateOnly?>(nullable: true),
                ActiveTo = table.Column<DateOnly?>(nullable: true),
                Description = table.Column<string>(nullable: true, maxLength: 2000),
                Longitude = table.Column<double?>(nullable: true),
                Latitude = table.Column<double?>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Places", x => x.Id);
            }
        );
        migration.CreateTable(
            "AreaPanelAreas",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                PlaceId = table.Column<int>(nullable: false),
                Number = table.Column<int>(nullable: false),
                PanelOrganisationId = table.Column<int?>(nullable: true),
                PlanningTeamOrganisationId = table.Column<int?>(nullable: true),
                LinkedWith = table.Column<string>(nullable: true, maxLength: 500),
                LiveFrom = table.Column<DateOnly?>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_AreaPanelAreas", x => x.Id);
                table.ForeignKey(
                    "FK_AreaPanelAreas_Places_PlaceId",
                    x => x.PlaceId,
                    "Places",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "ParishCouncils",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                PlaceId = table.Column<int>(nullable: false),
                MeetingPattern = table.Column<string>(nullable: true, maxLength: 1000),
                LiaisonMeetings = table.Column<string>(nullable: true, maxLength: 1000),
                NextLiaisonOn = table.Column<DateOnly?>(nullable: true),
                Devolved = table.Column<string>(nullable: true, maxLength: 1000),
                Connectivity = table.Column<string>(nullable: true, maxLength: 1000),
                StatutoryPlan = table.Column<string>(nullable: false, maxLength: 40),
                Illustrative = table.Column<bool>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_ParishCouncils", x => x.Id);
                table.ForeignKey(
                    "FK_ParishCouncils_Places_PlaceId",
                    x => x.PlaceId,
                    "Places",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "PlaceAliases",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                PlaceId = table.Column<int>(nullable: false),
                Name = table.Column<string>(nullable: false, maxLength: 200),
                NameKey = table.Column<string>(nullable: false, maxLength: 200),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_PlaceAliases", x => x.Id);
                table.ForeignKey(
                    "FK_PlaceAliases_Places_PlaceId",
                    x => x.PlaceId,
                    "Places",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "PlaceLinks",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                ChildId = table.Column<int>(nullable: false),
                ParentId = table.Column<int>(nullable: false),
                Hierarchy = table.Column<string>(nullable: false, maxLength: 40),
                From = table.Column<DateOnly?>(nullable: true),
                To = table.Column<DateOnly?>(nullable: true),
                Percent = table.Column<double>(nullable: false),
                Note = table.Column<string>(nullable: true, maxLength: 500),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_PlaceLinks", x => x.Id);
                table.ForeignKey(
                    "FK_PlaceLinks_Places_ChildId",
                    x => x.ChildId,
                    "Places",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                table.ForeignKey(
                    "FK_PlaceLinks_Places_ParentId",
                    x => x.ParentId,
                    "Places",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "PlaceNotes",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                PlaceId = table.Column<int>(nullable: false),
                Marking = table.Column<int>(nullable: false),
                OwnerOrganisationId = table.Column<int?>(nullable: true),
                Words = table.Column<string>(nullable: false, maxLength: 4000),
                WrittenOn = table.Column<DateOnly>(nullable: false),
                PostId = table.Column<int?>(nullable: true),
                Illustrative = table.Column<bool>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_PlaceNotes", x => x.Id);
                table.ForeignKey(
                    "FK_PlaceNotes_Places_PlaceId",
                    x => x.PlaceId,
                    "Places",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "PlacePosts",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                PlaceId = table.Column<int>(nullable: false),
                PostId = table.Column<int>(nullable: false),
                Role = table.Column<string>(nullable: false, maxLength: 40),
                From = table.Column<DateOnly>(nullable: false),
                To = table.Column<DateOnly?>(nullable: true),
                Illustrative = table.Column<bool>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_PlacePosts", x => x.Id);
                table.ForeignKey(
                    "FK_PlacePosts_Places_PlaceId",
                    x => x.PlaceId,
                    "Places",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "PlaceTags",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                PlaceId = table.Column<int>(nullable: false),
                Tag = table.Column<string>(nullable: false, maxLength: 100),
                TagKey = table.Column<string>(nullable: false, maxLength: 100),
                From = table.Column<DateOnly?>(nullable: true),
                To = table.Column<DateOnly?>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_PlaceTags", x => x.Id);
                table.ForeignKey(
                    "FK_PlaceTags_Places_PlaceId",
                    x => x.PlaceId,
                    "Places",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "Postcodes",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Code = table.Column<string>(nullable: false, maxLength: 7),
                Longitude = table.Column<double>(nullable: false),
                Latitude = table.Column<double>(nullable: false),
                LsoaPlaceId = table.Column<int?>(nullable: true),
                Illustrative = table.Column<bool>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Postcodes", x => x.Id);
                table.ForeignKey(
                    "FK_Postcodes_Places_LsoaPlaceId",
                    x => x.LsoaPlaceId,
                    "Places",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "ServiceContacts",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                PlaceId = table.Column<int>(nullable: false),
                OrganisationId = table.Column<int>(nullable: false),
                PostId = table.Column<int?>(nullable: true),
                Service = table.Column<string>(nullable: false, maxLength: 200),
                ServiceKey = table.Column<string>(nullable: false, maxLength: 200),
                Contact = table.Column<string>(nullable: true, maxLength: 200),
                Hours = table.Column<string>(nullable: true, maxLength: 200),
                Illustrative = table.Column<bool>(nullable: false),
                From = table.Column<DateOnly?>(nullable: true),
                To = table.Column<DateOnly?>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_ServiceContacts", x => x.Id);
                table.ForeignKey(
                    "FK_ServiceContacts_Places_PlaceId",
                    x => x.PlaceId,
                    "Places",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "Streets",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Name = table.Column<string>(nullable: false, maxLength: 200),
                NameKey = table.Column<string>(nullable: false, maxLength: 200),
                Kind = table.Column<string>(nullable: false, maxLength: 10),
                Longitude = table.Column<double>(nullable: false),
                Latitude = table.Column<double>(nullable: false),
                LsoaPlaceId = table.Column<int?>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Streets", x => x.Id);
                table.ForeignKey(
                    "FK_Streets_Places_LsoaPlaceId",
                    x => x.LsoaPlaceId,
                    "Places",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "BoundaryVersions",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                PlaceId = table.Column<int>(nullable: false),
                From = table.Column<DateOnly?>(nullable: true),
                To = table.Column<DateOnly?>(nullable: true),
                Shape = table.Column<byte[]>(nullable: false),
                DrawnShape = table.Column<byte[]>(nullable: false),
                West = table.Column<double>(nullable: false),
                South = table.Column<double>(nullable: false),
                East = table.Column<double>(nullable: false),
                North = table.Column<double>(nullable: false),
                Hectares = table.Column<double>(nullable: false),
                SourceId = table.Column<int?>(nullable: true),
                Note = table.Column<string>(nullable: true, maxLength: 500),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_BoundaryVersions", x => x.Id);
                table.ForeignKey(
                    "FK_BoundaryVersions_Places_PlaceId",
                    x => x.PlaceId,
                    "Places",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                table.ForeignKey(
                    "FK_BoundaryVersions_Sources_SourceId",
                    x => x.SourceId,
                    "Sources",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateIndex("IX_AreaPanelAreas_Number", "AreaPanelAreas", "Number", unique: true);
        migration.CreateIndex("IX_AreaPanelAreas_PlaceId", "AreaPanelAreas", "PlaceId", unique: true);
        migration.CreateIndex(
            "IX_BoundaryVersions_PlaceId_From",
            "BoundaryVersions",
            ["PlaceId", "From"],
            unique: true
        );
        migration.CreateIndex("IX_BoundaryVersions_SourceId", "BoundaryVersions", "SourceId");
        migration.CreateIndex(
            "IX_BoundaryVersions_West_East_South_North",
            "BoundaryVersions",
            ["West", "East", "South", "North"]
        );
        migration.CreateIndex("IX_ParishCouncils_PlaceId", "ParishCouncils", "PlaceId", unique: true);
        migration.CreateIndex("IX_PlaceAliases_NameKey", "PlaceAliases", "NameKey");
        migration.CreateIndex("IX_PlaceAliases_PlaceId", "PlaceAliases", "PlaceId");
        migration.CreateIndex("IX_PlaceLinks_ChildId_Hierarchy", "PlaceLinks", ["ChildId", "Hierarchy"]);
        migration.CreateIndex("IX_PlaceLinks_ParentId_Hierarchy", "PlaceLinks", ["ParentId", "Hierarchy"]);
        migration.CreateIndex("IX_PlaceNotes_PlaceId", "PlaceNotes", "PlaceId");
        migration.CreateIndex("IX_PlacePosts_PlaceId", "PlacePosts", "PlaceId");
        migration.CreateIndex("IX_PlacePosts_PostId", "PlacePosts", "PostId");
        migration.CreateIndex("IX_Places_NameKey", "Places", "NameKey");
        migration.CreateIndex("IX_Places_Slug", "Places", "Slug", unique: true);
        migration.CreateIndex("IX_Places_Type_Code", "Places", ["Type", "Code"], unique: true);
        migration.CreateIndex("IX_Places_Type_NameKey", "Places", ["Type", "NameKey"]);
        migration.CreateIndex("IX_PlaceTags_PlaceId", "PlaceTags", "PlaceId");
        migration.CreateIndex("IX_PlaceTags_TagKey", "PlaceTags", "TagKey");
        migration.CreateIndex("IX_Postcodes_Code", "Postcodes", "Code", unique: true);
        migration.CreateIndex("IX_Postcodes_LsoaPlaceId", "Postcodes", "LsoaPlaceId");
        migration.CreateIndex("IX_ServiceContacts_OrganisationId", "ServiceContacts", "OrganisationId");
        migration.CreateIndex("IX_ServiceContacts_PlaceId_ServiceKey", "ServiceContacts", ["PlaceId", "ServiceKey"]);
        migration.CreateIndex("IX_Streets_LsoaPlaceId", "Streets", "LsoaPlaceId");
        migration.CreateIndex("IX_Streets_NameKey", "Streets", "NameKey");

        // installation
    }
}
