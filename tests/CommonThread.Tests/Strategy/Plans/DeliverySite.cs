using CommonThread.People;
using CommonThread.Strategy;
using CommonThread.Strategy.Leads;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.Strategy.Plans;

/// <summary>A site whose partnership has one framework in force, with one priority and its lead's post.</summary>
public class DeliverySite : TestSite
{
    public int FrameworkId { get; private set; }

    public int PriorityId { get; private set; }

    public int LeadPost { get; private set; }

    protected override async Task Fill()
    {
        var council = await Organisation("Testshire County Council");
        LeadPost = await Post("Chief Executive", roles: [Roles.PriorityLead]);
        await using var db = Open();
        var framework = Framework.Titled("Safer Testshire Agreement", FrameworkType.Agreement, council);
        framework.MoveTo("safer");
        var place = CommonThread.Places.Place.Called("Testshire", CommonThread.Places.PlaceType.County, "E10000099");
        db.Add(place);
        await db.SaveChangesAsync();
        framework.For(place.Id);
        framework.Stand(CommonThread.Shared.VersionState.InForce);
        db.Add(framework);
        await db.SaveChangesAsync();
        var priority = Priority.Called(framework.Id, "Antisocial behaviour");
        db.Add(priority);
        await db.SaveChangesAsync();
        db.Add(PriorityRole.Of(priority, RoleOfPriority.Lead, LeadPost, new DateOnly(2020, 1, 1)));
        await db.SaveChangesAsync();
        (FrameworkId, PriorityId) = (framework.Id, priority.Id);
    }
}
