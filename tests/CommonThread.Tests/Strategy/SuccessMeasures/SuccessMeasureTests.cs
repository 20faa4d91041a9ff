using System.Net;
using CommonThread.Measures;
using CommonThread.People;
using CommonThread.Shared;
using CommonThread.Strategy;
using CommonThread.Strategy.Activities;
using CommonThread.Strategy.SuccessMeasures;
using CommonThread.Tests.Hosting;
using CommonThread.Tests.Strategy.Plans;

namespace CommonThread.Tests.Strategy.SuccessMeasures;

public sealed class SuccessMeasureTests(DeliverySite site) : IClassFixture<DeliverySite>
{
    private const string Write = "strategy/safer/measures/write";

    [Fact]
    [Trait("Requirement", "A-14")]
    public async Task The_form_asks_for_the_kind_and_then_only_for_what_it_needs()
    {
        using var analyst = await site.SignIn(Roles.Analyst);
        var first = await analyst.Get($"{Write}?for=priority-{site.PriorityId}");
        first.Text.ShouldContain("What sort of answer does it have?");
        first.Text.ShouldNotContain("Short name");
        var counted = await analyst.Get($"{Write}?for=priority-{site.PriorityId}&Kind=SurveyPercentage");
        counted.Text.ShouldContain("Baseline");
        counted.Text.ShouldContain("Which way is better?");
        var judged = await analyst.Get($"{Write}?Kind=Award");
        judged.Text.ShouldNotContain("Baseline");
        judged.Text.ShouldNotContain("Unit");
    }

    [Fact]
    [Trait("Requirement", "A-16")]
    public async Task A_counted_measure_is_one_figure_with_parts_whose_values_are_entered_once()
    {
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        await (await officer.Get("strategy/safer/delivery/activities")).Submit(
            ("Form.Title", "Patrols"),
            ("Form.State", "Live")
        );
        int activity;
        await using (var db = site.Open())
            activity = (await db.Set<Activity>().SingleAsync(a => a.Title == "Patrols")).Id;
        var form = await officer.Get($"{Write}?for=priority-{site.PriorityId}&Kind=SurveyPercentage");
        var refused = await form.Submit(("Form.Name", ""));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Errors.ShouldContain("Enter a short name for the measure, up to 200 characters");
        var page = await form.Submit(
            ("Form.Name", "People feel safer"),
            ("Form.Unit", "% of respondents"),
            ("Form.Direction", "Up"),
            ("Form.Parts", "home\nonline"),
            ("Form.Baseline", "80"),
            ("Form.BaselineDate.Day", "31"),
            ("Form.BaselineDate.Month", "3"),
            ("Form.BaselineDate.Year", "2024"),
            ("Form.Target", "90"),
            ("Form.Frequency", "Annual"),
            ("Form.Source", "Residents’ survey"),
            ("Form.Activities", $"{activity}")
        );
        page.Status.ShouldBe(HttpStatusCode.OK, string.Join("; ", page.Errors));
        page = await page.Follow("People feel safer");
        page.Text.ShouldContain("90.0% of respondents");
        page.Text.ShouldContain("No value yet");
        page.Text.ShouldContain("Antisocial behaviour");
        page.Text.ShouldContain("Patrols");
        (await officer.Get("gaps")).Text.ShouldContain("People feel safer has no value.");

        // The values are entered where figures are kept, and show wherever the measure does.
        await using (var db = site.Open())
        {
            var success = await db.Set<SuccessMeasure>().SingleAsync(m => m.Name == "People feel safer");
            var place = (await db.Set<Framework>().SingleAsync(f => f.Id == site.FrameworkId)).PlaceId!.Value;
            var source = new Source { Name = "Residents’ survey", Date = new(2026, 2, 1) };
            db.Add(source);
            await db.SaveChangesAsync();
            await new PublishFigures(db).Now(
                Release.Draft(
                    await Release.NextNumber(db, default),
                    "Survey",
                    source,
                    "test",
                    site.Clock.GetUtcNow().UtcDateTime
                ),
                [
                    new(success.MeasureId!.Value, place, Period.FinancialYear(2023), 81) { Part = "home" },
                    new(success.MeasureId.Value, place, Period.FinancialYear(2024), 88) { Part = "home" },
                    new(success.MeasureId.Value, place, Period.FinancialYear(2024), 60) { Part = "online" },
                ],
                null,
                default
            );
        }
        using var reader = site.Visit();
        (await reader.Get("strategy/safer/measures")).Text.ShouldContain("home: 88.0% of respondents in 2024-25");
        (await reader.Get("strategy/safer/delivery")).Text.ShouldContain("online: 60.0% of respondents in 2024-25");
        (await reader.Get("strategy/safer")).Text.ShouldContain("People feel safer home: better than in 2023-24");
        var priority = await reader.Get($"strategy/priorities/{site.PriorityId}");
        priority.Text.ShouldContain("88.0% of respondents in 2024-25, 81.0% in 2023-24");
        priority.Text.ShouldContain("Residents’ survey, 1 February 2026");
        using var analyst = await site.SignIn(Roles.Analyst);
        (await analyst.Get("gaps")).Text.ShouldNotContain("People feel safer has no value.");
    }

