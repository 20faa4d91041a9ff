using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CommonThread.Data.Migrations;

/// <summary>What of a place is not loaded here, so that nothing is added up for it.</summary>
[DbContext(typeof(CommonThreadDb))]
[Migration("20261123_077_PartsNotHeld")]
internal sealed class M077_PartsNotHeld : Migration
{
    protected override void Up(MigrationBuilder migration) =>
        migration.AddColumn<string>("PartsNotHeld", "Places", maxLength: 300, nullable: true);
}
