using System.CommandLine.Parsing;
using System.IO.Compression;
using CommonThread.Measures;
using CommonThread.Places;
using CommonThread.Shared;
using CommonThread.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CommonThread.Tests.Measures;

/// <summary>Leicestershire as its load list has it, from the sample folder, with one real month of crime.</summary>
public sealed class LeicestershireSite : TestSite
{
    public static string Sample { get; } = FindSample();

    public ImportReport Crime { get; private set; } = null!;

    public string MonthFile => Path.Combine(Folder, "2022-04-leicestershire-street.csv");

    protected override async Task Fill()
    {
        foreach (var line in await File.ReadAllLinesAsync(Path.Combine(Sample, "leicestershire", "load.txt")))
        {
            if (Wanted(line))
                await Import([.. CommandLineParser.SplitCommandLine(line)]);
        }
        await using (
            var zip = await ZipFile.OpenReadAsync(
                Path.Combine(Sample, "open", "crime", "leicestershire-2019-12--2022-04.zip")
            )
        )
            await zip
                .Entries.Single(e => e.FullName.StartsWith("2022-04/", StringComparison.Ordinal))
                .ExtractToFileAsync(MonthFile);
        Crime = await Run("crime", MonthFile, []);
    }

    private static bool Wanted(string line) =>
        line.StartsWith("import boundaries", StringComparison.Ordinal)
            ? !line.Contains("lsoa-2021", StringComparison.Ordinal)
            : line.StartsWith("import organisations", StringComparison.Ordinal)
                || line.StartsWith("import places", StringComparison.Ordinal)
                || line.StartsWith(
                    "import population open/figures/leicestershire/population.csv",
                    StringComparison.Ordinal
                )
                || line.Contains("deprivation-2019", StringComparison.Ordinal)
                || line.StartsWith("import context", StringComparison.Ordinal)
                || line.StartsWith("import links", StringComparison.Ordinal);

    private Task Import(string[] words)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 3; i + 1 < words.Length; i += 2)
            options[words[i][2..]] = words[i + 1];
        var path = Path.Combine(Sample, words[2]);
        return Run(words[1], words[1] == "links" ? WithoutLsoa2021(path) : path, options);
    }

    // The small areas of 2021 are not loaded here, so that their links are left out.
    private string WithoutLsoa2021(string path)
    {
        var copy = Path.Combine(Folder, "links.csv");
        File.WriteAllLines(copy, File.ReadLines(path).Where(l => !l.StartsWith("lsoa-2021", StringComparison.Ordinal)));
        return copy;
    }

    private async Task<ImportReport> Run(string import, string path, Dictionary<string, string> options)
    {
        await using var db = Open();
        var context = new ImportContext
        {
            Db = db,
            Path = path,
            FileName = Path.GetFileName(path),
            Today = Today,
            Options = options,
        };
        var kept = await RunImport.Now(Services.GetServices<IImport>().Single(i => i.Key == import), context, default);
        kept.ShouldBeTrue(
            $"{import} {path}: {string.Join("; ", context.Report.Refused.Take(3).Select(r => $"{r.Line} {r.What} {r.Reason}"))}"
        );
        return context.Report;
    }

    private static string FindSample()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var sample = Path.Combine(folder.FullName, "sample");
            if (Directory.Exists(Path.Combine(sample, "open")))
                return sample;
        }
        throw new DirectoryNotFoundException("The sample folder");
    }
}

/// <summary>A real month against a count of its lines made here in another way.</summary>
public sealed class RealMonthTests(LeicestershireSite site) : IClassFixture<LeicestershireSite>
{
    private static readonly Period April = Period.Month(2022, 4);

    private static readonly string[] Columns =
    [
        "crime id",
        "month",
        "reported by",
        "falls within",
        "longitude",
        "latitude",
        "location",
        "lsoa code",
        "lsoa name",
        "crime type",
    ];

    // Read by the everyday reader of tables, which shares nothing with the reader of police files.
    private List<string[]> Lines() =>
        [.. TableFile.Read(site.MonthFile, Columns).Select(row => Columns.Select(c => row[c] ?? "").ToArray())];

    // Every boundary is asked, one after the other.
    private static async Task<List<string[]>> Inside(CommonThread.Data.CommonThreadDb db, IEnumerable<string[]> lines)
    {
        var shapes = (
            await db.Set<BoundaryVersion>()
                .Join(db.Set<Place>().Where(p => p.Type == PlaceType.Lsoa2011), b => b.PlaceId, p => p.Id, (b, p) => b)
                .ToListAsync()
        )
            .Select(b => (Boundary: b, Shape: b.Geometry()))
            .ToList();
        return
        [
            .. lines.Where(l =>
            {
                var x = double.Parse(l[4], System.Globalization.CultureInfo.InvariantCulture);
                var y = double.Parse(l[5], System.Globalization.CultureInfo.InvariantCulture);
                return shapes.Exists(s =>
                    x >= s.Boundary.West
                    && x <= s.Boundary.East
                    && y >= s.Boundary.South
                    && y <= s.Boundary.North
                    && s.Shape.Covers(new NetTopologySuite.Geometries.Point(x, y))
                );
            }),
        ];
    }

