using CommonThread.Journeys.Browsing;
using CommonThread.People;
using CommonThread.Strategy;
using Microsoft.Playwright;

namespace CommonThread.Journeys;

/// <summary>The Agreement is refreshed (J20), as far as no board is needed for it.</summary>
[Collection(Demonstration.Name)]
public sealed class AgreementRefreshedTests(DemonstrationSite site, Chromium chromium) : IClassFixture<Chromium>
{
    private const string Csp = "Bassetlaw, Newark and Sherwood";
    private const string Partnership = "nottinghamshire";
    private const string Agreement = "strategy/community-safety-agreement";
    private const string OldName = "Serious Violence";
    private const string NewName = "Violence in every form";
    private const string NewPost = "Head of Community Safety";

    private readonly Faults faults = new();

    [Fact]
    [Trait("Journey", "J20")]
    public async Task The_Agreement_is_refreshed()
    {
        var manager = await Opens(Roles.ProgrammeManager);
        var priority = await Id(OldName);
        await HoldTheReview(manager);
        await StartTheVersion(manager);
        await Rename(manager);
        await AddAPost(await Opens(Roles.Administrator));
        await GiveItToTheNewPost(manager, priority);
        var gaps = await ReadTheGaps(manager);
        await ShowARequiredAction(manager, priority);
        (await ReadTheGaps(manager)).ShouldBeLessThan(gaps, "the list is shorter by what was fixed");
        await ReadLocally(await Opens(Roles.CspCoordinator, $"{Csp} Community Safety Partnership"), priority);

        var resident = await Opens();
        await resident.Visit(Agreement);
        (await resident.Text()).ShouldNotContain(NewName, customMessage: "readers keep what is in force");
        await Publish(manager);
        await ReadAsAResident(resident);
        faults.ShouldBeNone();
    }

    // 1. The yearly review opened by itself; what it found is recorded and the next one opens.
    private static async Task HoldTheReview(Person manager)
    {
        await manager.Visit(Agreement);
        await manager.Follow("Reviews");
        await manager.Follow("Record what it found");
        await manager.Press("Record it");
        (await manager.Text()).ShouldContain("Enter what the review found");
        await manager.Date("Held on", new DateOnly(2026, 3, 10));
        await manager.Fill("What it found", "Violence needs a wider reading.");
        await manager.Choose("What was decided", "Refresh");
        await manager.Fill("What is to change", "One name; one theme more.");
        await manager.Press("Record it");
        (await manager.Text()).ShouldContain("The next one is open");
    }

    // 2. A version is begun; the priority is renamed in it and a theme is added.
    private static async Task StartTheVersion(Person manager)
    {
        await manager.Press("Start a new version");
        await manager.Fill("What people will call it", "Refreshed March 2026");
        await manager.Choose("Kind of change", "Substantial");
        await manager.Fill("Key changes (optional)", "One priority has a wider name\nThere is a theme of trust");
        await manager.Press("Start");
        await manager.Follow("Add a theme");
        await manager.Fill("Name", "Trust");
        await manager.Press("Save");
    }

    private static async Task Rename(Person manager)
    {
        await manager.Follow("Strategy");
        await manager.Follow("Find a priority");
        await manager.Fill("Name, old or new", "Violence");
        await manager.Press("Find");
        await manager.Follow(OldName);
        await manager.Follow("Rename it");
        await manager.Fill("New name", NewName);
        await manager.Press("Rename it");
        (await manager.Heading()).ShouldBe(NewName);
        (await manager.Text()).ShouldContain($"“{OldName}”");
        await manager.Follow("Strategy");
        await manager.Follow("Find a priority");
        await manager.Fill("Name, old or new", OldName);
        await manager.Press("Find");
        (await manager.Text()).ShouldContain($"once called “{OldName}”");
        await manager.Follow(NewName);
    }

    // 3. A new post takes the priority; its duties stay where they are.
    private static async Task AddAPost(Person administrator)
    {
        await administrator.Visit("people/organisations/nottinghamshire-county-council");
        await administrator.Press("Add a post");
        await administrator.Fill("Title", NewPost);
        await administrator.Press("Add");
        (await administrator.Heading()).ShouldBe(NewPost);
    }

    private static async Task GiveItToTheNewPost(Person manager, int priority)
    {
        await manager.Visit($"strategy/priorities/{priority}");
        var duties = manager.Browser.Locator("summary", new() { HasText = "duties and when each was last shown" });
        var before = await duties.InnerTextAsync();
        await manager.Follow("Change the lead");
        await manager.Pick("Role", "Lead");
        await manager.Pick("Post", $"{NewPost}, Nottinghamshire County Council");
        await manager.Date("First day", new DateOnly(2026, 3, 12));
        await manager.Fill("Decision of the Board", "Board, 12 March 2026, minute 3");
        await manager.Press("Save");
        await manager.Visit($"strategy/priorities/{priority}");
        (await manager.Text()).ShouldContain(NewPost);
        (await manager.Text()).ShouldContain("Board, 12 March 2026, minute 3");
        (await duties.InnerTextAsync()).ShouldBe(before);
        await manager.Unfold("Earlier leads");
        (await manager.Text()).ShouldContain("to 11 March 2026");
    }

