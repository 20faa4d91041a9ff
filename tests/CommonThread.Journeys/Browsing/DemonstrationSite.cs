using CommonThread.Journeys.Browsing;
using CommonThread.People.Grants;
using CommonThread.People.Organisations;
using CommonThread.People.Posts;
using CommonThread.Tests.Hosting;
using CommonThread.Verbs;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace CommonThread.Journeys.Browsing;

/// <summary>The application with the demonstration partnerships, loaded as ./run loads them. One for all tests of the collection <see cref="Demonstration"/>.</summary>
public sealed class DemonstrationSite : TestSite
{
    public DemonstrationSite() => Clock.Set(new DateTimeOffset(2026, 3, 12, 10, 0, 0, TimeSpan.Zero));

    protected override async Task Fill()
    {
        using var said = new StringWriter();
        var whole = await new LoadDemonstration(Services, said).Now(CancellationToken.None);
        whole.ShouldBeTrue(said.ToString());
    }

    public Uri AddressOf(string partnership) => new(Root, partnership + "/");

    /// <summary>A post of a demonstration partnership that holds a role.</summary>
    public async Task<int> PostWith(string partnership, string role)
    {
        await using var db = Open(partnership: Installation.Find(partnership));
        return await db.Set<Grant>()
            .Where(g => g.Role == role && g.RevokedAt == null)
            .OrderBy(g => g.Id)
            .Select(g => g.PostId)
            .FirstAsync();
    }

    /// <summary>The post with a role in one organisation.</summary>
    public async Task<int> PostWith(string partnership, string role, string organisation)
    {
        await using var db = Open(partnership: Installation.Find(partnership));
        return await (
            from grant in db.Set<Grant>()
            join post in db.Set<Post>() on grant.PostId equals post.Id
            join of in db.Set<Organisation>() on post.OrganisationId equals of.Id
            where grant.Role == role && grant.RevokedAt == null && of.Name == organisation
            orderby grant.Id
            select grant.PostId
        ).FirstAsync();
    }
}
