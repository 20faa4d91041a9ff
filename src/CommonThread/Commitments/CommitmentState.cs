namespace CommonThread.Commitments;

/// <summary>What sort of promise a commitment is.</summary>
public enum CommitmentKind
{
    PlanAction,

    /// <summary>One of the actions that every priority must carry.</summary>
    RequiredAction,

    /// <summary>One of the duties of a strategic priority lead.</summary>
    LeadDuty,

    /// <summary>What a Community Safety Partnership does for its own reading of a priority.</summary>
    LocalAction,
    MeetingAction,
    Task,
    GrantCondition,
}

public enum CommitmentState
{
    NotStarted,
    OnTrack,
    AtRisk,
    Late,
    Done,
    Stopped,
}

/// <summary>Where an action acts on the way from prevention to enforcement. Several may hold.</summary>
[Flags]
public enum PreventionLevels
{
    None = 0,
    PrimaryPrevention = 1,
    SecondaryPrevention = 2,
    EarlyIntervention = 4,
    Enforcement = 8,
    CommunityCapacity = 16,
}

/// <summary>The words and the order of states, and who may move a commitment.</summary>
public static class CommitmentStates
{
    private const string Own = CommitmentPermissions.Update;

    public static Lifecycle<CommitmentState> Lifecycle { get; } = new("a commitment", [.. Table()]);

    public static IReadOnlyList<CommitmentState> Open { get; } =
    [CommitmentState.NotStarted, CommitmentState.OnTrack, CommitmentState.AtRisk, CommitmentState.Late];

    public static bool IsOpen(this CommitmentState state) =>
        state is not (CommitmentState.Done or CommitmentState.Stopped);

    /// <summary>The word for a state: what is open and begun on a checklist is "In hand" there and wherever else it is shown .</summary>
    public static string Say(this CommitmentState state, CommitmentKind kind) =>
        kind is CommitmentKind.RequiredAction or CommitmentKind.LeadDuty
        && state.IsOpen()
        && state != CommitmentState.NotStarted
            ? "In hand"
            : state.Say();

    /// <summary>Colour of the tag; the word says the same.</summary>
    public static string Colour(this CommitmentState state) =>
        state switch
        {
            CommitmentState.OnTrack => "blue",
            CommitmentState.AtRisk => "yellow",
            CommitmentState.Late => "red",
            CommitmentState.Done => "green",
            _ => "grey",
        };

    /// <summary>Reads a state as files write it: "on-track".</summary>
    public static CommitmentState? Read(string? word) =>
        Enum.TryParse<CommitmentState>(word?.Replace("-", "", StringComparison.Ordinal), true, out var state)
        && !int.TryParse(word, out _)
            ? state
            : null;

    /// <summary>The single levels of a combination, in order.</summary>
    public static IEnumerable<PreventionLevels> Each(this PreventionLevels levels) =>
        Enum.GetValues<PreventionLevels>().Where(l => l != PreventionLevels.None && levels.HasFlag(l));

    private static IEnumerable<Move<CommitmentState>> Table()
    {
        foreach (var from in Enum.GetValues<CommitmentState>())
        {
            foreach (var to in Enum.GetValues<CommitmentState>())
            {
                if (from == to || to == CommitmentState.NotStarted)
                    continue;
                var reopens = from is CommitmentState.Done or CommitmentState.Stopped;
                if (reopens && !to.IsOpen())
                    continue;
                yield return new(
                    from,
                    to,
                    reopens ? "Open it again" : Verb(to),
                    Own,
                    NeedsReason: reopens || to == CommitmentState.Stopped
                );
            }
        }
    }

    private static string Verb(CommitmentState to) =>
        to switch
        {
            CommitmentState.Done => "Mark as done",
            CommitmentState.Stopped => "Stop it",
            _ => $"Say that it is {to.Say().ToLowerInvariant()}",
        };
}
