using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CommonThread.Data.Migrations;

/// <summary>Rhythms, what falls due, and notices.</summary>
[DbContext(typeof(CommonThreadDb))]
[Migration("20261122_060_Rhythms")]
internal sealed class M060_Rhythms : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
    }
}
