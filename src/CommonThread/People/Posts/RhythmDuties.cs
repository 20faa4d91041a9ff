using CommonThread.Shared.Rhythms;

namespace CommonThread.People.Posts;

/// <summary>On a post's page, for partners: what falls due again and again for it (B-15).</summary>
internal sealed class RhythmDuties : IPostBlock
{
    public string Heading => "Falls due again and again";

    public int Order => 40;

    public async Task<IReadOnlyList<PostDuty>> Duties(
        CommonThreadDb db,
        IReadOnlyCollection<int> postIds,
        DateOnly today,
        CancellationToken stop
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        if (!db.Acting.Caller.IsSignedIn)
            return [];
        return
        [
            .. (
                await db.Set<Rhythm>()
                    .AsNoTracking()
                    .Where(r => r.EndedOn == null && r.OwnerPostId != null && postIds.Contains(r.OwnerPostId.Value))
                    .OrderBy(r => r.NextDue)
                    .ToListAsync(stop)
            ).Select(r => new PostDuty(
                r.OwnerPostId!.Value,
                r.Title,
                r.Url ?? "~/rhythms",
                r.Every.Often(),
                r.NextDue
            )),
        ];
    }
}
