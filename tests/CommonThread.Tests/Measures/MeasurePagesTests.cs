using System.Net;
using CommonThread.Measures;
using CommonThread.People;
using CommonThread.Shared;

namespace CommonThread.Tests.Measures;

public sealed class MeasurePagesTests(FiguresSite site) : IClassFixture<FiguresSite>
{
    private static readonly (string, string)[] Complete =
    [
        ("Form.Title", "Residents who feel safe"),
        ("Form.Definition", "Of residents asked each spring, those who feel safe outside after dark."),
        ("Form.Kind", "Percentage"),
        ("Form.Role", "Perception"),
        ("Form.Direction", "Up"),
        ("Form.Unit", "% of respondents"),
        ("Form.Frequency", "FinancialYear"),
        ("Form.Parts", "At home\nOnline"),
        ("Form.SourceText", "Resident survey"),
        ("Form.Target", "70"),
    ];

    private static (string, string)[] With(string title) =>
        [("Form.Title", title), .. Complete.Where(c => c.Item1 != "Form.Title")];

    private static (string, string)[] Value(string measure, string value) =>
        [("Form.Measure", measure), ("Form.Place", "e07009999"), ("Form.Period", "FY2024"), ("Form.Value", value)];

    [Fact]
    [Trait("Requirement", "D-02")]
    [Trait("Speed", "slow")]
    public async Task A_measure_is_defined_before_figures_are_entered_and_the_form_says_what_is_missing()
    {
        using var analyst = await site.SignIn(Roles.Analyst);
        var form = await analyst.Get("measures/new");
        var bad = await form.Submit(("Form.Title", "Half a measure"));
        bad.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        bad.Errors.ShouldContain("Choose what kind of value it is");
        bad.Errors.ShouldContain("Choose which way is better");
        var done = await form.Submit(With("Residents who feel safe in spring"));
        done.Status.ShouldBe(HttpStatusCode.OK, done.Text);
        done.Heading.ShouldBe("Residents who feel safe in spring");
        done.Text.ShouldContain("No value yet");
        done.Text.ShouldContain("At home, Online");
        using var reader = site.Visit();
        (await reader.Get("measures?Search=spring")).Text.ShouldContain("Residents who feel safe in spring");
        (await reader.Get("measures?handler=csv")).Body.ShouldContain("residents-who-feel-safe-in-spring");
        (await reader.Try("measures/new")).Heading.ShouldBe("Sign in");
    }

    [Fact]
    [Trait("Requirement", "D-05")]
    [Trait("Speed", "slow")]
    public async Task A_draft_is_in_no_page_until_it_is_published_and_a_correction_needs_a_reason()
    {
        using var analyst = await site.SignIn(Roles.Analyst);
        await (await analyst.Get("measures/new")).Submit(With("Trust in neighbours"));
        var started = await (await analyst.Get("measures/releases/new?measure=trust-in-neighbours")).Submit(
            ("Form.Title", "Survey 2025"),
            ("Form.SourceId", "0"),
            ("Form.SourceName", "Resident survey 2025"),
            ("Form.PublishedOn.Day", "1"),
            ("Form.PublishedOn.Month", "6"),
            ("Form.PublishedOn.Year", "2025")
        );
        started.Status.ShouldBe(HttpStatusCode.OK, started.Text);
        var empty = await started.Submit("#publish");
        empty.Errors.ShouldContain("Enter at least one figure before publishing");
        var entered = await started.Submit("#enter", Value("trust-in-neighbours", "61.5"));
        entered.Status.ShouldBe(HttpStatusCode.OK, entered.Text);
        entered.Text.ShouldContain("61.5%");
        using var reader = site.Visit();
        (await reader.Get("measures/trust-in-neighbours")).Text.ShouldContain("No value yet");
        (await reader.Try(entered.Address.AbsolutePath["/testshire".Length..])).Status.ShouldBe(
            HttpStatusCode.NotFound
        );
        var published = await entered.Submit("#publish");
        published.Text.ShouldContain("Published");
        var shown = await reader.Get("measures/trust-in-neighbours?place=e07009999");
        shown.Text.ShouldContain("61.5%");
        shown.Text.ShouldContain("Resident survey 2025, 1 June 2025");

        var second = await (await analyst.Get("measures/releases/new")).Submit(
            ("Form.Title", "Survey 2025, corrected"),
            ("Form.SourceId", "0"),
            ("Form.SourceName", "Resident survey 2025, corrected"),
            ("Form.PublishedOn.Day", "1"),
            ("Form.PublishedOn.Month", "7"),
            ("Form.PublishedOn.Year", "2025")
        );
        var corrected = await second.Submit("#enter", Value("trust-in-neighbours", "62"));
        corrected.Text.ShouldContain("it will be revised");
        (await corrected.Submit("#publish")).Errors.ShouldContain("Say why published figures are revised");
        await corrected.Submit("#publish", ("Reason", "Late answers counted"));
        var revised = await reader.Get("measures/trust-in-neighbours?place=e07009999");
        revised.Text.ShouldContain("62.0%");
        revised.Text.ShouldContain("Late answers counted");
        revised.Text.ShouldContain("61.5%", Case.Sensitive, "what it was stays readable");
    }

