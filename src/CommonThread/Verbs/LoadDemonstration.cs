using System.CommandLine.Parsing;
using System.Text.Json;
using CommonThread.Partnerships;

namespace CommonThread.Verbs;

/// <summary>
/// Makes the demonstration partnerships from the files in <c>sample/</c>, by the same imports as any user: each line of a
/// partnership's <c>load.txt</c> is what would be typed. A start that was interrupted goes on at the line where it stopped,
/// and lines that a newer version adds at the end are loaded then.
/// </summary>
internal sealed class LoadDemonstration(IServiceProvider services, TextWriter error, string? from = null)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };
    private readonly Installation installation = services.GetRequiredService<Installation>();
    private readonly ImportFile import = services.GetRequiredService<ImportFile>();

    private sealed record Described(
        string Slug,
        string Name,
        string? ShortName,
        string? Strapline,
        Dictionary<string, string>? Colours,
        bool Demonstration
    );

    /// <summary>Where the demonstration's files are: beside the program once published, in the source tree before.</summary>
    public static string? Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var sample = Path.Combine(folder.FullName, "sample");
            if (File.Exists(Path.Combine(sample, "FORMAT.md")))
                return sample;
        }
        return null;
    }

    /// <summary>Whether everything is loaded.</summary>
    public async Task<bool> Now(CancellationToken stop)
    {
        if ((from ?? Folder()) is not { } sample)
        {
            await error.WriteLineAsync("The demonstration's files are not beside the program: nothing of it is loaded");
            return false;
        }
        var whole = true;
        foreach (var file in Directory.EnumerateFiles(sample, "partnership.json", SearchOption.AllDirectories).Order())
            whole &= await Load(sample, file, stop);
        return whole;
    }

    private async Task<bool> Load(string sample, string file, CancellationToken stop)
    {
        var described = JsonSerializer.Deserialize<Described>(await File.ReadAllTextAsync(file, stop), Json)!;
        var lines = Lines(Path.Combine(Path.GetDirectoryName(file)!, "load.txt"));
        var partnership = installation.Find(described.Slug) ?? await Add(described, stop);
        if (!partnership.Demonstration || partnership.LoadedLines >= lines.Count)
            return true;
        for (var i = partnership.LoadedLines; i < lines.Count; i++)
        {
            var place = $"{partnership.KnownAs} {i + 1}/{lines.Count}: ";
            if (!await Run(partnership, sample, lines[i], place, stop))
            {
                await error.WriteLineAsync(
                    $"{partnership.KnownAs} is incomplete: it goes on from this line at the next start"
                );
                return false;
            }
            var done = i + 1;
            await installation.Change(partnership.Slug, p => p.LoadedLines = done, stop);
        }
        return true;
    }

    /// <summary>Whether the line was loaded.</summary>
    private async Task<bool> Run(
        Partnership partnership,
        string sample,
        string line,
        string place,
        CancellationToken stop
    )
    {
        var words = CommandLineParser.SplitCommandLine(line).ToList();
        if (words is not ["import", var kind, var path, .. var rest])
        {
            await error.WriteLineAsync($"{place}“{line}” is not an import");
            return false;
        }
        if (import.Find(kind) is not { } chosen)
        {
            await error.WriteLineAsync($"{place}there is no import called “{kind}”");
            return false;
        }
        var progress = new ConsoleProgress(error, place);
        try
        {
            var outcome = await import.Now(
                partnership,
                chosen,
                Path.Combine(sample, path),
                Import.Options(rest),
                goodRowsOnly: false,
                progress,
                null,
                stop
            );
            progress.End();
            if (outcome.Kept)
            {
                await error.WriteLineAsync(
                    $"{place}{chosen.Title}, {Path.GetFileName(path)}: {outcome.Receipt!.Say()}"
                );
                return true;
            }
            await error.WriteLineAsync($"{place}{line} FAILED: {outcome.Error}");
            foreach (var row in outcome.Receipt?.Refused.Take(5) ?? [])
                await error.WriteLineAsync("    " + Import.Say(row));
        }
        catch (Exception problem) when (problem is ImportRefused or VerbFailed or DbUpdateException or IOException)
        {
            progress.End();
            await error.WriteLineAsync($"{place}{line} FAILED: {problem.GetBaseException().Message}");
        }
        return false;
    }

    /// <summary>The lines of a load list without remarks.</summary>
    public static IReadOnlyList<string> Lines(string file) =>
        File.Exists(file)
            ? [.. File.ReadLines(file).Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#')]
            : [];

    private async Task<Partnership> Add(Described described, CancellationToken stop)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var partnership = Partnership.Create(described.Slug, described.Name, DatabaseAddress.Sqlite, "", now);
        partnership.ShortName = described.ShortName;
        partnership.Strapline = described.Strapline;
        partnership.Demonstration = described.Demonstration;
        if (described.Colours?.GetValueOrDefault("brand") is { } colour)
            partnership.Paint(colour);
        await error.WriteLineAsync($"Making {described.Name} …");
        return await installation.Add(partnership, stop);
    }
}
