using System.CommandLine;
using CommonThread.Partnerships;
using CommonThread.People;

namespace CommonThread.Verbs;

/// <summary>Lets whoever holds the machine invite an administrator.</summary>
internal static class AdminVerbs
{
    public static Command Verb(Where where, TextWriter output)
    {
        var email = new Argument<string>("EMAIL") { Description = "Whom to invite" };
        var post = new Option<string>("--post") { Description = "The post they will hold", Required = true };
        var organisation = new Option<string>("--organisation") { Description = "Its organisation", Required = true };
        var slug = new Option<string?>("--partnership") { Description = "Which partnership, where there are several" };
        var invite = new Command("invite", "Invite an administrator; prints a link that works once, for seven days")
        {
            email,
            post,
            organisation,
            slug,
        };
        invite.SetAction(
            async (parsed, stop) =>
            {
                await using var app = await where.Open(parsed, stop);
                var installation = app.Services.GetRequiredService<Installation>();
                var partnership = PartnershipVerbs.Find(installation, parsed.GetValue(slug));
                await installation.Prepare(partnership, stop);
                await output.WriteLineAsync(
                    await InviteAdministrator.Run(
                        app.Services,
                        partnership,
                        parsed.GetValue(email)!,
                        parsed.GetValue(post)!,
                        parsed.GetValue(organisation)!,
                        stop
                    )
                );
                return 0;
            }
        );
        return new Command("admin", "Administrators") { invite };
    }
}
