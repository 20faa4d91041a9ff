using CommonThread.Partnerships;
using CommonThread.People.Mail;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.People.Accounts;

/// <summary>Invites somebody by e-mail to take up a post. The link is shown once and works once, for seven days.</summary>
[Needs(PeoplePermissions.OwnOrganisation)]
[ResponseCache(NoStore = true)]
public sealed class InviteModel(CurrentPartnership current) : ThreadPage
{
    public sealed class Input
    {
        public string? Email { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public PostName Post { get; private set; } = null!;

    /// <summary>The link, once made.</summary>
    public string? Link { get; private set; }

    public bool Sends => HttpContext.RequestServices.GetRequiredService<MailServer>().IsSet;

    public override async Task<bool> Prepare()
    {
        var id = int.Parse((string)RouteData.Values["id"]!, Text.Words);
        var found = await PostNames.Find(Db, id, Stop);
        if (found is not { AbolishedOn: null } || !Caller.MayManage(found.OrganisationId))
            return false;
        Post = found;
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        var services = HttpContext.RequestServices;
        var address = services.GetRequiredService<PublicAddress>().Of(current.Required, Request, trusted: true)!;
        var (token, _) = await WriteInvitation.Run(
            Db,
            services.GetRequiredService<WriteLetter>(),
            current.Required,
            Post,
            Form.Email,
            address,
            Caller.PostIds.Count > 0 ? Caller.PostIds[0] : null,
            Stop
        );
        Link = $"{address}/invitation/{token}";
        return Page();
    }
}
