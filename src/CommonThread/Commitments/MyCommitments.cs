using CommonThread.Shared.Work;

namespace CommonThread.Commitments;

/// <summary>The open commitments of the caller's posts, and joint working that waits for their agreement.</summary>
internal sealed class MyCommitments(CommonThreadDb db) : IMyWork
{
    public async Task<IReadOnlyList<WorkItem>> For(Caller caller, DateOnly today, CancellationToken stop)
    {
        var posts = caller.PostIds;
        var mine = await db.Set<Commitment>()
            .Include(c => c.Partners)
            .Where(c =>
                c.OwnerPostId != null
                && posts.Contains(c.OwnerPostId.Value)
                && c.State != CommitmentState.Done
                && c.State != CommitmentState.Stopped
                && c.Kind != CommitmentKind.LeadDuty
            )
            .OrderBy(c => c.Due)
            .AsNoTracking()
            .ToListAsync(stop);
        var items = mine.Select(c => new WorkItem(
                c.Title,
                $"~/commitments/{c.Id}",
                c.Kind.Say(),
                c.Due,
                c.IsOverdue(today)
            ))
            .ToList();
        items.AddRange(
            mine.Where(c => c.Partners.Any(p => p.AwaitsOwner))
                .Select(c => new WorkItem(
                    $"Agree to work jointly on “{c.Title}”",
                    $"~/commitments/{c.Id}#partners",
                    "Joint working"
                ))
        );
        return items;
    }

    public async Task<IReadOnlyList<RecordRef>> AnswersFor(Caller caller, DateOnly today, CancellationToken stop)
    {
        var posts = caller.PostIds;
        return
        [
            .. (
                await db.Set<Commitment>()
                    .Where(c => c.OwnerPostId != null && posts.Contains(c.OwnerPostId.Value))
                    .Select(c => c.Id)
                    .ToListAsync(stop)
            ).Select(id => new RecordRef("commitment", id)),
        ];
    }
}
