namespace CommonThread.Places;

/// <summary>
/// Something a reader may do about a place, contributed by a later module: raise a concern, apply for money. It stands on the
/// place's page and under the answer to "what is my neighbourhood?".
/// </summary>
/// <param name="Text">The words of the link: "Tell us about a problem here".</param>
/// <param name="Url">The address for a place, beginning with <c>~/</c>.</param>
/// <param name="Permission">Null for everyone.</param>
public sealed record PlaceAction(int Order, string Text, Func<PlaceName, string> Url, string? Permission = null)
{
    public bool IsFor(Caller caller) => Permission is null || caller.May(Permission);
}
