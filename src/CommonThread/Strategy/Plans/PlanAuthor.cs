namespace CommonThread.Strategy.Plans;

/// <summary>
/// Whose a plan is: those who write plans change any, a communications officer any communication plan, whoever holds its owner
/// post that one; its group refreshes it besides.
/// </summary>
internal static class PlanAuthor
{
    public static bool MayWrite(Plan plan, Caller caller) =>
        MayBegin(plan.Kind, caller)
        || (caller.May(PlanPermissions.OwnPlans) && plan.OwnerPostId is { } owner && caller.PostIds.Contains(owner));

    /// <summary>Whether the caller may begin a plan of a kind, and change every plan of it.</summary>
    public static bool MayBegin(PlanKind kind, Caller caller) =>
        caller.May(PlanPermissions.Write)
        || (kind == PlanKind.CommunicationPlan && caller.May(PlanPermissions.Communicate));

    public static bool MayRefresh(Plan plan, Caller caller) =>
        MayWrite(plan, caller)
        || (
            caller.May(PlanPermissions.OwnPlans) && plan.GroupId is { } group && caller.OrganisationIds.Contains(group)
        );

    /// <summary>The moves that the caller may make: writing ones where the plan is theirs, approving ones as the table says.</summary>
    public static IReadOnlyList<Move<PlanState>> Moves(Plan plan, Caller caller) =>
        [
            .. Plan
                .Lifecycle.Open(plan.State, caller)
                .Where(m => m.Permission != PlanPermissions.OwnPlans || MayWrite(plan, caller)),
        ];
}
