using Microsoft.AspNetCore.Mvc;

namespace CommonThread.People.Accounts;

/// <summary>Makes an invitation worthless.</summary>
[Needs(PeoplePermissions.OwnOrganisation)]
public sealed class WithdrawModel : ThreadPage
{
    private Invitation invitation = null!;
    private PostName post = null!;

    public override async Task<bool> Prepare()
    {
        var id = int.Parse((string)RouteData.Values["id"]!, Text.Words);
        var found = await Db.Set<Invitation>().SingleOrDefaultAsync(i => i.Id == id && i.UsedAt == null, Stop);
        if (
            found is null
            || await PostNames.Find(Db, found.PostId, Stop) is not { } its
            || !Caller.MayManage(its.OrganisationId)
        )
            return false;
        (invitation, post) = (found, its);
        return true;
    }

    public IActionResult OnGet() => LocalRedirect(Url.Content(post.Url));

    public async Task<IActionResult> OnPost()
    {
        invitation.WithdrawnAt ??= Clock.GetUtcNow().UtcDateTime;
        await Db.SaveChangesAsync(Stop);
        return Done("The invitation is withdrawn", post.Url);
    }
}
