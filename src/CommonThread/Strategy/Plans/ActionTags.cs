using CommonThread.Commitments;
using CommonThread.Strategy.Visions;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Strategy.Plans;

/// <summary>The priority that an action delivers, whichever plan it stands in .</summary>
internal sealed class PriorityOfAction : ICommitmentTag
{
    public string Kind => StrategyKinds.Priority;

    public string Label => "Priority";

    public string Relation => "delivers";

    public int Order => 10;

    public async Task<(IReadOnlyList<SelectListItem> Choices, int? First)> For(
        CommonThreadDb db,
        RecordRef subject,
        CancellationToken stop
    )
    {
        if (await FrameworkOfAction.Of(db, subject, stop) is not { } found)
            return ([], null);
        var priorities = await db.Set<Priority>()
            .AsNoTracking()
            .Where(p => p.FrameworkId == found.Framework && p.State != PriorityState.Closed)
            .OrderBy(p => p.Position)
            .ToListAsync(stop);
        return (ChoiceList.Of(priorities, p => p.Id, p => p.Name), found.Priority);
    }
}

/// <summary>The part of the vision that an action serves .</summary>
internal sealed class VisionPartOfAction : ICommitmentTag
{
    public string Kind => StrategyKinds.VisionPart;

    public string Label => "Part of the vision";

    public string Relation => "contributes to";

    public int Order => 20;

    public async Task<(IReadOnlyList<SelectListItem> Choices, int? First)> For(
        CommonThreadDb db,
        RecordRef subject,
        CancellationToken stop
    )
    {
        if (await FrameworkOfAction.Of(db, subject, stop) is not { } found)
            return ([], null);
        var parts = await db.Set<VisionPart>()
            .AsNoTracking()
            .Where(p => p.FrameworkId == found.Framework)
            .OrderBy(p => p.Position)
            .ToListAsync(stop);
        var own = found.Priority is { } id
            ? await db.Set<Priority>().Where(p => p.Id == id).Select(p => p.VisionPartId).FirstOrDefaultAsync(stop)
            : null;
        return (ChoiceList.Of(parts, p => p.Id, p => p.Name), own);
    }
}

/// <summary>The framework and the priority whose plan an action stands in.</summary>
internal static class FrameworkOfAction
{
    public static async Task<(int Framework, int? Priority)?> Of(
        CommonThreadDb db,
        RecordRef subject,
        CancellationToken stop
    )
    {
        // An action right under a priority delivers that one; there is nothing to choose.
        if (subject.Kind != Plan.RecordKind)
            return null;
        var plan = await db.Set<Plan>()
            .Where(p => p.Id == subject.Id)
            .Select(p => new { p.FrameworkId, p.PriorityId })
            .FirstOrDefaultAsync(stop);
        return plan is null ? null : (plan.FrameworkId, plan.PriorityId);
    }
}
