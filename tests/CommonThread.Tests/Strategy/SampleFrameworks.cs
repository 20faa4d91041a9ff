using System.Text.Json;
using CommonThread.Data;
using CommonThread.Partnerships;
using CommonThread.People;
using CommonThread.People.Grants;
using CommonThread.People.Organisations;
using CommonThread.People.Posts;
using CommonThread.Places;
using CommonThread.Shared;
using CommonThread.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CommonThread.Tests.Strategy;

/// <summary>
/// Loads the frameworks of a demonstration partnership from the sample files, with the organisations, posts and places that they name.
/// </summary>
internal static class SampleFrameworks
{
    public const string WrittenOn = "2026-01-15";

    public static string Folder { get; } = FindFolder();

    public static IReadOnlyList<string> Files(string partnership) =>
        [
            .. File.ReadLines(Path.Combine(Folder, partnership, "load.txt"))
                .Where(l => l.StartsWith("import framework ", StringComparison.Ordinal))
                .Select(l => Path.Combine(Folder, l.Split(' ')[2])),
        ];

    /// <summary>Puts the people and places that the frameworks name into a partnership.</summary>
    public static async Task Prepare(TestSite site, Partnership partnership, string sample)
    {
        await using var db = site.Open(partnership: partnership);
        var folder = Path.Combine(Folder, sample);
        var organisations = new Dictionary<string, Organisation>(StringComparer.Ordinal);
        foreach (var row in TableFile.Read(Path.Combine(folder, "organisations.csv"), ["name", "kind"]))
        {
            var kind = Enum.Parse<OrganisationKind>(
                row.Needed("kind").Replace("-", "", StringComparison.Ordinal),
                true
            );
            var organisation = Organisation.Called(row.Needed("name"), kind);
            organisation.AlsoKnownAs(row.Several("aliases"));
            db.Add(organisation);
            organisations[organisation.NameKey] = organisation;
        }
        await db.SaveChangesAsync();
        var roles = new List<(Post Post, string Role)>();
        foreach (var row in TableFile.Read(Path.Combine(folder, "posts.csv"), ["organisation", "title"]))
        {
            var within =
                organisations.GetValueOrDefault(Organisation.Key(row.Needed("organisation")))
                ?? organisations.Values.Single(o =>
                    o.Aliases.Any(a => a.NameKey == Organisation.Key(row.Needed("organisation")))
                );
            var post = Post.In(within.Id, row.Needed("title"));
            post.AlsoKnownAs(row.Several("aliases"));
            db.Add(post);
            roles.AddRange(row.Several("roles").Select(r => (post, r)));
        }
        await db.SaveChangesAsync();
        db.AddRange(roles.Select(r => Grant.Of(r.Role, r.Post.Id, site.Today.AddDays(-1))));
        foreach (var (type, name) in Files(sample).SelectMany(NamedPlaces).Distinct())
        {
            var isCode = name.Length == 9 && name[0] is 'E' or 'K' && name.Skip(1).All(char.IsDigit);
            db.Add(Place.Called(name, type, isCode ? name : null));
        }
        await db.SaveChangesAsync();
    }

    /// <summary>Loads one file as the command line does.</summary>
    public static async Task<ImportReport> Load(
        TestSite site,
        Partnership partnership,
        string path,
        string? writtenOn = WrittenOn
    )
    {
        await using var db = site.Open(partnership: partnership);
        var import = site.Services.GetServices<IImport>().Single(i => i.Key == "framework");
        var context = new ImportContext
        {
            Db = db,
            Path = path,
            FileName = Path.GetFileName(path),
            Today = site.Today,
            Options = writtenOn is null ? [] : new Dictionary<string, string> { ["written-on"] = writtenOn },
        };
        await RunImport.Now(import, context, CancellationToken.None);
        return context.Report;
    }

    /// <summary>A partnership with all its frameworks.</summary>
    public static async Task<Partnership> Demonstration(TestSite site, string sample)
    {
        var partnership = await site.Add(sample, sample);
        await Prepare(site, partnership, sample);
        foreach (var file in Files(sample))
        {
            var report = await Load(site, partnership, file);
            report.Refused.ShouldBeEmpty(Path.GetFileName(file));
        }
        return partnership;
    }

    private static IEnumerable<(string Type, string Name)> NamedPlaces(string path)
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(path));
        var found = new List<(string, string)>();
        Walk(file.RootElement, found);
        return found;
    }

    private static void Walk(JsonElement node, List<(string, string)> found)
    {
        if (node.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in node.EnumerateArray())
                Walk(item, found);
        }
        if (node.ValueKind != JsonValueKind.Object)
            return;
        if (node.TryGetProperty("place_type", out var type) && node.TryGetProperty("place", out var place))
            found.Add((type.GetString()!, place.GetString()!));
        foreach (var field in node.EnumerateObject())
        {
            if (field.Name == "csp" && field.Value.ValueKind == JsonValueKind.String)
                found.Add(("csp-area", field.Value.GetString()!));
            Walk(field.Value, found);
        }
    }

    private static string FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var sample = Path.Combine(folder.FullName, "sample");
            if (File.Exists(Path.Combine(sample, "FORMAT.md")))
                return sample;
        }
        throw new DirectoryNotFoundException("The folder of samples is not above the tests");
    }
}
