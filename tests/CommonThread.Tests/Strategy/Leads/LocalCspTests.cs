using System.Globalization;
using System.Net;
using CommonThread.People;
using CommonThread.People.Grants;
using CommonThread.Places;
using CommonThread.Strategy;
using CommonThread.Strategy.Leads;
using CommonThread.Strategy.LocalReadings;
using CommonThread.Tests.Hosting;
using CommonThread.Tests.Strategy.Plans;

namespace CommonThread.Tests.Strategy.Leads;

/// <summary>The partnerships of a framework's own place are asked, and each speaks for itself.</summary>
public sealed class LocalCspTests(DeliverySite site) : IClassFixture<DeliverySite>
{
    private async Task<(int North, int South)> Partnerships()
    {
        await using var db = site.Open();
        async Task<int> Of(string name)
        {
            var place = await db.Set<Place>().SingleOrDefaultAsync(p => p.Name == name);
            if (place is null)
            {
                db.Add(place = Place.Called(name, PlaceType.CspArea));
                await db.SaveChangesAsync();
            }
            return place.Id;
        }
        var county = (await db.Set<Framework>().SingleAsync(f => f.Id == site.FrameworkId)).PlaceId!.Value;
        var (north, south) = (await Of("North partnership"), await Of("South partnership"));
        _ = await Of("Partnership of the city");
        if (!await db.Set<PlaceLink>().AnyAsync(l => l.ParentId == county))
        {
            db.Add(PlaceLink.Of(north, county, Hierarchy.Administrative));
            db.Add(PlaceLink.Of(south, county, Hierarchy.Administrative));
            await db.SaveChangesAsync();
        }
        return (north, south);
    }

    private async Task<Visitor> Coordinator(int place)
    {
        var post = await site.Post($"Coordinator for {place}");
        await using (var db = site.Open())
        {
            db.Add(Grant.Of(Roles.CspCoordinator, post, site.Today.AddDays(-1), placeId: place));
            await db.SaveChangesAsync();
        }
        var visitor = site.Visit();
        await visitor.SignInAs(post);
        return visitor;
    }

    [Fact]
    [Trait("Requirement", "A-43")]
    public async Task A_partnership_outside_the_framework_s_place_is_not_asked_whether_it_received_guidance()
    {
        await Partnerships();
        using var lead = site.Visit();
        await lead.SignInAs(site.LeadPost);
        var form = await lead.Get($"strategy/safer/registers/guidance/add?priority={site.PriorityId}");
        var list = await form.Submit(("Form.Texts[Title]", "Of the place"), ("Form.Texts[Kind]", "Advice"));
        list.Text.ShouldContain("Not received yet by North partnership; South partnership");
        list.Text.ShouldNotContain("Partnership of the city");
    }

    [Fact]
    [Trait("Requirement", "A-23")]
    [Trait("Requirement", "A-43")]
    public async Task Whoever_speaks_for_a_partnership_and_nobody_else_is_offered_to()
    {
        var (north, _) = await Partnerships();
        const string guidance = "strategy/safer/registers/guidance";
        using var lead = site.Visit();
        await lead.SignInAs(site.LeadPost);
        var form = await lead.Get($"{guidance}/add?priority={site.PriorityId}");
        await form.Submit(("Form.Texts[Title]", "Who is asked"), ("Form.Texts[Kind]", "Advice"));
        using var coordinator = await Coordinator(north);
        // The chair of a partnership elsewhere holds the same role for another place.
        await using var db = site.Open();
        await db.Set<LocalReading>().ExecuteDeleteAsync();
        var city = await db.Set<Place>()
            .Where(p => p.Name == "Partnership of the city")
            .Select(p => p.Id)
            .SingleAsync();
        using var elsewhere = await Coordinator(city);
        foreach (var (visitor, theirs) in new[] { (lead, false), (elsewhere, false), (coordinator, true) })
        {
            var priority = await visitor.Get($"strategy/priorities/{site.PriorityId}");
            priority.Text.ShouldContain("South partnership");
            priority.Html.QuerySelectorAll("a[href*='local-readings/add']").Length.ShouldBe(theirs ? 1 : 0);
            (await visitor.Get(guidance)).Html.QuerySelectorAll("a[href$='/received']").Any().ShouldBe(theirs);
        }
    }

