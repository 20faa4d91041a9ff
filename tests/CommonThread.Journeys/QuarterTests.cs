using CommonThread.Journeys.Browsing;
using CommonThread.People;
using Microsoft.Playwright;

namespace CommonThread.Journeys;

/// <summary>A quarter at the Board (J08, steps 1, 3 to 6 and 8): from a partnership's narrative to the frozen product, the decision and back.</summary>
[Collection(Demonstration.Name)]
public sealed class QuarterTests(DemonstrationSite site, Chromium chromium) : IClassFixture<Chromium>
{
    private const string Partnership = "nottinghamshire";
    private const string Csp = "Bassetlaw, Newark and Sherwood";
    private const string Item = "Stolen farm machinery leaves the county the same night";
    private const string Product = "Performance, Risk and Harm Management Product";

    private readonly Faults faults = new();

    [Fact]
    [Trait("Journey", "J08")]
    public async Task A_quarter_goes_from_the_narratives_to_the_Boards_decision_and_back()
    {
        var manager = await Opens(Roles.ProgrammeManager);
        var coordinator = await Opens(Roles.CspCoordinator, $"{Csp} Community Safety Partnership");
        await HandIn(coordinator);
        await Raise(coordinator);
        await manager.Visit("performance/quarters");
        await manager.Follow("Quarter 3 2025-26");
        (await manager.Text()).ShouldContain("3 of 3 in");
        (await manager.Text()).ShouldContain("Chief Constable, Nottinghamshire Police");
        await Triage(manager);
        await Assemble(manager);
        await Approve(await Opens(Roles.BoardMember, "Safer Nottinghamshire Board Performance Group"), manager);
        await Decide(manager);
        await Close(coordinator);
        await OpenTheNext(manager);
        faults.ShouldBeNone();
    }

    // The nil return is refused while there are words; the words are kept.
    private static async Task HandIn(Person coordinator)
    {
        await coordinator.Visit("my-work");
        await coordinator.Follow($"Narrative of {Csp} for Quarter 3 2025-26");
        await coordinator.Unfold("What you said the quarter before");
        await coordinator.Fill("Summary", "Machinery theft has doubled since the harvest.");
        await coordinator.Fill("Issues", "No unit works the A1 at night.");
        await coordinator.Tick("Nil return: there is nothing to report for this quarter");
        await coordinator.Press("Submit the narrative");
        (await coordinator.Text()).ShouldContain("There is a problem");
        await coordinator.Tick("Nil return: there is nothing to report for this quarter", ticked: false);
        await coordinator.Press("Submit the narrative");
        (await coordinator.Text()).ShouldContain("No unit works the A1 at night.");
    }

    private static async Task Raise(Person coordinator)
    {
        await coordinator.Follow("Raise something that needs the whole county");
        await coordinator.Press("Raise it");
        (await coordinator.Text()).ShouldContain("Say what is raised");
        await coordinator.Fill("What do you raise?", Item);
        await coordinator.Fill("Why does it need the whole county?", "It is on the A1 and gone within two hours.");
        await coordinator.Choose("What do you ask of the Board?", "Decision");
        await coordinator.Pick("Priority (optional)", "Serious and Acquisitive Crime");
        await coordinator.Press("Raise it");
        (await coordinator.Heading()).ShouldBe(Item);
    }

    private static async Task Triage(Person manager)
    {
        await manager.Visit("performance/escalations");
        await manager.Follow(Item);
        await manager.Fill("What the Performance Group makes of it", "It needs a decision on night patrols.");
        await manager.Press("Escalate it to the Board");
        (await manager.Text()).ShouldContain("With the Board");
    }

