namespace CommonThread.Strategy.Activities;

/// <summary>Whether a caller holds the post that owns an activity or a work stream, and so may change it .</summary>
internal static class ActivityOwner
{
    public static bool Is(Caller caller, Activity activity) => Holds(caller, activity.OwnerPostId);

    public static bool Is(Caller caller, WorkStream stream) => Holds(caller, stream.OwnerPostId);

    private static bool Holds(Caller caller, int? post) =>
        caller.May(PlanPermissions.OwnDelivery) && post is { } owner && caller.PostIds.Contains(owner);
}
