using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Shared.Govuk.Forms;

/// <summary>
/// A question as its form asks it. What the binder refuses is said in these words: each field of a page leaves its label here, and
/// the error summary, which stands above the fields, is written after them.
/// </summary>
/// <param name="Label">The words beside the field.</param>
/// <param name="Type">What the answer must be read as.</param>
/// <param name="IsChosen">Whether the answer is chosen from a list rather than written.</param>
public sealed record Asked(string Label, Type Type, bool IsChosen = false)
{
    /// <summary>What the binder says of an answer that is missing; readers see <see cref="Say"/>.</summary>
    public const string Missing = "Give an answer";

    /// <summary>What the binder says of an answer that it cannot read.</summary>
    public const string Wrong = "The answer is not in the right format";

    /// <summary>A message for people, in the words of the question; what the framework threw is not one.</summary>
    public string Say(ModelError error) =>
        error.ErrorMessage switch
        {
            Missing => IsChosen ? $"Choose an answer to “{Question}”"
            : IsQuestion ? $"Answer “{Question}”"
            : $"Enter {Named()}",
            null or "" or Wrong => IsChosen ? $"Choose one of the answers to “{Question}”" : $"{Subject} {Must}",
            // The date binder knows the property alone.
            var said when DateFault(said) is { } after => string.Concat(Subject, said.AsSpan(after)),
            var said => said,
        };

    private static int? DateFault(string said) =>
        said.IndexOf(" must be a real date", StringComparison.Ordinal) is var real and > 0 ? real
        : said.IndexOf(" must include a", StringComparison.Ordinal) is var part and > 0 ? part
        : null;

    internal static void Remember(ViewContext context, string name, Asked asked)
    {
        if (context.HttpContext?.Items is not { } items)
            return;
        items[(typeof(Asked), name)] = asked;
        if (items[typeof(Asked)] is not List<string> order)
            items[typeof(Asked)] = order = [];
        order.Add(name);
    }

    /// <summary>Where a field, or the field that it is a part of, stands among those of the page; last what is not on it.</summary>
    internal static int Place(ViewContext context, string key)
    {
        if (context.HttpContext?.Items[typeof(Asked)] is not List<string> order)
            return int.MaxValue;
        var place = order.FindIndex(name =>
            string.Equals(name, key, StringComparison.OrdinalIgnoreCase)
            || key.StartsWith(name + ".", StringComparison.OrdinalIgnoreCase)
        );
        return place < 0 ? int.MaxValue : place;
    }

    /// <summary>What a field of the page asks; null where the page has no such field, or none that was left here.</summary>
    internal static Asked? Of(ViewContext context, string name) =>
        context.HttpContext?.Items.TryGetValue((typeof(Asked), name), out var asked) == true ? (Asked?)asked : null;

    private string Question => Label.Replace(" (optional)", "", StringComparison.Ordinal).Trim();

    private static readonly string[] Questions =
    [
        "how",
        "who",
        "whom",
        "whose",
        "what",
        "which",
        "when",
        "where",
        "why",
        "in",
        "on",
        "from",
        "until",
        "by",
        "since",
    ];

    // "How many partners must agree" asks as much as "How many must agree?" does.
    private bool IsQuestion =>
        Question.EndsWith('?')
        || (Question.Contains(' ') && Questions.Contains(Question.Split(' ')[0], StringComparer.OrdinalIgnoreCase));

    private string Subject => IsQuestion ? $"The answer to “{Question}”" : Question;

    private string Must =>
        (Nullable.GetUnderlyingType(Type) ?? Type) is var type
        && (type == typeof(int) || type == typeof(long) || type == typeof(short))
            ? "must be a whole number, such as 12"
        : type == typeof(decimal) || type == typeof(double) || type == typeof(float) ? "must be a number, such as 12.5"
        : type == typeof(DateOnly) ? "must be a real date"
        : "is not in the right format";

    // "Months between reviews" is named in small letters within a sentence; "GSS code" is not.
    private string Named() =>
        IsQuestion ? $"an answer to “{Question}”"
        : Question.Length > 1 && char.IsLower(Question[1]) ? char.ToLowerInvariant(Question[0]) + Question[1..]
        : Question;
}