    [Fact]
    [Trait("Speed", "slow")]
    public async Task A_value_that_is_no_number_of_its_kind_or_has_no_period_is_refused_with_what_was_typed()
    {
        using var analyst = await site.SignIn(Roles.Analyst);
        await (await analyst.Get("measures/new")).Submit(With("Knows the warden"));
        var started = await (await analyst.Get("measures/releases/new")).Submit(
            ("Form.Title", "Broken"),
            ("Form.SourceId", "0"),
            ("Form.SourceName", "Survey"),
            ("Form.PublishedOn.Day", "1"),
            ("Form.PublishedOn.Month", "6"),
            ("Form.PublishedOn.Year", "2025")
        );
        var bad = await started.Submit(
            "#enter",
            ("Form.Measure", "knows-the-warden"),
            ("Form.Place", "e07009999"),
            ("Form.Period", "last spring"),
            ("Form.Value", "")
        );
        bad.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        bad.Errors.ShouldContain("Enter the value, or numerator and denominator");
        bad.Html.QuerySelector("[name='Form.Period']")!.GetAttribute("value").ShouldBe("last spring");
    }

    [Fact]
    [Trait("Requirement", "C-36")]
    [Trait("Speed", "slow")]
    public async Task The_inputs_of_the_blend_stand_in_one_place_and_can_be_locked()
    {
        await site.Load("population", FiguresSite.Population, ("type", "lsoa-2011"));
        await site.Load(
            "deprivation",
            "code,year,imd_score,imd_rank,imd_decile\nE01000001,2019,40,100,1\nE01000002,2019,20,9000,3\nE01000003,2019,10,16000,5\nE01000004,2019,30,5000,2\n",
            ("type", "lsoa-2011")
        );
        var year = new System.Text.StringBuilder(FiguresSite.CrimeHeading);
        for (var month = new DateOnly(2024, 4, 1); month < new DateOnly(2025, 4, 1); month = month.AddMonths(1))
        {
            for (var area = 1; area <= 4; area++)
                year.Append(FiguresSite.Crime($"{month:yyyy-MM}", "Burglary", $"E0100000{area}", FiguresSite.West));
        }
        await site.Load("crime", year.ToString());
        using var reader = site.Visit();
        var page = await reader.Get("measures/blend?Type=district&Year=2024");
        page.Text.ShouldContain("Midtown 8,000 48 22.5 100.00% no");
        page.Html.QuerySelector("main form[method=post]").ShouldBeNull();
        using var analyst = await site.SignIn(Roles.Analyst);
        (
            await reader.Get("measures/blend?Type=district&Year=2024&Population=50&Crime=20&Deprivation=20")
        ).Text.ShouldContain("Weights must total 100; these total 90");
        var locked = await (await analyst.Get("measures/blend?Type=district&Year=2024")).Submit(
            "main form[method=post]"
        );
        locked.Text.ShouldContain("1 place locked for 2024-25");
        await site.Load(
            "crime",
            FiguresSite.CrimeHeading + FiguresSite.Crime("2024-04", "Burglary", "E01000001", FiguresSite.West)
        );
        (await reader.Get("measures/blend?Type=district&Year=2024&handler=csv")).Body.ShouldContain(
            "2024-25,8000,48,22.5,1,2026-03-12"
        );
    }

