namespace CommonThread.Strategy.Adoptions;

/// <summary>The states of a partner's adoption, and who may move it .</summary>
public static class AdoptionStates
{
    /// <summary>Beside the table, only the partner's own officers move an adoption into a formal decision or out of one.</summary>
    public static Lifecycle<AdoptionState> Lifecycle { get; } = new("a partner’s adoption", [.. Table()]);

    /// <summary>Whether a body of the partner decided it.</summary>
    public static bool IsDecision(this AdoptionState state) =>
        state is AdoptionState.FormallyAgreed or AdoptionState.AgreedWithChanges or AdoptionState.Declined;

    /// <summary>Colour of the tag; the word says the same.</summary>
    public static string Colour(this AdoptionState state) =>
        state switch
        {
            AdoptionState.FormallyAgreed => "green",
            AdoptionState.AgreedWithChanges => "yellow",
            AdoptionState.Declined => "red",
            _ => "grey",
        };

    private static IEnumerable<Move<AdoptionState>> Table()
    {
        foreach (var from in Enum.GetValues<AdoptionState>())
        {
            // Nobody goes back to not having begun.
            foreach (var to in Enum.GetValues<AdoptionState>().Where(t => t != from && t != AdoptionState.NotStarted))
                yield return new(from, to, Verb(to), StrategyPermissions.Adopt, NeedsReason: from.IsDecision());
        }
    }

    private static string Verb(AdoptionState to) =>
        to switch
        {
            AdoptionState.InDiscussion => "Say that it is in discussion",
            AdoptionState.AgreedInPrinciple => "Record an informal agreement in principle",
            AdoptionState.ToBeDecided => "Say that it is to be decided",
            AdoptionState.FormallyAgreed => "Record the formal agreement",
            AdoptionState.AgreedWithChanges => "Record the agreement with changes",
            _ => "Record that it declined",
        };
}
