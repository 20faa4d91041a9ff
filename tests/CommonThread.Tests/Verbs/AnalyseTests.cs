using System.Globalization;
using System.Text.Json;
using CommonThread.Analytics.EarlyWarning;
using CommonThread.Analytics.Impact;
using CommonThread.Analytics.Trends;
using CommonThread.Verbs;

namespace CommonThread.Tests.Verbs;

/// <summary>The statistics as an analyst or a script types them.</summary>
public sealed class AnalyseTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("commonthread-analyse-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Put(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static async Task<(int Code, string Output, string Error)> Type(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.Run(["analyse", .. args], output, error);
        return (code, output.ToString(), error.ToString().Trim());
    }

    private static async Task<IReadOnlyList<Dictionary<string, JsonElement>>> Json(params string[] args)
    {
        var (code, output, error) = await Type([.. args, "--json"]);
        code.ShouldBe(0, error);
        return JsonSerializer.Deserialize<List<Dictionary<string, JsonElement>>>(output)!;
    }

    private static string Lines(IEnumerable<string> rows) => string.Join('\n', rows) + "\n";

    private static string Box(string code, double west) =>
        FormattableString.Invariant(
            $$$"""{"type":"Feature","properties":{"id":"{{{code}}}"},"geometry":{"type":"Polygon","coordinates":[[[{{{west}}},52.6],[{{{west + 0.1}}},52.6],[{{{west + 0.1}}},52.7],[{{{west}}},52.7],[{{{west}}},52.6]]]}}"""
        );

    private string Areas(params string[] codes) =>
        Put(
            "areas.geojson",
            $$"""{"type":"FeatureCollection","features":[{{string.Join(',', codes.Select((c, i) => Box(c, -1.2 + (i * 0.1))))}}]}"""
        );

    private const string Heading =
        "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context";

    private static string Crime(string month, string longitude, string type) =>
        $",{month},Test Police,Test Police,{longitude},{(longitude.Length > 0 ? "52.65" : "")},On or near High Street,,,{type},,";

    [Fact]
    public async Task A_profile_counts_and_weighs_crimes_by_area_month_and_type()
    {
        var crimes = Put(
            "2026-01-test-street.csv",
            Lines([
                Heading,
                Crime("2026-01", "-1.05", "Burglary"),
                Crime("2026-01", "-1.15", "Burglary"),
                Crime("2026-01", "-1.15", "Burglary"),
                Crime("2026-01", "-1.15", "Drugs"),
                Crime("2025-12", "-1.15", "Burglary"),
                Crime("2026-01", "", "Burglary"),
            ])
        );
        var weights = Put("weights.csv", "type,weight\nBurglary,0.1\ndrugs,12.5\n");
        var to = Path.Combine(folder, "profile.csv");
        var (code, _, error) = await Type(
            "profile",
            "--crimes",
            crimes,
            "--areas",
            Areas("B, the first", "A"),
            "--area-code",
            "id",
            "--weights",
            weights,
            "--out",
            to
        );
        code.ShouldBe(0, error);
        (await File.ReadAllLinesAsync(to)).ShouldBe([
            "code,month,type,n,severity",
            "A,2026-01,Burglary,1,0.1",
            "\"B, the first\",2025-12,Burglary,1,0.1",
            "\"B, the first\",2026-01,Burglary,2,0.2",
            "\"B, the first\",2026-01,Drugs,1,12.5",
        ]);
        error.ShouldBe("6 rows read, 5 placed, 1 in no area (1 without a location)");
        Directory.GetFiles(folder, "*.part").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_type_without_a_weight_is_named_and_nothing_is_written()
    {
        var crimes = Put("2026-01-test-street.csv", Lines([Heading, Crime("2026-01", "-1.15", "Drugs")]));
        var to = Path.Combine(folder, "profile.csv");
        var (code, _, error) = await Type(
            "profile",
            "--crimes",
            crimes,
            "--areas",
            Areas("A"),
            "--area-code",
            "id",
            "--weights",
            Put("weights.csv", "type,weight\nBurglary,1\n"),
            "--out",
            to
        );
        code.ShouldBe(1);
        error.ShouldStartWith("There is no weight for: Drugs.");
        File.Exists(to).ShouldBeFalse();
    }

    [Theory]
    [InlineData("type,weight\nBurglary,0\n", "The weights add up to zero")]
    [InlineData("type,weight\nBurglary,-1\n", "zero or more")]
    [InlineData("type,weight\nBurglary,much\n", "weights.csv, line 2: weight must be a number, not “much”")]
    [InlineData("type,weight\nBurglary,1\nBURGLARY,2\n", "has two weights")]
    [InlineData("kind,weight\nBurglary,1\n", "no column called type")]
    public async Task Weights_that_cannot_weigh_are_refused_in_one_line(string weights, string says)
    {
        var (code, _, error) = await Type(
            "profile",
            "--crimes",
            Put("2026-01-test-street.csv", Lines([Heading, Crime("2026-01", "-1.15", "Burglary")])),
            "--areas",
            Areas("A"),
            "--area-code",
            "id",
            "--weights",
            Put("weights.csv", weights)
        );
        code.ShouldBe(1);
        error.ShouldContain(says);
        error.ShouldNotContain("\n");
    }

    [Fact]
    public async Task An_xmr_chart_gives_every_value_that_the_library_gives()
    {
        double?[] values = [41, 44, 39, null, 43, 40, 42, 90, 38, 41, 45, 40, 43, 41, 44, 42, 40, 39, 43, 41];
        var table = Put(
            "series.csv",
            "label,value\n" + Lines(values.Select((v, i) => $"m{i},{v?.ToString(CultureInfo.InvariantCulture)}"))
        );
        var rows = await Json("xmr", table, "--good", "down", "--target", "30", "--rebase-at", "6");
        var chart = Xmr.Draw(values, new() { Good = GoodDirection.Down, RebaseAt = [6] });
        rows.Select(r => r["label"].GetString()).ShouldBe(values.Select((_, i) => $"m{i}"));
        rows.Select(r => r["upper"].GetDouble()).ShouldBe(chart.Points.Select(p => p.Upper));
        rows.Select(r => r["near_lower"].GetDouble()).ShouldBe(chart.Points.Select(p => p.NearLower));
        rows[3]["value"].ValueKind.ShouldBe(JsonValueKind.Null);
        rows[7]["cause"].GetString().ShouldBe("above-upper-limit");
        rows[7]["variation"].GetString().ShouldBe("concern");
        rows[0]["assurance"].ValueKind.ShouldBe(JsonValueKind.Null);
        rows[^1]["assurance"].GetString().ShouldBe("will-miss");
    }

    [Fact]
    public async Task Charts_of_counts_give_each_point_the_limits_of_its_own_size()
    {
        var table = Put("shares.csv", "cases,total\n30,100\n25,90\n40,120\n22,80\n35,110\n");
        var rows = await Json("p", table, "--laney");
        var chart = Attributes.P([30, 25, 40, 22, 35], [100, 90, 120, 80, 110], new() { Laney = true });
        rows.Select(r => r["lower"].GetDouble()).ShouldBe(chart.Points.Select(p => p.Lower));
        (await Json("u", Put("rates.csv", "events,exposure\n3,10\n5,12\n")))[1]["value"].GetDouble().ShouldBe(5 / 12.0);
        (await Json("c", Put("counts.csv", "events\n3\n5\n4\n")))[0]["centre"].GetDouble().ShouldBe(4);
        (await Json("g", Put("between.csv", "between\n3\n5\n4\n")))[0]
            ["upper"]
            .GetDouble()
            .ShouldBe(4 + (3 * Math.Sqrt(20)), 1e-12);
        (await Type("p", Put("bad.csv", "cases,total\n30,0\n"))).Error.ShouldStartWith("Each total must be above zero");
    }

    [Fact]
    public async Task A_funnel_names_the_places_beyond_its_limits()
    {
        var table = Put("places.csv", "place,count,size\nNorth,50,100\nSouth,48,100\nEast,90,100\nWest,52,100\n");
        var rows = await Json("funnel", table, "--target", "0.5");
        rows.Select(r => r["beyond"].GetInt32()).ShouldBe([0, 0, 2, 0]);
        var plot = Funnel.Draw([50, 48, 90, 52], [100, 100, 100, 100], FunnelKind.Proportion, target: 0.5);
        rows[0]["upper_99.8"].GetDouble().ShouldBe(plot.Points[0].Upper998);
    }

    [Fact]
    public async Task A_warning_ranks_series_by_harm_and_keeps_the_rate_of_false_alarms()
    {
        const int weeks = 330;
        var random = new Random(5);
        var calm = Enumerable.Range(0, weeks).Select(_ => random.Next(8, 13)).ToArray();
        int[] leaps = [.. calm[..^1], 60];
        IEnumerable<string> Series(string area, int[] counts, string harm) =>
            counts.Select((c, i) => $"{area},Burglary,{2020 + (i / 52)}-W{(i % 52) + 1:00},{c},{harm}");
        var table = Put(
            "weekly.csv",
            Lines([
                "area,type,week,count,harm",
                .. Series("A", calm, "1"),
                .. Series("B", leaps, "1"),
                .. Series("C", leaps, "9"),
            ])
        );
        var rows = await Json("warn", table, "--method", "farrington-flexible", "--false-alarms", "0.1");
        rows.Select(r => (r["area"].GetString(), r["alarm"].GetBoolean()))
            .ShouldBe([("C", true), ("B", true), ("A", false)]);
        var judged = Farrington.JudgeLast([.. leaps.Select(c => (double?)c)]);
        rows[1]["expected"].GetDouble().ShouldBe(judged.Expected!.Value);
        rows[1]["upper"].GetDouble().ShouldBe(judged.Upper!.Value);
        rows[0]["excess_harm"].GetDouble().ShouldBe(9 * (60 - judged.Expected.Value), 1e-9);
        foreach (var method in (string[])["farrington", "ears-c1", "ears-c2", "ears-c3", "cusum", "glr"])
            (await Json("warn", table, "--method", method, "--last", "3")).Count.ShouldBe(9, method);
        var (code, _, error) = await Type("warn", table, "--method", "cusum", "--false-alarms", "0.1");
        (code, error).ShouldBe((2, "cusum gives no p, so that no rate of false alarms can be kept"));
    }

    [Theory]
    [InlineData("area,type,week,count\nA,x,1,2\nA,x,1,3\n", "A, x has 1 twice")]
    [InlineData("area,type,week,count\nA,x,1,many\n", "line 2: count must be a number, not “many”")]
    [InlineData("area,type,week,count\n", "has a heading and no rows")]
    public async Task A_table_that_is_not_one_series_each_is_refused(string text, string says)
    {
        var (code, _, error) = await Type("warn", Put("weekly.csv", text));
        code.ShouldBe(1);
        error.ShouldContain(says);
    }

    [Fact]
    public async Task Hot_spots_are_found_among_areas_that_share_a_border()
    {
        string[] codes = ["a", "b", "c", "d", "e", "f", "g", "h"];
        var table = Put("values.csv", "code,value\n" + Lines(codes.Select((c, i) => $"{c},{(i < 3 ? 90 : 10 + i)}")));
        var byBorder = await Json(
            "hotspots",
            table,
            "--method",
            "gi",
            "--star",
            "--areas",
            Areas(codes),
            "--area-code",
            "id",
            "--fdr",
            "0.2"
        );
        var list = Put("near.csv", "code,neighbour\n" + Lines(codes.Zip(codes.Skip(1), (a, b) => $"{a},{b}\n{b},{a}")));
        var byList = await Json("hotspots", table, "--method", "gi", "--star", "--neighbours", list, "--fdr", "0.2");
        byBorder.Select(r => r["z"].GetDouble()).ShouldBe(byList.Select(r => r["z"].GetDouble()));
        byBorder.MaxBy(r => r["z"].GetDouble())!["code"].GetString().ShouldBe("b");
        var moran = await Json("hotspots", table, "--method", "moran", "--neighbours", list, "--simulations", "199");
        moran[0]["quadrant"].GetString().ShouldBe("high-high");
        (await Type("hotspots", table, "--method", "gi")).Error.ShouldContain("--areas or --neighbours");
    }

    [Fact]
    public async Task Points_are_clustered_and_spread()
    {
        var near = Enumerable.Range(0, 10).Select(i => $"{i},{i % 3}");
        var table = Put("points.csv", "x,y\n" + Lines(near.Append("5000,5000")));
        var clusters = await Json("hotspots", table, "--method", "dbscan", "--eps", "5", "--min-pts", "3");
        clusters.Select(r => r["cluster"].GetInt32()).ShouldBe([.. Enumerable.Repeat(1, 10), 0]);
        (await Json("hotspots", table, "--method", "hdbscan", "--min-pts", "3")).Count.ShouldBe(11);
        var density = await Json("hotspots", table, "--method", "kde", "--bandwidth", "500", "--cell", "100");
        // Over all its cells the density adds up to the events.
        density.Sum(r => r["per_square_metre"].GetDouble() * 100 * 100).ShouldBe(11, 0.2);
    }

    [Fact]
    public async Task Small_counts_are_hidden_with_others_so_that_no_total_gives_them_away()
    {
        var table = Put(
            "counts.csv",
            "area,type,count\nA,x,3\nA,y,40\nA,z,12\nB,x,20\nB,y,31\nB,z,14\nC,x,25\nC,y,33\nC,z,19\n"
        );
        var rows = await Json("suppress", table, "--by", "area,type");
        rows.Count.ShouldBe(16);
        rows.Single(r => r["key"].GetString() == "A|x")["count"].ValueKind.ShouldBe(JsonValueKind.Null);
        rows.Count(r => r["count"].ValueKind == JsonValueKind.Null).ShouldBeGreaterThanOrEqualTo(4);
        rows.Single(r => r["key"].GetString() == "all|all")["count"].GetDouble().ShouldBe(197);
        var linked = await Json(
            "suppress",
            Put("keys.csv", "key,count\nall,10\none,2\ntwo,8\n"),
            "--sums",
            Put("sums.csv", "total,part\nall,one\nall,two\n")
        );
        linked.Count(r => r["state"].GetString() == "shown").ShouldBe(1);
        (await Type("suppress", table)).Error.ShouldContain("either --by or --sums");
    }

    [Fact]
    public async Task A_pot_is_shared_to_the_pound_and_adds_up()
    {
        var table = Put(
            "needs.csv",
            "place,population,crime,deprivation,last_year\nA,350000,20000,15,110000\nB,230000,18000,24,\nC,245000,12000,18,90000\n"
        );
        var rows = await Json("allocate", table, "--pot", "300000");
        rows.Select(r => r["amount"].GetDecimal()).ShouldBe([117_009, 100_243, 82_748]);
        rows[0]["change"].GetDecimal().ShouldBe(7_009);
        rows[1]["change"].ValueKind.ShouldBe(JsonValueKind.Null);
        var (code, _, error) = await Type("allocate", table, "--pot", "300000", "--weights", "50,25,20");
        code.ShouldBe(1);
        error.ShouldContain("100");
        (await Type("allocate", table, "--pot", "300000", "--weights", "half")).Code.ShouldBe(2);
    }

    [Fact]
    public async Task An_action_is_judged_by_its_own_past_and_by_places_left_alone()
    {
        var random = new Random(3);
        var counts = Enumerable.Range(0, 48).Select(i => (i < 36 ? 100 : 60) + random.Next(-8, 9)).ToArray();
        string Month(int i) => $"{2022 + (i / 12)}-{(i % 12) + 1:00}";
        var own = Put("own.csv", "period,count\n" + Lines(counts.Select((c, i) => $"{Month(i)},{c}")));
        var fit = InterruptedTimeSeries.Fit(CountSeries.Of([.. counts.Select(c => (double?)c)]), 36);
        var periods = await Json("impact", "its", own, "--start", "2025-01");
        periods.Select(r => r["expected"].GetDouble()).ShouldBe(fit.Periods.Select(p => p.Expected!.Value));
        periods[40]["expected_lower"].GetDouble().ShouldBe(fit.Periods[40].ExpectedInterval!.Value.Lower);
        var terms = await Json("impact", "its", own, "--start", "2025-01", "--terms");
        terms
            .Single(t => t["term"].GetString() == "level change")["estimate"]
            .GetDouble()
            .ShouldBe(fit.LevelChange!.Value);
        var many = Put(
            "many.csv",
            "place,period,count\n"
                + Lines(counts.Select((c, i) => $"Here,{Month(i)},{c}"))
                + Lines(
                    from place in (string[])["North", "South", "East"]
                    from i in Enumerable.Range(0, 48)
                    select $"{place},{Month(i)},{100 + random.Next(-8, 9)}"
                )
        );
        var did = await Json("impact", "did", many, "--place", "Here", "--start", "2025-01");
        did.Count.ShouldBe(4);
        did[0]["ratio"].GetDouble().ShouldBe(0.6, 0.05);
        did[0]["placebo_rank"].GetInt32().ShouldBe(1);
        var synthetic = await Json("impact", "synthetic", many, "--place", "Here", "--start", "2025-01", "--weights");
        synthetic.Sum(r => r["weight"].GetDouble()).ShouldBe(1, 1e-9);
        (await Json("impact", "synthetic", many, "--place", "Here", "--start", "2025-01"))[47]
            ["gap"]
            .GetDouble()
            .ShouldBeLessThan(-20);
        (await Type("impact", "did", many, "--place", "Nowhere", "--start", "2025-01")).Error.ShouldBe(
            "The table has no place called Nowhere"
        );
        (await Type("impact", "its", own, "--start", "2031-01")).Error.ShouldBe("The table has no period 2031-01");
    }

    [Fact]
    public async Task A_design_says_what_it_could_detect_and_a_ring_says_what_moved()
    {
        var power = await Json("impact", "power", "--baseline", "40", "--before", "36", "--after", "12");
        power[0]["fall"].GetDouble().ShouldBe(DetectableChange.Of(new(40, 36, 12)).Fall!.Value);
        var wdq = await Json("impact", "wdq", "--place", "100,50", "--buffer", "40,40", "--control", "200,200");
        // (40/200 − 40/200) / (50/200 − 100/200)
        wdq[0]["wdq"].GetDouble().ShouldBe(0);
        wdq[0]["reading"].GetString().ShouldStartWith("The buffer moved as the control did");
        (await Type("impact", "wdq", "--place", "100", "--buffer", "1,1", "--control", "2,2")).Code.ShouldBe(2);
    }

    [Fact]
    public async Task Every_verb_shows_an_example()
    {
        var (_, listed, _) = await Type("--help");
        foreach (
            var verb in (string[])
                ["profile", "xmr", "p", "u", "c", "g", "funnel", "warn", "hotspots", "suppress", "allocate"]
        )
        {
            listed.ShouldContain($"  {verb} ");
            var (code, help, _) = await Type(verb, "--help");
            code.ShouldBe(0);
            help.ShouldContain($"commonthread analyse {verb} ");
        }
    }
}
