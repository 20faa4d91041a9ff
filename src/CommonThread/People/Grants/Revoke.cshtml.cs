using Microsoft.AspNetCore.Mvc;

namespace CommonThread.People.Grants;

/// <summary>Takes a role back. It ends with the holder's very next request.</summary>
[Needs(PeoplePermissions.Grants)]
public sealed class RevokeModel : ThreadPage
{
    private Grant grant = null!;

    [BindProperty]
    public string? Reason { get; set; }

    public PostName Post { get; private set; } = null!;

    public string RoleName => Roles.Find(grant.Role)?.Name ?? grant.Role;

    public override async Task<bool> Prepare()
    {
        var id = int.Parse((string)RouteData.Values["id"]!, Text.Words);
        var found = await Db.Set<Grant>().SingleOrDefaultAsync(g => g.Id == id, Stop);
        if (found is not { RevokedAt: null } || await PostNames.Find(Db, found.PostId, Stop) is not { } post)
            return false;
        (grant, Post) = (found, post);
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        if (grant.Role == Roles.Administrator)
        {
            var others = await Db.Set<Grant>()
                .AnyAsync(
                    g =>
                        g.Id != grant.Id
                        && g.Role == Roles.Administrator
                        && g.RevokedAt == null
                        && (g.Until == null || g.Until >= Today),
                    Stop
                );
            Rules.Check(("", others, "This is the last administrator’s role: give it to another post first"));
        }
        grant.Revoke(Clock.GetUtcNow().UtcDateTime, Reason);
        await Db.SaveChangesAsync(Stop);
        return Done("The role is taken back. It ended at once", "~/people/grants");
    }
}
