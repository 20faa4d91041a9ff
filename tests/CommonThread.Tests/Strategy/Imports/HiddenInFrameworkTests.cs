using CommonThread.Measures;
using CommonThread.Places;
using CommonThread.Shared;
using CommonThread.Tests.Hosting;
using CommonThread.Tests.Places;

namespace CommonThread.Tests.Strategy.Imports;

/// <summary>The demonstration has a measure whose small counts are hidden, with the district values of its sample (C-49).</summary>
[Trait("Requirement", "C-49")]
public sealed class HiddenInFrameworkTests(NottinghamshireSite site) : IClassFixture<NottinghamshireSite>
{
    private const string Measure = "measures/referrals-to-the-national-referral-mechanism";

    [Fact]
    public async Task The_public_reads_hidden_on_the_measure_the_map_and_the_place_and_partners_the_number()
    {
        await using (var db = site.Open())
        {
            (
                await db.Set<Measure>().SingleAsync(m => m.Slug == "referrals-to-the-national-referral-mechanism")
            ).Suppress.ShouldBeTrue();
            (await db.Set<Measure>().CountAsync(m => m.Suppress)).ShouldBe(1, "police counts are shown as published");
        }
        var boundaries = Path.Combine(Loading.Sample, "open", "boundaries", "nottinghamshire", "districts.geojson.gz");
        (await Loading.Run(site, "boundaries", boundaries, "--type district")).Reasons.ShouldBe("");
        var rows = (
            await File.ReadAllLinesAsync(
                Path.Combine(Loading.Sample, "nottinghamshire", "core-dataset.csv"),
                TestContext.Current.CancellationToken
            )
        ).Where(l =>
            l.StartsWith("measure,", StringComparison.Ordinal)
            || (
                l.StartsWith("Referrals", StringComparison.Ordinal)
                && l.Contains(",district,", StringComparison.Ordinal)
            )
        );
        (
            await Loading.Text(
                site,
                "values",
                string.Join('\n', rows) + "\n",
                "--source \"Core dataset\" --illustrative yes --state published"
            )
        ).Reasons.ShouldBe("");

        using var reader = site.Visit();
        var page = await reader.Get($"{Measure}?type=district&place=e07000172");
        page.Text.ShouldContain("Small counts are hidden");
        var table = page.Html.QuerySelector("#map-table")!;
        table.QuerySelector("tr[data-code=E07000172]")!.TextContent.ShouldContain("hidden");
        table.QuerySelector("tr[data-code=E07000174]")!.TextContent.ShouldContain("12");
        page.Html.QuerySelector(".ct-map path[data-code=E07000172] title")!.TextContent.ShouldContain("hidden");
        Row(await reader.Get("places/e07000172/figures")).ShouldContain("hidden");

        using var partner = await site.SignIn(CommonThread.People.Roles.PartnerOfficer);
        Row(await partner.Get("places/e07000172/figures")).ShouldContain("3 ");
    }

    private static string Row(Page place) =>
        place
            .Html.QuerySelectorAll("tr")
            .Single(r => r.TextContent.Contains("Referrals to the National", StringComparison.Ordinal))
            .QuerySelector("td")!
            .TextContent.Trim() + " ";
}
