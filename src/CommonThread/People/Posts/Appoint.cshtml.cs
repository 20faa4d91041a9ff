using CommonThread.People.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.People.Posts;

/// <summary>Appoints somebody who has an account to a post.</summary>
[Needs(PeoplePermissions.OwnOrganisation)]
public sealed class AppointModel : ThreadPage
{
    public sealed class Input
    {
        public int? AccountId { get; set; }
        public DateOnly? From { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public PostName Post { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Choices { get; private set; } = [];

    public override async Task<bool> Prepare()
    {
        var id = int.Parse((string)RouteData.Values["id"]!, Text.Words);
        var found = await PostNames.Find(Db, id, Stop);
        if (found is not { AbolishedOn: null } || !Caller.MayManage(found.OrganisationId))
            return false;
        Post = found;
        Choices =
        [
            .. (
                await Db.Set<Account>()
                    .AsNoTracking()
                    .Where(a => a.OrganisationId == found.OrganisationId && a.SuspendedAt == null)
                    .OrderBy(a => a.FullName)
                    .Select(a => new
                    {
                        a.Id,
                        a.FullName,
                        a.Email,
                    })
                    .ToListAsync(Stop)
            ).Select(a => new SelectListItem(
                a.FullName is null ? a.Email! : $"{a.FullName} ({a.Email})",
                a.Id.ToString(Text.Words)
            )),
        ];
        return true;
    }

    public void OnGet() => Form.From = Today;

    public async Task<IActionResult> OnPost()
    {
        var known = Choices.Any(c => c.Value == Form.AccountId?.ToString(Text.Words));
        Rules.Check(
            ("AccountId", known, "Choose one of your organisation’s people"),
            ("From", Form.From is not null, "Enter the first day")
        );
        await TakeUpPost.Run(Db, Post.Id, Form.AccountId!.Value, Form.From!.Value, Stop);
        return Done("The post has a new holder. Every duty stayed with the post", $"~/people/posts/{Post.Id}");
    }
}
