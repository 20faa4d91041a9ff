namespace CommonThread.Shared;

/// <summary>The colour of a state's tag where only its words are known, as on the thread. The word says the same.</summary>
public static class StateColour
{
    /// <returns>A colour of GOV.UK's tag.</returns>
    public static string Of(string? state) =>
        state switch
        {
            "Done" or "Kept" or "Achieved" or "In force" or "Live" or "Formally agreed" or "Published" => "green",
            "On track" or "In hand" or "Current" or "Approved" or "Submitted" or "Open" => "blue",
            "At risk" or "Partly kept" or "Partly" or "Out for consultation" or "In discussion" => "yellow",
            "Late" or "Not kept" or "Vacant" => "red",
            _ => "grey",
        };
}
