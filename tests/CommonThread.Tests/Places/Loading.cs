using System.CommandLine.Parsing;
using System.Diagnostics;
using System.Text;
using CommonThread.Data;
using CommonThread.Partnerships;
using CommonThread.Shared;
using CommonThread.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CommonThread.Tests.Places;

/// <summary>What became of a file.</summary>
internal sealed record Loaded(bool Kept, ImportReport Report, string? Refusal, TimeSpan Took)
{
    public string Reasons => Refusal ?? string.Join("; ", Report.Refused.Select(r => $"{r.Line}: {r.Reason}"));
}

/// <summary>Loads files as the command line does.</summary>
internal static class Loading
{
    /// <summary>The folder of sample files.</summary>
    public static string Sample { get; } = Find();

    public static Task<Loaded> Text(
        TestSite site,
        string import,
        string text,
        string options = "",
        bool goodRowsOnly = false,
        Partnership? into = null
    ) => Bytes(site, import, Encoding.UTF8.GetBytes(text), options, goodRowsOnly, into);

    public static async Task<Loaded> Bytes(
        TestSite site,
        string import,
        byte[] bytes,
        string options = "",
        bool goodRowsOnly = false,
        Partnership? into = null
    )
    {
        var path = Path.Combine(site.Folder, Guid.NewGuid().ToString("N"));
        await File.WriteAllBytesAsync(path, bytes);
        return await Run(site, import, path, options, goodRowsOnly, into);
    }

    public static async Task<Loaded> Run(
        TestSite site,
        string import,
        string path,
        string options = "",
        bool goodRowsOnly = false,
        Partnership? into = null
    )
    {
        await using var db = site.Open(null, into);
        var given = CommandLineParser.SplitCommandLine(options);
        var context = new ImportContext
        {
            Db = db,
            Path = path,
            FileName = Path.GetFileName(path),
            Today = site.Today,
            GoodRowsOnly = goodRowsOnly,
            Options = given.Chunk(2).ToDictionary(o => o[0][2..], o => o[1]),
        };
        var clock = Stopwatch.StartNew();
        var one = site.Services.GetServices<IImport>().Single(i => i.Key == import);
        try
        {
            var kept = await RunImport.Now(one, context, CancellationToken.None);
            return new(kept, context.Report, null, clock.Elapsed);
        }
        catch (ImportRefused refused)
        {
            return new(false, context.Report, refused.Message, clock.Elapsed);
        }
    }

    /// <summary>Runs the lines of a partnership's load list that are about places.</summary>
    public static async Task<TimeSpan> Geography(
        TestSite site,
        string partnership,
        Partnership? into = null,
        Action<string>? say = null
    )
    {
        var took = TimeSpan.Zero;
        string[] wanted = ["organisations", "boundaries", "places", "links", "streets"];
        foreach (var line in await File.ReadAllLinesAsync(Path.Combine(Sample, partnership, "load.txt")))
        {
            // The options stay as they are written: what stands in quotation marks is one word.
            var words = line.Split(' ', 4);
            if (words[0] != "import" || !wanted.Contains(words[1]))
                continue;
            var loaded = await Run(
                site,
                words[1],
                Path.Combine(Sample, words[2]),
                words.Length > 3 ? words[3] : "",
                false,
                into
            );
            loaded.Kept.ShouldBeTrue($"{line}: {loaded.Reasons}");
            took += loaded.Took;
            say?.Invoke($"{loaded.Took.TotalSeconds:0.00} s {line}");
        }
        return took;
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "sample", "FORMAT.md")))
                return Path.Combine(folder.FullName, "sample");
        }
        throw new DirectoryNotFoundException("There is no sample folder above the tests");
    }
}

/// <summary>Derby's own geography, loaded once for a class of tests.</summary>
public class DerbySite : TestSite
{
    protected override async Task Fill() => await Loading.Geography(this, "derby");
}