    private static async Task Assemble(Person manager)
    {
        await manager.Follow("Quarter 3 2025-26");
        await manager.Follow(Product);
        var text = await manager.Text();
        // It begins with what the Board decided before, and names what is missing.
        text.ShouldContain("What the Board decided before");
        text.ShouldContain("Appoint two detached youth workers");
        text.ShouldContain("Nothing is measured of Preventable Deaths");
        text.ShouldContain("which the Chief Constable, Nottinghamshire Police owes");
        await manager.Press("Give it to the analysts to check");
        await manager.Press("Put it before the Performance Group");
        (await manager.Text()).ShouldContain("Comment first on each measure that is off track");
        await manager.Press("Write it");
        foreach (var box in await manager.Browser.Locator("#words textarea[name^='Form.Comments']").AllAsync())
            await box.FillAsync("The analyst and the lead have looked into it together.");
        await manager.Fill("What does the quarter come to?", "Knife-enabled violence is off track still.");
        await manager.Press("Save the words");
        await manager.Press("Write it");
        await manager.Fill("What is recommended?", "Night patrols on the A1 from April");
        await manager.Fill("Why?", "Machinery theft has doubled.");
        await manager.Press("Add the recommendation");
        await manager.Follow("Product");
        await manager.Press("Put it before the Performance Group");
    }

    // The manager is told who approves it; the chair finds it among its own work.
    private static async Task Approve(Person chair, Person manager)
    {
        (await manager.Text()).ShouldContain("The Chair, Safer Nottinghamshire Board Performance Group approves it.");
        await chair.Visit("my-work");
        await chair.Follow("Approve the product of Quarter 3 2025-26");
        await chair.Press("Approve and freeze it");
        (await chair.Text()).ShouldContain("Number 2, approved on 12 March 2026");
        await manager.Visit("performance/quarters");
        await manager.Follow("Quarter 3 2025-26");
        await manager.Follow(Product);
        await manager.Fill("To whom?", "Members of the Board");
        await manager.Press("Send it");
        (await manager.Text()).ShouldContain("With the Board");
        (
            await manager.Browser.GetByRole(AriaRole.Button, new() { Name = "Write it", Exact = true }).CountAsync()
        ).ShouldBe(0);
    }

    private static async Task Decide(Person manager)
    {
        await manager.Visit("performance/escalations");
        await manager.Follow(Item);
        await manager.Press("Record the Board’s decision");
        await manager.Date("When did the Board decide?", new DateOnly(2026, 3, 12));
        await manager.Choose("What did the Board make of it?", "Agreed");
        await manager.Fill("What did it decide?", "Joint night patrols on the A1 until September.");
        await manager.Fill("Why, and on what evidence?", "Nineteen machines in a quarter.");
        await manager.Fill("Resource agreed (optional)", "Two officers");
        await manager.Fill("What is to be done?", "Begin joint night patrols on the A1");
        await manager.Pick("By whom?", "Chief Constable, Nottinghamshire Police");
        await manager.Date("By when?", new DateOnly(2026, 4, 30));
        await manager.Press("Record it");
        (await manager.Text()).ShouldContain("Two officers");
        await manager.Press("Say that the partnership has been told");
    }

    private static async Task Close(Person coordinator)
    {
        await coordinator.Visit("my-work");
        await coordinator.Follow($"Fed back: {Item}");
        (await coordinator.Text()).ShouldContain("Joint night patrols on the A1 until September.");
        await coordinator.Press("Close it");
        (await coordinator.Text()).ShouldContain("Closed");
    }

    private static async Task OpenTheNext(Person manager)
    {
        await manager.Visit("performance/quarters/open");
        await manager.Choose("Quarter", "Quarter 4 2025-26, 1 January 2026 to 31 March 2026");
        await manager.Press("Open it");
        (await manager.Heading()).ShouldBe("Quarter 4 2025-26");
        await manager.Follow(Product);
        (await manager.Text()).ShouldContain(Item);
        (await manager.Text()).ShouldContain("Begin joint night patrols on the A1");
    }

    private async Task<Person> Opens(string role, string? organisation = null)
    {
        var page = await chromium.Open(site.AddressOf(Partnership));
        faults.Listen(page);
        var person = new Person(page, faults);
        await person.SignIn(
            organisation is null
                ? await site.PostWith(Partnership, role)
                : await site.PostWith(Partnership, role, organisation)
        );
        return person;
    }
}
