using System.CommandLine;
using CommonThread.Partnerships;
using CommonThread.People;
using CommonThread.People.Accounts;
using CommonThread.People.Grants;
using CommonThread.People.Mail;
using CommonThread.People.Organisations;
using CommonThread.People.Posts;

namespace CommonThread.Verbs;

/// <summary>Lets the first administrator in. Everybody after that is invited from a page.</summary>
internal static class AdminVerbs
{
    public static Command Verb(Where where, TextWriter output)
    {
        var admin = new Command("admin", "Let the first administrator of a partnership in");
        admin.Add(Invite(where, output));
        return admin;
    }

    private static Command Invite(Where where, TextWriter output)
    {
        var email = new Argument<string>("EMAIL") { Description = "Where the invitation goes" };
        var post = new Option<string>("--post")
        {
            Description = "The post, made where it is not there",
            Required = true,
        };
        var organisation = new Option<string>("--organisation")
        {
            Description = "The post's organisation, made where it is not there",
            Required = true,
        };
        var kinds = Enum.GetValues<OrganisationKind>().ToDictionary(k => Text.Slug(k.Say()), StringComparer.Ordinal);
        var kind = new Option<string>("--kind")
        {
            Description = "What a new organisation is",
            DefaultValueFactory = _ => Text.Slug(OrganisationKind.Other.Say()),
        };
        kind.AcceptOnlyFromAmong([.. kinds.Keys]);
        var partnership = new Option<string?>("--partnership")
        {
            Description = "Which partnership, by its address; may be left out where there is only one",
        };
        var address = new Option<string?>("--address")
        {
            Description = "How the partnership is reached, as in https://testshire.example",
        };
        var invite = new Command("invite", "Invite somebody to a post that has the administrator's role")
        {
            email,
            post,
            organisation,
            kind,
            partnership,
            address,
        };
        invite.SetAction(
            async (parsed, stop) =>
            {
                await using var app = await where.Open(parsed, stop);
                var installation = app.Services.GetRequiredService<Installation>();
                var into = PartnershipVerbs.Find(installation, parsed.GetValue(partnership));
                await installation.Prepare(into, stop);
                var clock = app.Services.GetRequiredService<TimeProvider>();
                var acting = new Acting { Caller = Caller.System, Reason = "Invited from the command line" };
                await using var db = installation.Open(into, acting, clock);
                // Either everything is there afterwards, post, role and invitation, or nothing.
                await using var transaction = await db.Begin(stop);
                var name = await PostFor(
                    db,
                    parsed.GetValue(post)!,
                    parsed.GetValue(organisation)!,
                    kinds[parsed.GetValue(kind)!],
                    stop
                );
                await GiveRole(db, name.Id, stop);
                var at = parsed.GetValue(address)?.TrimEnd('/') ?? AddressOf(into);
                var (token, invitation) = await WriteInvitation.Run(
                    db,
                    app.Services.GetRequiredService<WriteLetter>(),
                    into,
                    name,
                    parsed.GetValue(email),
                    at,
                    null,
                    stop
                );
                await transaction.CommitAsync(stop);
                await output.WriteLineAsync(
                    $"{invitation.Email} is invited as {name.Full}, until {invitation.ExpiresAt.Say()}:"
                );
                await output.WriteLineAsync($"{at}/invitation/{token}");
                return 0;
            }
        );
        return invite;
    }

    private static string AddressOf(Partnership partnership) =>
        partnership.Hosts.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var host, ..]
            ? "https://" + host
            : "http://127.0.0.1:5180" + partnership.Path.TrimEnd('/');

    private static async Task<PostName> PostFor(
        CommonThreadDb db,
        string title,
        string organisation,
        OrganisationKind kind,
        CancellationToken stop
    )
    {
        var directory = await PostDirectory.Read(db, stop);
        if (directory.Organisation(organisation) is null)
        {
            db.Add(Organisation.Called(organisation, kind));
            await db.SaveChangesAsync(stop);
            directory = await PostDirectory.Read(db, stop);
        }
        var within = directory.NeedOrganisation(organisation);
        if (directory.Post(title, within.Id) is null)
        {
            db.Add(Post.In(within.Id, title));
            await db.SaveChangesAsync(stop);
            directory = await PostDirectory.Read(db, stop);
        }
        return directory.NeedPost(title, organisation);
    }

    private static async Task GiveRole(CommonThreadDb db, int postId, CancellationToken stop)
    {
        var today = db.Clock.Today();
        var has = await db.Set<Grant>()
            .AnyAsync(
                g =>
                    g.PostId == postId
                    && g.Role == Roles.Administrator
                    && g.RevokedAt == null
                    && (g.Until == null || g.Until >= today),
                stop
            );
        if (has)
            return;
        db.Add(Grant.Of(Roles.Administrator, postId, today));
        await db.SaveChangesAsync(stop);
    }
}