    // 4. What is missing shows.
    private static async Task<int> ReadTheGaps(Person manager)
    {
        await manager.Follow("Gaps");
        var text = await manager.Text();
        text.ShouldContain("Every current priority has an action plan");
        text.ShouldContain("Investing in opportunity areas has no activity");
        text.ShouldContain("Health / CCG representative");
        return await manager.Browser.Locator(".ct-gaps__gap").CountAsync();
    }

    // 5. Nine required actions, each with how it stands; evidence closes one.
    private static async Task ShowARequiredAction(Person manager, int priority)
    {
        await manager.Visit($"strategy/priorities/{priority}");
        var tasks = manager.Browser.Locator("#required li, ul.govuk-task-list li");
        (await tasks.CountAsync()).ShouldBe(9);
        var open = tasks.Filter(new() { HasText = "Not started" });
        (await open.CountAsync()).ShouldBe(1);
        var title = await open.GetByRole(AriaRole.Link).InnerTextAsync();
        await manager.Follow(title.Trim());
        await manager.Choose("How does it stand?", "Done");
        await manager.Press("Save");
        (await manager.Text()).ShouldContain("Say what shows it");
        await manager.Fill("What shows it?", "Minutes of the Performance Group, 5 March 2026");
        await manager.Press("Save");
        await manager.Visit($"strategy/priorities/{priority}");
        (await manager.Text()).ShouldContain("8 of 9 done, 1 in hand");
    }

    // 6. A Community Safety Partnership says that a priority does not apply to it, and why.
    private static async Task ReadLocally(Person coordinator, int priority)
    {
        await coordinator.Visit($"strategy/priorities/{priority}");
        await coordinator.Follow("Write it");
        await coordinator.Pick("Community Safety Partnership", Csp);
        await coordinator.Tick("It applies here", ticked: false);
        await coordinator.Press("Save");
        (await coordinator.Text()).ShouldContain("There is a problem");
        await coordinator.Fill("If not, why not?", "Too few offences to plan for; the county’s plan covers them.");
        await coordinator.Press("Save");
        await coordinator.Visit($"strategy/priorities/{priority}");
        (await coordinator.Text()).ShouldContain("Does not apply here: Too few offences to plan for");
    }

    // 8. The new words are approved and come into force.
    private static async Task Publish(Person manager)
    {
        await manager.Visit(Agreement);
        await manager.Press("Write");
        await manager.Follow("submit or publish it");
        await manager.Press("Submit for approval");
        foreach (var move in new[] { "Record that it is approved", "Bring it into force" })
        {
            await manager.Choose("Next", move);
            await manager.Fill("Why, and where the decision is minuted", "Board, 12 March 2026, minute 6");
            await manager.Press("Record it");
        }
    }

    private static async Task ReadAsAResident(Person resident)
    {
        await resident.Visit(Agreement);
        (await resident.Text()).ShouldContain(NewName);
        (await resident.Text()).ShouldContain("“Refreshed March 2026”");
        (await resident.Browser.Locator(".ct-themes .ct-card").CountAsync()).ShouldBe(11);
        await resident.Follow("Every published version, and what changed");
        await resident.Follow("2. Refreshed March 2021");
        (await resident.Text()).ShouldContain(OldName);
        await resident.Visit($"{Agreement}/versions");
        await resident.Follow("3. Refreshed March 2026");
        (await resident.Text()).ShouldContain(NewName);
        await resident.Follow("Compare with version 2");
        (await resident.Text()).ShouldContain($"“{OldName}” became “{NewName}”");
        (await resident.Text()).ShouldContain("There is a theme of trust");
    }

    private async Task<Person> Opens(string? role = null, string? organisation = null)
    {
        var page = await chromium.Open(site.AddressOf(Partnership));
        faults.Listen(page);
        var person = new Person(page, faults);
        if (role is not null)
            await person.SignIn(
                organisation is null
                    ? await site.PostWith(Partnership, role)
                    : await site.PostWith(Partnership, role, organisation)
            );
        return person;
    }

    private async Task<int> Id(string name)
    {
        await using var db = site.Open(partnership: site.Installation.Find(Partnership));
        return await db.Set<Priority>().Where(p => p.Name == name).Select(p => p.Id).SingleAsync();
    }
}
