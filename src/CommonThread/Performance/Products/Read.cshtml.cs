using CommonThread.Commitments;
using CommonThread.People;
using CommonThread.Shared.Rhythms;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Performance.Products;

/// <summary>
/// The Performance, Risk and Harm Management Product of a quarter, read like a newspaper; whoever may move it on does so here
/// (D-25 to D-27).
/// </summary>
[Needs(PerformancePermissions.Read)]
public sealed class ReadModel(AssembleProduct assemble) : ProductPage(assemble)
{
    public sealed class Input
    {
        public string? Reason { get; set; }

        public string? Conditions { get; set; }

        public string? Recipients { get; set; }

        public string? Words { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public Owners Owners { get; private set; } = null!;

    /// <summary>What the Board decided on its recommendations, by the recommendation.</summary>
    public ILookup<int, BoardDecision> Decisions { get; private set; } = null!;

    public IReadOnlyDictionary<int, Commitment> Actions { get; private set; } = new Dictionary<int, Commitment>();

    public bool MayWrite => Caller.May(PerformancePermissions.Assemble) && !Product.State.IsFrozen();

    public bool MayDecide => Caller.May(PerformancePermissions.Decide) && Product.State.IsFrozen();

    public bool MayAdd => Caller.May(PerformancePermissions.Assemble) && Product.State.IsFrozen();

    /// <summary>What the reader may do with it; approval is for the chair of the Performance Group alone.</summary>
    public IReadOnlyList<Move<ProductState>> Moves =>
        [.. ProductStates.Table.Open(Product.State, Caller).Where(m => m.To != ProductState.Approved || IsChair)];

    private int? chair;

    /// <summary>Whether the reader holds the post that approves for the Performance Group.</summary>
    public bool IsChair => chair is { } post && Caller.PostIds.Contains(post);

    /// <summary>Who approves it, in a sentence.</summary>
    public string WhoApproves =>
        chair is null
            ? "The chair of the Performance Group approves it. The framework names no overseeing body with a post called Chair yet: a strategy officer names the body, and an administrator its chair."
            : $"The {Owners.Say(chair)} approves it.";

    protected override async Task<bool> Find()
    {
        Owners = await Owners.Load(Db, Stop);
        chair = await GroupChair.Of(Db, Framework, Stop);
        var ids = Contents.Recommendations.Select(r => r.Id).ToList();
        var decided = await Db.Set<BoardDecision>()
            .AsNoTracking()
            .Where(d => d.SubjectKind == Recommendation.RecordKind && ids.Contains(d.SubjectId))
            .OrderByDescending(d => d.Id)
            .ToListAsync(Stop);
        Decisions = decided.ToLookup(d => d.SubjectId);
        var actions = decided.Select(d => d.CommitmentId).OfType<int>().ToList();
        Actions = await Db.Set<Commitment>()
            .AsNoTracking()
            .Where(c => actions.Contains(c.Id))
            .ToDictionaryAsync(c => c.Id, Stop);
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost(ProductState to)
    {
        Product.Move(to, Caller, Form.Reason, Contents.Uncommented);
        Acting.Reason = Text.Clean(Form.Reason);
        if (to == ProductState.PerformanceGroup)
            await Tell(
                chair is { } post
                    ? [post]
                    : await PostsThatMay.In(
                        Db,
                        PerformancePermissions.RolesOf(PerformancePermissions.Approve),
                        null,
                        Today,
                        Stop
                    ),
                $"The product of {Quarter.Quarter} is ready for the Performance Group, which meets on {Quarter.GroupMeets.Say()}"
            );
        await Db.SaveChangesAsync(Stop);
        return Done($"It now stands at: {ProductStates.Say(to).InSentence()}", Product.Url);
    }

    public async Task<IActionResult> OnPostApprove()
    {
        Rules.Check(("", IsChair, WhoApproves));
        var last =
            await Db.Set<Product>().Where(p => p.FrameworkId == Product.FrameworkId).MaxAsync(p => p.Number, Stop) ?? 0;
        Product.Approve(Contents.Freeze(), last + 1, Caller, Form.Conditions, Today, chair, Contents.Uncommented);
        await Db.SaveChangesAsync(Stop);
        return Done($"Approved and frozen as number {Product.Number}", Product.Url);
    }

    public async Task<IActionResult> OnPostSend()
    {
        Product.Send(Caller, Form.Recipients, Today);
        await Tell(
            await PostsThatMay.In(Db, PerformancePermissions.RolesOf(PerformancePermissions.Decide), null, Today, Stop),
            $"Product number {Product.Number}, {Quarter.Quarter}, is with the Board, which meets on {Quarter.BoardMeets.Say()}"
        );
        await Db.SaveChangesAsync(Stop);
        return Done("It is sent to the Board", Product.Url);
    }

    public async Task<IActionResult> OnPostAdd()
    {
        if (!MayAdd)
            return NotFound();
        Product.Add(Form.Words, Today, Caller.PostIds.Cast<int?>().FirstOrDefault());
        await Db.SaveChangesAsync(Stop);
        return Done("The addendum is added. The product itself stays as it was approved", Product.Url + "#addenda");
    }

    public FileContentResult OnGetWord() =>
        ProductPaper.Word(Product, Contents).File($"{Framework.Slug} {Contents.Quarter} product");

    private async Task Tell(IEnumerable<int> posts, string words)
    {
        foreach (var post in posts)
        {
            var key = $"{Product.Record}:{Product.State}:{Today:yyyyMMdd}";
            if (!await Db.Set<Notice>().AnyAsync(n => n.PostId == post && n.Key == key, Stop))
                Db.Add(Notice.To(post, key, words, Product.Url, Clock.GetUtcNow().UtcDateTime));
        }
    }
}
