using System.Globalization;
using CommonThread.Measures;
using CommonThread.People;
using CommonThread.Shared;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.Measures;

/// <summary>Values of any measure loaded from a file into a release (A-15, A-16, C-47).</summary>
public sealed class ValuesImportTests(FiguresSite site) : IClassFixture<FiguresSite>
{
    private const string Heading = "measure,part,place_type,place,period,value,numerator,denominator,note\n";

    private async Task Define(string title, MeasureKind kind, params string[] parts)
    {
        await using var db = site.Open();
        var measure = Measure.Define(
            new MeasureDefinition
            {
                Title = title,
                Definition = title + ", as the survey asks.",
                Kind = kind,
                Direction = Direction.Up,
                Role = MeasureRole.Perception,
                Unit = kind == MeasureKind.Percentage ? "% of respondents" : "people",
                Frequency = PeriodKind.FinancialYear,
            },
            site.Today,
            Text.Slug(title)
        );
        measure.SplitInto(parts);
        db.Add(measure);
        await db.SaveChangesAsync();
    }

    private static (string, string)[] From(string source, string state = "draft") =>
        [("source", source), ("published", "2026-02-01"), ("state", state)];

    [Fact]
    [Trait("Requirement", "A-15")]
    [Trait("Requirement", "A-16")]
    public async Task Values_of_the_parts_of_a_measure_are_loaded_into_a_draft_and_published_once_looked_through()
    {
        await Define("People feel safer", MeasureKind.Percentage, "home", "work", "online");
        var report = await site.Load(
            "values",
            Heading
                + "people-feel-safer,home,ward,West,FY2024,61.5,,,\n"
                + "People feel safer,Online,ward,E05000001,2024-25,,30,60,Asked for the first time\n",
            From("Resident survey")
        );
        report.Added.ShouldBe(2);
        report.Release.ShouldNotBeNull();
        (await site.Figure("people-feel-safer", "West", Period.FinancialYear(2024), "home")).ShouldBeNull();
        var number = report.Release!.Split(' ')[1];
        using var reader = site.Visit();
        (await reader.Try($"measures/releases/{number}")).Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
        using var analyst = await site.SignIn(Roles.Analyst);
        var draft = await analyst.Get($"measures/releases/{number}");
        draft.Text.ShouldContain("People feel safer: home");
        draft.Text.ShouldContain("Resident survey");
        (await draft.Submit("#publish")).Text.ShouldContain("2 values added");
        (await site.Figure("people-feel-safer", "West", Period.FinancialYear(2024), "home"))!.Value.ShouldBe(61.5);
        (await site.Figure("people-feel-safer", "West", Period.FinancialYear(2024), "online"))!.Value.ShouldBe(50);
    }

    [Fact]
    [Trait("Requirement", "C-47")]
    public async Task Every_refused_row_says_why_and_nothing_is_half_loaded()
    {
        await Define("Volunteers", MeasureKind.Count);
        var report = await site.Load(
            "values",
            Heading
                + "volunteers,,ward,West,FY2024,40,,,\n"
                + "helpers,,ward,West,FY2024,40,,,\n"
                + "volunteers,night,ward,West,FY2023,40,,,\n"
                + "volunteers,,ward,Nowhere,FY2024,40,,,\n"
                + "volunteers,,ward,East,last year,40,,,\n"
                + "volunteers,,ward,East,FY2030,40,,,\n"
                + "volunteers,,ward,East,FY2024,-3,,,\n"
                + "volunteers,,ward,East,FY2024,,,,\n"
                + "volunteers,,ward,East,FY2024,,3,0,\n"
                + "volunteers,,ward,E05000001,FY2024,41,,,\n",
            From("Volunteer centre", "published")
        );
        report
            .Refused.Select(r => r.Reason.Split('.')[0])
            .ShouldBe([
                "There is no measure called “helpers”",
                "Volunteers has no parts",
                "There is no place of the kind “Ward” with the code or name “Nowhere”",
                "“last year” is no period",
                "2030-31 lies in the future",
                "-3 cannot be a count",
                "Give the value, or numerator and denominator",
                "denominator cannot be 0",
                "The same measure, part, place and period stand in line 2",
            ]);
        (await site.Figure("volunteers", "West", Period.FinancialYear(2024))).ShouldBeNull();
        await using var db = site.Open();
        (await db.Set<Source>().AnyAsync(s => s.Name == "Volunteer centre")).ShouldBeFalse();
    }

