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

    public bool CanClose(Gap gap) => find.CanClose(gap);

    public override async Task<bool> Prepare()
    {
        All = await find.All(Stop);
        Shown =
        [
            .. All.Where(g => (Rule is null || g.Rule!.Key == Rule) && (!Mine || find.IsMine(g) || find.CanClose(g))),
        ];
        return true;
    }

    public void OnGet() { }
}
