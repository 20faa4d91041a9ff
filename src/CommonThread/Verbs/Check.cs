using System.CommandLine;
using CommonThread.Partnerships;
using CommonThread.Partnerships.Backups;

namespace CommonThread.Verbs;

/// <summary>Checks databases, files and history.</summary>
internal static class Check
{
    public static Command Verb(Where where, TextWriter output)
    {
        var check = new Command("check", "Check that databases, files and history are whole");
        check.SetAction(
            async (parsed, stop) =>
            {
                await using var app = await where.Open(parsed, stop);
                var verdict = await new CheckInstallation(
                    app.Services.GetRequiredService<Installation>(),
                    app.Services.GetRequiredService<TimeProvider>()
                ).Now(stop);
                foreach (var sentence in verdict.Said)
                    await output.WriteLineAsync(sentence);
                return verdict.Wrong is [] ? 0 : throw new VerbFailed($"Not whole: {string.Join("; ", verdict.Wrong)}");
            }
        );
        return check;
    }
}
