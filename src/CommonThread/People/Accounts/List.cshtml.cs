namespace CommonThread.People.Accounts;

/// <summary>Accounts and open invitations: an administrator sees all, an organisation's administrator their own (I-44).</summary>
[Needs(PeoplePermissions.OwnOrganisation)]
public sealed class ListModel : ThreadPage
{
    public sealed record Row(Account Account, string Organisation);

    public IReadOnlyList<Row> Accounts { get; private set; } = [];

    public IReadOnlyList<(Invitation Invitation, PostName? Post)> Invitations { get; private set; } = [];

    public async Task OnGet()
    {
        var names = await OrganisationNames.All(Db, stop: Stop);
        var own = names.Where(o => Caller.MayManage(o.Id)).ToDictionary(o => o.Id, o => o.Name);
        var ids = own.Keys.ToList();
        Accounts =
        [
            .. (
                await Db.Set<Account>()
                    .AsNoTracking()
                    .Where(a => ids.Contains(a.OrganisationId) && !a.Demonstration)
                    .OrderBy(a => a.FullName)
                    .ToListAsync(Stop)
            ).Select(a => new Row(a, own[a.OrganisationId])),
        ];
        var now = Clock.GetUtcNow().UtcDateTime;
        var open = await Db.Set<Invitation>()
            .AsNoTracking()
            .Where(i => i.UsedAt == null && i.WithdrawnAt == null && i.ExpiresAt > now)
            .OrderBy(i => i.ExpiresAt)
            .ToListAsync(Stop);
        var posts = await PostNames.Of(Db, open.Select(i => i.PostId), Stop);
        Invitations =
        [
            .. open.Select(i => (i, posts.GetValueOrDefault(i.PostId)))
                .Where(i => i.Item2 is { } p && own.ContainsKey(p.OrganisationId)),
        ];
    }
}
