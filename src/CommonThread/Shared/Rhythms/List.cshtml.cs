using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Shared.Rhythms;

/// <summary>What falls due, for whom: late first, then what comes next. Here it is marked as done.</summary>
[Needs(RhythmsModule.Keep)]
public sealed class ListModel(Modules modules) : ThreadPage
{
    public sealed record Item(int Id, string Title, string? Url, DateOnly DueOn, bool Late, string Owner);

    public sealed record Beat(
        int Id,
        string Title,
        string? Url,
        string Every,
        DateOnly NextDue,
        DateOnly? LastDone,
        string Owner,
        int RemindDays
    );

    public sealed record DoneItem(string Title, DateOnly DueOn, DateOnly DoneOn, string By, string? Note);

    public sealed class Input
    {
        public int Item { get; set; }

        public string? Note { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public IReadOnlyList<Item> Open { get; private set; } = [];

    public IReadOnlyList<Beat> Rhythms { get; private set; } = [];

    public IReadOnlyList<DoneItem> LatelyDone { get; private set; } = [];

    public override async Task<bool> Prepare()
    {
        var open = await Db.Set<DueItem>()
            .AsNoTracking()
            .Include(i => i.Rhythm)
            .Where(i => i.DoneOn == null)
            .OrderBy(i => i.DueOn)
            .ThenBy(i => i.Id)
            .ToListAsync(Stop);
        var done = await Db.Set<DueItem>()
            .AsNoTracking()
            .Include(i => i.Rhythm)
            .Where(i => i.DoneOn != null)
            .OrderByDescending(i => i.DoneOn)
            .ThenByDescending(i => i.Id)
            .Take(10)
            .ToListAsync(Stop);
        var rhythms = await Db.Set<Rhythm>()
            .AsNoTracking()
            .Where(r => r.EndedOn == null)
            .OrderBy(r => r.NextDue)
            .ThenBy(r => r.Title)
            .ToListAsync(Stop);
        var posts = open.Select(i => i.Rhythm.OwnerPostId)
            .Concat(rhythms.Select(r => r.OwnerPostId))
            .Concat(done.Select(i => i.DoneByPostId))
            .OfType<int>()
            .ToHashSet();
        var names = await Names(posts);
        string Owner(int? post) => post is { } id ? names.GetValueOrDefault(id, $"Post {id}") : "Nobody";
        Open =
        [
            .. open.Select(i => new Item(
                i.Id,
                i.Rhythm.Title,
                i.Rhythm.Url,
                i.DueOn,
                i.IsLate(Today),
                Owner(i.Rhythm.OwnerPostId)
            )),
        ];
        Rhythms =
        [
            .. rhythms.Select(r => new Beat(
                r.Id,
                r.Title,
                r.Url,
                r.Every.Often(),
                r.NextDue,
                r.LastDone,
                Owner(r.OwnerPostId),
                r.RemindDays
            )),
        ];
        LatelyDone =
        [
            .. done.Select(i => new DoneItem(
                i.Rhythm.Title,
                i.DueOn,
                i.DoneOn!.Value,
                i.DoneByPostId is null ? "CommonThread" : Owner(i.DoneByPostId),
                i.Note
            )),
        ];
        return true;
    }

    public bool MaySet => Caller.May(RhythmsModule.Set);

    public async Task<IActionResult> OnPost()
    {
        var item = await Db.Set<DueItem>().Include(i => i.Rhythm).SingleOrDefaultAsync(i => i.Id == Form.Item, Stop);
        if (item is null)
            return NotFound();
        item.Done(Today, Today, Caller.Posts.Count > 0 ? Caller.Posts[0].Id : null, Form.Note);
        await Db.SaveChangesAsync(Stop);
        return Done($"{item.Rhythm.Title}, due on {item.DueOn.Say()}, is marked as done", "~/rhythms");
    }

    // Posts belong to a module; their names come through the kinds that it registered.
    private async Task<Dictionary<int, string>> Names(HashSet<int> posts) =>
        posts.Count > 0 && modules.Kinds.TryGetValue("post", out var kind)
            ? (await kind.Cards(Db, posts, Stop)).ToDictionary(c => c.Record.Id, c => c.Title)
            : [];
}
