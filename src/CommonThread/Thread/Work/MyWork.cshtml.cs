using CommonThread.Places;
using CommonThread.Shared.Rhythms;
using CommonThread.Shared.Work;
using CommonThread.Thread.Gaps;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Thread.Work;

/// <summary>"What needs me today?": what the caller's posts owe, what waits for others, gaps that are theirs to close, and notices.</summary>
[SignedIn(EvenWithoutPost = true)]
public sealed class MyWorkModel(IEnumerable<IMyWork> work, FindGaps find, FindChanges changes, PlaceTree tree)
    : ThreadPage
{
    /// <summary>How far ahead "coming up" looks, in days.</summary>
    private const int Ahead = 60;

    public IReadOnlyList<WorkItem> Overdue { get; private set; } = [];

    public IReadOnlyList<WorkItem> ComingUp { get; private set; } = [];

    public IReadOnlyList<WorkItem> Later { get; private set; } = [];

    public IReadOnlyList<WorkItem> Waiting { get; private set; } = [];

    public IReadOnlyList<Gap> Mine { get; private set; } = [];

    public IReadOnlyList<Change> Changed { get; private set; } = [];

    public int ToClose { get; private set; }

    public IReadOnlyList<Notice> Notices { get; private set; } = [];

    /// <summary>The places that the caller's posts are about: a councillor's ward, a team's neighbourhood.</summary>
    public IReadOnlyList<PlaceName> Places { get; private set; } = [];

    public bool Nothing =>
        Overdue.Count + ComingUp.Count + Waiting.Count + Mine.Count + Notices.Count + Changed.Count == 0;

    public async Task OnGet()
    {
        var items = new List<WorkItem>();
        foreach (var module in work)
            items.AddRange(await module.For(Caller, Today, Stop));
        items = [.. items.OrderBy(i => i.Due ?? DateOnly.MaxValue).ThenBy(i => i.Title, StringComparer.Ordinal)];
        Waiting = [.. items.Where(i => i.WaitingFor is not null)];
        var own = items.Where(i => i.WaitingFor is null).ToList();
        Overdue = [.. own.Where(i => i.Overdue)];
        ComingUp = [.. own.Where(i => !i.Overdue && i.Due is { } due && due <= Today.AddDays(Ahead))];
        Later = [.. own.Where(i => !i.Overdue && (i.Due is not { } due || due > Today.AddDays(Ahead)))];
        var gaps = await find.All(Stop);
        // What is listed as overdue is not said a second time as a gap.
        Mine =
        [
            .. gaps.Where(g =>
                    find.IsMine(g) && !Overdue.Any(i => g.CloseUrl.StartsWith(i.Url, StringComparison.Ordinal))
                )
                .Take(20),
        ];
        Changed = await changes.For(Caller, Stop);
        ToClose = gaps.Count(find.CanClose);
        Places = await HomePlaces.Of(Db, tree, Caller, Today, Stop);
        Notices = await Notice.For(Db, Caller).Take(20).ToListAsync(Stop);
    }

    /// <summary>Puts a notice away.</summary>
    public async Task<IActionResult> OnPostDismiss(int id)
    {
        var notice = await Notice.For(Db, Caller).SingleOrDefaultAsync(n => n.Id == id, Stop);
        if (notice is null)
            return NotFound();
        notice.Dismiss(Clock.GetUtcNow().UtcDateTime);
        await Db.SaveChangesAsync(Stop);
        return Done("The notice was put away", "~/my-work");
    }
}
