using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CommonThread.Data.Migrations;

/// <summary>Whose record was shared, so that it ends when its owner withdraws. Of what was shared before nobody said it: 0.</summary>
[DbContext(typeof(CommonThreadDb))]
[Migration("20261122_062_ShareOwners")]
internal sealed class M062_ShareOwners : Migration
{
    protected override void Up(MigrationBuilder migration) =>
        migration.AddColumn<int>("OwnerOrganisationId", "Shares", nullable: false, defaultValue: 0);
}
