using CommonThread.Strategy.Versions;
using CommonThread.Strategy.Visions;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.Priorities;

/// <summary>One priority: what it means, every name it has had, and the blocks that delivery, boards and figures add to it.</summary>
[Public]
public sealed class ShowModel(Modules modules, IEnumerable<IPriorityBlock> blocks, IEnumerable<IPriorityFact> facts)
    : ThreadPage
{
    public sealed record Block(string Anchor, string Heading, string Partial, object Model);

    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    public Priority Priority { get; private set; } = null!;

    public Framework Framework { get; private set; } = null!;

    public string? Theme { get; private set; }

    public string? Part { get; private set; }

    public IReadOnlyList<PreventionLevel> Levels { get; private set; } = [];

    public IReadOnlyList<Block> Blocks { get; private set; } = [];

    public IReadOnlyList<PriorityFact> Facts { get; private set; } = [];

    public IReadOnlyList<Gap> Gaps { get; private set; } = [];

    public PeriodBar Period { get; private set; } = null!;

    public bool MayEdit { get; private set; }

    public override async Task<bool> Prepare()
    {
        var published = await Published.Of(Db, Stop);
        var priority = (
            await published.Parts(
                (IQueryable<Priority> all) => all.Include(p => p.EarlierNames).Where(p => p.Id == Id),
                Stop
            )
        ).SingleOrDefault();
        var framework = priority is null
            ? null
            : (await published.Frameworks(all => all.Where(f => f.Id == priority.FrameworkId), Stop)).SingleOrDefault();
        if (framework is null)
            return false;
        (Priority, Framework) = (priority!, framework);
        MayEdit = Caller.MayFor(StrategyPermissions.Edit, framework.OwnerOrganisationId ?? 0);
        Theme = (
            await published.Parts(
                (IQueryable<Theme> all) => all.Where(t => t.Id == priority!.ThemeId).Select(t => t.Name),
                Stop
            )
        ).FirstOrDefault();
        Part = (
            await published.Parts(
                (IQueryable<VisionPart> all) => all.Where(t => t.Id == priority!.VisionPartId).Select(t => t.Name),
                Stop
            )
        ).FirstOrDefault();
        Levels = await Db.Set<PreventionMark>()
            .Where(m => m.SubjectKind == StrategyKinds.Priority && m.SubjectId == Id)
            .Select(m => m.Level)
            .ToListAsync(Stop);
        Period = PeriodBar.Of(
            priority!.Start ?? framework.PeriodStart,
            priority.End ?? framework.PeriodEnd,
            Today,
            framework.RemainsLive
        );
        var found = new List<PriorityFact>();
        foreach (var fact in facts.OrderBy(f => f.Order))
        {
            if ((await fact.Facts(Db, [Id], Today, Stop)).TryGetValue(Id, out var said))
                found.Add(said);
        }
        Facts = found;
        var shown = new List<Block>();
        foreach (var block in blocks.OrderBy(b => b.Order))
        {
            if (await block.Load(Db, priority, Caller, Today, Stop) is { } model)
                shown.Add(new(block.Anchor, block.Heading, block.Partial, model));
        }
        Blocks = shown;
        if (Caller.IsSignedIn)
        {
            var gaps = new List<Gap>();
            foreach (var rule in modules.Gaps)
                gaps.AddRange((await rule.FindAll(Db, Today, Stop)).Where(g => g.On == priority.Record));
            Gaps = gaps;
        }
        return true;
    }
}
