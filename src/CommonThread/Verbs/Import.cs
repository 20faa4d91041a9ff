using System.CommandLine;
using System.Diagnostics;
using CommonThread.Partnerships;

namespace CommonThread.Verbs;

/// <summary>Loads a file with any of the imports that the pages offer.</summary>
internal static class Import
{
    private const int Shown = 20;

    public static Command Verb(Where where, TextWriter output, TextWriter error)
    {
        var kind = new Argument<string?>("KIND")
        {
            Description = "What the file is; without it, the kinds are listed",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var path = new Argument<string?>("PATH")
        {
            Description = "The file, or a folder of files of this kind",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var partnership = new Option<string?>("--partnership")
        {
            Description = "Which partnership, by its address; may be left out where there is only one",
        };
        var good = new Option<bool>("--good-rows") { Description = "Load the good rows though others are refused" };
        var import = new Command(
            "import",
            "Load a file into a partnership: all of it or nothing. Each kind's own options follow, as in --type ward"
        )
        {
            kind,
            path,
            partnership,
            good,
        };
        import.TreatUnmatchedTokensAsErrors = false;
        import.SetAction(
            async (parsed, stop) =>
            {
                await using var app = await where.Open(parsed, stop);
                var load = app.Services.GetRequiredService<ImportFile>();
                if (parsed.GetValue(kind) is not { } key)
                {
                    await output.WriteAsync(Say(load.Kinds));
                    return 0;
                }
                var chosen =
                    load.Find(key)
                    ?? throw new VerbFailed(
                        $"There is no import called “{key}”. There are: {string.Join(", ", load.Kinds.Select(k => k.Key))}",
                        2
                    );
                if (parsed.GetValue(path) is not { } file)
                    throw new VerbFailed($"Say which file: commonthread import {key} PATH", 2);
                var installation = app.Services.GetRequiredService<Installation>();
                var into = PartnershipVerbs.Find(installation, parsed.GetValue(partnership));
                var clock = Stopwatch.StartNew();
                var outcome = await load.Now(
                    into,
                    chosen,
                    file,
                    Options(parsed.UnmatchedTokens),
                    parsed.GetValue(good),
                    new ConsoleProgress(error),
                    other => error.WriteLine($"Waiting for {other.FileName}, brought by {other.StartedBy} …"),
                    stop
                );
                await Tell(outcome, output, clock.Elapsed);
                return outcome.Kept
                    ? 0
                    : throw new VerbFailed($"{Path.GetFileName(file)} was not loaded: {outcome.Error}");
            }
        );
        return import;
    }

    /// <summary>Pairs of <c>--name value</c> (or <c>--name=value</c>).</summary>
    public static IReadOnlyDictionary<string, string> Options(IReadOnlyList<string> tokens)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (!token.StartsWith("--", StringComparison.Ordinal))
                throw new VerbFailed($"“{token}” is neither an option nor the value of one", 2);
            var equals = token.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
                options[token[2..equals]] = token[(equals + 1)..];
            else if (i + 1 < tokens.Count && !tokens[i + 1].StartsWith("--", StringComparison.Ordinal))
                options[token[2..]] = tokens[++i];
            else
                throw new VerbFailed($"Option {token} needs a value", 2);
        }
        return options;
    }

    private static async Task Tell(ImportFile.Outcome outcome, TextWriter output, TimeSpan took)
    {
        if (outcome.Receipt is not { } receipt)
            return;
        await output.WriteLineAsync($"{receipt.Say()} ({took.TotalSeconds:0.0} s, receipt {outcome.RunId})");
        foreach (var note in receipt.Notes)
            await output.WriteLineAsync("  " + note);
        foreach (var row in receipt.Refused.Take(Shown))
            await output.WriteLineAsync("  " + Say(row));
        if (receipt.RefusedCount > Shown)
            await output.WriteLineAsync($"  and {receipt.RefusedCount - Shown:N0} more");
    }

    /// <summary>"line 12: E01013453: there is no such place".</summary>
    public static string Say(RefusedRow row) =>
        $"{(row.Line is { } line ? $"line {line}: " : "")}{row.What}: {row.Reason}";

    private static string Say(IReadOnlyList<IImport> kinds)
    {
        var text = new StringWriter();
        foreach (var kind in kinds)
        {
            text.WriteLine($"{kind.Key}: {kind.Explanation}");
            foreach (var option in kind.Options)
                text.WriteLine($"    --{option.Name}  {option.Label}{(option.Required ? "" : " (optional)")}");
        }
        return text.ToString();
    }
}

/// <summary>How far a long import is, on one line that is written over where the console can do that, and else now and then.</summary>
internal sealed class ConsoleProgress(TextWriter error, string before = "") : IProgress<ImportProgress>
{
    private readonly Stopwatch since = Stopwatch.StartNew();
    private readonly bool over = ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected;
    private TimeSpan last;
    private int width;

    public void Report(ImportProgress value)
    {
        if (since.Elapsed - last < TimeSpan.FromSeconds(over ? 0.2 : 10))
            return;
        last = since.Elapsed;
        var words = $"{before}{value.Doing}{(value.Percent is { } percent ? $" {percent}%" : "")}";
        if (!over)
        {
            error.WriteLine(words);
            return;
        }
        var most = Math.Max(20, Console.WindowWidth - 1);
        words = words.Length > most ? words[..most] : words;
        error.Write("\r" + words.PadRight(width));
        width = words.Length;
    }

    /// <summary>Clears the line that was written over.</summary>
    public void End()
    {
        if (over && width > 0)
            error.Write("\r" + new string(' ', width) + "\r");
    }
}
