using System.Text;
using CommonThread.Data;
using CommonThread.Partnerships;
using CommonThread.Shared;
using CommonThread.Tests.Hosting;
using CommonThread.Tests.Shared.Imports;
using CommonThread.Verbs;
using Microsoft.Extensions.DependencyInjection;

namespace CommonThread.Tests.Verbs;

/// <summary>The demonstration is made by the same imports as any partnership, line by line, and goes on where it stopped.</summary>
public sealed class DemonstrationTests : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("commonthread-demo-").FullName;
    private readonly Microsoft.AspNetCore.Builder.WebApplication app;

    public DemonstrationTests() =>
        app = Application.Build(
            new ApplicationSettings(Path.Combine(folder, "data"), "http://127.0.0.1:0")
            {
                Schedule = false,
                Also = services => services.AddSingleton<IImport>(new NamesImport()),
            }
        );

    private async Task<(bool Whole, string Said)> Start()
    {
        await app.Services.GetRequiredService<Installation>().Prepare();
        using var said = new StringWriter();
        var whole = await new LoadDemonstration(app.Services, said, Path.Combine(folder, "sample")).Now(default);
        return (whole, said.ToString());
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(folder, "sample", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, new UTF8Encoding(false));
    }

    [Fact]
    public async Task A_failed_line_says_why_and_the_next_start_goes_on_from_it()
    {
        Write(
            "demoshire/partnership.json",
            """{"slug":"demoshire","name":"Demoshire","short_name":"Demo","strapline":"Together","colours":{"brand":"#1d3f72"},"demonstration":true}"""
        );
        Write(
            "demoshire/load.txt",
            "# In order\nimport names demoshire/a.csv\nimport names demoshire/b.csv --licence \"Two words\"\n"
        );
        Write("demoshire/a.csv", "name\nFirst\n");
        Write("demoshire/b.csv", "name\nSecond\nbad\n");
        var (whole, said) = await Start();
        whole.ShouldBeFalse();
        said.ShouldContain("Demo 1/2: Names of sources, a.csv: 1 read: 1 new");
        said.ShouldContain("FAILED: Some rows cannot be loaded");
        said.ShouldContain("line 3: bad: This name cannot be loaded");
        said.ShouldContain("Demo is incomplete");
        var installation = app.Services.GetRequiredService<Installation>();
        installation.Find("demoshire")!.LoadedLines.ShouldBe(1);

        Write("demoshire/b.csv", "name\nSecond\n");
        (whole, said) = await Start();
        whole.ShouldBeTrue(said);
        said.ShouldNotContain("a.csv");
        var partnership = installation.Find("demoshire")!;
        partnership.LoadedLines.ShouldBe(2);
        partnership.Colour.ShouldBe("#1d3f72");
        await using (
            var db = installation.Open(partnership, new Acting { Caller = Caller.System }, TimeProvider.System)
        )
        {
            (await db.Set<Source>().Select(s => s.Name + " " + s.Licence).ToListAsync()).ShouldBe(
                ["First OGL", "Second Two words"],
                ignoreOrder: true
            );
        }
        (whole, said) = await Start();
        whole.ShouldBeTrue();
        said.ShouldBeEmpty("A second start has nothing to do");
    }

    [Fact]
    public void Every_load_list_is_made_of_imports_of_files_that_are_there()
    {
        var sample = LoadDemonstration.Folder().ShouldNotBeNull();
        var wrong = new List<string>();
        foreach (var list in Directory.EnumerateFiles(sample, "load.txt", SearchOption.AllDirectories))
        {
            foreach (var line in LoadDemonstration.Lines(list))
            {
                var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (words is not ["import", _, var path, ..])
                    wrong.Add($"{list}: {line}");
                else if (!Path.Exists(Path.Combine(sample, path)))
                    wrong.Add($"{list}: {path} is not there");
            }
        }
        wrong.ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Databases.Release();
        Directory.Delete(folder, recursive: true);
    }
}
