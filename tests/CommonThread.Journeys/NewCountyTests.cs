using CommonThread.Journeys.Browsing;
using CommonThread.People.Settings;
using CommonThread.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CommonThread.Journeys;

/// <summary>An installation with its scheduler at work, as an operator starts it.</summary>
public sealed class WorkingSite : TestSite
{
    protected override bool Schedules => true;
}

/// <summary>
/// A new county sets itself up: nothing but the operator's code, files as they are published and a keyboard. Once with
/// JavaScript, once without, once on a telephone.
/// </summary>
public sealed class NewCountyTests(WorkingSite site, Chromium chromium)
    : IClassFixture<WorkingSite>,
        IClassFixture<Chromium>
{
    private const string Password = "seven quiet herons wade";

    private readonly Faults faults = new();

    [Theory]
    [InlineData("rutland-desk", true, false)]
    [InlineData("rutland-plain", false, false)]
    [InlineData("rutland-phone", true, true)]
    public async Task A_new_county_sets_itself_up(string slug, bool javaScript, bool phone)
    {
        async Task<Person> Arrives()
        {
            var address = new Uri(site.Root, slug + "/");
            var page = await chromium.Open(address, phone, javaScript);
            faults.Listen(page);
            return new Person(page, faults, javaScript ? null : await chromium.Open(address, phone));
        }

        var invitation = await SetUp(await Arrives(), slug);
        var administrator = await Arrives();
        await TakeUp(administrator, invitation, "The administrator");
        await SignOutAndIn(administrator, slug, "administrator@example.org");
        await LoadPlaces(administrator);
        await LoadFigures(administrator);
        await AddOrganisations(administrator);
        invitation = await Invite(administrator);

        var manager = await Arrives();
        await TakeUp(manager, invitation, "The manager");
        (await manager.Text()).ShouldContain("What needs you today");
        await GiveRole(administrator);
        await WriteFramework(manager);
        await Publish(manager);

        await ReadAsAResident(await Arrives());
        faults.ShouldBeNone();
    }

    // The operator reads the code on the console and makes the partnership.
    private async Task<string> SetUp(Person operatorHere, string slug)
    {
        await operatorHere.Visit(new Uri(site.Root, "set-up").ToString());
        await operatorHere.Fill("Code", "not the code");
        await operatorHere.Press("Set it up");
        (await operatorHere.Text()).ShouldContain("That is not the code on the console");
        await operatorHere.Fill("Code", site.Services.GetRequiredService<OperatorCode>().Current);
        await operatorHere.Fill("Name of the partnership", "Safer Rutland");
        await operatorHere.Fill("Address", slug);
        await operatorHere.Fill("First organisation", "Rutland County Council");
        await operatorHere.Fill("Administrator’s post", "Community Safety Officer");
        await operatorHere.Fill("Administrator’s e-mail address", "administrator@example.org");
        await operatorHere.Press("Set it up");
        (await operatorHere.Heading()).ShouldBe("Safer Rutland is set up");
        site.Installation.Find(slug)!.Demonstration.ShouldBeFalse();
        return await operatorHere.Browser.Locator("#invitation-link").InnerTextAsync();
    }

    // Whoever is invited chooses a password and sets up the second factor, without which nobody comes in.
    private async Task TakeUp(Person invited, string invitation, string name)
    {
        await invited.Visit(invitation);
        await invited.Fill("Your name", name);
        await invited.Fill("Choose a password", "too short");
        await invited.Press("Continue");
        (await invited.Text()).ShouldContain("There is a problem");
        await invited.Fill("Choose a password", Password);
        await invited.Press("Continue");
        (await invited.Heading()).ShouldBe("Set up your authenticator app");
        apps[invited] = new Authenticator(
            await invited.Browser.Locator("#authenticator-key").InnerTextAsync(),
            site.Clock
        );
        await invited.Fill("Code from the app", apps[invited].Code());
        await invited.Press("Continue");
        (await invited.Heading()).ShouldBe("Keep your recovery codes");
        (await invited.Browser.Locator("#recovery-codes li").CountAsync()).ShouldBe(10);
        await invited.Press("I have kept them");
        (await invited.Heading()).ShouldBe("What needs you today");
    }

    private readonly Dictionary<Person, Authenticator> apps = [];

    private async Task SignOutAndIn(Person who, string slug, string email)
    {
        await who.Press("Sign out");
        await who.Visit(new Uri(site.Root, $"{slug}/sign-in").ToString());
        (await who.Browser.Locator("form[action*=demonstration]").CountAsync()).ShouldBe(0);
        await who.Fill("E-mail address", email);
        await who.Fill("Password", Password);
        await who.Press("Continue");
        (await who.Heading()).ShouldBe("Enter a code");
        // The half minute that was used to set up the app has passed.
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await who.Fill("Code from your authenticator app", apps[who].Code());
        await who.Press("Sign in");
        (await who.Heading()).ShouldBe("What needs you today");
    }

    private static async Task LoadPlaces(Person administrator)
    {
        await Load(
            administrator,
            "Boundaries",
            "rutland.geojson",
            RutlandFiles.Unitary,
            "1",
            ("Kind of place", "unitary")
        );
        await Load(
            administrator,
            "Boundaries",
            "wards.geojson",
            RutlandFiles.Wards,
            "15",
            ("Kind of place", "ward"),
            ("Kind of the parent (optional)", "unitary")
        );
        await Load(
            administrator,
            "Boundaries",
            "E06000017.topojson.gz",
            RutlandFiles.SmallAreas,
            "23",
            ("Kind of place", "lsoa-2011"),
            ("Property with the code (optional)", "LSOA11CD"),
            ("Property with the name (optional)", "LSOA11NM")
        );
        await Load(administrator, "How places lie in one another", "links.csv", RutlandFiles.Links, null);
    }

    private static async Task LoadFigures(Person administrator)
    {
        await Load(administrator, "Population", "population.csv", RutlandFiles.Population, "23");
        await Load(
            administrator,
            "Recorded crime (data.police.uk)",
            $"{RutlandFiles.Month}.zip",
            RutlandFiles.Crime(),
            null
        );
        await administrator.Follow("Imports");
        (await administrator.Browser.Locator("tbody .govuk-tag--green").CountAsync()).ShouldBe(6);
    }

    // Every file is shown before it is loaded, and there is a receipt.
    private static async Task Load(
        Person administrator,
        string kind,
        string file,
        byte[] content,
        string? rows,
        params (string Label, string Value)[] options
    )
    {
        await administrator.Follow("Imports");
        await administrator.Follow(kind);
        await administrator.Bring("File", file, content);
        foreach (var (label, value) in options)
        {
            if (label.StartsWith("Kind", StringComparison.Ordinal))
                await administrator.Pick(label, value);
            else
                await administrator.Fill(label, value);
        }
        await administrator.Press("Show me what is in it");
        await administrator.UntilDone();
        (await administrator.Heading()).ShouldBe("Check what will be loaded", await administrator.Text());
        if (rows is not null)
            (await administrator.Text()).ShouldContain($"New {rows} ");
        await administrator.Press("Load it");
        await administrator.UntilDone();
        (await administrator.Text()).ShouldContain("Receipt", customMessage: await administrator.Text());
    }

    private static async Task AddOrganisations(Person administrator)
    {
        await administrator.Follow("People");
        await administrator.Press("Add an organisation");
        await administrator.Press("Add");
        (await administrator.Text()).ShouldContain("There is a problem");
        await administrator.Fill("Name", "Safer Rutland Partnership");
        await administrator.Pick("Kind", "Partnership");
        await administrator.Press("Add");
        await administrator.Press("Add a post");
        await administrator.Fill("Title", "Chair");
        await administrator.Fill("How many are filled", "0");
        await administrator.Date("Vacant since", new DateOnly(2026, 3, 1));
        await administrator.Press("Add");
        (await administrator.Text()).ShouldContain("Vacant");
    }

    private static async Task<string> Invite(Person administrator)
    {
        await administrator.Follow("People");
        await administrator.Follow("Rutland County Council");
        await administrator.Press("Add a post");
        await administrator.Fill("Title", "Community Safety Manager");
        await administrator.Press("Add");
        await administrator.Press("Invite somebody");
        await administrator.Fill("Their e-mail address at work", "manager@example.org");
        await administrator.Press("Invite");
        return await administrator.Browser.Locator("#invitation-link").InnerTextAsync();
    }

    private static async Task GiveRole(Person administrator)
    {
        await administrator.Follow("Back to the post");
        await administrator.Follow("Give this post a role");
        await administrator.Choose("Role", "Programme manager");
        await administrator.Fill("For what purpose", "Writes the partnership’s plan");
        await administrator.Press("Give the role");
        (await administrator.Text()).ShouldContain("is now programme manager");
    }

    private static async Task WriteFramework(Person manager)
    {
        await manager.Follow("Strategy");
        await manager.Press("Add a framework");
        await manager.Fill("Title", "Safer Rutland Plan");
        await manager.Pick("Kind of document", "Plan");
        await manager.Pick("Owned by", "Safer Rutland Partnership");
        await manager.Press("Add it");
        (await manager.Heading()).ShouldBe("Write Safer Rutland Plan");
        await manager.Follow("Change period, law and reviews");
        await manager.Date("First day", new DateOnly(2026, 4, 1));
        await manager.Date("Last day (optional)", new DateOnly(2029, 3, 31));
        await manager.Press("Save");
        await manager.Follow("Change vision, aim and summary");
        await manager.Fill("Vision (optional)", "Rutland is a place where everyone feels safe.");
        await manager.Press("Save");
        await manager.Follow("Add a theme");
        await manager.Fill("Name", "Safe at home");
        await manager.Press("Save");
        foreach (var priority in new[] { "Burglary", "Domestic abuse" })
        {
            await manager.Follow("Add a priority");
            await manager.Fill("Name", priority);
            await manager.Choose("Theme", "Safe at home");
            await manager.Press("Save");
        }
        (await manager.Text()).ShouldContain("Domestic abuse");
    }

    private static async Task Publish(Person manager)
    {
        await manager.Follow("submit or publish it");
        await manager.Press("Submit for approval");
        foreach (var move in new[] { "Record that it is approved", "Bring it into force" })
        {
            await manager.Choose("Next", move);
            await manager.Fill("Why, and where the decision is minuted", "Partnership, 12 March 2026, minute 4");
            await manager.Press("Record it");
        }
        (await manager.Text()).ShouldContain("In force");
    }

    private static async Task ReadAsAResident(Person resident)
    {
        await resident.Visit("");
        await resident.Follow("Strategy");
        await resident.Follow("Safer Rutland Plan");
        var plan = await resident.Text();
        plan.ShouldContain("Rutland is a place where everyone feels safe.");
        plan.ShouldContain("Safe at home");
        plan.ShouldContain("Burglary");
        (await resident.Browser.GetByRole(AriaRole.Button, new() { Name = "Write" }).CountAsync()).ShouldBe(0);
        await resident.Visit("");
        await resident.Fill("Postcode, street or place", "Rutland");
        await resident.Press("Find");
        if (!resident.Browser.Url.Contains("/places/e06000017", StringComparison.Ordinal))
            await resident.Follow("Rutland");
        await resident.Unfold("Where these figures come from, and when");
        var place = await resident.Text();
        place.ShouldContain(RutlandFiles.Residents.ToString("N0", System.Globalization.CultureInfo.InvariantCulture));
        place.ShouldContain("data.police.uk");
        place.ShouldContain("Source");
    }
}
