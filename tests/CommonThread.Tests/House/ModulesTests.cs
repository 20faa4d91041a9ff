using System.Text.RegularExpressions;
using CommonThread.Data;
using CommonThread.Shared;

namespace CommonThread.Tests.House;

/// <summary>Who may know whom. Each failure names the file and the line.</summary>
public sealed partial class ModulesTests
{
    private static readonly string[] Order =
    [
        "People",
        "Places",
        "Measures",
        "Commitments",
        "Strategy",
        "Boards",
        "Performance",
        "Communities",
        "Tasking",
        "Engagement",
        "Funding",
        "Assurance",
        "Thread",
    ];

    [Fact]
    public void The_statistics_stand_on_the_base_library_and_the_geometry_alone()
    {
        var project = File.ReadAllText(
            Path.Combine(Repository.Root, "src/CommonThread.Analytics/CommonThread.Analytics.csproj")
        );
        References()
            .Matches(project)
            .Select(m => m.Groups[1].Value)
            .Except(["NetTopologySuite", "MathNet.Numerics"])
            .ShouldBeEmpty();
        Find("src/CommonThread.Analytics", (_, line) => FarUsing().Match(line) is { Success: true } m ? m.Value : null)
            .ShouldBeEmpty();
    }

    [Fact]
    public void Shared_and_data_know_no_module() =>
        Find("src/CommonThread/Shared", Module)
            .Concat(Find("src/CommonThread/Data", Module))
            .Concat(Find("src/CommonThread/Partnerships", Module))
            .ShouldBeEmpty();

    [Fact]
    public void A_module_knows_only_the_front_doors_of_modules_before_it()
    {
        var wrong = new List<string>();
        foreach (var own in Order.Where(m => Directory.Exists(Path.Combine(Repository.Root, "src/CommonThread", m))))
        {
            wrong.AddRange(
                Find(
                    "src/CommonThread/" + own,
                    (_, line) =>
                    {
                        foreach (var (other, feature) in Mentions(line))
                        {
                            if (other == own)
                                continue;
                            if (Array.IndexOf(Order, other) > Array.IndexOf(Order, own))
                                return $"{own} stands before {other} and may not know it";
                            if (feature is not null)
                                return $"{own} may know {other}’s front door, not its folder {feature}";
                        }
                        return null;
                    }
                )
            );
        }
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void An_entity_holds_another_module_s_number_and_never_the_record()
    {
        var options = new DbContextOptionsBuilder<CommonThreadDb>();
        new DatabaseAddress(DatabaseAddress.Sqlite, "unused.db").Configure(options);
        using var db = new CommonThreadDb(options.Options, new Acting(), TimeProvider.System);
        var wrong =
            from entity in db.Model.GetEntityTypes()
            from navigation in entity.GetNavigations()
            let here = ModuleOf(entity.ClrType)
            let there = ModuleOf(navigation.TargetEntityType.ClrType)
            where here is not null && there is not null && here != there
            select $"{entity.ClrType.FullName}.{navigation.Name} leads to {navigation.TargetEntityType.ClrType.FullName}";
        wrong.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("using CommonThread.Places.Import;", "Places", "Import")]
    [InlineData("db.Set<CommonThread.People.Posts.Post>()", "People", "Posts")]
    [InlineData("using CommonThread.Strategy;", "Strategy", null)]
    public void The_reading_of_the_sources_finds_what_it_looks_for(string line, string module, string? feature) =>
        Mentions(line).ShouldBe([(module, feature)]);

    private static string? ModuleOf(Type type) =>
        Order.FirstOrDefault(m =>
            type.Namespace == $"CommonThread.{m}"
            || type.Namespace?.StartsWith($"CommonThread.{m}.", StringComparison.Ordinal) == true
        );

    private static string? Module(string file, string line) =>
        Mentions(line).Select(m => $"may not know {m.Module}").FirstOrDefault();

    private static IEnumerable<(string Module, string? Feature)> Mentions(string line)
    {
        foreach (Match match in Qualified().Matches(line))
        {
            var module = match.Groups[1].Value;
            if (!Order.Contains(module))
                continue;
            var feature = match.Groups[2].Value;
            yield return (module, feature.Length > 0 && IsFolder(module, feature) ? feature : null);
        }
    }

    // A type of the front door is no folder.
    private static bool IsFolder(string module, string name) =>
        Directory.Exists(Path.Combine(Repository.Root, "src/CommonThread", module, name)) || name == "Import";

    private static List<string> Find(string folder, Func<string, string, string?> wrong)
    {
        var found = new List<string>();
        foreach (var (name, path) in Repository.Files(folder, ".cs", ".cshtml"))
        {
            var lines = name.EndsWith(".cs", StringComparison.Ordinal)
                ? Repository.Code(path)
                : File.ReadAllLines(path);
            for (var i = 0; i < lines.Length; i++)
            {
                if (wrong(name, lines[i]) is { } why)
                    found.Add($"{name}:{i + 1}: {why}: {lines[i].Trim()}");
            }
        }
        return found;
    }

    [GeneratedRegex(@"CommonThread\.([A-Z]\w+)(?:\.([A-Z]\w+))?", RegexOptions.None, 1000)]
    private static partial Regex Qualified();

    [GeneratedRegex(
        "(?:PackageReference|ProjectReference|FrameworkReference) Include=\"([^\"]+)\"",
        RegexOptions.None,
        1000
    )]
    private static partial Regex References();

    [GeneratedRegex(
        @"using (Microsoft\.(AspNetCore|EntityFrameworkCore|Extensions)|System\.(Net|Data)|CommonThread\.(?!Analytics))[\w.]*",
        RegexOptions.None,
        1000
    )]
    private static partial Regex FarUsing();
}
