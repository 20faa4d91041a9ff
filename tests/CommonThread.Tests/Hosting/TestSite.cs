using CommonThread.Data;
using CommonThread.Partnerships;
using CommonThread.People;
using CommonThread.People.Accounts;
using CommonThread.People.Grants;
using CommonThread.People.Organisations;
using CommonThread.People.Posts;
using CommonThread.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace CommonThread.Tests.Hosting;

/// <summary>
/// The running application on a real port with one empty demonstration partnership, "Testshire", on the engine under test.
/// One for each test class that asks for it (<c>IClassFixture&lt;TestSite&gt;</c>).
/// </summary>
public class TestSite : IAsyncLifetime
{
    private WebApplication? application;

    public string Folder { get; } =
        Path.Combine(Path.GetTempPath(), "commonthread-tests", Guid.NewGuid().ToString("N"));

    public TestClock Clock { get; } = new(new DateTimeOffset(2026, 3, 12, 10, 0, 0, TimeSpan.Zero));

    public DateOnly Today => Clock.Today();

    /// <summary>Address of the partnership, with a closing slash.</summary>
    public Uri Address { get; private set; } = null!;

    public Uri Root { get; private set; } = null!;

    public IServiceProvider Services => application!.Services;

    public Installation Installation => Services.GetRequiredService<Installation>();

    public Partnership Partnership { get; private set; } = null!;

    /// <summary>Whether the scheduler runs; most tests do its work themselves, when they want it.</summary>
    protected virtual bool Schedules => false;

    /// <summary>What a derived site adds to the application.</summary>
    protected virtual void Also(Microsoft.Extensions.DependencyInjection.IServiceCollection services) { }

    public virtual async ValueTask InitializeAsync()
    {
        application = Application.Build(
            new ApplicationSettings(Folder, "http://127.0.0.1:0")
            {
                Clock = Clock,
                Schedule = Schedules,
                Also = Also,
                InstallationDatabase = Databases.UsesPostgres ? Databases.NewPostgres() : null,
            }
        );
        await Installation.Prepare();
        Partnership = await Add("testshire", "Testshire Together");
        await application.StartAsync();
        Root = new Uri(
            application
                .Services.GetRequiredService<IServer>()
                .Features.Get<IServerAddressesFeature>()!
                .Addresses.First() + "/"
        );
        Address = new Uri(Root, "testshire/");
        await Fill();
    }

    /// <summary>Adds another partnership to the installation.</summary>
    public async Task<Partnership> Add(string slug, string name, bool demonstration = true)
    {
        var address = await Databases.Migrated(Path.Combine(Folder, "partnerships", slug, "partnership.db"));
        var partnership = Partnership.Create(
            slug,
            name,
            address.Engine,
            address.IsPostgres ? address.Connection : "",
            Clock.GetUtcNow().UtcDateTime
        );
        partnership.Demonstration = demonstration;
        return await Installation.Add(partnership);
    }

    /// <summary>What a derived site puts in before the tests run.</summary>
    protected virtual Task Fill() => Task.CompletedTask;

    /// <summary>The partnership's database, as the product itself sees it.</summary>
    public CommonThreadDb Open(Caller? caller = null, Partnership? partnership = null) =>
        Installation.Open(
            partnership ?? Partnership,
            new Acting { Caller = caller ?? Caller.System, Reason = "test" },
            Clock
        );

    /// <summary>A browser without an account.</summary>
    public Visitor Visit() => new(Address);

    /// <summary>A browser signed in as the holder of a new post with a role, in an organisation (made where it is not there).</summary>
    public async Task<Visitor> SignIn(
        string role,
        string organisation = "Testshire County Council",
        string? title = null
    )
    {
        var post = await Post(title ?? Roles.Find(role)!.Name, organisation, role);
        var visitor = Visit();
        await visitor.SignInAs(post);
        return visitor;
    }

    public async Task<int> Organisation(string name, OrganisationKind kind = OrganisationKind.CountyCouncil)
    {
        await using var db = Open();
        var key = CommonThread.People.Organisations.Organisation.Key(name);
        var found = await db.Set<Organisation>()
            .Where(o => o.NameKey == key)
            .Select(o => (int?)o.Id)
            .SingleOrDefaultAsync();
        if (found is { } id)
            return id;
        var organisation = CommonThread.People.Organisations.Organisation.Called(name, kind);
        db.Add(organisation);
        await db.SaveChangesAsync();
        return organisation.Id;
    }

    public async Task<int> Post(string title, string organisation = "Testshire County Council", params string[] roles)
    {
        var organisationId = await Organisation(organisation);
        await using var db = Open();
        var key = CommonThread.People.Posts.Post.Key(title);
        var post = await db.Set<Post>()
            .SingleOrDefaultAsync(p => p.OrganisationId == organisationId && p.TitleKey == key);
        if (post is null)
        {
            post = CommonThread.People.Posts.Post.In(organisationId, title);
            db.Add(post);
            await db.SaveChangesAsync();
        }
        foreach (var role in roles)
        {
            if (!await db.Set<Grant>().AnyAsync(g => g.PostId == post.Id && g.Role == role && g.RevokedAt == null))
                db.Add(Grant.Of(role, post.Id, Today.AddDays(-1)));
        }
        await db.SaveChangesAsync();
        return post.Id;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (application is not null)
        {
            await application.StopAsync();
            await application.DisposeAsync();
        }
        Databases.Release();
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (IOException)
        {
            // The operating system will clear its temporary folder.
        }
    }
}
