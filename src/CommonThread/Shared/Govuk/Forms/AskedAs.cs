namespace CommonThread.Shared.Govuk.Forms;

/// <summary>
/// What the fields of the page being shown are called there, in their order, and what is wrong with dates that were sent: the
/// binder knows only the name of a property, so that a message is put together where the field's label is known.
/// </summary>
internal sealed class AskedAs
{
    private readonly Dictionary<string, (string Label, int Place)> asked = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> wrong = new(StringComparer.OrdinalIgnoreCase);

    public static AskedAs On(HttpContext http)
    {
        if (http.Items[typeof(AskedAs)] is not AskedAs known)
            http.Items[typeof(AskedAs)] = known = new();
        return known;
    }

    /// <summary>A field stands on the page under this label.</summary>
    public void Field(string name, string label) => asked.TryAdd(name, (label, asked.Count));

    /// <summary>What is wrong with a date, as the end of a sentence that begins with its label.</summary>
    public void Wrong(string key, string end) => wrong[key] = end;

    /// <summary>Where a field stands among those of the page; last what is not on it.</summary>
    public int Place(string key) => Find(key)?.Place ?? int.MaxValue;

    /// <summary>The message under the field's label; null where the binder's own holds.</summary>
    public string? Message(string key) =>
        wrong.TryGetValue(key, out var end) && Find(key) is { } field ? $"{Subject(field.Label)} {end}" : null;

    private (string Label, int Place)? Find(string key)
    {
        if (asked.TryGetValue(key, out var whole))
            return whole;
        var dot = key.LastIndexOf('.');
        return dot > 0 && asked.TryGetValue(key[..dot], out var part) ? part : null;
    }

    // A label that asks cannot begin the sentence.
    private static string Subject(string label)
    {
        var words = label.Replace(" (optional)", "", StringComparison.Ordinal).TrimEnd(':', ' ');
        return words.EndsWith('?') ? "The date" : words;
    }
}
