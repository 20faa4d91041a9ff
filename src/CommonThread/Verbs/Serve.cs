using System.CommandLine;
using CommonThread.Partnerships;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CommonThread.Verbs;

/// <summary>Runs the web application, after it has loaded what is missing of the demonstration.</summary>
internal static class Serve
{
    public static Command Verb(Where where, TextWriter error)
    {
        var urls = new Option<string>("--urls")
        {
            Description = "Address to listen on; several are separated by semicolons",
            DefaultValueFactory = _ => "http://127.0.0.1:5180",
        };
        var plain = new Option<bool>("--no-demo") { Description = "Do not load the demonstration partnerships" };
        var serve = new Command("serve", "Run the web application") { urls, plain };
        serve.SetAction(
            async (parsed, stop) =>
            {
                var settings = where.Settings(parsed, parsed.GetValue(urls)!) with { Schedule = true };
                // Before the work of loading: the host itself would tell of it with the trace of its stack.
                ListeningAddress.Check(settings.Urls);
                await using var app = Application.Build(settings);
                var installation = app.Services.GetRequiredService<Installation>();
                await installation.Prepare(stop);
                if (!parsed.GetValue(plain))
                    await new LoadDemonstration(app.Services, error).Now(stop);
                var reading = app.Services.GetRequiredService<RunQueuedImports>();
                foreach (var partnership in installation.Partnerships)
                {
                    await installation.Prepare(partnership, stop);
                    await reading.MarkInterrupted(partnership, stop);
                }
                await Start(app, settings.Urls);
                // The one line that whoever starts it waits for.
                await Console.Out.WriteLineAsync($"CommonThread is ready at {Address(app)}");
                await app.WaitForShutdownAsync(stop);
                return 0;
            }
        );
        return serve;
    }

    private static async Task Start(WebApplication app, string urls)
    {
        try
        {
            await app.StartAsync();
        }
        catch (IOException busy)
        {
            throw new VerbFailed($"Cannot listen on {urls}: {busy.GetBaseException().Message}");
        }
        catch (Exception wrong)
            when (wrong is FormatException or InvalidOperationException
                && wrong.Message.Contains("address", StringComparison.OrdinalIgnoreCase)
            )
        {
            throw new VerbFailed($"Cannot listen on {urls}: {wrong.Message}", 2);
        }
    }

    private static string Address(WebApplication app) =>
        string.Join(
            " and ",
            app.Services.GetRequiredService<IServer>()
                .Features.Get<IServerAddressesFeature>()!
                .Addresses.Select(a => a.TrimEnd('/') + "/")
        );
}
