namespace CommonThread.Strategy.Learning;

/// <summary>
/// Who runs a programme in phases: whoever holds the post that owns the framework, the strategy officer and the programme manager.
/// The lead of one of its priorities does not.
/// </summary>
internal static class ProgrammeOwner
{
    /// <summary>What a page says to whoever may read the phases and not write them.</summary>
    public const string ForTheOwner =
        "The post that owns the programme, the strategy officer and the programme manager write its phases. You can read them.";

    public static bool MayWrite(Framework framework, FrameworkPage page) =>
        page.May(PlanPermissions.WriteOfAny)
        || (
            page.Caller.May(PlanPermissions.OwnPlans)
            && framework.OwnerPostId is { } owner
            && page.Caller.PostIds.Contains(owner)
        );
}
