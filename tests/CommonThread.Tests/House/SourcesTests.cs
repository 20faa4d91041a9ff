using System.Text.RegularExpressions;

namespace CommonThread.Tests.House;

/// <summary>What no source may hold, and what every file is like.</summary>
public sealed partial class SourcesTests
{
    [Theory]
    [InlineData(@"\b(FromSqlRaw|ExecuteSqlRaw|ExecuteSqlRawAsync|SqlQueryRaw)\b", "raw SQL passes the filters by")]
    [InlineData(@"\bIgnoreQueryFilters\b", "a query is filtered by its caller, always")]
    [InlineData(
        @"\b[dD]b\.(Attach|AttachRange|Update|UpdateRange)\(",
        "a record is loaded, then changed, so that the write is checked"
    )]
    [InlineData(@"\bDateTime(Offset)?\.(Now|Today)\b", "time is an argument")]
    [InlineData(@"\bThread\.Sleep\b", "nothing waits by sleeping")]
    [InlineData(@"\bHtml\.Raw\(", "text is encoded by the page")]
    public void No_source_of_the_application_uses(string pattern, string why)
    {
        var found = new List<string>();
        foreach (var (name, path) in Repository.Files("src", ".cs", ".cshtml"))
        {
            var lines = name.EndsWith(".cs", StringComparison.Ordinal)
                ? Repository.Code(path)
                : File.ReadAllLines(path);
            for (var i = 0; i < lines.Length; i++)
            {
                if (Regex.IsMatch(lines[i], pattern, RegexOptions.None, TimeSpan.FromSeconds(1)))
                    found.Add($"{name}:{i + 1}: {why}: {lines[i].Trim()}");
            }
        }
        found.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Requirement", "C-48")]
    public void Every_csv_file_is_written_so_that_formulas_are_harmless()
    {
        var writers = Repository
            .Files("src/CommonThread", ".cs")
            .Select(f => (f.Name, Code: string.Join('\n', Repository.Code(f.Path))))
            .Where(f => f.Code.Contains("CsvWriter.Create", StringComparison.Ordinal))
            .ToList();
        writers.ShouldNotBeEmpty();
        writers
            .Where(f => !f.Code.Contains("Injection = CsvInjection.Escape", StringComparison.Ordinal))
            .Select(f => f.Name)
            .ShouldBeEmpty();
    }

    [Fact]
    public void Opening_a_page_changes_nothing()
    {
        var found = new List<string>();
        foreach (var (name, path) in Repository.Files("src/CommonThread", ".cshtml.cs"))
        {
            var code = string.Join('\n', Repository.Code(path));
            foreach (Match start in GetHandlers().Matches(code))
            {
                var body = Body(code, start.Index + start.Length);
                if (Writes().Match(body) is { Success: true } write)
                {
                    var line = code[..(start.Index + start.Length)].Count(c => c == '\n') + 1;
                    found.Add($"{name}:{line}: {start.Groups[1].Value} calls {write.Value}");
                }
            }
        }
        found.ShouldBeEmpty();
    }

    [Fact]
    public void Every_file_is_read_in_one_sitting()
    {
        var tooLong =
            from file in Repository.Files("src", ".cs", ".cshtml").Concat(Repository.Files("tests", ".cs"))
            where !file.Name.Contains("/Migrations/", StringComparison.Ordinal)
            let lines = File.ReadLines(file.Path).Count()
            where lines > 400
            select $"{file.Name} has {lines} lines";
        tooLong.ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_speaks_of_the_machine_it_was_written_on_or_of_who_wrote_it()
    {
        // Put together here, so that this file does not find itself.
        string[] words =
        [
            "/wo" + "rk/",
            "/ro" + "ot/",
            "/home" + "/",
            "../sha" + "red",
            "Cla" + "ude",
            "Anthro" + "pic",
            "ChatG" + "PT",
            "Copi" + "lot",
            "language " + "model",
        ];
        var found = new List<string>();
        foreach (
            var (name, path) in Repository.Files(
                "",
                ".cs",
                ".cshtml",
                ".md",
                ".json",
                ".mjs",
                ".js",
                ".scss",
                ".csproj",
                ".props",
                ".txt",
                ".yml",
                "run",
                "test",
                ".editorconfig"
            )
        )
        {
            // The open data are as their publishers wrote them.
            if (name.StartsWith("sample/open/", StringComparison.Ordinal))
                continue;
            var text = File.ReadAllText(path);
            found.AddRange(
                words
                    .Where(w => text.Contains(w, StringComparison.OrdinalIgnoreCase))
                    .Select(w => $"{name} holds “{w}”")
            );
        }
        found.ShouldBeEmpty();
    }

    [Fact]
    public void Packages_come_from_nowhere_in_particular()
    {
        File.Exists(Path.Combine(Repository.Root, "nuget.config")).ShouldBeFalse();
        File.Exists(Path.Combine(Repository.Root, ".npmrc")).ShouldBeFalse();
        var from = Resolved().Matches(File.ReadAllText(Path.Combine(Repository.Root, "package-lock.json")));
        from.Select(m => m.Groups[1].Value).Distinct().Except(["registry.npmjs.org"]).ShouldBeEmpty();
    }

    [Fact]
    public void Every_link_of_the_documentation_leads_somewhere()
    {
        var broken = new List<string>();
        foreach (var (name, path) in Repository.Files("", ".md"))
        {
            foreach (Match link in Links().Matches(File.ReadAllText(path)))
            {
                var target = link.Groups[1].Value;
                if (
                    target.Contains("://", StringComparison.Ordinal)
                    || target.StartsWith("mailto:", StringComparison.Ordinal)
                )
                    continue;
                var parts = target.Split('#', 2);
                var file =
                    parts[0].Length == 0
                        ? path
                        : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, parts[0]));
                if (!File.Exists(file) && !Directory.Exists(file))
                    broken.Add($"{name}: {target} is not there");
                else if (parts.Length == 2 && !Headings(file).Contains(parts[1]))
                    broken.Add($"{name}: {target} has no such heading");
            }
        }
        broken.ShouldBeEmpty();
    }