    [Fact]
    [Trait("Requirement", "A-43")]
    public async Task A_partnership_alone_says_when_it_received_and_used_guidance()
    {
        var (north, south) = await Partnerships();
        using var lead = site.Visit();
        await lead.SignInAs(site.LeadPost);
        var form = await lead.Get($"strategy/safer/registers/guidance/add?priority={site.PriorityId}");
        form.Text.ShouldContain(
            "When each Community Safety Partnership received and used it is for the partnership to say"
        );
        form.Text.ShouldNotContain("received on");
        // A date that is sent for a partnership all the same is not taken.
        var list = await form.Submit(
            ("Form.Texts[Title]", "How to be read"),
            ("Form.Texts[Kind]", "Toolkit"),
            ($"Form.Dates[Received{north}].Day", "1"),
            ($"Form.Dates[Received{north}].Month", "3"),
            ($"Form.Dates[Received{north}].Year", "2026")
        );
        int id;
        await using (var db = site.Open())
        {
            var guidance = await db.Set<Guidance>()
                .Include(g => g.Receipts)
                .SingleAsync(g => g.Title == "How to be read");
            guidance.Receipts.ShouldBeEmpty();
            id = guidance.Id;
        }
        list.Html.QuerySelector($"a[href$='guidance/{id}/received']").ShouldBeNull();
        using var manager = await site.SignIn(Roles.ProgrammeManager);
        var refused = await manager.Try($"strategy/safer/guidance/{id}/received");
        refused.Status.ShouldBe(HttpStatusCode.Forbidden);
        refused.Text.ShouldContain(
            "Only the Community Safety Partnership itself says when it received and used guidance"
        );
        using var coordinator = await Coordinator(north);
        var mark = await coordinator.Get($"strategy/safer/guidance/{id}/received");
        mark.Html.QuerySelectorAll("[name='Form.Csp'] option")
            .Select(o => o.TextContent.Trim())
            .ShouldNotContain("South partnership");
        (await mark.Submit()).Text.ShouldContain("North partnership: received on 12 March 2026");
        (await mark.Submit(("Form.Csp", south.ToString(CultureInfo.InvariantCulture)))).Errors.ShouldBe([
            "Choose the partnership",
        ]);
        // The lead's later change of the guide leaves it as the partnership said.
        var change = await lead.Get($"strategy/safer/registers/guidance/{id}");
        (await change.Submit(("Form.Texts[Title]", "How to be read, again"))).Text.ShouldContain(
            "North partnership: received on 12 March 2026"
        );
    }

    [Fact]
    [Trait("Requirement", "A-23")]
    public async Task A_coordinator_writes_local_readings_for_its_own_partnership_alone()
    {
        var (north, south) = await Partnerships();
        int theirs;
        await using (var db = site.Open())
        {
            var reading = new LocalReading
            {
                FrameworkId = site.FrameworkId,
                PlaceId = south,
                PriorityId = site.PriorityId,
                Wording = "Noise on the seafront",
            };
            db.Add(reading);
            await db.SaveChangesAsync();
            theirs = reading.Id;
        }
        using var coordinator = await Coordinator(north);
        var form = await coordinator.Get($"strategy/safer/registers/local-readings/add?priority={site.PriorityId}");
        form.Html.QuerySelectorAll("[name='Form.Texts[PlaceId]'] option")
            .Select(o => o.TextContent.Trim())
            .ShouldBe(["Choose", "North partnership"]);
        (await form.Submit(("Form.Texts[PlaceId]", south.ToString(CultureInfo.InvariantCulture)))).Errors.ShouldContain(
            "Community Safety Partnership: choose one of the list"
        );
        var list = await form.Submit(
            ("Form.Texts[PlaceId]", north.ToString(CultureInfo.InvariantCulture)),
            ("Form.Texts[Wording]", "Noise behind the station")
        );
        list.Text.ShouldContain("Noise behind the station");
        list.Text.ShouldContain("South partnership");
        list.Html.QuerySelector($"#entry-{theirs} a[href$='/{theirs}']").ShouldBeNull();
        (await coordinator.Try($"strategy/safer/registers/local-readings/{theirs}")).Status.ShouldBe(
            HttpStatusCode.Forbidden
        );
    }

    [Fact]
    [Trait("Requirement", "A-23")]
    public async Task A_local_reading_begins_as_one_that_applies_and_a_priority_of_its_own_is_marked_local()
    {
        var (north, _) = await Partnerships();
        using var coordinator = await Coordinator(north);
        var form = await coordinator.Get("strategy/safer/registers/local-readings/add");
        form.Html.QuerySelector("input[type=checkbox][name='Form.Texts[Applicable]']")!
            .HasAttribute("checked")
            .ShouldBeTrue();
        var list = await form.Submit(
            ("Form.Texts[PlaceId]", north.ToString(CultureInfo.InvariantCulture)),
            ("Form.Texts[LocalPriority]", "Rural theft")
        );
        list.Status.ShouldBe(HttpStatusCode.OK, string.Join("; ", list.Errors));
        list.Text.ShouldContain("Local: not of the county’s list");
    }
}
