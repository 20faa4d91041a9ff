namespace CommonThread.Strategy.Plans;

public static class PlanStates
{
    /// <summary>Colour of the tag; the word says the same.</summary>
    public static string Colour(this PlanState state) =>
        state switch
        {
            PlanState.Submitted => "yellow",
            PlanState.Approved => "blue",
            PlanState.Live => "green",
            _ => "grey",
        };
}
