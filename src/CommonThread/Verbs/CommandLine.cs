using System.CommandLine;
using System.CommandLine.Parsing;
using System.Data.Common;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CommonThread.Analytics;
using CommonThread.Analytics.Crime;
using CommonThread.Analytics.Geography;
using CommonThread.Verbs.Analyse;

namespace CommonThread.Verbs;

/// <summary>A verb cannot do what was asked. The message is the one line that stands on standard error.</summary>
internal sealed class VerbFailed(string sentence, int code = 1) : Exception(sentence)
{
    public int Code { get; } = code;
}

/// <summary>
/// The verbs of the program. Each ends with 0, or with another code and one clear line on standard error: 1 for what could
/// not be done, 2 for what was asked wrongly.
/// </summary>
public static class CommandLine
{
    public static async Task<int> Run(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);
        var root = Root(output, error);
        if (args is [] or ["help"])
            args = ["--help"];
        else if (args[0] == "help")
            args = [.. args.Skip(1), "--help"];
        var parsed = root.Parse(args);
        if (parsed.Errors is [var first, ..])
        {
            await error.WriteLineAsync($"{first.Message} See: commonthread help");
            return 2;
        }
        using var signals = new StopSignals();
        return await parsed.InvokeAsync(
            new InvocationConfiguration
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                // Its own answer to a signal begins only when a verb first waits, and may report a kill for a stop.
                ProcessTerminationTimeout = null,
            },
            signals.Stop
        );
    }

    private static RootCommand Root(TextWriter output, TextWriter error)
    {
        var where = new Where();
        var root = new RootCommand(
            """
            CommonThread: one platform for a council's communities team and its community-safety partners.

            Examples:
              commonthread serve --data /var/lib/commonthread --urls http://127.0.0.1:5180
              commonthread partnership add testshire "Safer Testshire" --colour "#1d3f72"
              commonthread admin invite clerk@testshire.example --post "Clerk" --organisation "Testshire Council"
              commonthread import crime 2026-02.zip --partnership testshire
              commonthread backup /backups/
              commonthread check
              commonthread analyse xmr burglary.csv --good down
            """
        );
        where.AddTo(root);
        root.Add(Serve.Verb(where, error));
        root.Add(Import.Verb(where, output, error));
        root.Add(PartnershipVerbs.Verb(where, output));
        root.Add(AdminVerbs.Verb(where, output));
        root.Add(BackupVerbs.BackUp(where, output));
        root.Add(BackupVerbs.Restore(where, output));
        root.Add(Check.Verb(where, output));
        root.Add(AnalyseVerbs.Verb(output, error));
        Guard(root, error);
        return root;
    }

    // Whatever goes wrong in the user's world is one line; a stack trace is for what is wrong in ours.
    private static void Guard(Command command, TextWriter error)
    {
        foreach (var sub in command.Subcommands)
            Guard(sub, error);
        if (command.Action is not System.CommandLine.Invocation.AsynchronousCommandLineAction action)
            return;
        command.SetAction(
            async (parsed, stop) =>
            {
                try
                {
                    return await action.InvokeAsync(parsed, stop);
                }
                catch (VerbFailed failed)
                {
                    await error.WriteLineAsync(failed.Message);
                    return failed.Code;
                }
                catch (OperationCanceledException)
                {
                    await error.WriteLineAsync("Stopped");
                    return 130;
                }
                catch (Exception problem)
                    when (problem
                            is RulesBroken
                                or ImportRefused
                                or DbException
                                or IOException
                                or UnauthorizedAccessException
                                or InvalidDataException
                                or CryptographicException
                                or StatisticsError
                                or GeographyError
                                or CrimeFileError
                    )
                {
                    await error.WriteLineAsync(problem.Message.ReplaceLineEndings(" "));
                    return 1;
                }
            }
        );
    }
}

/// <summary>Where the installation is: said with every verb, or once in the environment.</summary>
internal sealed class Where
{
    public Option<string> Data { get; } =
        new("--data")
        {
            Description = "Folder of the installation (environment: COMMONTHREAD_DATA)",
            Recursive = true,
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable("COMMONTHREAD_DATA") ?? "data",
        };

    public Option<string?> Database { get; } =
        new("--database")
        {
            Description =
                "PostgreSQL connection of the installation's own database, where that is not a file in the folder (environment: COMMONTHREAD_DATABASE)",
            Recursive = true,
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable("COMMONTHREAD_DATABASE"),
        };

    public void AddTo(RootCommand root)
    {
        root.Add(Data);
        root.Add(Database);
    }

    public ApplicationSettings Settings(ParseResult parsed, string urls = "http://127.0.0.1:0") =>
        new(parsed.GetValue(Data)!, urls)
        {
            InstallationDatabase = parsed.GetValue(Database) is { Length: > 0 } connection
                ? new(DatabaseAddress.Postgres, connection)
                : null,
            Schedule = false,
            KeyCertificate = KeyCertificate(),
        };

    /// <summary>The application, built but not listening, with the installation's tables up to date.</summary>
    public async Task<WebApplication> Open(ParseResult parsed, CancellationToken stop)
    {
        var settings = Settings(parsed);
        if (settings.InstallationDatabase is null && !File.Exists(Path.Combine(settings.Data, "installation.db")))
            throw new VerbFailed(
                $"There is no installation in {Path.GetFullPath(settings.Data)}. Say where it is with --data",
                2
            );
        var app = Application.Build(settings);
        await app.Services.GetRequiredService<Partnerships.Installation>().Prepare(stop);
        return app;
    }

    private static X509Certificate2? KeyCertificate() =>
        Environment.GetEnvironmentVariable("COMMONTHREAD_KEY_CERTIFICATE") is { Length: > 0 } path
            ? X509CertificateLoader.LoadPkcs12FromFile(
                path,
                Environment.GetEnvironmentVariable("COMMONTHREAD_KEY_CERTIFICATE_PASSWORD")
            )
            : null;
}