    [Fact]
    [Trait("Requirement", "A-14")]
    public async Task A_judged_measure_takes_a_dated_judgement_with_what_shows_it()
    {
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        var list = await (await officer.Get($"{Write}?Kind=Award")).Submit(("Form.Name", "Gold Award"));
        (await officer.Get("gaps")).Text.ShouldContain("Gold Award has not been judged.");
        var page = await list.Follow("Gold Award");
        var refused = await page.Submit("main form[method=post]");
        refused.Errors.ShouldBe(
            ["Choose how it stands", "Say what shows it, up to 2,000 characters"],
            ignoreOrder: true
        );
        var done = await refused.Submit(("Form.Stands", "Partly"), ("Form.Evidence", "Silver held"));
        done.Text.ShouldContain("Silver held");
        (await officer.Get("strategy/safer/measures")).Text.ShouldContain("Partly");
        (await officer.Get("strategy/safer/measures?Missing=true")).Text.ShouldNotContain("Gold Award");

        // A name stands once in a framework; a measure can be taken out.
        var twice = await (await officer.Get($"{Write}?Kind=Milestone")).Submit(("Form.Name", "gold award"));
        twice.Errors.ShouldContain("This framework has a measure of that name already");
        int id;
        await using (var db = site.Open())
            id = (await db.Set<SuccessMeasure>().SingleAsync(m => m.Name == "Gold Award")).Id;
        var gone = await (await officer.Get($"{Write}/{id}")).Submit("form[action*=Remove]");
        gone.Text.ShouldContain("The success measure is taken out");
    }

    [Fact]
    public async Task A_figure_that_is_measured_already_is_joined_and_must_suit_the_kind()
    {
        await using (var db = site.Open())
            await KnownMeasures.Find(db, "burglary", default);
        using var analyst = await site.SignIn(Roles.Analyst);
        var money = await analyst.Get($"{Write}?Kind=Money");
        var refused = await money.Submit(("Form.Name", "Cost of burglary"), ("Form.Figure", "burglary"));
        refused.Errors.ShouldContain(e => e.StartsWith("“Burglary” is a count, which does not suit"));
        var joined = await (await analyst.Get($"{Write}?Kind=Count")).Submit(
            ("Form.Name", "Burglaries recorded"),
            ("Form.Figure", "burglary")
        );
        joined.Status.ShouldBe(HttpStatusCode.OK, string.Join("; ", joined.Errors));
        await using var after = site.Open();
        var burglary = await after.Set<Measure>().SingleAsync(m => m.Slug == "burglary");
        (await after.Set<SuccessMeasure>().SingleAsync(m => m.Name == "Burglaries recorded")).MeasureId.ShouldBe(
            burglary.Id
        );
    }

    [Fact]
    public async Task A_measure_that_is_not_public_is_for_partners()
    {
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        var form = await officer.Get($"{Write}?Kind=Narrative");
        await form.Submit(("Form.Name", "Trust among partners"), ("Form.Public", "false"));
        int id;
        await using (var db = site.Open())
            id = (await db.Set<SuccessMeasure>().SingleAsync(m => m.Name == "Trust among partners")).Id;
        using var reader = site.Visit();
        (await reader.Try($"strategy/safer/measures/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await reader.Get("strategy/safer/measures")).Text.ShouldNotContain("Trust among partners");
        (await officer.Get($"strategy/safer/measures/{id}")).Text.ShouldContain("Everyone signed in here");
    }
}
