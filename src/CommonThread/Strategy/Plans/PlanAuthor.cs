namespace CommonThread.Strategy.Plans;

/// <summary>
/// Whose a plan is: a lead and its support officer write those of their own priorities, whoever keeps all plans any, a
/// communications officer any communication plan, whoever holds its owner post that one; its group
/// refreshes it besides.
/// </summary>
internal static class PlanAuthor
{
    /// <summary>What a page says to whoever may read a plan and not write it.</summary>
    public const string ForItsAuthors =
        "The lead of its priority, the support officer, the post that owns it, the strategy officer and the programme manager write this plan. You can read it.";

    public static bool MayWrite(Plan plan, Caller caller, Serving serving) =>
        IsOfAll(plan.Kind, caller)
        || (caller.May(PlanPermissions.Write) && serving.Serves(caller, plan.PriorityId))
        || (caller.May(PlanPermissions.OwnPlans) && plan.OwnerPostId is { } owner && caller.PostIds.Contains(owner));

    /// <summary>Whether the caller changes every plan of a kind.</summary>
    public static bool IsOfAll(PlanKind kind, Caller caller) =>
        caller.May(PlanPermissions.WriteOfAny)
        || (kind == PlanKind.CommunicationPlan && caller.May(PlanPermissions.Communicate));

    /// <summary>Whether the caller may begin a plan of a kind somewhere in a framework.</summary>
    public static bool MayBegin(PlanKind kind, Caller caller, Serving serving, int framework) =>
        IsOfAll(kind, caller) || (caller.May(PlanPermissions.Write) && serving.ServesIn(caller, framework));

    /// <summary>Whether the caller may begin one for a priority, or without one for the framework, which any of its leads may.</summary>
    public static bool MayBeginFor(PlanKind kind, int? priority, Caller caller, Serving serving, int framework) =>
        MayBegin(kind, caller, serving, framework)
        && (priority is null || IsOfAll(kind, caller) || serving.Serves(caller, priority));

    public static bool MayRefresh(Plan plan, Caller caller, Serving serving) =>
        MayWrite(plan, caller, serving)
        || (
            caller.May(PlanPermissions.OwnPlans) && plan.GroupId is { } group && caller.OrganisationIds.Contains(group)
        );

    /// <summary>The moves that the caller may make: writing ones where the plan is theirs, approving ones as the table says.</summary>
    public static IReadOnlyList<Move<PlanState>> Moves(Plan plan, Caller caller, Serving serving) =>
        [
            .. Plan
                .Lifecycle.Open(plan.State, caller)
                .Where(m => m.Permission != PlanPermissions.OwnPlans || MayWrite(plan, caller, serving)),
        ];
}
