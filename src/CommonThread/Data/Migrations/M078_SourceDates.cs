using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CommonThread.Data.Migrations;

/// <summary>How much of a source's date is known, so that a year is not printed as a day.</summary>
[DbContext(typeof(CommonThreadDb))]
[Migration("20261123_078_SourceDates")]
internal sealed class M078_SourceDates : Migration
{
    protected override void Up(MigrationBuilder migration) =>
        migration.AddColumn<string>("DateKnown", "Sources", maxLength: 40, nullable: false, defaultValue: "Day");
}