    [Fact]
    public async Task Every_source_stands_on_one_page_with_its_licence_and_date()
    {
        await site.Load("population", FiguresSite.Population, ("type", "lsoa-2011"));
        using var reader = site.Visit();
        var page = await reader.Get("sources");
        page.Text.ShouldContain(
            "Mid-2020 population estimates for small areas Office for National Statistics 16 September 2021 Open Government Licence v3.0"
        );
        var releases = await reader.Get("measures/releases");
        var release = await releases.Follow("Release");
        release.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    [Trait("Requirement", "C-49")]
    [Trait("Speed", "slow")]
    public async Task Small_counts_of_people_are_hidden_from_the_public_and_shown_to_partners()
    {
        await using (var db = site.Open())
        {
            var measure = Measure.Define(
                new()
                {
                    Title = "Victims helped",
                    Definition = "People who were helped.",
                    Kind = MeasureKind.Count,
                    Direction = Direction.Up,
                    Unit = "people",
                    Suppress = true,
                },
                site.Today
            );
            var source = new Source { Name = "Case files", Date = site.Today };
            db.AddRange(measure, source);
            await db.SaveChangesAsync();
            var release = Release.Draft(
                await Release.NextNumber(db, default),
                "Case files",
                source,
                "Analyst",
                DateTime.UnixEpoch
            );
            var period = Period.FinancialYear(2024);
            await new PublishFigures(db).Now(
                release,
                [
                    new(measure.Id, site.Places["West"], period, 3),
                    new(measure.Id, site.Places["East"], period, 77),
                    new(measure.Id, site.Places["Midtown"], period, 80),
                ],
                null,
                default
            );
        }
        using var reader = site.Visit();
        var page = await reader.Get("measures/victims-helped?type=ward&place=e05000001");
        page.Text.ShouldContain("Small counts are hidden");
        page.Html.QuerySelectorAll("#map-table td").Select(t => t.TextContent.Trim()).ShouldNotContain("3");
        page.Html.QuerySelectorAll("#map-table td").Select(t => t.TextContent.Trim()).ShouldNotContain("77");
        (await reader.Get("measures/victims-helped?handler=ranked&type=ward")).Body.ShouldNotContain(",3,");
        (await reader.Get("measures/victims-helped?handler=series&place=e05000001")).Body.ShouldContain("hidden");
        using var partner = await site.SignIn(Roles.PartnerOfficer);
        (await partner.Get("measures/victims-helped?type=ward"))
            .Html.QuerySelectorAll("#map-table td")
            .Select(t => t.TextContent.Trim())
            .ShouldContain("77");
    }

    [Fact]
    public async Task A_measure_without_value_or_source_and_a_place_without_population_are_gaps()
    {
        await using var db = site.Open();
        db.Add(
            Measure.Define(
                new()
                {
                    Title = "Nothing known",
                    Definition = "Nothing.",
                    Kind = MeasureKind.Count,
                    Direction = Direction.Neither,
                    Unit = "things",
                },
                site.Today
            )
        );
        await db.SaveChangesAsync();
        var modules = (Modules)site.Services.GetService(typeof(Modules))!;
        var gaps = new List<string>();
        foreach (var rule in modules.All.Single(m => m.Name == "Measures").Gaps)
            gaps.AddRange((await rule.FindAll(db, site.Today, default)).Select(g => g.Sentence));
        gaps.ShouldContain("Nothing known has no value.");
        gaps.ShouldContain("Nothing known does not say where its figures come from.");
    }
}
