using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace CommonThread.Shared.Govuk;

/// <summary>
/// A piece of HTML that is safe to write out. A plain string becomes one by being encoded, so that forgetting to
/// encode is impossible; text that already is HTML must say so with <see cref="Raw"/>.
/// </summary>
public readonly struct Markup : IHtmlContent
{
    /// <summary>Encodes only what HTML needs: letters of every script stay readable in the page's source.</summary>
    public static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly HashSet<string> Void = new(StringComparer.Ordinal) { "input", "br", "hr", "img" };

    private readonly string? html;

    private Markup(string html) => this.html = html;

    /// <summary>Nothing at all.</summary>
    public static Markup Empty => default;

    public bool IsEmpty => string.IsNullOrEmpty(html);

    /// <summary>HTML taken as it is. Never for anything that a person typed.</summary>
    public static Markup Raw(string? html) => new(html ?? "");

    /// <summary>What another part of the framework rendered.</summary>
    public static Markup From(IHtmlContent content)
    {
        using var writer = new StringWriter();
        content.WriteTo(writer, Encoder);
        return new(writer.ToString());
    }

    public static implicit operator Markup(string? text) => new(text is null ? "" : Encoder.Encode(text));

    public static Markup operator +(Markup left, Markup right) => new(left.html + right.html);

    /// <summary>An element with its attributes and children; elements without an end tag take no children.</summary>
    public static Markup Element(string name, Attrs? attributes = null, params ReadOnlySpan<Markup> children)
    {
        var open = $"<{name}{attributes}>";
        return new(Void.Contains(name) ? open : $"{open}{Join(children).html}</{name}>");
    }

    public static Markup Join(params ReadOnlySpan<Markup> parts)
    {
        var writer = new System.Text.StringBuilder();
        foreach (var part in parts)
            writer.Append(part.html);
        return new(writer.ToString());
    }

    public static Markup Join(IEnumerable<Markup> parts) => Join(parts.ToArray());

    /// <summary>HTML where there is some, else the text, encoded.</summary>
    public static Markup Either(string? html, string? text) => string.IsNullOrEmpty(html) ? text : Raw(html);

    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write(html);

    public override string ToString() => html ?? "";
}
