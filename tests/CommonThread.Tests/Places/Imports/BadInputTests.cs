using System.Text;
using CommonThread.Places;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.Places.Imports;

/// <summary>Each bad file gets a sentence in the user's words, and nothing of it is kept.</summary>
[Trait("Requirement", "C-47")]
public sealed class BadInputTests(TestSite site) : IClassFixture<TestSite>
{
    private static string Collection(params string[] features) =>
        $$$"""{"type":"FeatureCollection","features":[{{{string.Join(',', features)}}}]}""";

    private static string Feature(string code, string ring, string name = "Somewhere") =>
        $$$"""{"type":"Feature","properties":{"code":"{{{code}}}","name":"{{{name}}}"},"geometry":{"type":"Polygon","coordinates":[[{{{ring}}}]]}}""";

    private static string Square(double x, double y, double size = 0.01) =>
        FormattableString.Invariant($"[{x},{y}],[{x + size},{y}],[{x + size},{y + size}],[{x},{y + size}],[{x},{y}]");

    public static TheoryData<string, string, string> BadBoundaries =>
        new()
        {
            { "self-crossing", Collection(Feature("E1", "[-1,53],[-0.9,53.1],[-0.9,53],[-1,53.1],[-1,53]")), "cross" },
            {
                "empty",
                Collection(
                    """{"type":"Feature","properties":{"code":"E1","name":"A"},"geometry":{"type":"Polygon","coordinates":[]}}"""
                ),
                "boundary"
            },
            {
                "eastings",
                Collection(Feature("E1", "[435000,335000],[436000,335000],[436000,336000],[435000,335000]")),
                "E1"
            },
            { "duplicate codes", Collection(Feature("E1", Square(-1, 53)), Feature("E1", Square(-1.2, 53))), "E1" },
            {
                "no name",
                Collection(
                    """{"type":"Feature","properties":{"code":"E1"},"geometry":{"type":"Polygon","coordinates":[[[-1,53],[-0.9,53],[-0.9,53.1],[-1,53]]]}}"""
                ),
                "name"
            },
            { "not json", "{\"type\":", "JSON" },
            { "another json", """{"type":"Invoice"}""", "GeoJSON" },
            { "no areas", Collection(), "no areas" },
        };

