using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Thread.Gaps;

/// <summary>What ought to be there and is not: plain sentences, each with the link that closes it .</summary>
[SignedIn]
public sealed class ListModel(FindGaps find) : ThreadPage
{
    [BindProperty(SupportsGet = true)]
    public string? Rule { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Mine { get; set; }

    public IReadOnlyList<Gap> All { get; private set; } = [];

    public IReadOnlyList<Gap> Shown { get; private set; } = [];

    /// <summary>How many of one rule are shown before the rest is folded.</summary>
    public const int AtOnce = 5;

    /// <summary>Sorted by who can close them: the caller's own, those the caller may close, and the others'.</summary>
    public IReadOnlyList<(string Heading, IReadOnlyList<Gap> Gaps)> Sorted { get; private set; } = [];

    public bool CanClose(Gap gap) => find.CanClose(gap);

    public override async Task<bool> Prepare()
    {
        All = await find.All(Stop);
        Shown =
        [
            .. All.Where(g => (Rule is null || g.Rule!.Key == Rule) && (!Mine || find.IsMine(g) || find.CanClose(g))),
        ];
        Sorted =
        [
            .. new (string, IReadOnlyList<Gap>)[]
            {
                ("Waiting for your post", [.. Shown.Where(find.IsMine)]),
                ("You can close these", [.. Shown.Where(g => !find.IsMine(g) && find.CanClose(g))]),
                ("For others to close", [.. Shown.Where(g => !find.IsMine(g) && !find.CanClose(g))]),
            }.Where(p => p.Item2.Count > 0),
        ];
        return true;
    }

    public void OnGet() { }
}