    private static HashSet<string> Headings(string file) =>
        [
            .. File.ReadLines(file)
                .Where(l => l.StartsWith('#'))
                .Select(l => l.TrimStart('#', ' ').ToLowerInvariant())
                .Select(l => NotInAnchor().Replace(l, "").Replace(' ', '-')),
        ];

    private static string Body(string code, int from)
    {
        var at = code.IndexOfAny(['{', '='], from);
        if (at < 0)
            return "";
        if (code[at] == '=')
            return code[at..Math.Max(at, code.IndexOf(";\n", at, StringComparison.Ordinal))];
        var depth = 0;
        for (var i = at; i < code.Length; i++)
        {
            if (code[i] == '{')
                depth++;
            else if (code[i] == '}' && --depth == 0)
                return code[at..i];
        }
        return code[at..];
    }

    [GeneratedRegex(@"\b(OnGet\w*|OnHead\w*|Prepare)\([^)]*\)", RegexOptions.None, 5000)]
    private static partial Regex GetHandlers();

    // A reading of restricted material is recorded too; that is a line of history, not a change.
    [GeneratedRegex(
        @"\b(SaveChangesAsync|SaveChanges|ExecuteUpdateAsync|ExecuteDeleteAsync)\b",
        RegexOptions.None,
        5000
    )]
    private static partial Regex Writes();

    [GeneratedRegex("\"resolved\": \"https?://([^/\"]+)/", RegexOptions.None, 5000)]
    private static partial Regex Resolved();

    [GeneratedRegex(@"\]\(([^)\s]+)\)", RegexOptions.None, 5000)]
    private static partial Regex Links();

    [GeneratedRegex(@"[^\w\- ]", RegexOptions.None, 5000)]
    private static partial Regex NotInAnchor();
}
