using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CommonThread.Data.Migrations;

/// <summary>The day on which an action was added, so that one which nobody ever begins goes stale too.</summary>
[DbContext(typeof(CommonThreadDb))]
[Migration("20261122_063_ActionsAdded")]
internal sealed class M063_ActionsAdded : Migration
{
    protected override void Up(MigrationBuilder migration) =>
        migration.AddColumn<DateOnly>("AddedOn", "Commitments", nullable: true);
}
