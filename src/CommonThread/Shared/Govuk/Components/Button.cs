using static CommonThread.Shared.Govuk.Attrs;
using static CommonThread.Shared.Govuk.Markup;

namespace CommonThread.Shared.Govuk.Components;

public sealed record Button : Component
{
    public string? Text { get; init; }
    public string? Html { get; init; }

    /// <summary>Makes it a link that looks like a button.</summary>
    public string? Href { get; init; }
    public string? Type { get; init; }
    public string? Name { get; init; }
    public string? Value { get; init; }
    public bool Disabled { get; init; }
    public bool? PreventDoubleClick { get; init; }
    public bool IsStartButton { get; init; }

    private static readonly Markup StartIcon = Raw(
        """<svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19" viewBox="0 0 33 40" aria-hidden="true" focusable="false"><path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z"/></svg>"""
    );

    public override Markup Render()
    {
        var words = Either(Html, Text);
        if (IsStartButton)
            words = (string.IsNullOrEmpty(Html) ? words : Element("span", null, words)) + StartIcon;
        var attributes = string.IsNullOrEmpty(Href)
            ? new Attrs
            {
                { "type", string.IsNullOrEmpty(Type) ? "submit" : Type },
                { "value", string.IsNullOrEmpty(Value) ? null : Value },
                { "name", string.IsNullOrEmpty(Name) ? null : Name },
                { "disabled", Disabled },
                { "aria-disabled", Disabled ? "true" : null },
                { "data-prevent-double-click", PreventDoubleClick?.ToString().ToLowerInvariant() },
            }
            : new Attrs
            {
                { "href", Href },
                { "role", "button" },
                { "draggable", "false" },
            };
        attributes.Add("class", ClassNames("govuk-button", Classes, IsStartButton ? "govuk-button--start" : null));
        attributes.Add("data-module", "govuk-button");
        attributes.And(Attributes).Add("id", string.IsNullOrEmpty(Id) ? null : Id);
        return Element(string.IsNullOrEmpty(Href) ? "button" : "a", attributes, words);
    }
}

/// <summary>Leaves a page at once, for those whom it would endanger to be seen reading it.</summary>
public sealed record ExitThisPage : Component
{
    public string? Text { get; init; }
    public string? Html { get; init; }
    public string? RedirectUrl { get; init; }
    public string? ActivatedText { get; init; }
    public string? TimedOutText { get; init; }
    public string? PressTwoMoreTimesText { get; init; }
    public string? PressOneMoreTimeText { get; init; }

    private const string Default = """<span class="govuk-visually-hidden">Emergency</span> Exit this page""";

    public override Markup Render() =>
        Element(
            "div",
            new Attrs
            {
                { "id", string.IsNullOrEmpty(Id) ? null : Id },
                { "class", ClassNames("govuk-exit-this-page", Classes) },
                { "data-module", "govuk-exit-this-page" },
            }
                .And(Attributes)
                .Say("activated", ActivatedText)
                .Say("timed-out", TimedOutText)
                .Say("press-two-more-times", PressTwoMoreTimesText)
                .Say("press-one-more-time", PressOneMoreTimeText),
            new Button
            {
                Html = Html ?? (Text is null ? Default : null),
                Text = Text,
                Classes = "govuk-button--warning govuk-exit-this-page__button govuk-js-exit-this-page-button",
                Href = string.IsNullOrEmpty(RedirectUrl) ? "https://www.bbc.co.uk/weather" : RedirectUrl,
                Attributes = new() { ["rel"] = "nofollow noreferrer" },
            }.Render()
        );
}
