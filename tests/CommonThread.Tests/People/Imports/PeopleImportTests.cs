using CommonThread.People;
using CommonThread.People.Agreements;
using CommonThread.People.Grants;
using CommonThread.People.Organisations;
using CommonThread.People.Posts;
using CommonThread.Shared;
using CommonThread.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CommonThread.Tests.People.Imports;

public sealed class PeopleImportTests(TestSite site) : IClassFixture<TestSite>
{
    [Theory]
    [InlineData("nottinghamshire")]
    [InlineData("derby")]
    [InlineData("leicestershire")]
    [InlineData("cambridgeshire-and-peterborough")]
    [Trait("Speed", "slow")]
    public async Task The_sample_loads_and_a_second_load_changes_nothing(string slug)
    {
        var partnership = await site.Add(slug, slug);
        await AddPlaces(partnership, slug);
        foreach (var again in new[] { false, true })
        {
            foreach (var key in new[] { "organisations", "posts", "agreements", "champions", "case-system" })
            {
                // Only one of the source documents speaks of champions and of a shared case system.
                if (key is "champions" or "case-system" && slug != "nottinghamshire")
                    continue;
                var report = await Load(partnership, key, Sample(slug, $"{key}.csv"), "2026-01-15");
                report.Refused.ShouldBeEmpty();
                report.Read.ShouldBeGreaterThan(key == "champions" ? 0 : 2);
                if (again)
                {
                    report.Added.ShouldBe(0);
                    report.Replaced.ShouldBe(0);
                    report.Unchanged.ShouldBe(report.Read - report.RefusedCount);
                }
                else
                {
                    report.Added.ShouldBe(report.Read - report.RefusedCount);
                }
            }
        }
        await using var db = site.Open(partnership: partnership);
        (await db.Set<Grant>().CountAsync()).ShouldBeGreaterThan(10);
        // Each role for a place reaches that place.
        (await db.Set<Grant>().Where(g => g.PlaceReference != null).ToListAsync()).ShouldAllBe(g => g.PlaceId != null);
        (await db.Set<Post>().CountAsync(p => p.VacantSince != null)).ShouldBeGreaterThanOrEqualTo(0);
        (await HistoryChain.Verify(db, TestContext.Current.CancellationToken)).Broken.ShouldBeNull();
    }

    [Fact]
    public async Task Dates_move_by_the_whole_months_since_the_file_was_written()
    {
        await Load(site.Partnership, "organisations", Text("name,kind\nA Council,other\nB Police,police\n"));
        await Load(
            site.Partnership,
            "agreements",
            Text("title,purpose,parties,start,review\nShare,Safety,A Council|b police,2025-01-31,2026-01-31\n"),
            "2025-02-12"
        );
        await using var db = site.Open();
        var agreement = await db.Set<Agreement>().SingleAsync(a => a.Title == "Share");
        // Written thirteen months before 12 March 2026; February has no 31st.
        agreement.Start.ShouldBe(new DateOnly(2026, 2, 28));
        agreement.Review.ShouldBe(new DateOnly(2027, 2, 28));
    }

    [Fact]
    public async Task Every_refused_row_says_why_and_nothing_is_loaded()
    {
        var report = await Load(
            site.Partnership,
            "organisations",
            Text(
                "name,kind,aliases,parent\nGood Council,other,,\n,other,,\nBad Council,castle,,\nLost Council,other,,Nowhere\nGood Council,other,,\n"
            )
        );
        report.Refused.Select(r => r.Line).ShouldBe([3L, 4L, 5L, 6L]);
        report.Refused[0].Reason.ShouldBe("name is empty");
        report.Refused[1].Reason.ShouldStartWith("kind must be one of");
        report.Refused[2].Reason.ShouldBe("There is no organisation called “Nowhere” before this row");
        report.Refused[3].Reason.ShouldStartWith("This organisation stands in the file twice");
        await using var db = site.Open();
        (await db.Set<Organisation>().AnyAsync(o => o.Name == "Good Council")).ShouldBeFalse();
        report = await Load(
            site.Partnership,
            "posts",
            Text("organisation,title,roles,established,filled\nNobody,Clerk,,,\n")
        );
        report.Refused.Single().Reason.ShouldContain("There is no organisation called “Nobody”");
    }

    [Fact]
    public async Task An_alias_finds_what_is_there_rather_than_adding_it_again()
    {
        await Load(
            site.Partnership,
            "organisations",
            Text("name,kind,aliases\nCambria Constabulary,police,Cambria Police\n")
        );
        var report = await Load(site.Partnership, "organisations", Text("name,kind\ncambria  police,police\n"));
        (report.Added, report.Unchanged).ShouldBe((0, 1));
        await Load(site.Partnership, "posts", Text("organisation,title\nCambria Police,\"Director, Public Health\"\n"));
        report = await Load(
            site.Partnership,
            "posts",
            Text("organisation,title\nCambria Constabulary,Director of Public Health\n")
        );
        (report.Added, report.Unchanged).ShouldBe((0, 1));
        await using var db = site.Open();
        var directory = await PostDirectory.Read(db);
        directory
            .NeedPost("the director of public health", "CAMBRIA POLICE")
            .Full.ShouldBe("Director, Public Health, Cambria Constabulary");
    }

    // The places that roles are for, which a partnership loads first.
    private async Task AddPlaces(CommonThread.Partnerships.Partnership partnership, string slug)
    {
        await using var db = site.Open(partnership: partnership);
        var scopes = TableFile
            .Read(Sample(slug, "posts.csv"), ["organisation", "title"])
            .SelectMany(row => row.Several("places"))
            .Distinct(StringComparer.OrdinalIgnoreCase);
        foreach (var scope in scopes.Select(s => s.Split(':', 2)))
        {
            var isCode = scope[1].Length == 9 && scope[1].Skip(1).All(char.IsDigit);
            db.Add(CommonThread.Places.Place.Called(scope[1], scope[0], isCode ? scope[1] : null));
        }
        await db.SaveChangesAsync();
    }

    private async Task<ImportReport> Load(
        CommonThread.Partnerships.Partnership partnership,
        string key,
        string path,
        string? writtenOn = null
    )
    {
        await using var db = site.Open(partnership: partnership);
        var import = site.Services.GetServices<IImport>().Single(i => i.Key == key);
        var options = new Dictionary<string, string>();
        if (writtenOn is not null && import.Options.Any(o => o.Name == "written-on"))
            options["written-on"] = writtenOn;
        var context = new ImportContext
        {
            Db = db,
            Path = path,
            FileName = Path.GetFileName(path),
            Options = options,
            Today = site.Today,
            GoodRowsOnly = path.Contains("sample", StringComparison.Ordinal),
        };
        await RunImport.Now(import, context, TestContext.Current.CancellationToken);
        return context.Report;
    }

    private string Text(string csv)
    {
        var path = Path.Combine(site.Folder, Guid.NewGuid().ToString("N") + ".csv");
        File.WriteAllText(path, csv);
        return path;
    }

    private static string Sample(string slug, string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "sample", slug, file);
            if (File.Exists(path))
                return path;
        }
        throw new FileNotFoundException($"sample/{slug}/{file}");
    }
}