    private async Task<double> Value(string measure, string type, string code)
    {
        await using var db = site.Open();
        var place = await db.Set<Place>().Where(p => p.Type == type && p.Code == code).Select(p => p.Id).SingleAsync();
        var figures = new Figures(db);
        return (await figures.At((await figures.Measure(measure, default))!, April, [place], default))[place].Value;
    }

    [Fact]
    public void Every_row_is_placed_not_placed_or_refused()
    {
        var lines = Lines();
        site.Crime.Read.ShouldBe(lines.Count);
        var unplaced = lines.Count(l => l[4].Length == 0 && l[7].Length == 0);
        site.Crime.Added.ShouldBeLessThanOrEqualTo(lines.Count - unplaced);
        (site.Crime.Added + site.Crime.RefusedCount).ShouldBeGreaterThan(lines.Count * 9 / 10);
        site.Crime.Notes[0].ShouldStartWith($"{lines.Count:N0} rows read: {site.Crime.Added:N0} placed");
        site.Crime.Notes[0].ShouldContain($"{lines.Count - site.Crime.Added - site.Crime.RefusedCount:N0} not placed");
    }

    [Fact]
    public async Task Counts_agree_with_a_count_of_the_lines_themselves()
    {
        await using var db = site.Open();
        var codes = await db.Set<Place>()
            .Where(p => p.Type == PlaceType.Lsoa2011)
            .Select(p => p.Code!)
            .ToHashSetAsync();
        var lines = Lines();
        var byCode = lines.Where(l => codes.Contains(l[7])).ToList();
        var byPoint = await Inside(db, lines.Where(l => !codes.Contains(l[7]) && l[4].Length > 0));
        List<string[]> placed = [.. byCode, .. byPoint];
        placed.Count.ShouldBe((int)site.Crime.Added);
        (await Value("burglary", PlaceType.PoliceForceArea, "E23000021")).ShouldBe(
            placed.Count(l => l[9] == "Burglary")
        );
        (await Value(StreetCrime.CrimesAndAsb, PlaceType.PoliceForceArea, "E23000021")).ShouldBe(placed.Count);
        (await Value(StreetCrime.Crimes, PlaceType.PoliceForceArea, "E23000021")).ShouldBe(
            placed.Count(l => l[9] != StreetCrime.AsbType)
        );
        // Names of small areas begin with their district's.
        (await Value("vehicle-crime", PlaceType.District, "E07000130")).ShouldBe(
            byCode.Count(l => l[9] == "Vehicle crime" && l[8].StartsWith("Charnwood ", StringComparison.Ordinal))
        );
        var one = byCode.GroupBy(l => l[7]).MaxBy(g => g.Count())!;
        (await Value(StreetCrime.CrimesAndAsb, PlaceType.Lsoa2011, one.Key)).ShouldBe(one.Count());
    }

    [Fact]
    public async Task Districts_and_the_city_add_up_to_the_force()
    {
        await using var db = site.Open();
        var figures = new Figures(db);
        var crime = (await figures.Measure(StreetCrime.Crimes, default))!;
        var places = await db.Set<Place>().ToListAsync();
        var values = await figures.At(crime, April, [.. places.Select(p => p.Id)], default);
        double Of(string type) => places.Where(p => p.Type == type).Sum(p => values[p.Id].Value);
        (Of(PlaceType.District) + Of(PlaceType.Unitary)).ShouldBe(Of(PlaceType.PoliceForceArea));
        Of(PlaceType.CspArea).ShouldBe(Of(PlaceType.PoliceForceArea));
    }

    [Fact]
    [Trait("Requirement", "C-25")]
    public async Task The_figures_of_a_ward_show_value_comparison_source_and_date()
    {
        await using var db = site.Open();
        var ward = await db.Set<Place>().Where(p => p.Type == PlaceType.Ward).OrderBy(p => p.Name).FirstAsync();
        using var visitor = site.Visit();
        var page = await visitor.Try($"places/{ward.Slug}/figures");
        page.Status.ShouldBe(System.Net.HttpStatusCode.OK);
        page.Text.ShouldContain("Deprivation rank");
        page.Text.ShouldContain("Mid-2020 population estimates for small areas");
        page.Text.ShouldContain("Places like this");
        page.Text.ShouldContain("people to the hectare");
        page.Html.QuerySelectorAll("svg").Length.ShouldBeGreaterThan(5);
        var csv = await visitor.Get($"measures/places/{ward.Slug}.csv");
        csv.Body.ShouldContain("Street-level recorded crime, data.police.uk");
    }

