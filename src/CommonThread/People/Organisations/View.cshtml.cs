using CommonThread.People.Champions;
using CommonThread.People.Posts;

namespace CommonThread.People.Organisations;

/// <summary>One organisation: its names, posts, vacancies, establishment and champions.</summary>
[Public]
public sealed class ViewModel : ThreadPage
{
    public sealed record PostRow(
        int Id,
        string Title,
        string? Department,
        string? Team,
        DateOnly? EstablishedOn,
        int Established,
        int Filled,
        DateOnly? VacantSince,
        bool Illustrative,
        string? Holder
    );

    public Organisation Organisation { get; private set; } = null!;

    public OrganisationName? Parent { get; private set; }

    public IReadOnlyList<OrganisationName> Parts { get; private set; } = [];

    public IReadOnlyList<PostRow> Posts { get; private set; } = [];

    public IReadOnlyList<(Champion Champion, PostName? Post, PostName? Officer)> Champions { get; private set; } = [];

    public bool MayManage => Caller.MayManage(Organisation.Id);

    public bool MayEstablish => Caller.MayEstablish(Organisation.Id);

    /// <summary>"Communities team, Place Department: 14 posts, 13 filled, established on 1 April 2018".</summary>
    public static string Caption(IReadOnlyCollection<PostRow> posts)
    {
        var first = posts.First();
        var team = string.Join(", ", new[] { first.Team, first.Department }.Where(t => t is not null));
        var since = posts.Select(p => p.EstablishedOn).Distinct().ToList() is [{ } one]
            ? $", established on {one.Say()}"
            : "";
        return $"{(team.Length > 0 ? team : "No team given")}: {Text.Count(posts.Sum(p => p.Established), "post")}, {posts.Sum(p => p.Filled)} filled{since}";
    }

    public bool ShowsNames => Caller.IsSignedIn && Organisation.ShowsHolderNames;

    public override async Task<bool> Prepare()
    {
        var slug = RouteData.Values["slug"] as string;
        var found = await Db.Set<Organisation>()
            .AsNoTracking()
            .Include(o => o.Aliases)
            .SingleOrDefaultAsync(o => o.Slug == slug, Stop);
        if (found is null)
            return false;
        Organisation = found;
        Parent = await OrganisationNames.Find(Db, found.MergedIntoId ?? found.ParentId, Stop);
        Parts = await Db.Set<Organisation>()
            .Where(o => o.ParentId == found.Id && o.ActiveTo == null)
            .OrderBy(o => o.Name)
            .Select(o => new OrganisationName(o.Id, o.Name, o.Slug, o.Kind, null))
            .ToListAsync(Stop);
        var holders = ShowsNames
            ? (
                await (
                    from holding in Db.Set<PostHolding>()
                    join account in Db.Set<Accounts.Account>() on holding.AccountId equals account.Id
                    join post in Db.Set<Post>() on holding.PostId equals post.Id
                    where
                        post.OrganisationId == found.Id
                        && holding.From <= Today
                        && (holding.Until == null || holding.Until >= Today)
                    select new { post.Id, account.FullName }
                ).ToListAsync(Stop)
            ).ToLookup(h => h.Id, h => h.FullName)
            : null;
        Posts =
        [
            .. (
                await Db.Set<Post>()
                    .AsNoTracking()
                    .Where(p => p.OrganisationId == found.Id && p.AbolishedOn == null)
                    .OrderBy(p => p.Department)
                    .ThenBy(p => p.Team)
                    .ThenBy(p => p.Title)
                    .ToListAsync(Stop)
            ).Select(p => new PostRow(
                p.Id,
                p.Title,
                p.Department,
                p.Team,
                p.EstablishedOn,
                p.Established,
                p.Filled,
                p.VacantSince,
                p.Illustrative,
                holders is null ? null : string.Join(", ", holders[p.Id].Where(n => n is not null))
            )),
        ];
        var champions = await Db.Set<Champion>()
            .AsNoTracking()
            .Where(c => c.OrganisationId == found.Id)
            .OrderBy(c => c.Subject)
            .ToListAsync(Stop);
        var names = await PostNames.Of(
            Db,
            champions.SelectMany(c => new[] { c.ChampionPostId, c.OfficerPostId }),
            Stop
        );
        Champions =
        [
            .. champions.Select(c =>
                (
                    c,
                    c.ChampionPostId is { } a ? names.GetValueOrDefault(a) : null,
                    c.OfficerPostId is { } b ? names.GetValueOrDefault(b) : null
                )
            ),
        ];
        return true;
    }

    public void OnGet() { }
}
