namespace CommonThread.People.Champions;

/// <summary>Who speaks for each subject, across the organisations (B-16).</summary>
[Public]
public sealed class ListModel : ThreadPage
{
    public sealed record Row(
        string Subject,
        OrganisationName? Organisation,
        PostName? Post,
        PostName? Officer,
        string? Contact
    );

    public IReadOnlyList<IGrouping<string, Row>> Subjects { get; private set; } = [];

    public async Task OnGet()
    {
        var champions = await Db.Set<Champion>().AsNoTracking().OrderBy(c => c.Subject).ToListAsync(Stop);
        var organisations = await OrganisationNames.Of(Db, champions.Select(c => c.OrganisationId), Stop);
        var posts = await PostNames.Of(
            Db,
            champions.SelectMany(c => new[] { c.ChampionPostId, c.OfficerPostId }),
            Stop
        );
        Subjects =
        [
            .. champions
                .Select(c => new Row(
                    c.Subject,
                    organisations.GetValueOrDefault(c.OrganisationId),
                    posts.GetValueOrDefault(c.ChampionPostId ?? 0),
                    posts.GetValueOrDefault(c.OfficerPostId ?? 0),
                    c.ContactRoute
                ))
                .GroupBy(r => r.Subject, StringComparer.OrdinalIgnoreCase),
        ];
    }
}