    [Fact]
    [Trait("Requirement", "C-35")]
    public async Task The_gap_between_the_most_and_least_deprived_fifth_is_worked_out_from_sums()
    {
        await using var db = site.Open();
        var county = await db.Set<Place>().SingleAsync(p => p.Type == PlaceType.Unitary && p.Code == "E06000016");
        using var scope = site.Services.CreateScope();
        var current = scope.ServiceProvider.GetRequiredService<CommonThread.Partnerships.CurrentPartnership>();
        current.Partnership = site.Partnership;
        var figures = new Figures(db);
        var asb = (await figures.Measure(StreetCrime.Asb, default))!;
        var compare = new CompareFigures(
            db,
            scope.ServiceProvider.GetRequiredService<Microsoft.Extensions.Caching.Memory.IMemoryCache>(),
            current,
            figures,
            new HiddenFigures(db, new PlaceTree(db))
        );
        // One month only: no year of twelve months, so that there is no gap to show and none is invented.
        (await DeprivationGap.In(compare, new PlaceTree(db), asb, county.Id, site.Today, default)).ShouldBeNull();
        var score = (await figures.Measure(KnownMeasures.MostDeprived20, default))!;
        var gap = (await DeprivationGap.In(compare, new PlaceTree(db), score, county.Id, site.Today, default))!;
        (gap.Now.Most, gap.Now.Least).ShouldBe((100, 0));
        gap.Trend.ShouldBeNull();
        using var resident = site.Visit();
        var page = await resident.Get($"places/{county.Slug}/gap?measure={score.Slug}");
        page.Text.ShouldContain("the gap is 100.0");
        page.Text.ShouldContain("There is no earlier year of the same small areas");
        (await page.Follow("Download as CSV")).Body.ShouldContain("Most deprived fifth");
    }

    [Fact]
    [Trait("Requirement", "C-28")]
    public async Task The_overview_says_in_a_sentence_what_was_recorded_and_leads_to_the_figures()
    {
        using var resident = site.Visit();
        var page = await resident.Get("places/e06000016");
        page.Text.ShouldContain("Recorded crime: ");
        (await resident.Get("places/e06000016/figures")).Text.ShouldContain("Recorded crime");
    }

    [Fact]
    [Trait("Requirement", "C-48")]
    public async Task Where_only_the_year_of_boundaries_is_known_no_day_is_said()
    {
        using var resident = site.Visit();
        var page = await resident.Get("places/e06000016");
        page.Text.ShouldContain("Counties and unitary authorities, Office for National Statistics, 2021");
        page.Text.ShouldNotContain("31 December 2021");
        (await resident.Get("places/map?type=ward")).Text.ShouldContain("Wards, Office for National Statistics, 2021");
        var sources = await resident.Get("sources");
        sources.Text.ShouldContain("December 2020");
        sources.Text.ShouldNotContain("31 December");
        var file = (await sources.Follow("Download as CSV")).Body;
        file.ShouldContain(",2020-12,");
        file.ShouldNotContain("-12-31");
    }

    /// <summary>Run by hand (<c>-explicit only</c>): how long others wait for a small save while all 29 months are loaded.</summary>
    [Fact(Explicit = true)]
    public async Task Measure_the_longest_wait_for_a_small_save_during_the_import()
    {
        var import = site.Services.GetRequiredService<ImportFile>();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var loading = Task.Run(() =>
            import.Now(
                site.Partnership,
                import.Find("crime")!,
                Path.Combine(LeicestershireSite.Sample, "open", "crime", "leicestershire-2019-12--2022-04.zip"),
                new Dictionary<string, string>(),
                false,
                new Progress<ImportProgress>(),
                null,
                CancellationToken.None
            )
        );
        var waits = new List<TimeSpan>();
        while (!loading.IsCompleted)
        {
            var save = System.Diagnostics.Stopwatch.StartNew();
            await using (var db = site.Open())
            {
                db.Add(new Source { Name = $"Saved meanwhile {waits.Count}", Date = site.Today });
                await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            }
            waits.Add(save.Elapsed);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        (await loading).Kept.ShouldBeTrue();
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"Import {clock.Elapsed.TotalSeconds:0.0} s; {waits.Count} saves, the longest waited {waits.Max().TotalSeconds:0.0} s, the middle one {waits.Order().ElementAt(waits.Count / 2).TotalMilliseconds:0} ms"
        );
        waits.Max().ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }
}
