using CommonThread.Commitments;
using CommonThread.Strategy.Pledges;
using CommonThread.Strategy.Principles;
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

/// <summary>The principles and approaches that an action applies .</summary>
internal sealed class PrinciplesOfAction : ICommitmentTag
{
    public string Kind => StrategyKinds.Principle;

    public string Label => "Principles it applies";

    public string Relation => "applies";

    public int Order => 30;

    public bool Several => true;

    public async Task<(IReadOnlyList<SelectListItem> Choices, int? First)> For(
        CommonThreadDb db,
        RecordRef subject,
        CancellationToken stop
    ) => (await FrameworkOfAction.Parts<Principle>(db, subject, p => p.Name ?? p.Words, stop), null);
}

/// <summary>The pledges that an action helps to keep .</summary>
internal sealed class PledgesOfAction : ICommitmentTag
{
    public string Kind => StrategyKinds.Pledge;

    public string Label => "Pledges it helps to keep";

    public string Relation => Activities.Activity.Keeps;

    public int Order => 40;

    public bool Several => true;

    public async Task<(IReadOnlyList<SelectListItem> Choices, int? First)> For(
        CommonThreadDb db,
        RecordRef subject,
        CancellationToken stop
    ) => (await FrameworkOfAction.Parts<Pledge>(db, subject, p => $"{p.Number}. {p.Words}", stop), null);
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

    /// <summary>Parts of the framework that an action stands in, through a plan or right under a priority.</summary>
    public static async Task<IReadOnlyList<SelectListItem>> Parts<T>(
        CommonThreadDb db,
        RecordRef subject,
        Func<T, string> words,
        CancellationToken stop
    )
        where T : FrameworkPart
    {
        var framework =
            subject.Kind == StrategyKinds.Priority
                ? await db.Set<Priority>()
                    .Where(p => p.Id == subject.Id)
                    .Select(p => (int?)p.FrameworkId)
                    .FirstOrDefaultAsync(stop)
                : (await Of(db, subject, stop))?.Framework;
        if (framework is null)
            return [];
        var parts = await db.Set<T>()
            .AsNoTracking()
            .Where(p => p.FrameworkId == framework)
            .OrderBy(p => p.Position)
            .ToListAsync(stop);
        return ChoiceList.Of(parts, p => p.Id, words);
    }
}
