namespace CommonThread.Places;

/// <summary>Every change to a place says why; the reason is kept in the history beside it (C-50).</summary>
internal static class Why
{
    /// <summary>The rule that a reason is given, in up to 500 characters.</summary>
    public static (string Field, bool Holds, string Sentence) Given(string? reason, string field = "Reason") =>
        (field, Text.Clean(reason) is { Length: <= 500 }, "Say why, in up to 500 characters");
}

/// <summary>The form that ends one row of a table, with its reason.</summary>
/// <param name="Handler">The page's handler.</param>
/// <param name="Field">The name under which the handler takes the row's number.</param>
/// <param name="Button">"End today".</param>
/// <param name="What">What is ended, read out after the button.</param>
/// <param name="Asks">The words beside the field.</param>
public sealed record EndForm(
    string Handler,
    string Field,
    int Id,
    string Button,
    string What,
    string Asks = "Why it ends"
)
{
    /// <summary>What the error summary leads to.</summary>
    public static string FieldOf(int id) => string.Create(Text.Words, $"why-{id}");
}
