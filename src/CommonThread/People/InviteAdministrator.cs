using CommonThread.Partnerships;
using CommonThread.People.Accounts;
using CommonThread.People.Grants;
using CommonThread.People.Mail;
using CommonThread.People.Organisations;
using CommonThread.People.Posts;

namespace CommonThread.People;

/// <summary>Invites an administrator from the machine itself: the way in to a new partnership, and back in to one that locked itself out.</summary>
public static class InviteAdministrator
{
    /// <summary>Makes organisation and post where they are not there, gives the post the role, and returns the invitation's path.</summary>
    public static async Task<string> Run(
        IServiceProvider services,
        Partnership partnership,
        string email,
        string post,
        string organisation,
        CancellationToken stop = default
    )
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(partnership);
        var clock = services.GetRequiredService<TimeProvider>();
        var acting = new Acting { Caller = Caller.System, Reason = "Invited from the command line" };
        await using var db = services.GetRequiredService<Installation>().Open(partnership, acting, clock);
        await using var transaction = await db.Begin(stop);
        var directory = await PostDirectory.Read(db, stop);
        var organisationId = directory.Organisation(organisation)?.Id;
        if (organisationId is null)
        {
            var made = Organisation.Called(organisation, OrganisationKind.Other);
            for (var n = 2; await db.Set<Organisation>().AnyAsync(o => o.Slug == made.Slug, stop); n++)
                made.MoveTo($"{Text.Slug(organisation)}-{n}");
            db.Add(made);
            await db.SaveChangesAsync(stop);
            organisationId = made.Id;
        }
        var postId = directory.Post(post, organisationId.Value)?.Id;
        if (postId is null)
        {
            var made = Post.In(organisationId.Value, post);
            made.Establish(1, 0, clock.Today());
            db.Add(made);
            await db.SaveChangesAsync(stop);
            postId = made.Id;
        }
        var today = clock.Today();
        var live = await db.Set<Grant>()
            .Where(g => g.PostId == postId && g.Role == Roles.Administrator)
            .ToListAsync(stop);
        if (!live.Exists(g => g.IsLive(today)))
            db.Add(Grant.Of(Roles.Administrator, postId.Value, today, purpose: acting.Reason));
        var (token, _) = await WriteInvitation.Run(
            db,
            services.GetRequiredService<WriteLetter>(),
            partnership,
            (await PostNames.Find(db, postId, stop))!,
            email,
            Address(services, partnership),
            null,
            stop
        );
        await transaction.CommitAsync(stop);
        return $"{Address(services, partnership)}/invitation/{token}";
    }

    // A command has no request to read the address from.
    private static string Address(IServiceProvider services, Partnership partnership) =>
        partnership.Hosts.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var host, ..] ? $"https://{host}"
        : services.GetRequiredService<IConfiguration>()["COMMONTHREAD_ADDRESS"] is { Length: > 0 } address
            ? $"{address.TrimEnd('/')}/{partnership.Slug}"
        : $"/{partnership.Slug}";
}