    [Theory]
    [MemberData(nameof(BadBoundaries))]
    public async Task A_bad_boundary_is_explained_and_nothing_of_its_file_is_kept(string what, string text, string word)
    {
        var loaded = await Loading.Text(site, "boundaries", text, "--type ward");
        loaded.Kept.ShouldBeFalse(what);
        (loaded.Reasons + string.Join(' ', loaded.Report.Refused.Select(r => r.What))).ShouldContain(
            word,
            Case.Insensitive,
            what
        );
        await using var db = site.Open();
        (await db.Set<Place>().CountAsync(p => p.Type == PlaceType.Ward)).ShouldBe(0);
        (await db.Set<BoundaryVersion>().CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Utf_16_is_named_as_such()
    {
        var text = "type,code,name\nward,E1,A\n";
        var loaded = await Loading.Bytes(
            site,
            "places",
            [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)]
        );
        loaded.Reasons.ShouldContain("UTF-16");
        (
            await Loading.Bytes(site, "boundaries", Encoding.Unicode.GetBytes(Collection()), "--type ward")
        ).Reasons.ShouldContain("UTF-16");
    }

    [Fact]
    public async Task A_field_of_ten_million_characters_is_refused()
    {
        var loaded = await Loading.Text(
            site,
            "places",
            "type,code,name\nward,E1,\"" + new string('a', 10_000_000) + "\"\n"
        );
        loaded.Kept.ShouldBeFalse();
        loaded.Reasons.ShouldContain("longer than");
    }

    [Fact]
    public async Task The_same_code_twice_and_an_unknown_kind_are_refused_with_their_lines()
    {
        var loaded = await Loading.Text(
            site,
            "places",
            "type,code,name\nestate,X1,One\nestate,X1,Two\ncastle,X2,Three\n"
        );
        loaded.Kept.ShouldBeFalse();
        loaded.Report.Refused.Select(r => r.Line).ShouldBe([3, 4]);
        loaded.Reasons.ShouldContain("twice");
        loaded.Reasons.ShouldContain("castle");
        await using var db = site.Open();
        (await db.Set<Place>().AnyAsync(p => p.Type == PlaceType.Estate)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("2999")]
    [InlineData("2021-13")]
    [InlineData("spring")]
    public async Task Boundaries_published_on_no_day_are_refused(string when)
    {
        var loaded = await Loading.Text(
            site,
            "boundaries",
            Collection(Feature("E1", Square(-1, 53))),
            $"--type ward --source-date {when}"
        );
        loaded.Kept.ShouldBeFalse();
        loaded.Reasons.ShouldContain($"or a year like 2021, not “{when}”");
    }

    [Fact]
    public async Task Reversed_dates_are_refused()
    {
        (
            await Loading.Text(
                site,
                "places",
                "type,code,name,active_from,active_to\nestate,Y1,One,2026-02-01,2026-01-01\n"
            )
        ).Reasons.ShouldContain("Last day must be on or after the first day");
    }

    [Fact]
    [Trait("Requirement", "C-02")]
    public async Task A_link_that_closes_a_circle_of_links_held_before_is_refused_by_either_file()
    {
        const string head =
            "child_type,child_code_or_name,parent_type,parent_code_or_name,hierarchy,valid_from,valid_to,percent,note\n";
        (
            await Loading.Text(
                site,
                "places",
                "type,code,name\ncounty,K1,Old County\ndistrict,K2,Upper Side\ndistrict,K3,Lower Side\nneighbourhood,K4,Lower Ward\n"
            )
        ).Kept.ShouldBeTrue();
        (
            await Loading.Text(
                site,
                "links",
                head
                    + "district,K2,county,K1,administrative,,,,\ndistrict,K3,county,K1,administrative,,,,\nneighbourhood,K4,district,K3,administrative,,,,\n"
            )
        ).Kept.ShouldBeTrue();
        var file = await Loading.Text(site, "links", head + "county,K1,neighbourhood,K4,administrative,,,,\n");
        file.Kept.ShouldBeFalse();
        file.Reasons.ShouldContain("Old County cannot be in Lower Ward");
        const string area =
            """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"K1","name":"Old County","in":"K3"},"geometry":{"type":"Polygon","coordinates":[[[-1.2,52.6],[-1.1,52.6],[-1.1,52.7],[-1.2,52.7],[-1.2,52.6] ] ]}}]}""";
        var boundary = await Loading.Text(
            site,
            "boundaries",
            area,
            "--type county --parent-property in --parent-type district"
        );
        boundary.Kept.ShouldBeFalse();
        boundary.Reasons.ShouldContain("Old County cannot be in Lower Side");
    }

    [Theory]
    [InlineData(
        "neighbourhood,L1,county,L2,administrative,,,,\ncounty,L2,neighbourhood,L1,administrative,,,,",
        "cannot be in"
    )]
    [InlineData(
        "neighbourhood,L1,county,L2,administrative,,,60,\nneighbourhood,L1,county,L3,administrative,,,30,",
        "must total 100"
    )]
    [InlineData(
        "neighbourhood,L1,county,L2,administrative,,,,\nneighbourhood,L1,county,L3,administrative,,,,",
        "only one place"
    )]
    [InlineData(
        "neighbourhood,L1,county,L2,csp,,,50,\nneighbourhood,L1,county,L3,csp,,,50,",
        "only one Community Safety Partnership"
    )]
    [InlineData("neighbourhood,L1,county,L2,administrative,2026-02-01,2026-01-01,,", "Last day")]
    [InlineData("neighbourhood,L1,county,L2,administrative,,,140,", "Percentage")]
    [InlineData("neighbourhood,L1,county,L9,administrative,,,,", "no place of the kind")]
    [InlineData("neighbourhood,L1,neighbourhood,L1,administrative,,,,", "cannot lie in itself")]
    [InlineData("neighbourhood,L1,county,L2,feudal,,,,", "not a hierarchy")]
    [Trait("Requirement", "C-02")]
    public async Task Links_that_cannot_stand_are_refused(string rows, string sentence)
    {
        (
            await Loading.Text(
                site,
                "places",
                "type,code,name\nneighbourhood,L1,Lower\ncounty,L2,Upper\ncounty,L3,Other\n"
            )
        ).Kept.ShouldBeTrue();
        var loaded = await Loading.Text(site, "links", Links(rows));
        loaded.Kept.ShouldBeFalse();
        loaded.Reasons.ShouldContain(sentence);
        await using var db = site.Open();
        (
            await db.Set<PlaceLink>().AnyAsync(l => db.Set<Place>().Any(p => p.Id == l.ChildId && p.Code == "L1"))
        ).ShouldBeFalse();
    }

    [Fact]
    public async Task Streets_in_eastings_or_swapped_are_told_so()
    {
        (
            await Loading.Text(site, "boundaries", Collection(Feature("E01000001", Square(-1, 53))), "--type lsoa-2011")
        ).Kept.ShouldBeTrue();
        var loaded = await Loading.Text(
            site,
            "streets",
            "name,kind,lsoa_code,longitude,latitude\nA,street,E01000001,435000,335000\nB,street,E01000001,53,-1\nC,street,E01000009,-1,53\n"
        );
        loaded.Kept.ShouldBeFalse();
        loaded.Reasons.ShouldContain("eastings");
        loaded.Reasons.ShouldContain("wrong way round");
        loaded.Reasons.ShouldContain("E01000009");
        await using var db = site.Open();
        (await db.Set<Street>().AnyAsync()).ShouldBeFalse();
        await db.Set<BoundaryVersion>().ExecuteDeleteAsync();
        await db.Set<Place>().Where(p => p.Type == PlaceType.Lsoa2011).ExecuteDeleteAsync();
    }

    [Fact]
    public async Task Two_administrators_loading_the_same_file_at_once_load_it_once()
    {
        var into = await site.Add("race", "Race");
        var text = Collection([
            .. Enumerable.Range(0, 40).Select(i => Feature($"R{i:00}", Square(-1 + (i * 0.02), 53), $"Place {i}")),
        ]);
        var both = await Task.WhenAll(
            Task.Run(() => Loading.Text(site, "boundaries", text, "--type ward", false, into)),
            Task.Run(() => Loading.Text(site, "boundaries", text, "--type ward", false, into))
        );
        both.ShouldAllBe(l => l.Refusal == null && l.Report.RefusedCount == 0);
        both.Sum(l => l.Report.Added).ShouldBe(40);
        await using var db = site.Open(null, into);
        (await db.Set<Place>().CountAsync()).ShouldBe(40);
        (await db.Set<BoundaryVersion>().CountAsync()).ShouldBe(40);
    }

    [Fact]
    [Trait("Requirement", "C-09")]
    public async Task A_changed_boundary_becomes_a_new_version_and_the_old_one_ends_the_day_before()
    {
        var into = await site.Add("change", "Change");
        (
            await Loading.Text(
                site,
                "boundaries",
                Collection(Feature("E05000001", Square(-1, 53))),
                "--type ward",
                false,
                into
            )
        ).Kept.ShouldBeTrue();
        (
            await Loading.Text(
                site,
                "boundaries",
                Collection(Feature("E05000001", Square(-1, 53, 0.02))),
                "--type ward --from 2026-04-01",
                false,
                into
            )
        ).Kept.ShouldBeTrue();
        var early = await Loading.Text(
            site,
            "boundaries",
            Collection(Feature("E05000001", Square(-1, 53, 0.03))),
            "--type ward --from 2026-03-01",
            false,
            into
        );
        early.Kept.ShouldBeFalse();
        early.Reasons.ShouldContain("must begin later");
        await using var db = site.Open(null, into);
        var versions = await db.Set<BoundaryVersion>().OrderBy(b => b.Id).ToListAsync();
        versions
            .Select(v => (v.From, v.To))
            .ShouldBe([(null, new DateOnly(2026, 3, 31)), (new DateOnly(2026, 4, 1), null)]);
        versions[1].Hectares.ShouldBe(versions[0].Hectares * 4, versions[0].Hectares * 0.01);
    }

    [Fact]
    public async Task The_good_rows_are_loaded_when_the_user_asks_for_them()
    {
        var into = await site.Add("good", "Good");
        var loaded = await Loading.Text(
            site,
            "places",
            "type,code,name\nestate,G1,One\ncastle,G2,Two\n",
            "",
            true,
            into
        );
        loaded.Kept.ShouldBeTrue();
        loaded.Report.RefusedCount.ShouldBe(1);
        await using var db = site.Open(null, into);
        (await db.Set<Place>().Select(p => p.Name).ToListAsync()).ShouldBe(["One"]);
    }

    private static string Links(string rows) =>
        "child_type,child_code_or_name,parent_type,parent_code_or_name,hierarchy,valid_from,valid_to,percent,note\n"
        + rows
        + "\n";
}
