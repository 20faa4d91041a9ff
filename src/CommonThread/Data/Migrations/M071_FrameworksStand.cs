using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CommonThread.Data.Migrations;

/// <summary>
/// A framework stands where the furthest of its versions stands, so that one in force stays in force while its next version is
/// out for consultation. Those that were loaded before files were read so are put right.
/// </summary>
[DbContext(typeof(CommonThreadDb))]
[Migration("20261123_071_FrameworksStand")]
internal sealed class M071_FrameworksStand : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        Stands("InForce", "'Draft', 'OutForConsultation', 'Approved'");
        Stands("Approved", "'Draft', 'OutForConsultation'");

        void Stands(string state, string less) =>
            migration.Sql(
                $"""
                UPDATE "Frameworks" SET "Status" = '{state}', "Marking" = "Visibility"
                WHERE "Status" IN ({less})
                    AND EXISTS (
                        SELECT 1 FROM "FrameworkVersions" v
                        WHERE v."FrameworkId" = "Frameworks"."Id" AND v."State" = '{state}'
                    )
                """
            );
    }
}
