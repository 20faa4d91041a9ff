namespace CommonThread.Performance.Threats;

/// <summary>How decisions about threats are said, and in which colour; the word says the same.</summary>
public static class ThreatWords
{
    public static string Say(this ThreatDecision decision) =>
        decision switch
        {
            ThreatDecision.Watch => "Watched",
            ThreatDecision.Risk => "A risk",
            ThreatDecision.Escalate => "For the Board",
            _ => "Dismissed",
        };

    public static string Colour(this ThreatDecision? decision) =>
        decision switch
        {
            null => "yellow",
            ThreatDecision.Watch => "blue",
            ThreatDecision.Risk => "orange",
            ThreatDecision.Escalate => "red",
            _ => "grey",
        };
}
