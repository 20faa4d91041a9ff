using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;

namespace CommonThread.Analytics.Tests.Examples;

/// <summary>
/// The library’s page shows code that runs: each of its blocks is a marked part ("// example: name" to "// end") of a test of
/// this folder, line for line.
/// </summary>
public sealed partial class ReadmeTests
{
    [GeneratedRegex(
        @"^[ ]*// example: (?<name>[a-z-]+)\n(?<code>.*?)^[ ]*// end\n",
        RegexOptions.Multiline | RegexOptions.Singleline
    )]
    private static partial Regex Marked { get; }

    [GeneratedRegex(@"<!-- example: (?<name>[a-z-]+) -->\n```csharp\n(?<code>.*?)```\n", RegexOptions.Singleline)]
    private static partial Regex Shown { get; }

    private static string Readme => Resource("README.md");

    private static string Resource(string name)
    {
        using var stream =
            typeof(ReadmeTests).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded in the tests");
        return new StreamReader(stream, Encoding.UTF8).ReadToEnd().ReplaceLineEndings("\n");
    }

    private static (string Name, string Code)[] Examples =>
        [
            .. typeof(ReadmeTests)
                .Assembly.GetManifestResourceNames()
                .Where(n => n.StartsWith("Examples/", StringComparison.Ordinal))
                .SelectMany(n => Marked.Matches(Resource(n)))
                .Select(m => (m.Groups["name"].Value, Outdented(m.Groups["code"].Value))),
        ];

    private static string Outdented(string code)
    {
        var lines = code.Split('\n');
        var indent = lines.Where(l => l.Trim().Length > 0).Min(l => l.Length - l.TrimStart(' ').Length);
        return string.Join('\n', lines.Select(l => l.Length > indent ? l[indent..] : l.Trim()));
    }

    [Fact]
    public void Each_block_of_the_page_is_a_part_of_a_test()
    {
        var examples = Examples.ToDictionary(e => e.Name, e => e.Code);
        foreach (Match block in Shown.Matches(Readme))
        {
            var name = block.Groups["name"].Value;
            examples.ShouldContainKey(name);
            // Whether they are equal, rather than character by character how they differ: git shows that better.
            (block.Groups["code"].Value == examples[name]).ShouldBeTrue(
                $"“{name}” differs from its example: run Write_the_page and read the change"
            );
        }
    }

    [Fact]
    public void Every_example_is_shown_once_and_no_block_comes_from_elsewhere()
    {
        Shown
            .Matches(Readme)
            .Select(m => m.Groups["name"].Value)
            .ShouldBe(Examples.Select(e => e.Name), ignoreOrder: true);
        Regex.Count(Readme, "```csharp").ShouldBe(Shown.Count(Readme));
    }

    [Fact]
    public void Every_room_of_the_library_has_its_part_of_the_page()
    {
        var rooms = typeof(StatisticsError)
            .Assembly.GetExportedTypes()
            .Select(t => t.Namespace!.Split('.').Skip(2).FirstOrDefault())
            .OfType<string>()
            .Distinct();
        foreach (var room in rooms)
            Readme.ShouldContain($"\n## {room}\n");
    }

    /// <summary>A developer’s tool, not a test: puts the examples as they now are into the page.</summary>
    [Fact(Explicit = true)]
    public void Write_the_page()
    {
        var examples = Examples.ToDictionary(e => e.Name, e => e.Code);
        var written = Shown.Replace(
            Readme,
            m => $"<!-- example: {m.Groups["name"].Value} -->\n```csharp\n{examples[m.Groups["name"].Value]}```\n"
        );
        File.WriteAllText(Path.Combine(Here(), "../../../src/CommonThread.Analytics/README.md"), written);
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
