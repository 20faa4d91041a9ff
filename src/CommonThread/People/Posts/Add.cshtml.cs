using CommonThread.People.Organisations;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.People.Posts;

/// <summary>Adds a post to an organisation.</summary>
[Needs(PeoplePermissions.Establishment)]
public sealed class AddModel : ThreadPage
{
    [BindProperty]
    public EditModel.Input Form { get; set; } = new();

    public Organisation Organisation { get; private set; } = null!;

    public override async Task<bool> Prepare()
    {
        var slug = RouteData.Values["slug"] as string;
        var found = await Db.Set<Organisation>().AsNoTracking().SingleOrDefaultAsync(o => o.Slug == slug, Stop);
        if (found is not { ActiveTo: null } || !Caller.MayEstablish(found.Id))
            return false;
        Organisation = found;
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        var post = Post.In(Organisation.Id, Form.Title ?? "");
        await WritePost.Run(Db, post, Form, Today, Stop);
        Db.Add(post);
        await Db.SaveChangesAsync(Stop);
        return Done($"{post.Title} is added", $"~/people/posts/{post.Id}");
    }
}
