using System.CommandLine;
using CommonThread.Partnerships;
using CommonThread.Partnerships.Backups;

namespace CommonThread.Verbs;

/// <summary>Writes a backup, and puts one back.</summary>
internal static class BackupVerbs
{
    public static Command BackUp(Where where, TextWriter output)
    {
        var to = new Argument<string>("TO") { Description = "A file, or a folder in which one is made" };
        var partnership = new Option<string?>("--partnership") { Description = "Only this partnership" };
        var backup = new Command("backup", "Back up everything, or one partnership, while the application runs")
        {
            to,
            partnership,
        };
        backup.SetAction(
            async (parsed, stop) =>
            {
                await using var app = await where.Open(parsed, stop);
                var installation = app.Services.GetRequiredService<Installation>();
                var only = parsed.GetValue(partnership) is { } slug ? PartnershipVerbs.Find(installation, slug) : null;
                var clock = app.Services.GetRequiredService<TimeProvider>();
                var (path, manifest) = await new BackUp(installation, clock).Now(parsed.GetValue(to)!, only, stop);
                await output.WriteLineAsync(
                    $"{path}: {Say(manifest)}, {new FileInfo(path).Length / 1024.0 / 1024:0.0} MB"
                );
                return 0;
            }
        );
        return backup;
    }

    public static Command Restore(Where where, TextWriter output)
    {
        var from = new Argument<string>("FROM") { Description = "The backup's file" };
        var connection = new Option<string[]>("--connection")
        {
            Description = "PostgreSQL connection for a partnership in place of the backup's own, as SLUG=CONNECTION",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var restore = new Command(
            "restore",
            "Put a backup back where nothing is yet, and prove that every row and file is there"
        )
        {
            from,
            connection,
        };
        restore.SetAction(
            async (parsed, stop) =>
            {
                var file = parsed.GetValue(from)!;
                if (!File.Exists(file))
                    throw new VerbFailed($"There is no file at {file}", 2);
                var connections = new Dictionary<string, string>(StringComparer.Ordinal);
                foreach (var given in parsed.GetValue(connection) ?? [])
                {
                    var equals = given.IndexOf('=', StringComparison.Ordinal);
                    if (equals < 1)
                        throw new VerbFailed("Give --connection as SLUG=CONNECTION", 2);
                    connections[given[..equals]] = given[(equals + 1)..];
                }
                await using var app = Application.Build(where.Settings(parsed));
                var manifest = await new Restore(
                    app.Services.GetRequiredService<Installation>(),
                    app.Services.GetRequiredService<TimeProvider>()
                ).Now(file, connections, stop);
                await output.WriteLineAsync($"Restored {Say(manifest)}, made {manifest.MadeAt.Say()}");
                return 0;
            }
        );
        return restore;
    }

    private static string Say(BackupManifest manifest)
    {
        var rows = manifest.Partnerships.Sum(p => p.Database.Tables.Values.Sum());
        var files = manifest.Partnerships.Sum(p => p.Files.Count);
        return $"{Text.Count(manifest.Partnerships.Count, "partnership")} with {rows:N0} rows and {Text.Count(files, "file")}";
    }
}
