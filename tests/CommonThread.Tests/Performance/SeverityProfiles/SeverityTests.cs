using System.Net;
using CommonThread.People;
using CommonThread.Shared;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.Performance.SeverityProfiles;

/// <summary>Harm is weighed, added up, set against the priorities, and answered: from the administrator's weights to the partnership's own priorities.</summary>
public sealed class SeverityTests(SeveritySite site) : IClassFixture<SeveritySite>
{
    private static async Task<Page> Add(Visitor who, string name, int measure, params (string, string)[] more) =>
        await (await who.Get("performance/weights/categories")).Submit([
            ("Form.Name", name),
            ("Form.MeasureId", measure.ToString(Text.Words)),
            .. more,
        ]);

    // The boxes of the form by the label beside each.
    private static (string, string) Weight(Page form, string label, string value) =>
        (
            form.Html.GetElementById(
                    form.Html.QuerySelectorAll("label").Single(l => l.TextContent.Trim() == label).GetAttribute("for")!
                )!
                .GetAttribute("name")!,
            value
        );

    [Fact]
    [Trait("Requirement", "D-12")]
    [Trait("Requirement", "D-13")]
    [Trait("Requirement", "D-14")]
    public async Task From_weights_to_profiles_to_the_county_to_the_boards_answer_and_the_partnerships_own_priorities()
    {
        using var administrator = await site.SignIn(Roles.Administrator);
        using var analyst = await site.SignIn(Roles.Analyst);
        using var board = await site.SignIn(Roles.BoardMember, "Safer Testshire Board");
        using var north = await site.As(site.NorthCoordinator);
        using var south = await site.As(site.SouthCoordinator);

        // Nothing is weighed before someone says what it weighs.
        (await analyst.Get("performance/severity")).Text.ShouldContain(
            "Nothing says yet what each kind of harm weighs"
        );
        (await administrator.Get("performance/weights")).Text.ShouldContain("Nothing is weighed yet");
        (await (await administrator.Get("performance/weights/categories")).Submit()).Errors.ShouldBe([
            "Enter the kind of harm, up to 120 characters",
            "Choose the measure that counts it. Only counts can be weighed",
        ]);
        await Add(administrator, "Knives", site.Knives, ("Form.VulnerableMeasureId", $"{site.Victims}"));
        await Add(administrator, "Incidents", site.Incidents, ("Form.PriorityId", $"{site.PriorityId}"));
        var kinds = await Add(administrator, "Rape", site.Rapes);
        kinds.Text.ShouldContain("Rape is kept");
        (await Add(administrator, "rape", site.Rapes)).Errors.ShouldBe([
            "There is a kind of harm of this name already",
        ]);

        var form = await administrator.Get("performance/weights/write");
        var wrong = await form.Submit(
            ("Form.Source", "National severity score, 2024"),
            Weight(form, "Knives", "heavy"),
            Weight(form, "Incidents", "-1"),
            ("Form.LowShare", "30")
        );
        wrong.Errors.Count.ShouldBeGreaterThan(0);
        wrong.Body.ShouldContain("National severity score, 2024");
        wrong.Body.ShouldContain("heavy");
        (
            await form.Submit(
                ("Form.Source", "National"),
                Weight(form, "Knives", "0"),
                Weight(form, "Incidents", "0"),
                Weight(form, "Rape", "0")
            )
        ).Errors.ShouldBe(["The weights add up to zero, so that nothing would weigh anything"]);
        var weighed = await form.Submit(
            ("Form.Source", "National severity score, 2024"),
            ("Form.HighShare", "20"),
            ("Form.LowShare", "15"),
            Weight(form, "Knives", "100"),
            Weight(form, "Incidents", "1"),
            Weight(form, "Rape", "200")
        );
        weighed.Text.ShouldContain("Version 1 is in use");
        (await (await administrator.Get("performance/weights/write")).Submit(("Form.Reason", "None"))).Errors.ShouldBe([
            "Nothing has changed, so that no new version is made",
        ]);

        // A profile fills in by itself: 4 × 100 + 200 × 1 + 10 × 200, of 100,000 residents.
        var list = await analyst.Get($"performance/severity?quarter={SeveritySite.Quarter}");
        var profile = await list.Submit(("csp", $"{site.North}"));
        profile.Text.ShouldContain("2,600 points, between");
        profile.Text.ShouldContain("26.0 points");
        profile.Text.ShouldContain("not known: a count of that quarter is missing");
        profile.Text.ShouldContain("Rape 10 200 2,000 76.9% – – None");
        profile.Text.ShouldContain("Knives 4 100 400 15.4% – 2 None");
        profile.Text.ShouldContain("Incidents 200 1 200 7.7% – – Antisocial behaviour");
        profile.Text.ShouldContain("Northton 1,650 27.5 Rape");
        profile.Text.ShouldContain("Upperby 950 23.8 Rape");
        (await list.Submit(("csp", $"{site.North}"))).Errors.ShouldBe([
            "The profile of North Testshire CSP for Quarter 3 2025-26 is begun already. Open it below",
        ]);
        (
            await (await analyst.Get("performance/severity?quarter=2025-26-Q4")).Submit(("csp", $"{site.North}"))
        ).Errors.ShouldBe(["Quarter 4 2025-26 is not over yet"]);
        var words = await profile.Follow("Write what the counts hide");
        profile = await words.Submit(
            ("Form.Summary", "Few offences, most of the harm"),
            Weight(words, "Rape: what is hidden behind the count? (optional)", "Half are never reported")
        );
        profile.Text.ShouldContain("Half are never reported");
        profile = await profile.Submit("form[action$=Publish]");
        profile.Text.ShouldContain("The profile is published");

        // The county is the sum of its partnerships, to the unit, and who is missing is named.
        var county = await analyst.Get($"performance/severity/county/{SeveritySite.Quarter}");
        county.Text.ShouldContain("2,600 points: the sum of 1 of 2 partnerships");
        county.Text.ShouldContain("No profile of South Testshire CSP is published.");
        var other = await (await analyst.Get($"performance/severity?quarter={SeveritySite.Quarter}")).Submit(
            ("csp", $"{site.South}")
        );
        other.Text.ShouldContain("600 points, between");
        await other.Submit("form[action$=Publish]");
        county = await board.Get($"performance/severity/county/{SeveritySite.Quarter}");
        county.Text.ShouldContain("3,200 points: the sum of 2 partnerships");
        county.Text.ShouldContain("1 Rape 12 2,400 75.0% not known None");
        county.Text.ShouldContain("2 Knives 5 500 15.6% 400 None");
        county.Text.ShouldContain("Rape: 75.0% of the harm, and no priority answers it. The Board has not answered.");
        county.Text.ShouldContain("Antisocial behaviour: It answers 9.4% of the harm.");
        county.Text.ShouldNotContain("Knives: 15.6%");

        const string Fact = "Severity: 9.4% of the county’s harm, Quarter 3 2025-26";
        (await analyst.Get("performance")).Text.ShouldContain(Fact);
        using var councillor = await site.SignIn(Roles.Councillor);
        (await councillor.Get("performance")).Text.ShouldNotContain(Fact);

        // The Board answers each; an analyst does not.
        (await analyst.Try($"performance/decide/priority/{site.PriorityId}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await board.Try("performance/decide/priority/999999")).Status.ShouldBe(HttpStatusCode.NotFound);
        var answered = await (await county.Follow("Record the Board’s answer on Rape")).Submit(
            ("Form.Answer", "Agreed"),
            ("Form.Decision", "A twelfth priority"),
            ("Form.Reason", "Three quarters of the harm")
        );
        answered.Text.ShouldContain("The Board, 12 March 2026: A twelfth priority");

        // The partnership chooses what it works on from the lines, and nobody else for it.
        var choose = await (await north.Get(profile.Address.ToString())).Follow(
            "Choose a local priority from its lines"
        );
        (await choose.Submit()).Errors.ShouldBe([
            "Enter the local priority, up to 200 characters",
            "Choose at least one line of the severity profile that it answers",
            "Say why it is local only. Nobody’s leave is needed",
            "Enter the day from which it is worked on",
        ]);
        var line = choose.Html.QuerySelectorAll("input[name='Form.Cited']")[0].GetAttribute("value")!;
        var local = await choose.Submit(
            ("Form.Name", "Safe from sexual violence"),
            ("Form.Cited", line),
            ("Form.Reason", "Most of the harm, and no priority of the Board"),
            ("Form.From.Day", "1"),
            ("Form.From.Month", "3"),
            ("Form.From.Year", "2026")
        );
        local.Heading.ShouldBe("Safe from sexual violence");
        local.Text.ShouldContain("Most of the harm, and no priority of the Board");
        local.Text.ShouldContain("Rape");
        (await south.Try(local.Address + "/write")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await south.Try("performance/local-priorities/write?profile=" + profile.Address.Segments[^1])).Status.ShouldBe(
            HttpStatusCode.NotFound
        );
        var thread = await north.Get("performance/local-priorities");
        thread.Text.ShouldContain("Antisocial behaviour: no partnership has a local priority that serves it.");
        thread.Text.ShouldContain("Safe from sexual violence (North Testshire CSP) has no action.");
        var action = await (await local.Follow("Add an action")).Submit(("Form.Title", "A refuge that takes men too"));
        action.Errors.ShouldBeEmpty();
        thread = await north.Get("performance/local-priorities");
        thread.Text.ShouldContain("A refuge that takes men too");
        thread.Text.ShouldNotContain("has no action");
        thread.Text.ShouldContain("Severity of its lines: 2,000 points in Quarter 3 2025-26, when it was chosen");

        // Other weights leave what is published as it was; made again it is another version.
        form = await administrator.Get("performance/weights/write");
        await form.Submit(("Form.Reason", "Knives weigh more"), Weight(form, "Knives", "150"));
        (await analyst.Get(profile.Address.ToString())).Text.ShouldContain("2,600 points, between");
        (await profile.Submit("form[action$=Correct]")).Errors.ShouldBe([
            "Say why it is made again, up to 1,000 characters",
        ]);
        var again = await profile.Submit("form[action$=Correct]", ("Form.Reason", "New weights"));
        again.Text.ShouldContain("2,800 points, between");
        again.Text.ShouldContain("Half are never reported");
        again = await again.Submit("form[action$=Publish]");
        county = await board.Get($"performance/severity/county/{SeveritySite.Quarter}");
        county.Text.ShouldContain(
            "South Testshire CSP is weighed with another version of the weights, and cannot be added."
        );
        (await analyst.Get(profile.Address.ToString())).Text.ShouldContain("A later version replaces this one");
        (await analyst.Get(again.Address + "?handler=csv")).Body.ShouldContain(
            "North Testshire CSP,Quarter 3 2025-26,Knives,4,150,600,points"
        );

        // And nobody outside the bodies concerned reads any of it but the weights.
        using var nobody = site.Visit();
        (await nobody.Get("performance/weights")).Text.ShouldContain("Knives 150");
        foreach (
            var page in new[] { "performance/severity", county.Address.ToString(), "performance/local-priorities" }
        )
            (await councillor.Try(page)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await councillor.Try("history/severity-profile-" + profile.Address.Segments[^1])).Text.ShouldNotContain(
            "hidden"
        );
        // Half a county is no county: while one partnership is weighed otherwise, no tile speaks of it.
        (await analyst.Get("performance")).Text.ShouldNotContain(Fact);
    }
}
