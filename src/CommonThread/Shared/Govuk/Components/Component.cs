namespace CommonThread.Shared.Govuk.Components;

/// <summary>
/// A component of the GOV.UK Design System. The properties carry the names of the published options, so that the design
/// system's own guidance can be followed; <c>…Html</c> is taken as HTML, everything else is encoded.
/// </summary>
public abstract record Component
{
    public string? Id { get; init; }
    public string? Classes { get; init; }
    public Dictionary<string, string?>? Attributes { get; init; }

    public abstract Markup Render();
}

/// <summary>Words with, where wanted, classes and attributes of the element that holds them.</summary>
public record Words
{
    public string? Text { get; init; }
    public string? Html { get; init; }
    public string? Classes { get; init; }
    public Dictionary<string, string?>? Attributes { get; init; }

    internal Markup Content => Markup.Either(Html, Text);

    internal bool IsEmpty => string.IsNullOrEmpty(Html) && string.IsNullOrEmpty(Text);

    public static implicit operator Words(string text) => new() { Text = text };
}

/// <summary>Translations of one message: singular and the others.</summary>
public sealed class Plurals : Dictionary<string, string>;

internal static class Translations
{
    public static Attrs Say(this Attrs attributes, string key, string? message)
    {
        attributes.Add($"data-i18n.{key}", string.IsNullOrEmpty(message) ? null : message);
        return attributes;
    }

    public static Attrs Say(this Attrs attributes, string key, Plurals? messages)
    {
        foreach (var (rule, message) in messages ?? [])
            attributes.Add($"data-i18n.{key}.{rule}", message);
        return attributes;
    }
}
