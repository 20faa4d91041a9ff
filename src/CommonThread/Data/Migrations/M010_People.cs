using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CommonThread.Data.Migrations;

/// <summary>Champions, letters, ways back in, single sign-on; entries that turned out to be one.</summary>
[DbContext(typeof(CommonThreadDb))]
[Migration("20261122_010_People")]
internal sealed class M010_People : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.AddColumn<int?>("MergedIntoId", "Organisations", nullable: true);
        migration.AddColumn<int?>("MergedIntoId", "Posts", nullable: true);
        migration.AddColumn<string>("Team", "Posts", nullable: true, maxLength: 200);
        migration.AddColumn<DateOnly?>("EstablishedOn", "Posts", nullable: true);
        migration.AddColumn<string>("PlaceReference", "Grants", nullable: true, maxLength: 200);
        migration.AddColumn<string>("Method", "Agreements", nullable: true, maxLength: 1000);
        migration.AddColumn<string>("Security", "Agreements", nullable: true, maxLength: 1000);
        migration.AddColumn<string>("Document", "Agreements", nullable: true, maxLength: 500);
        migration.CreateTable(
            "Outbox",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                To = table.Column<string>(nullable: false, maxLength: 256),
                Subject = table.Column<string>(nullable: false, maxLength: 200),
                ProtectedBody = table.Column<string>(nullable: true),
                WrittenAt = table.Column<DateTime>(nullable: false),
                ExpiresAt = table.Column<DateTime>(nullable: false),
                OrganisationId = table.Column<int?>(nullable: true),
                SentAt = table.Column<DateTime?>(nullable: true),
                Attempts = table.Column<int>(nullable: false),
                InHandUntil = table.Column<DateTime?>(nullable: true),
                Problem = table.Column<string>(nullable: true, maxLength: 300),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Outbox", x => x.Id);
            }
        );
        migration.CreateTable(
            "PasswordResets",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                AccountId = table.Column<int>(nullable: false),
                TokenHash = table.Column<string>(nullable: false, maxLength: 64),
                ExpiresAt = table.Column<DateTime>(nullable: false),
                UsedAt = table.Column<DateTime?>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_PasswordResets", x => x.Id);
            }
        );
        migration.CreateTable(
            "SingleSignOn",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Label = table.Column<string>(nullable: false, maxLength: 100),
                AuthorizationEndpoint = table.Column<string>(nullable: false, maxLength: 500),
                TokenEndpoint = table.Column<string>(nullable: false, maxLength: 500),
                UserInfoEndpoint = table.Column<string>(nullable: false, maxLength: 500),
                ClientId = table.Column<string>(nullable: false, maxLength: 200),
                ProtectedSecret = table.Column<string>(nullable: false, maxLength: 2000),
                AsksSecondFactor = table.Column<bool>(nullable: false),
                Enabled = table.Column<bool>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_SingleSignOn", x => x.Id);
            }
        );
        migration.CreateTable(
            "Champions",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                OrganisationId = table.Column<int>(nullable: false),
                Subject = table.Column<string>(nullable: false, maxLength: 100),
                ChampionPostId = table.Column<int?>(nullable: true),
                OfficerPostId = table.Column<int?>(nullable: true),
                ContactRoute = table.Column<string>(nullable: true, maxLength: 200),
                PublishedOn = table.Column<DateOnly>(nullable: false),
                SubjectKey = table.Column<string>(nullable: false, maxLength: 90),
                Illustrative = table.Column<bool>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Champions", x => x.Id);
                table.ForeignKey(
                    "FK_Champions_Organisations_OrganisationId",
                    x => x.OrganisationId,
                    "Organisations",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateIndex(
            "IX_Champions_OrganisationId_SubjectKey",
            "Champions",
            ["OrganisationId", "SubjectKey"],
            unique: true
        );
        migration.CreateTable(
            "CaseSystemUses",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                System = table.Column<string>(nullable: false, maxLength: 100),
                OrganisationId = table.Column<int>(nullable: false),
                QuarterFirst = table.Column<DateOnly>(nullable: false),
                LicensedUsers = table.Column<int>(nullable: false),
                ActiveUsers = table.Column<int>(nullable: false),
                Cases = table.Column<int>(nullable: false),
                Referrals = table.Column<int>(nullable: false),
                TrainingHeld = table.Column<int>(nullable: false),
                Illustrative = table.Column<bool>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_CaseSystemUses", x => x.Id);
                table.ForeignKey(
                    "FK_CaseSystemUses_Organisations_OrganisationId",
                    x => x.OrganisationId,
                    "Organisations",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateIndex(
            "IX_CaseSystemUses_OrganisationId_QuarterFirst_System",
            "CaseSystemUses",
            ["OrganisationId", "QuarterFirst", "System"],
            unique: true
        );
        migration.CreateIndex("IX_Organisations_MergedIntoId", "Organisations", "MergedIntoId");
        migration.CreateIndex("IX_Outbox_SentAt_WrittenAt", "Outbox", ["SentAt", "WrittenAt"]);
        migration.CreateIndex("IX_PasswordResets_AccountId", "PasswordResets", "AccountId");
        migration.CreateIndex("IX_PasswordResets_TokenHash", "PasswordResets", "TokenHash", unique: true);
        migration.CreateIndex("IX_Posts_MergedIntoId", "Posts", "MergedIntoId");
    }
}
