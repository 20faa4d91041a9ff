using CommonThread.Partnerships;
using CommonThread.People.Grants;
using CommonThread.People.Organisations;
using CommonThread.People.Posts;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.People.SignIn;

/// <summary>The way in. A demonstration offers each post that has a role.</summary>
[Public]
public sealed class SignInModel(CurrentPartnership current) : ThreadPage
{
    public sealed record Choice(int Id, string Title, string Organisation, string Roles);

    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    public IReadOnlyList<Choice> Posts { get; private set; } = [];

    public async Task OnGet()
    {
        if (!current.Required.Demonstration)
            return;
        var rows = await (
            from grant in Db.Set<Grant>()
            join post in Db.Set<Post>() on grant.PostId equals post.Id
            join organisation in Db.Set<Organisation>() on post.OrganisationId equals organisation.Id
            where grant.RevokedAt == null && grant.From <= Today && (grant.Until == null || grant.Until >= Today)
            orderby organisation.Name, post.Title
            select new
            {
                post.Id,
                post.Title,
                Organisation = organisation.Name,
                grant.Role,
            }
        ).ToListAsync(Stop);
        Posts =
        [
            .. rows.GroupBy(r => r.Id)
                .Select(g => new Choice(
                    g.Key,
                    g.First().Title,
                    g.First().Organisation,
                    string.Join("; ", g.Select(r => Roles.Find(r.Role)?.Name ?? r.Role).Distinct())
                )),
        ];
    }
}
