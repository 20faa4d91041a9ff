using CommonThread.Data;
using CommonThread.Partnerships;
using CommonThread.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace CommonThread.Bench;

/// <summary>The application on a port of this machine with all of Leicestershire's demonstration but its crime.</summary>
internal sealed class LoadedSite : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly string folder;
    private readonly Partnership partnership;

    private LoadedSite(WebApplication application, string folder, Partnership partnership, string sample) =>
        (this.application, this.folder, this.partnership, SampleFolder) = (application, folder, partnership, sample);

    public string SampleFolder { get; }

    public Uri Address =>
        new(
            application
                .Services.GetRequiredService<IServer>()
                .Features.Get<IServerAddressesFeature>()!
                .Addresses.First() + "/leicestershire/"
        );

    public static async Task<LoadedSite> Start(string sample)
    {
        var folder = Path.Combine(Path.GetTempPath(), "commonthread-bench", Guid.NewGuid().ToString("N"));
        var application = Application.Build(new ApplicationSettings(folder, "http://127.0.0.1:0") { Schedule = false });
        var installation = application.Services.GetRequiredService<Installation>();
        await installation.Prepare();
        var partnership = await installation.Add(
            Partnership.Create("leicestershire", "Leicestershire", DatabaseAddress.Sqlite, "", DateTime.UtcNow)
        );
        var site = new LoadedSite(application, folder, partnership, sample);
        foreach (var line in await File.ReadAllLinesAsync(Path.Combine(sample, "leicestershire", "load.txt")))
        {
            if (
                !line.StartsWith("import ", StringComparison.Ordinal)
                || line.StartsWith("import crime", StringComparison.Ordinal)
            )
                continue;
            var words = System.CommandLine.Parsing.CommandLineParser.SplitCommandLine(line).ToArray();
            var options = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 3; i + 1 < words.Length; i += 2)
                options[words[i][2..]] = words[i + 1];
            await site.Import(words[1], Path.Combine(sample, words[2]), options);
        }
        await application.StartAsync();
        return site;
    }

    public CommonThreadDb Open() =>
        application
            .Services.GetRequiredService<Installation>()
            .Open(partnership, new Acting { Caller = Caller.System, Reason = "bench" }, TimeProvider.System);

    /// <summary>Runs an import as the command line does.</summary>
    public async Task<ImportReport> Import(string import, string path, Dictionary<string, string>? options = null)
    {
        await using var db = Open();
        var context = new ImportContext
        {
            Db = db,
            Path = path,
            FileName = Path.GetFileName(path),
            Today = TimeProvider.System.Today(),
            Options = options ?? [],
        };
        var way = application.Services.GetServices<IImport>().Single(i => i.Key == import);
        return await RunImport.Now(way, context, CancellationToken.None)
            ? context.Report
            : throw new InvalidOperationException(
                $"{import} {path} was refused: {string.Join("; ", context.Report.Refused.Take(3).Select(r => r.Reason))}"
            );
    }

    public async ValueTask DisposeAsync()
    {
        await application.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
