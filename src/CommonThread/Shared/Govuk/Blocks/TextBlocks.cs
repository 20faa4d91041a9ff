using CommonThread.Shared.Govuk.Components;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static CommonThread.Shared.Govuk.Attrs;

namespace CommonThread.Shared.Govuk.Blocks;

/// <summary>A state in a word: <c>&lt;gov-tag colour="green"&gt;Adopted&lt;/gov-tag&gt;</c>.</summary>
[HtmlTargetElement("gov-tag")]
public sealed class TagTagHelper : BlockTagHelper
{
    /// <summary>grey, green, teal, blue, purple, magenta, red, orange or yellow.</summary>
    public string? Colour { get; set; }

    private protected override Markup Render(Markup content, TagHelperOutput output) =>
        new Tag
        {
            Html = content.ToString(),
            Classes = ClassNames(Colour is null ? null : $"govuk-tag--{Colour}", ClassOf(output)),
            Attributes = Remaining(output),
        }.Render();
}

/// <summary>More for those who want it, folded away; open where something in it is wrong.</summary>
[HtmlTargetElement("gov-details")]
public sealed class DetailsTagHelper : BlockTagHelper
{
    public string Summary { get; set; } = "";
    public bool Open { get; set; }

    private protected override Markup Render(Markup content, TagHelperOutput output) =>
        new Details
        {
            Id = IdOf(output),
            SummaryText = Summary,
            Html = content.ToString(),
            Open = Open || content.ToString().Contains("govuk-error-message", StringComparison.Ordinal),
            Classes = ClassOf(output),
            Attributes = Remaining(output),
        }.Render();
}

/// <summary>A passage set apart.</summary>
[HtmlTargetElement("gov-inset")]
public sealed class InsetTagHelper : BlockTagHelper
{
    private protected override Markup Render(Markup content, TagHelperOutput output) =>
        new InsetText
        {
            Id = IdOf(output),
            Html = content.ToString(),
            Classes = ClassOf(output),
            Attributes = Remaining(output),
        }.Render();
}

/// <summary>What would hurt to overlook.</summary>
[HtmlTargetElement("gov-warning")]
public sealed class WarningTagHelper : BlockTagHelper
{
    private protected override Markup Render(Markup content, TagHelperOutput output) =>
        new WarningText
        {
            Html = content.ToString(),
            Classes = ClassOf(output),
            Attributes = Remaining(output),
        }.Render();
}

/// <summary>What just happened, or what everyone should know.</summary>
[HtmlTargetElement("gov-notification")]
public sealed class NotificationTagHelper : BlockTagHelper
{
    public bool Success { get; set; }
    public string? Title { get; set; }

    private protected override Markup Render(Markup content, TagHelperOutput output)
    {
        // A bare sentence gets the banner's own large type; markup keeps its own.
        var html = content.ToString();
        if (!html.Contains('<', StringComparison.Ordinal))
            html = Markup.Element("p", new() { { "class", "govuk-notification-banner__heading" } }, content).ToString();
        return new NotificationBanner
        {
            Type = Success ? "success" : null,
            TitleText = Title,
            TitleId = IdOf(output),
            Html = html,
            Classes = ClassOf(output),
            Attributes = Remaining(output),
        }.Render();
    }
}

/// <summary>The end of a journey: done, with a reference.</summary>
[HtmlTargetElement("gov-panel")]
public sealed class PanelTagHelper : BlockTagHelper
{
    public string Title { get; set; } = "";

    private protected override Markup Render(Markup content, TagHelperOutput output) =>
        new Panel
        {
            TitleText = Title,
            Html = content.ToString(),
            Classes = ClassOf(output),
            Attributes = Remaining(output),
        }.Render();
}

/// <summary>A button; with <c>href</c> a link that looks like one.</summary>
[HtmlTargetElement("gov-button")]
public sealed class ButtonTagHelper : BlockTagHelper
{
    public bool Secondary { get; set; }
    public bool Warning { get; set; }
    public bool Inverse { get; set; }

    /// <summary>Begins a journey.</summary>
    public bool Start { get; set; }
    public string? Href { get; set; }

    /// <summary>Takes a second press within a second for a slip.</summary>
    public bool PreventDoubleClick { get; set; }

    public string? Type { get; set; }
    public string? Name { get; set; }
    public string? Value { get; set; }

    private protected override Markup Render(Markup content, TagHelperOutput output) =>
        new Button
        {
            Id = IdOf(output),
            Html = content.ToString(),
            Href = Href,
            Type = Type,
            Name = Name,
            Value = Value,
            IsStartButton = Start,
            PreventDoubleClick = PreventDoubleClick ? true : null,
            Classes = ClassNames(
                Secondary ? "govuk-button--secondary" : null,
                Warning ? "govuk-button--warning" : null,
                Inverse ? "govuk-button--inverse" : null,
                ClassOf(output)
            ),
            Attributes = Remaining(output),
        }.Render();
}

/// <summary>Leaves the page at once; on domestic abuse journeys.</summary>
[HtmlTargetElement("gov-exit-this-page", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ExitThisPageTagHelper : BlockTagHelper
{
    public string? Href { get; set; }

    private protected override Markup Render(Markup content, TagHelperOutput output) =>
        new ExitThisPage { RedirectUrl = Href }.Render();
}

/// <summary>Nothing here yet: what would be, who can add it, and the way to.</summary>
[HtmlTargetElement("gov-empty")]
public sealed class EmptyTagHelper : BlockTagHelper
{
    /// <summary>"No one has been asked yet" rather than "0 results".</summary>
    public string? Title { get; set; }
    public string? Href { get; set; }
    public string? LinkText { get; set; }

    /// <summary>
    /// What a reader without an account is told in place of who can add it, which is nothing to them; empty: the title alone.
    /// </summary>
    public string? Residents { get; set; }

    private protected override Markup Render(Markup content, TagHelperOutput output) =>
        Residents is { } words
        && !ViewContext.HttpContext.RequestServices.GetRequiredService<Acting>().Caller.IsSignedIn
            ? Whole(words.Length == 0 ? Markup.Empty : Markup.Element("p", null, words), output)
            : Whole(content, output);

    private Markup Whole(Markup content, TagHelperOutput output) =>
        Markup.Element(
            "div",
            new() { { "class", ClassNames("ct-empty", ClassOf(output)) } },
            Title is null ? Markup.Empty : Markup.Element("p", new() { { "class", "ct-empty__title" } }, Title),
            content.IsEmpty ? Markup.Empty
                : content.ToString().StartsWith('<') ? content
                : Markup.Element("p", null, content),
            string.IsNullOrEmpty(Href)
                ? Markup.Empty
                : Markup.Element(
                    "p",
                    null,
                    Markup.Element("a", new() { { "class", "govuk-link" }, { "href", Href } }, LinkText ?? "Add one")
                )
        );
}
