namespace CommonThread.People.Champions;

/// <summary>A subject: the member who speaks for it in each organisation and the officer to ask, one beside the other (B-16).</summary>
[Public]
public sealed class SubjectModel : ThreadPage
{
    public sealed record Row(Champion Champion, OrganisationName Organisation, PostName? Member, PostName? Officer);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>As the first organisation wrote it.</summary>
    public string Subject => Rows[0].Champion.Subject;

    public override async Task<bool> Prepare()
    {
        var key = RouteData.Values["subject"] as string;
        var champions = await Db.Set<Champion>()
            .AsNoTracking()
            .Where(c => c.SubjectKey == key)
            .OrderBy(c => c.Id)
            .ToListAsync(Stop);
        var organisations = await OrganisationNames.Of(Db, champions.Select(c => c.OrganisationId), Stop);
        var posts = await PostNames.Of(
            Db,
            champions.SelectMany(c => new[] { c.ChampionPostId, c.OfficerPostId }),
            Stop
        );
        Rows =
        [
            .. champions
                .Where(c => organisations.ContainsKey(c.OrganisationId))
                .Select(c => new Row(
                    c,
                    organisations[c.OrganisationId],
                    posts.GetValueOrDefault(c.ChampionPostId ?? 0),
                    posts.GetValueOrDefault(c.OfficerPostId ?? 0)
                )),
        ];
        return Rows.Count > 0;
    }

    public void OnGet() { }
}
