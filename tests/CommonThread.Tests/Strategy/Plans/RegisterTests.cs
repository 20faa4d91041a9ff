using System.Globalization;
using System.Net;
using CommonThread.People;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.Strategy.Plans;

public sealed class RegisterTests(DeliverySite site) : IClassFixture<DeliverySite>
{
    private string Priority => site.PriorityId.ToString(CultureInfo.InvariantCulture);

    [Fact]
    public async Task Every_register_lists_and_asks()
    {
        using var manager = await site.SignIn(Roles.ProgrammeManager);
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        foreach (
            var key in "roles mechanisms guidance relationships law concerns scoping pilots local-readings claims resources requests required-actions".Split(
                ' '
            )
        )
        {
            (await manager.Get($"strategy/safer/registers/{key}")).Heading.ShouldNotBeEmpty(key);
            var writer = key == "required-actions" ? officer : manager;
            (await writer.Get($"strategy/safer/registers/{key}/add")).Heading.ShouldStartWith(
                "Add",
                customMessage: key
            );
        }
        (await officer.Get("strategy/safer/registers/lessons/add")).Heading.ShouldBe("Add a review");
    }

    [Fact]
    [Trait("Requirement", "A-37")]
    public async Task A_new_lead_ends_the_one_before()
    {
        using var manager = await site.SignIn(Roles.ProgrammeManager);
        var first = await site.Post("First lead");
        var second = await site.Post("Second lead");
        foreach (var (post, month) in new[] { (first, "1"), (second, "3") })
        {
            var form = await manager.Get($"strategy/safer/registers/roles/add?priority={Priority}");
            var done = await form.Submit(
                ("Form.Texts[Role]", "Lead"),
                ("Form.Texts[PostId]", post.ToString(CultureInfo.InvariantCulture)),
                ("Form.Dates[From].Day", "1"),
                ("Form.Dates[From].Month", month),
                ("Form.Dates[From].Year", "2026")
            );
            done.Status.ShouldBe(HttpStatusCode.OK, done.Text);
        }
        var page = await manager.Get($"strategy/priorities/{Priority}");
        page.Text.ShouldContain("Second lead, Testshire County Council, since 1 March 2026");
        page.Text.ShouldContain("First lead, Testshire County Council, 1 January 2026 to 28 February 2026");
    }

    [Fact]
    [Trait("Requirement", "A-23")]
    public async Task A_reading_that_does_not_apply_needs_its_reason()
    {
        using var coordinator = await site.SignIn(Roles.CspCoordinator);
        var form = await coordinator.Get($"strategy/safer/registers/local-readings/add?priority={Priority}");
        var refused = await form.Submit(("Form.Texts[Applicable]", "false"));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Errors.ShouldContain("Say why it does not apply here");
        refused.Errors.ShouldContain("Choose the Community Safety Partnership");
    }

    [Fact]
    [Trait("Requirement", "A-18")]
    public async Task A_request_that_will_not_be_done_needs_a_reason()
    {
        using var manager = await site.SignIn(Roles.TeamManager);
        var form = await manager.Get("strategy/safer/registers/requests/add");
        var refused = await form.Submit(
            ("Form.Texts[Words]", "A new pavilion"),
            ("Form.Texts[Decision]", "NotDo"),
            ("Form.Texts[Cost]", "4"),
            ("Form.Dates[On].Day", "1"),
            ("Form.Dates[On].Month", "march"),
            ("Form.Dates[On].Year", "2026")
        );
        refused.Errors.ShouldBe(["Cost must be 0 to 3", "Say why it will not be done"], ignoreOrder: true);
        var done = await refused.Submit(
            ("Form.Texts[Cost]", "1"),
            ("Form.Texts[Reason]", "Districts hold the facilities")
        );
        done.Status.ShouldBe(HttpStatusCode.OK, done.Text);
        done.Text.ShouldContain("A new pavilion");
        done.Text.ShouldContain("Districts hold the facilities");
    }

    [Fact]
    [Trait("Requirement", "A-17")]
    public async Task Allotting_more_than_there_is_is_shown_as_a_warning()
    {
        using var manager = await site.SignIn(Roles.TeamManager);
        foreach (var (amount, available) in new[] { ("1000", "true"), ("1500", "false") })
        {
            var form = await manager.Get($"strategy/safer/registers/resources/add?priority={Priority}");
            var done = await form.Submit(
                ("Form.Texts[Kind]", "Money"),
                ("Form.Texts[Year]", "2025"),
                ("Form.Texts[Available]", available),
                ("Form.Texts[Amount]", amount),
                ("Form.Texts[Fund]", "Community fund")
            );
            done.Status.ShouldBe(HttpStatusCode.OK, done.Text);
        }
        (await manager.Get("strategy/safer/resources")).Text.ShouldContain("More allotted than there is");
        // What is allotted from no fund in particular draws on what no fund has been allotted by name.
        foreach (
            var (days, available, fund) in new[]
            {
                ("10", "true", "Wardens"),
                ("4", "false", "Wardens"),
                ("5", "false", ""),
            }
        )
        {
            var form = await manager.Get($"strategy/safer/registers/resources/add?priority={Priority}");
            await form.Submit(
                ("Form.Texts[Kind]", "StaffTime"),
                ("Form.Texts[Year]", "2025"),
                ("Form.Texts[Available]", available),
                ("Form.Texts[Days]", days),
                ("Form.Texts[Fund]", fund)
            );
        }
        (await manager.Get("strategy/safer/resources")).Text.ShouldContain(
            "Staff time: no one in particular 6 days 5 days 1 day"
        );
    }

