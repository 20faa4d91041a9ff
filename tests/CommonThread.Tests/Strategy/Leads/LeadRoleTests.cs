using System.Globalization;
using System.Net;
using CommonThread.People;
using CommonThread.Strategy;
using CommonThread.Strategy.Leads;
using CommonThread.Tests.Hosting;
using CommonThread.Tests.Strategy.Plans;

namespace CommonThread.Tests.Strategy.Leads;

/// <summary>A priority has one current lead, whatever days are entered.</summary>
public sealed class LeadRoleTests(DeliverySite site) : IClassFixture<DeliverySite>
{
    private async Task<int> PriorityLed(string name, DateOnly from, DateOnly? to = null)
    {
        await using var db = site.Open();
        var priority = Priority.Called(site.FrameworkId, name);
        db.Add(priority);
        await db.SaveChangesAsync();
        db.Add(PriorityRole.Of(priority, RoleOfPriority.Lead, site.LeadPost, from, to));
        await db.SaveChangesAsync();
        return priority.Id;
    }

    private async Task<Page> Add(int priority, string title, DateOnly from, DateOnly? to = null)
    {
        var post = await site.Post(title);
        using var manager = await site.SignIn(Roles.ProgrammeManager);
        var form = await manager.Get($"strategy/safer/registers/roles/add?priority={priority}");
        return await form.Submit([
            ("Form.Texts[Role]", "Lead"),
            ("Form.Texts[PostId]", post.ToString(CultureInfo.InvariantCulture)),
            .. Day("From", from),
            .. Day("To", to),
        ]);
    }

    private static IEnumerable<(string, string)> Day(string name, DateOnly? day) =>
        day is not { } d
            ? []
            :
            [
                ($"Form.Dates[{name}].Day", d.Day.ToString(CultureInfo.InvariantCulture)),
                ($"Form.Dates[{name}].Month", d.Month.ToString(CultureInfo.InvariantCulture)),
                ($"Form.Dates[{name}].Year", d.Year.ToString(CultureInfo.InvariantCulture)),
            ];

    private async Task<IReadOnlyList<PriorityRole>> Leads(int priority)
    {
        await using var db = site.Open();
        return await db.Set<PriorityRole>().Where(r => r.PriorityId == priority).OrderBy(r => r.From).ToListAsync();
    }

    [Fact]
    [Trait("Requirement", "A-37")]
    public async Task A_lead_of_days_before_the_present_one_is_added_and_the_present_one_stays()
    {
        var priority = await PriorityLed("Led since January", new(2026, 1, 1));
        var done = await Add(priority, "Lead of old", new(2025, 1, 1), new(2025, 12, 31));
        done.Status.ShouldBe(HttpStatusCode.OK, string.Join("; ", done.Errors));
        (await Leads(priority)).Select(l => l.To).ShouldBe([new DateOnly(2025, 12, 31), null]);
    }

    [Fact]
    [Trait("Requirement", "A-37")]
    public async Task A_second_lead_who_began_before_the_present_one_is_refused_with_the_day()
    {
        var priority = await PriorityLed("Led since February", new(2026, 2, 1));
        (await Add(priority, "Lead of too many days", new(2026, 1, 1))).Errors.ShouldBe([
            "Another post leads this priority from 1 February 2026. A new lead must start after that day, and an earlier one must end before it",
        ]);
        (await Leads(priority)).Count.ShouldBe(1);
    }

    [Fact]
    [Trait("Requirement", "A-37")]
    public async Task A_new_lead_ends_one_whose_last_day_is_still_to_come()
    {
        var priority = await PriorityLed("Led until June", new(2026, 1, 1), new(2026, 6, 30));
        (await Add(priority, "Lead from March", new(2026, 3, 1))).Status.ShouldBe(HttpStatusCode.OK);
        var leads = await Leads(priority);
        leads.Select(l => l.To).ShouldBe([new DateOnly(2026, 2, 28), null]);
        leads.Count(l => l.IsCurrent(site.Today)).ShouldBe(1);
    }

    [Fact]
    [Trait("Requirement", "A-37")]
    public async Task A_lead_for_some_days_does_not_end_one_who_goes_on_after_them()
    {
        var priority = await PriorityLed("Led without an end", new(2026, 1, 1));
        (await Add(priority, "Lead for April", new(2026, 4, 1), new(2026, 4, 30))).Errors.ShouldBe([
            "The present lead goes on after that day. Leave the last day empty, or end the present lead first",
        ]);
        (await Leads(priority)).Single().To.ShouldBeNull();
    }
}
