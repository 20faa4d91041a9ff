using CommonThread.People;

namespace CommonThread.Commitments;

/// <summary>On a post's page: the open actions and duties that it owns and the reader may see (B-15).</summary>
internal sealed class OwnedCommitments : IPostBlock
{
    public string Heading => "Actions and duties";

    public int Order => 30;

    public async Task<IReadOnlyList<PostDuty>> Duties(
        CommonThreadDb db,
        IReadOnlyCollection<int> postIds,
        DateOnly today,
        CancellationToken stop
    ) =>
        [
            .. (
                await db.Set<Commitment>()
                    .AsNoTracking()
                    .Where(c =>
                        c.OwnerPostId != null
                        && postIds.Contains(c.OwnerPostId.Value)
                        && c.State != CommitmentState.Done
                        && c.State != CommitmentState.Stopped
                    )
                    .OrderBy(c => c.Due == null)
                    .ThenBy(c => c.Due)
                    .ThenBy(c => c.Title)
                    .ToListAsync(stop)
            ).Select(c => new PostDuty(
                c.OwnerPostId!.Value,
                c.Title,
                $"~/commitments/{c.Id.ToString(Text.Words)}",
                c.IsOverdue(today) ? "Overdue" : c.Stands(),
                c.Due,
                c.Kind.Say()
            )),
        ];
}
