using CommonThread.People.Agreements;
using CommonThread.People.Grants;
using CommonThread.People.Organisations;
using CommonThread.People.Posts;

namespace CommonThread.People;

/// <summary>What people's records lack: administrators, holders, reviews.</summary>
internal static class PeopleGaps
{
    public static IReadOnlyList<GapRule> All { get; } =
    [
        new(
            "people.two-administrators",
            "Every organisation with accounts has two administrators or more",
            Administrators
        ),
        new("people.vacant-posts", "Every post is held", Vacant),
        new("people.agreement-reviews", "Every agreement is reviewed in time", Reviews),
    ];

    private static async Task<IReadOnlyList<Gap>> Administrators(
        CommonThreadDb db,
        DateOnly today,
        CancellationToken stop
    )
    {
        // Only organisations whose people work here; a parish that is merely named needs no administrator.
        var working = await db.Set<Accounts.Account>()
            .Where(a => a.SuspendedAt == null)
            .Select(a => a.OrganisationId)
            .Distinct()
            .ToListAsync(stop);
        var administered = (
            await (
                from grant in db.Set<Grant>()
                join post in db.Set<Post>() on grant.PostId equals post.Id
                where
                    (grant.Role == Roles.OrganisationAdministrator || grant.Role == Roles.Administrator)
                    && grant.RevokedAt == null
                    && grant.From <= today
                    && (grant.Until == null || grant.Until >= today)
                    && post.AbolishedOn == null
                    && post.VacantSince == null
                select new
                {
                    post.OrganisationId,
                    grant.PostId,
                    post.Filled,
                }
            ).ToListAsync(stop)
        ).DistinctBy(g => g.PostId).GroupBy(g => g.OrganisationId).ToDictionary(g => g.Key, g => g.Sum(p => p.Filled));
        var organisations = await db.Set<Organisation>()
            .Where(o => working.Contains(o.Id) && o.ActiveTo == null)
            .OrderBy(o => o.Name)
            .ToListAsync(stop);
        return
        [
            .. organisations
                .Where(o => administered.GetValueOrDefault(o.Id) < 2)
                .Select(o => new Gap(
                    o.Record,
                    $"{o.Name} has {(administered.GetValueOrDefault(o.Id) == 1 ? "only one administrator" : "no administrator")}.",
                    "~/people/grants/add",
                    "Give another post the role",
                    PeoplePermissions.Grants
                )),
        ];
    }

    private static async Task<IReadOnlyList<Gap>> Vacant(CommonThreadDb db, DateOnly today, CancellationToken stop)
    {
        var posts = await (
            from post in db.Set<Post>()
            join organisation in db.Set<Organisation>() on post.OrganisationId equals organisation.Id
            where
                post.VacantSince != null
                && post.VacantSince <= today
                && post.AbolishedOn == null
                && organisation.ActiveTo == null
            orderby post.VacantSince
            select new
            {
                post.Id,
                post.Title,
                post.VacantSince,
                organisation.Name,
            }
        ).ToListAsync(stop);
        return
        [
            .. posts.Select(p => new Gap(
                new("post", p.Id),
                $"{p.Title}, {p.Name}, is vacant.",
                $"~/people/posts/{p.Id}",
                "Invite or appoint somebody",
                PeoplePermissions.OwnOrganisation,
                Since: p.VacantSince
            )),
        ];
    }

    private static async Task<IReadOnlyList<Gap>> Reviews(CommonThreadDb db, DateOnly today, CancellationToken stop)
    {
        var late = await db.Set<Agreement>()
            .Where(a => a.Review < today && (a.End == null || a.End >= today))
            .OrderBy(a => a.Review)
            .ToListAsync(stop);
        return
        [
            .. late.Select(a => new Gap(
                a.Record,
                $"{a.Title} was due for review on {a.Review.Say()}.",
                $"~/agreements/{a.Id}",
                "Review and renew it",
                PeoplePermissions.Agreements,
                a.ContactPostId,
                a.Review
            )),
        ];
    }
}
