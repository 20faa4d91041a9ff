using CommonThread.Shared;
using CommonThread.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CommonThread.Tests.House;

/// <summary>The lists that load the demonstration say nothing that the product does not know.</summary>
public sealed class SampleTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public void Every_line_of_every_load_list_names_an_import_its_options_and_a_file()
    {
        var imports = site.Services.GetServices<IImport>().ToDictionary(i => i.Key);
        var sample = Path.Combine(Repository.Root, "sample");
        var lists = Directory.GetFiles(sample, "load.txt", SearchOption.AllDirectories);
        lists.Length.ShouldBeGreaterThanOrEqualTo(4);
        var wrong = new List<string>();
        foreach (var list in lists)
        {
            foreach (var line in File.ReadLines(list).Where(l => l.StartsWith("import ", StringComparison.Ordinal)))
            {
                var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (!imports.TryGetValue(words[1], out var import))
                {
                    wrong.Add($"{list}: there is no import “{words[1]}”");
                    continue;
                }
                var path = Path.Combine(sample, words[2]);
                if (!File.Exists(path) && !Directory.Exists(path))
                    wrong.Add($"{list}: {words[2]} is not there");
                wrong.AddRange(
                    words
                        .Skip(3)
                        .Where(w => w.StartsWith("--", StringComparison.Ordinal))
                        .Where(w => import.Options.All(o => o.Name != w[2..]))
                        .Select(w => $"{list}: {words[1]} has no option {w}")
                );
            }
        }
        wrong.ShouldBeEmpty();
    }
}
