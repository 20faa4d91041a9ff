using CommonThread.People.Organisations;
using CommonThread.People.Posts;

namespace CommonThread.People;

/// <summary>Organisations on the thread.</summary>
internal sealed class OrganisationRecords : IRecordKind
{
    public string Kind => "organisation";
    public string Noun => "Organisation";
    public int Level => 95;

    public async Task<IReadOnlyList<int>> Find(CommonThreadDb db, string words, int most, CancellationToken stop)
    {
        // Its other names find it too; one that was joined to another is found as the other.
        var named = db.Set<Organisation>().Holding(words, o => o.Name).Select(o => o.MergedIntoId ?? o.Id);
        var aliased = db.Set<OrganisationAlias>().Holding(words, a => a.Name).Select(a => a.OrganisationId);
        return await db.Set<Organisation>()
            .Where(o => o.MergedIntoId == null && (named.Contains(o.Id) || aliased.Contains(o.Id)))
            .OrderBy(o => o.Name)
            .Select(o => o.Id)
            .Take(most)
            .ToListAsync(stop);
    }

    public async Task<IReadOnlyList<RecordCard>> Cards(
        CommonThreadDb db,
        IReadOnlyCollection<int> ids,
        CancellationToken stop
    ) =>
        [
            .. (await OrganisationNames.Of(db, ids, stop)).Select(o => new RecordCard(
                new(Kind, o.Key),
                o.Value.Name,
                o.Value.Url,
                o.Value.ActiveTo is null ? null : "No longer takes part"
            )),
        ];

    public async Task<IReadOnlyList<ThreadStep>> Steps(
        CommonThreadDb db,
        IReadOnlyCollection<int> ids,
        CancellationToken stop
    ) =>
        [
            .. (
                await db.Set<Organisation>()
                    .Where(o => o.ParentId != null && (ids.Contains(o.Id) || ids.Contains(o.ParentId.Value)))
                    .Select(o => new { o.Id, Parent = o.ParentId!.Value })
                    .ToListAsync(stop)
            ).Select(o => new ThreadStep(new(Kind, o.Id), new(Kind, o.Parent), "is part of")),
        ];
}

/// <summary>Posts on the thread.</summary>
internal sealed class PostRecords : IRecordKind
{
    public string Kind => "post";
    public string Noun => "Post";
    public int Level => 96;

    public string DateSays => "since";

    public async Task<IReadOnlyList<int>> Find(CommonThreadDb db, string words, int most, CancellationToken stop) =>
        await (
            from post in db.Set<Post>()
            join organisation in db.Set<Organisation>() on post.OrganisationId equals organisation.Id
            where post.MergedIntoId == null && post.AbolishedOn == null
            select new Called
            {
                Id = post.Id,
                Title = post.Title,
                Organisation = organisation.Name,
            }
        )
            .Holding(words, p => p.Title + " " + p.Organisation)
            .OrderBy(p => p.Organisation)
            .ThenBy(p => p.Title)
            .Select(p => p.Id)
            .Take(most)
            .ToListAsync(stop);

    private sealed class Called
    {
        public int Id { get; init; }

        public string Title { get; init; } = "";

        public string Organisation { get; init; } = "";
    }

    public async Task<IReadOnlyList<RecordCard>> Cards(
        CommonThreadDb db,
        IReadOnlyCollection<int> ids,
        CancellationToken stop
    ) =>
        [
            .. (await PostNames.Of(db, ids, stop)).Select(p => new RecordCard(
                new(Kind, p.Key),
                p.Value.Full,
                p.Value.Url,
                p.Value.IsVacant ? "Vacant" : null,
                p.Value.VacantSince
            )),
        ];

    public async Task<IReadOnlyList<ThreadStep>> Steps(
        CommonThreadDb db,
        IReadOnlyCollection<int> ids,
        CancellationToken stop
    ) =>
        [
            .. (
                await db.Set<Post>()
                    .Where(p => ids.Contains(p.Id))
                    .Select(p => new { p.Id, p.OrganisationId })
                    .ToListAsync(stop)
            ).Select(p => new ThreadStep(new(Kind, p.Id), new("organisation", p.OrganisationId), "is a post of")),
        ];
}
