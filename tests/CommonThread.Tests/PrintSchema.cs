using CommonThread.Data;
using CommonThread.Partnerships;
using CommonThread.Shared;
using Microsoft.EntityFrameworkCore;

namespace CommonThread.Tests;

/// <summary>
/// A developer's tool, not a test: prints the migration text for tables.
/// <c>PRINT_SCHEMA="Priorities Themes" dotnet run --project tests/CommonThread.Tests -- -method "*Print_the_schema*" -explicit on</c>
/// </summary>
public sealed class PrintSchema(ITestOutputHelper output)
{
    [Fact(Explicit = true)]
    public void Print_the_schema_of_tables()
    {
        var wanted = (Environment.GetEnvironmentVariable("PRINT_SCHEMA") ?? "").Split(
            ' ',
            StringSplitOptions.RemoveEmptyEntries
        );
        var options = new DbContextOptionsBuilder<CommonThreadDb>();
        new DatabaseAddress(DatabaseAddress.Sqlite, "unused.db").Configure(options);
        using var db = new CommonThreadDb(options.Options, new Acting(), TimeProvider.System);
        var text = SchemaPrinter.Print(db, wanted);
        var installationOptions = new DbContextOptionsBuilder<InstallationDb>();
        new DatabaseAddress(DatabaseAddress.Sqlite, "unused.db").Configure(installationOptions);
        using var installation = new InstallationDb(installationOptions.Options);
        text += "\n// installation\n" + SchemaPrinter.Print(installation, wanted);
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "schema.txt"), text);
        output.WriteLine(text);
    }
}
