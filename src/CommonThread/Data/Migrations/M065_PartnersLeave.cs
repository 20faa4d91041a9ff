using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CommonThread.Data.Migrations;

/// <summary>The day on which a partner to a shared framework left it, and why.</summary>
[DbContext(typeof(CommonThreadDb))]
[Migration("20261123_065_PartnersLeave")]
internal sealed class M065_PartnersLeave : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.AddColumn<DateOnly>("LeftOn", "FrameworkPartners", nullable: true);
        migration.AddColumn<string>("LeftBecause", "FrameworkPartners", maxLength: 1000, nullable: true);
    }
}
