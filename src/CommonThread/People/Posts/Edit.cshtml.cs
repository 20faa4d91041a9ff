using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.People.Posts;

/// <summary>Changes a post, abolishes it, or says that it is the same as another.</summary>
[Needs(PeoplePermissions.Establishment)]
public sealed class EditModel : ThreadPage
{
    public sealed class Input
    {
        public string? Title { get; set; }
        public string? Department { get; set; }
        public string? Team { get; set; }
        public DateOnly? EstablishedOn { get; set; }
        public string? Aliases { get; set; }
        public int? Established { get; set; }
        public int? Filled { get; set; }
        public DateOnly? VacantSince { get; set; }
        public string? Note { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    [BindProperty]
    public int? IntoId { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public Post Post { get; private set; } = null!;

    /// <summary>Whether the caller may also abolish and join posts, which takes their roles away.</summary>
    public bool MayManage => Caller.MayManage(Post.OrganisationId);

    public IReadOnlyList<SelectListItem> Others { get; private set; } = [];

    public override async Task<bool> Prepare()
    {
        var id = int.Parse((string)RouteData.Values["id"]!, Text.Words);
        var found = await Db.Set<Post>().Include(p => p.Aliases).SingleOrDefaultAsync(p => p.Id == id, Stop);
        if (found is not { AbolishedOn: null } || !Caller.MayEstablish(found.OrganisationId))
            return false;
        Post = found;
        Others =
        [
            .. (await PostChoices.For(Db, found.OrganisationId, Stop)).Where(c => c.Value != id.ToString(Text.Words)),
        ];
        return true;
    }

    public void OnGet() =>
        Form = new()
        {
            Title = Post.Title,
            Department = Post.Department,
            Team = Post.Team,
            EstablishedOn = Post.EstablishedOn,
            Aliases = string.Join("\n", Post.Aliases.Select(a => a.Title)),
            Established = Post.Established,
            Filled = Post.Filled,
            VacantSince = Post.VacantSince,
            Note = Post.Note,
        };

    public async Task<IActionResult> OnPost()
    {
        await WritePost.Run(Db, Post, Form, Today, Stop);
        await Db.SaveChangesAsync(Stop);
        return Done($"{Post.Title} is changed", $"~/people/posts/{Post.Id}");
    }

    public async Task<IActionResult> OnPostAbolish()
    {
        if (!MayManage)
            return NotFound();
        Rules.Check(("Reason", Acting.Reason is not null, "Say why the post is abolished"));
        Post.Abolish(Today);
        await Db.SaveChangesAsync(Stop);
        return Done($"{Post.Title} is abolished. What is attached to it is listed below", $"~/people/posts/{Post.Id}");
    }

    public async Task<IActionResult> OnPostMerge()
    {
        if (!MayManage)
            return NotFound();
        var kept = await Db.Set<Post>().Include(p => p.Aliases).SingleOrDefaultAsync(p => p.Id == IntoId, Stop);
        Rules.Check(
            ("IntoId", kept is not null && kept.OrganisationId == Post.OrganisationId, "Choose the post to keep"),
            ("Reason", Acting.Reason is not null, "Say why these two are one")
        );
        await MergePosts.Run(Db, Post, kept!, Today, Stop);
        await Db.SaveChangesAsync(Stop);
        return Done($"Both titles now mean {kept!.Title}", $"~/people/posts/{kept.Id}");
    }
}