    [Fact]
    [Trait("Requirement", "A-16")]
    public async Task A_later_file_replaces_a_value_keeps_the_earlier_and_points_at_a_jump()
    {
        await Define("Groups helped", MeasureKind.Count);
        await site.Load("values", Heading + "groups-helped,,ward,East,FY2023,20,,,\n", From("Team log", "published"));
        await site.Load("values", Heading + "groups-helped,,ward,East,FY2024,24,,,\n", From("Team log", "published"));
        var report = await site.Load(
            "values",
            Heading + "groups-helped,,ward,East,FY2024,90,,,\n",
            [.. From("Team log", "published"), ("reason", "Two teams were missing")]
        );
        report.Notes.ShouldContain("Line 2: Groups helped in East, 2024-25, differs by 350% from the value before");
        var figure = await site.Figure("groups-helped", "East", Period.FinancialYear(2024));
        figure!.Value.ShouldBe(90);
        figure.Revised.ShouldBeTrue();
        await using var db = site.Open();
        (await db.Set<EarlierValue>().Select(v => v.Value).ToListAsync()).ShouldContain(24);
    }

    [Fact]
    [Trait("Requirement", "C-37")]
    public async Task An_analyst_records_what_a_place_is_like_and_lists_are_narrowed_by_it()
    {
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        (await officer.Try("places/e07009999/context")).Status.ShouldBe(System.Net.HttpStatusCode.Forbidden);
        using var analyst = await site.SignIn(Roles.Analyst);
        var form = await (await analyst.Get("places/e07009999/figures")).Follow("Record it");
        var refused = await form.Submit(("Form.Broadband", "170"), ("Form.Year", "2025"));
        refused.Errors.ShouldBe(
            [
                "Homes with broadband must be between 0 and 100",
                "Say where the figures come from, in up to 200 characters",
                "Date published must be today or in the past",
            ],
            ignoreOrder: true
        );
        (await form.Submit(("Form.Broadband", ""))).Errors.ShouldContain("Fill in at least one of the figures");
        var day = site.Today.AddDays(-30);
        string Say(int number) => number.ToString(CultureInfo.InvariantCulture);
        var page = await form.Submit(
            ("Form.Rural", "80"),
            ("Form.RuralClass", "Rural town and fringe"),
            ("Form.Aged65", "27.5"),
            ("Form.LivingAlone", "36"),
            ("Form.Broadband", "72"),
            ("Form.Distance", "6.5"),
            ("Form.Growth", "-0.4"),
            ("Form.Year", "2025"),
            ("Form.Source", "County profile"),
            ("Form.PublishedOn.Day", Say(day.Day)),
            ("Form.PublishedOn.Month", Say(day.Month)),
            ("Form.PublishedOn.Year", Say(day.Year))
        );
        page.Errors.ShouldBeEmpty();
        page.Text.ShouldContain("Rural town and fringe");
        page.Text.ShouldContain("County profile");
        using var reader = site.Visit();
        foreach (
            var filter in new[]
            {
                "rural=rural",
                "ageing=over-25",
                "alone=over-35",
                "broadband=under-80",
                "distance=over-5",
                "growth=fewer",
            }
        )
        {
            var list = await reader.Get($"places/type/district?{filter}");
            list.Html.QuerySelectorAll("tbody th").Select(t => t.TextContent.Trim()).ShouldBe(["Midtown"], filter);
        }
    }
}
