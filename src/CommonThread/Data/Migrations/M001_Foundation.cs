using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CommonThread.Data.Migrations;

/// <summary>People, history, links, imports and sources.</summary>
[DbContext(typeof(CommonThreadDb))]
[Migration("20261122_001_Foundation")]
internal sealed class M001_Foundation : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(
            "AccountClaims",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                UserId = table.Column<int>(nullable: false),
                ClaimType = table.Column<string>(nullable: true),
                ClaimValue = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_AccountClaims", x => x.Id);
            }
        );
        migration.CreateTable(
            "AccountLogins",
            table => new
            {
                LoginProvider = table.Column<string>(nullable: false, maxLength: 128),
                ProviderKey = table.Column<string>(nullable: false, maxLength: 256),
                ProviderDisplayName = table.Column<string>(nullable: true),
                UserId = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_AccountLogins", x => new { x.LoginProvider, x.ProviderKey });
            }
        );
        migration.CreateTable(
            "AccountPasskeys",
            table => new
            {
                CredentialId = table.Column<byte[]>(nullable: false, maxLength: 1024),
                UserId = table.Column<int>(nullable: false),
                Data = table.Column<string>(nullable: false, type: Engines.Json(migration)),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_AccountPasskeys", x => x.CredentialId);
            }
        );
        migration.CreateTable(
            "AccountTokens",
            table => new
            {
                UserId = table.Column<int>(nullable: false),
                LoginProvider = table.Column<string>(nullable: false, maxLength: 128),
                Name = table.Column<string>(nullable: false, maxLength: 128),
                Value = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey(
                    "PK_AccountTokens",
                    x => new
                    {
                        x.UserId,
                        x.LoginProvider,
                        x.Name,
                    }
                );
            }
        );
        migration.CreateTable(
            "Agreements",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Title = table.Column<string>(nullable: false, maxLength: 200),
                Purpose = table.Column<string>(nullable: false, maxLength: 1000),
                Gateway = table.Column<string>(nullable: true, maxLength: 500),
                DataKinds = table.Column<string>(nullable: true, maxLength: 1000),
                Start = table.Column<DateOnly>(nullable: false),
                Review = table.Column<DateOnly>(nullable: false),
                End = table.Column<DateOnly?>(nullable: true),
                ContactPostId = table.Column<int?>(nullable: true),
                Illustrative = table.Column<bool>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Agreements", x => x.Id);
            }
        );
        migration.CreateTable(
            "History",
            table => new
            {
                Sequence = table.Column<long>(nullable: false),
                At = table.Column<DateTime>(nullable: false),
                AccountId = table.Column<int?>(nullable: true),
                PostId = table.Column<int?>(nullable: true),
                OrganisationId = table.Column<int?>(nullable: true),
                Actor = table.Column<string>(nullable: false, maxLength: 300),
                AgreementId = table.Column<int?>(nullable: true),
                Purpose = table.Column<string>(nullable: true, maxLength: 500),
                Action = table.Column<string>(nullable: false, maxLength: 40),
                SubjectKind = table.Column<string>(nullable: false, maxLength: 40),
                SubjectId = table.Column<int>(nullable: false),
                Reason = table.Column<string>(nullable: true, maxLength: 2000),
                Commitment = table.Column<string>(nullable: false, maxLength: 64),
                PreviousHash = table.Column<string>(nullable: false, maxLength: 64),
                Hash = table.Column<string>(nullable: false, maxLength: 64),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_History", x => x.Sequence);
            }
        );
        migration.CreateTable(
            "HistoryPayloads",
            table => new
            {
                Sequence = table.Column<long>(nullable: false),
                Salt = table.Column<byte[]>(nullable: false),
                Json = table.Column<string>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_HistoryPayloads", x => x.Sequence);
            }
        );
        migration.CreateTable(
            "ImportRuns",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Import = table.Column<string>(nullable: false, maxLength: 40),
                FileName = table.Column<string>(nullable: false, maxLength: 260),
                StoredAs = table.Column<string>(nullable: true, maxLength: 100),
                Bytes = table.Column<long>(nullable: false),
                Fingerprint = table.Column<string>(nullable: true, maxLength: 64),
                OptionsJson = table.Column<string>(nullable: false),
                GoodRowsOnly = table.Column<bool>(nullable: false),
                State = table.Column<string>(nullable: false, maxLength: 40),
                StartedAt = table.Column<DateTime>(nullable: false),
                EndedAt = table.Column<DateTime?>(nullable: true),
                StartedBy = table.Column<string>(nullable: false, maxLength: 300),
                StartedByAccountId = table.Column<int?>(nullable: true),
                ReportJson = table.Column<string>(nullable: true),
                Error = table.Column<string>(nullable: true, maxLength: 2000),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_ImportRuns", x => x.Id);
            }
        );
        migration.CreateTable(
            "Links",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                LowerKind = table.Column<string>(nullable: false, maxLength: 40),
                LowerId = table.Column<int>(nullable: false),
                UpperKind = table.Column<string>(nullable: false, maxLength: 40),
                UpperId = table.Column<int>(nullable: false),
                Relation = table.Column<string>(nullable: false, maxLength: 60),
                Note = table.Column<string>(nullable: true, maxLength: 500),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Links", x => x.Id);
            }
        );
        migration.CreateTable(
            "Organisations",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Name = table.Column<string>(nullable: false, maxLength: 200),
                NameKey = table.Column<string>(nullable: false, maxLength: 200),
                Slug = table.Column<string>(nullable: false, maxLength: 90),
                Kind = table.Column<string>(nullable: false, maxLength: 40),
                ParentId = table.Column<int?>(nullable: true),
                Description = table.Column<string>(nullable: true, maxLength: 2000),
                ShowsHolderNames = table.Column<bool>(nullable: false),
                ActiveTo = table.Column<DateOnly?>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Organisations", x => x.Id);
                table.ForeignKey(
                    "FK_Organisations_Organisations_ParentId",
                    x => x.ParentId,
                    "Organisations",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "Shares",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                SubjectKind = table.Column<string>(nullable: false, maxLength: 40),
                SubjectId = table.Column<int>(nullable: false),
                OrganisationId = table.Column<int>(nullable: false),
                AgreementId = table.Column<int>(nullable: false),
                Purpose = table.Column<string>(nullable: false, maxLength: 500),
                From = table.Column<DateOnly>(nullable: false),
                Until = table.Column<DateOnly?>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Shares", x => x.Id);
            }
        );
        migration.CreateTable(
            "Sources",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Name = table.Column<string>(nullable: false, maxLength: 200),
                Publisher = table.Column<string>(nullable: true, maxLength: 200),
                Licence = table.Column<string>(nullable: true, maxLength: 400),
                Date = table.Column<DateOnly>(nullable: false),
                Illustrative = table.Column<bool>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Sources", x => x.Id);
            }
        );
        migration.CreateTable(
            "Accounts",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                FullName = table.Column<string>(nullable: true, maxLength: 200),
                OrganisationId = table.Column<int>(nullable: false),
                CreatedAt = table.Column<DateTime>(nullable: false),
                LastSignedInAt = table.Column<DateTime?>(nullable: true),
                SuspendedAt = table.Column<DateTime?>(nullable: true),
                LastCodeStep = table.Column<long>(nullable: false),
                Demonstration = table.Column<bool>(nullable: false),
                UserName = table.Column<string>(nullable: true, maxLength: 256),
                NormalizedUserName = table.Column<string>(nullable: true, maxLength: 256),
                Email = table.Column<string>(nullable: true, maxLength: 256),
                NormalizedEmail = table.Column<string>(nullable: true, maxLength: 256),
                EmailConfirmed = table.Column<bool>(nullable: false),
                PasswordHash = table.Column<string>(nullable: true),
                SecurityStamp = table.Column<string>(nullable: true),
                ConcurrencyStamp = table.Column<string>(nullable: true),
                PhoneNumber = table.Column<string>(nullable: true),
                PhoneNumberConfirmed = table.Column<bool>(nullable: false),
                TwoFactorEnabled = table.Column<bool>(nullable: false),
                LockoutEnd = table.Column<DateTime?>(nullable: true),
                LockoutEnabled = table.Column<bool>(nullable: false),
                AccessFailedCount = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Accounts", x => x.Id);
                table.ForeignKey(
                    "FK_Accounts_Organisations_OrganisationId",
                    x => x.OrganisationId,
                    "Organisations",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "AgreementParties",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                AgreementId = table.Column<int>(nullable: false),
                OrganisationId = table.Column<int>(nullable: false),
                SignedOn = table.Column<DateOnly?>(nullable: true),
                SignedByPostId = table.Column<int?>(nullable: true),
                WithdrawnOn = table.Column<DateOnly?>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_AgreementParties", x => x.Id);
                table.ForeignKey(
                    "FK_AgreementParties_Agreements_AgreementId",
                    x => x.AgreementId,
                    "Agreements",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
                table.ForeignKey(
                    "FK_AgreementParties_Organisations_OrganisationId",
                    x => x.OrganisationId,
                    "Organisations",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "OrganisationAliases",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                OrganisationId = table.Column<int>(nullable: false),
                Name = table.Column<string>(nullable: false, maxLength: 200),
                NameKey = table.Column<string>(nullable: false, maxLength: 200),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_OrganisationAliases", x => x.Id);
                table.ForeignKey(
                    "FK_OrganisationAliases_Organisations_OrganisationId",
                    x => x.OrganisationId,
                    "Organisations",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "Posts",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                OrganisationId = table.Column<int>(nullable: false),
                Title = table.Column<string>(nullable: false, maxLength: 200),
                TitleKey = table.Column<string>(nullable: false, maxLength: 200),
                Department = table.Column<string>(nullable: true, maxLength: 200),
                Established = table.Column<int>(nullable: false),
                Filled = table.Column<int>(nullable: false),
                VacantSince = table.Column<DateOnly?>(nullable: true),
                Note = table.Column<string>(nullable: true, maxLength: 1000),
                Illustrative = table.Column<bool>(nullable: false),
                AbolishedOn = table.Column<DateOnly?>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Posts", x => x.Id);
                table.ForeignKey(
                    "FK_Posts_Organisations_OrganisationId",
                    x => x.OrganisationId,
                    "Organisations",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "Grants",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                PostId = table.Column<int>(nullable: false),
                Role = table.Column<string>(nullable: false, maxLength: 60),
                PlaceId = table.Column<int?>(nullable: true),
                OrganisationId = table.Column<int?>(nullable: true),
                HighestMarking = table.Column<int>(nullable: false),
                AgreementId = table.Column<int?>(nullable: true),
                Purpose = table.Column<string>(nullable: true, maxLength: 500),
                From = table.Column<DateOnly>(nullable: false),
                Until = table.Column<DateOnly?>(nullable: true),
                ApprovedByPostId = table.Column<int?>(nullable: true),
                RevokedAt = table.Column<DateTime?>(nullable: true),
                RevokedBecause = table.Column<string>(nullable: true, maxLength: 1000),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Grants", x => x.Id);
                table.ForeignKey(
                    "FK_Grants_Posts_PostId",
                    x => x.PostId,
                    "Posts",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "Invitations",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                Email = table.Column<string>(nullable: false, maxLength: 256),
                PostId = table.Column<int>(nullable: false),
                TokenHash = table.Column<string>(nullable: false, maxLength: 64),
                ExpiresAt = table.Column<DateTime>(nullable: false),
                UsedAt = table.Column<DateTime?>(nullable: true),
                WithdrawnAt = table.Column<DateTime?>(nullable: true),
                InvitedByPostId = table.Column<int?>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Invitations", x => x.Id);
                table.ForeignKey(
                    "FK_Invitations_Posts_PostId",
                    x => x.PostId,
                    "Posts",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "PostAliases",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                PostId = table.Column<int>(nullable: false),
                Title = table.Column<string>(nullable: false, maxLength: 200),
                TitleKey = table.Column<string>(nullable: false, maxLength: 200),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_PostAliases", x => x.Id);
                table.ForeignKey(
                    "FK_PostAliases_Posts_PostId",
                    x => x.PostId,
                    "Posts",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateTable(
            "PostHoldings",
            table => new
            {
                Id = table.Column<int>(nullable: false).Numbered(),
                PostId = table.Column<int>(nullable: false),
                AccountId = table.Column<int>(nullable: false),
                From = table.Column<DateOnly>(nullable: false),
                Until = table.Column<DateOnly?>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_PostHoldings", x => x.Id);
                table.ForeignKey(
                    "FK_PostHoldings_Accounts_AccountId",
                    x => x.AccountId,
                    "Accounts",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
                table.ForeignKey(
                    "FK_PostHoldings_Posts_PostId",
                    x => x.PostId,
                    "Posts",
                    "Id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateIndex("IX_AccountClaims_UserId", "AccountClaims", "UserId");
        migration.CreateIndex("IX_AccountLogins_UserId", "AccountLogins", "UserId");
        migration.CreateIndex("IX_AccountPasskeys_UserId", "AccountPasskeys", "UserId");
        migration.CreateIndex("IX_Accounts_NormalizedEmail", "Accounts", "NormalizedEmail");
        migration.CreateIndex("IX_Accounts_NormalizedUserName", "Accounts", "NormalizedUserName", unique: true);
        migration.CreateIndex("IX_Accounts_OrganisationId", "Accounts", "OrganisationId");
        migration.CreateIndex(
            "IX_AgreementParties_AgreementId_OrganisationId",
            "AgreementParties",
            ["AgreementId", "OrganisationId"],
            unique: true
        );
        migration.CreateIndex("IX_AgreementParties_OrganisationId", "AgreementParties", "OrganisationId");
        migration.CreateIndex("IX_Grants_PostId", "Grants", "PostId");
        migration.CreateIndex("IX_History_At", "History", "At");
        migration.CreateIndex("IX_History_SubjectKind_SubjectId", "History", ["SubjectKind", "SubjectId"]);
        migration.CreateIndex("IX_ImportRuns_StartedAt", "ImportRuns", "StartedAt");
        migration.CreateIndex("IX_Invitations_PostId", "Invitations", "PostId");
        migration.CreateIndex("IX_Invitations_TokenHash", "Invitations", "TokenHash", unique: true);
        migration.CreateIndex(
            "IX_Links_LowerKind_LowerId_UpperKind_UpperId_Relation",
            "Links",
            ["LowerKind", "LowerId", "UpperKind", "UpperId", "Relation"],
            unique: true
        );
        migration.CreateIndex("IX_Links_UpperKind_UpperId", "Links", ["UpperKind", "UpperId"]);
        migration.CreateIndex("IX_OrganisationAliases_NameKey", "OrganisationAliases", "NameKey", unique: true);
        migration.CreateIndex("IX_OrganisationAliases_OrganisationId", "OrganisationAliases", "OrganisationId");
        migration.CreateIndex("IX_Organisations_NameKey", "Organisations", "NameKey", unique: true);
        migration.CreateIndex("IX_Organisations_ParentId", "Organisations", "ParentId");
        migration.CreateIndex("IX_Organisations_Slug", "Organisations", "Slug", unique: true);
        migration.CreateIndex("IX_PostAliases_PostId_TitleKey", "PostAliases", ["PostId", "TitleKey"], unique: true);
        migration.CreateIndex("IX_PostHoldings_AccountId_Until", "PostHoldings", ["AccountId", "Until"]);
        migration.CreateIndex("IX_PostHoldings_PostId", "PostHoldings", "PostId");
        migration.CreateIndex(
            "IX_Posts_OrganisationId_TitleKey",
            "Posts",
            ["OrganisationId", "TitleKey"],
            unique: true
        );
        migration.CreateIndex(
            "IX_Shares_SubjectKind_SubjectId_OrganisationId",
            "Shares",
            ["SubjectKind", "SubjectId", "OrganisationId"]
        );
        migration.AppendOnly("History");
    }
}