    [Fact]
    public async Task A_register_of_the_partners_is_not_there_for_others()
    {
        using var reader = site.Visit();
        (await reader.Try("strategy/safer/registers/concerns")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var councillor = await site.SignIn(Roles.Councillor);
        (await councillor.Try("strategy/safer/registers/guidance/add")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    [Trait("Requirement", "A-34")]
    public async Task A_pilot_is_repeated_elsewhere_and_keeps_its_link_to_the_first()
    {
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        await using (var db = site.Open())
        {
            db.Add(CommonThread.Places.Place.Called("Northtown", CommonThread.Places.PlaceType.District));
            await db.SaveChangesAsync();
        }
        var form = await officer.Get($"strategy/safer/registers/pilots/add?priority={Priority}");
        var refused = await form.Submit(("Form.Texts[Title]", "Night wardens"), ("Form.Texts[Places]", "Nowhere"));
        refused.Errors.Single().ShouldStartWith("There is no place called “Nowhere”");
        var list = await form.Submit(
            ("Form.Texts[Title]", "Night wardens"),
            ("Form.Texts[Places]", "northtown"),
            ("Form.Texts[Hypothesis]", "Wardens calm the night."),
            ("Form.Texts[Result]", "Calls fell."),
            ("Form.Texts[Decision]", "Repeat")
        );
        list.Text.ShouldContain("Northtown");
        var again = await list.Follow("Begin its repeat elsewhere");
        again.Text.ShouldContain("Wardens calm the night.");
        list = await again.Submit(("Form.Texts[Title]", "Night wardens in the south"));
        list.Status.ShouldBe(HttpStatusCode.OK, list.Text);
        list.Text.ShouldContain("Repeated as Night wardens in the south");
        list.Text.ShouldContain("Repeats an earlier pilot Night wardens");
    }

    [Fact]
    [Trait("Requirement", "A-31")]
    public async Task A_problem_profile_is_received_with_its_document()
    {
        using var lead = await site.SignIn(Roles.ProgrammeManager);
        var form = await lead.Get($"strategy/safer/registers/scoping/add?priority={Priority}");
        var list = await form.Submit(
            ("Form.Texts[Question]", "Which stops are avoided after dark?"),
            ("Form.Texts[Kind]", "ProblemProfile")
        );
        var add = await list.Follow("Add a document");
        (await add.Submit(("Form.Title", ""))).Errors.ShouldBe(
            ["Enter what the document is, up to 200 characters", "Choose the file"],
            ignoreOrder: true
        );
        var wrong = await add.Submit("#add", ("Form.File", "run.exe", [1, 2, 3]), ("Form.Title", "A program"));
        wrong.Errors.Single().ShouldStartWith("The file’s name must end in");
        var after = await add.Submit(
            "#add",
            ("Form.File", "profile.pdf", "%PDF-1.4"u8.ToArray()),
            ("Form.Title", "Profile of the stops")
        );
        after.Text.ShouldContain("Profile of the stops (PDF, 1 kB)");
        var link = after
            .Html.QuerySelectorAll("a")
            .First(a => a.TextContent.Contains("Profile of the stops", StringComparison.Ordinal));
        using var file = await lead.Http.GetAsync(new Uri(after.Address, link.GetAttribute("href")!));
        file.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        file.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        (await file.Content.ReadAsByteArrayAsync()).ShouldBe("%PDF-1.4"u8.ToArray());
        using var reader = site.Visit();
        (await reader.Try(new Uri(after.Address, link.GetAttribute("href")!).ToString())).Status.ShouldBe(
            HttpStatusCode.NotFound,
            "partners’ documents are not for readers without an account"
        );
        var remove = await lead.Get(
            "documents/add?on=" + link.GetAttribute("href")!.Split('/')[^1].Insert(0, "scoping-exercise-")
        );
        (await remove.Submit("form[id^=remove]")).Errors.ShouldBe(["Say why the document is taken away"]);
        (await remove.Submit("form[id^=remove]", ("Reason", "The wrong one"))).Text.ShouldNotContain(
            "Profile of the stops"
        );
    }
}
