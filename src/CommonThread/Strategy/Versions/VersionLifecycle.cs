namespace CommonThread.Strategy.Versions;

/// <summary>The states of a version and who may move it.</summary>
public static class VersionLifecycle
{
    /// <summary>Colour of the tag; the word says the same.</summary>
    public static string Colour(this VersionState state) =>
        state switch
        {
            VersionState.InForce => "green",
            VersionState.Approved => "turquoise",
            VersionState.OutForConsultation => "purple",
            VersionState.Draft => "yellow",
            _ => "grey",
        };

    public static Lifecycle<VersionState> Table { get; } =
        new(
            "a version",
            new(
                VersionState.Draft,
                VersionState.OutForConsultation,
                "Put it out for consultation",
                StrategyPermissions.Edit,
                NeedsReason: true
            ),
            new(
                VersionState.Draft,
                VersionState.Approved,
                "Record that it is approved",
                StrategyPermissions.Approve,
                NeedsReason: true
            ),
            new(
                VersionState.OutForConsultation,
                VersionState.Approved,
                "Record that it is approved",
                StrategyPermissions.Approve,
                NeedsReason: true
            ),
            new(
                VersionState.OutForConsultation,
                VersionState.Superseded,
                "End the consultation; a new version will follow",
                StrategyPermissions.Edit,
                NeedsReason: true
            ),
            new(
                VersionState.Approved,
                VersionState.InForce,
                "Bring it into force",
                StrategyPermissions.Approve,
                NeedsReason: true
            ),
            new(
                VersionState.InForce,
                VersionState.Expired,
                "Let it expire",
                StrategyPermissions.Review,
                NeedsReason: true
            )
        );
}
