using CommonThread.People.Accounts;
using CommonThread.People.Grants;
using CommonThread.People.Organisations;

namespace CommonThread.People.Posts;

/// <summary>A post: what is attached to it, and to those who may know, who holds and held it.</summary>
[Public]
public sealed class ViewModel(IEnumerable<IPostBlock> blocks) : ThreadPage
{
    public sealed record Holder(int HoldingId, string Name, DateOnly From, DateOnly? Until);

    public Post Post { get; private set; } = null!;

    public Organisation Organisation { get; private set; } = null!;

    public IReadOnlyList<Holder> Holders { get; private set; } = [];

    public IReadOnlyList<Grant> Grants { get; private set; } = [];

    public IReadOnlyList<Invitation> Invitations { get; private set; } = [];

    public IReadOnlyList<(string Heading, IReadOnlyList<PostDuty> Duties)> Blocks { get; private set; } = [];

    public bool MayManage => Caller.MayManage(Post.OrganisationId);

    public bool MayEstablish => Caller.MayEstablish(Post.OrganisationId);

    /// <summary>Names are shown to colleagues where the organisation turned them on, and to those who manage its people.</summary>
    public bool ShowsNames => MayManage || (Caller.IsSignedIn && Organisation.ShowsHolderNames);

    public override async Task<bool> Prepare()
    {
        var id = int.Parse((string)RouteData.Values["id"]!, Text.Words);
        var found = await Db.Set<Post>()
            .AsNoTracking()
            .Include(p => p.Aliases)
            .SingleOrDefaultAsync(p => p.Id == id, Stop);
        if (found is null)
            return false;
        Post = found;
        Organisation = await Db.Set<Organisation>().AsNoTracking().SingleAsync(o => o.Id == found.OrganisationId, Stop);
        if (ShowsNames)
        {
            Holders = await (
                from holding in Db.Set<PostHolding>()
                join account in Db.Set<Account>() on holding.AccountId equals account.Id
                where holding.PostId == id
                orderby holding.From descending, holding.Id descending
                select new Holder(
                    holding.Id,
                    account.FullName ?? (account.Demonstration ? "Demonstration" : "No name given"),
                    holding.From,
                    holding.Until
                )
            ).ToListAsync(Stop);
        }
        if (Caller.IsSignedIn)
            Grants =
            [
                .. (await Db.Set<Grant>().AsNoTracking().Where(g => g.PostId == id).ToListAsync(Stop)).Where(g =>
                    g.IsLive(Today)
                ),
            ];
        if (MayManage)
        {
            var now = Clock.GetUtcNow().UtcDateTime;
            Invitations = await Db.Set<Invitation>()
                .AsNoTracking()
                .Where(i => i.PostId == id && i.UsedAt == null && i.WithdrawnAt == null && i.ExpiresAt > now)
                .ToListAsync(Stop);
        }
        Blocks = await PostBlocks.Of(blocks, Db, [id], Today, Stop);
        return true;
    }

    public void OnGet() { }
}
