using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CommonThread.Data.Migrations;

/// <summary>The duties of leads are for partners to read, and one that something shows is in hand .</summary>
[DbContext(typeof(CommonThreadDb))]
[Migration("20261123_074_Duties")]
internal sealed class M074_Duties : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.Sql("""UPDATE "Commitments" SET "Marking" = 1 WHERE "Kind" = 'LeadDuty' AND "Marking" = 0""");
        migration.Sql(
            """
            UPDATE "Commitments" SET "State" = 'OnTrack'
            WHERE "Kind" = 'LeadDuty' AND "State" <> 'OnTrack'
                AND EXISTS (
                    SELECT 1 FROM "Evidence" e WHERE e."SubjectKind" = 'commitment' AND e."SubjectId" = "Commitments"."Id"
                )
            """
        );
    }
}
