namespace CommonThread.People.Posts;

/// <summary>Everything attached to the caller's posts: bodies, seats, leads, duties (B-15).</summary>
[SignedIn]
public sealed class MineModel(IEnumerable<IPostBlock> blocks) : ThreadPage
{
    public IReadOnlyList<(string Heading, IReadOnlyList<PostDuty> Duties)> Blocks { get; private set; } = [];

    public async Task OnGet() => Blocks = await PostBlocks.Of(blocks, Db, [.. Caller.PostIds], Today, Stop);
}
