using Microsoft.AspNetCore.Mvc;

namespace CommonThread.People.Posts;

/// <summary>Says that a holder left a post. Their session ends with it if they hold no other; every duty stays with the post.</summary>
[Needs(PeoplePermissions.OwnOrganisation)]
public sealed class EndHoldingModel : ThreadPage
{
    public sealed class Input
    {
        public DateOnly? LastDay { get; set; }
    }

    private PostHolding holding = null!;

    [BindProperty]
    public Input Form { get; set; } = new();

    public PostName Post { get; private set; } = null!;

    public override async Task<bool> Prepare()
    {
        var id = int.Parse((string)RouteData.Values["id"]!, Text.Words);
        var found = await Db.Set<PostHolding>().SingleOrDefaultAsync(h => h.Id == id && h.Until == null, Stop);
        if (
            found is null
            || await PostNames.Find(Db, found.PostId, Stop) is not { } post
            || !Caller.MayManage(post.OrganisationId)
        )
            return false;
        (holding, Post) = (found, post);
        return true;
    }

    public void OnGet() => Form.LastDay = Today;

    public async Task<IActionResult> OnPost()
    {
        Rules.Check(("LastDay", Form.LastDay is not null, "Enter the last day"));
        holding.End(Form.LastDay!.Value);
        var post = await Db.Set<Post>().SingleAsync(p => p.Id == holding.PostId, Stop);
        post.LoseHolder(Form.LastDay.Value.AddDays(1));
        await Db.SaveChangesAsync(Stop);
        return Done("That is noted. Every duty stayed with the post", Post.Url);
    }
}
