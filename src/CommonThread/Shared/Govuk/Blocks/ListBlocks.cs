using CommonThread.Shared.Govuk.Components;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static CommonThread.Shared.Govuk.Attrs;

namespace CommonThread.Shared.Govuk.Blocks;

/// <summary>A tag that gathers what the tags in it say.</summary>
public abstract class GatheringTagHelper<T> : BlockTagHelper
{
    private protected List<T> Gathered { get; } = [];

    public override Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        context.Items[typeof(T)] = Gathered;
        return base.ProcessAsync(context, output);
    }
}

/// <summary>A tag that says one thing to the tag around it.</summary>
public abstract class GatheredTagHelper<T> : TagHelper
{
    private protected abstract T Say(string content, TagHelperOutput output);

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content =
            output.TagMode == TagMode.SelfClosing
                ? ""
                : (await output.GetChildContentAsync()).GetContent(Markup.Encoder).Trim();
        if (context.Items.TryGetValue(typeof(T), out var around) && around is List<T> all)
            all.Add(Say(content, output));
        output.SuppressOutput();
    }
}

/// <summary>Keys and values, each with a way to change it; with <c>card</c> under a title of its own.</summary>
[HtmlTargetElement("gov-summary-list")]
public sealed class SummaryListTagHelper : GatheringTagHelper<SummaryRow>
{
    public string? Card { get; set; }

    private protected override Markup Render(Markup content, TagHelperOutput output) =>
        new SummaryList
        {
            Rows = Gathered,
            Card = Card is null ? null : new() { Title = new() { Text = Card } },
            Classes = ClassOf(output),
            Attributes = Remaining(output),
        }.Render();
}

[HtmlTargetElement("gov-row", ParentTag = "gov-summary-list")]
public sealed class RowTagHelper : GatheredTagHelper<SummaryRow>
{
    public string Key { get; set; } = "";
    public string? ChangeHref { get; set; }
    public string? ChangeText { get; set; }

    private protected override SummaryRow Say(string content, TagHelperOutput output) =>
        new()
        {
            Key = Key,
            Value = new() { Html = content },
            Actions = string.IsNullOrEmpty(ChangeHref)
                ? null
                : new()
                {
                    Items =
                    [
                        new()
                        {
                            Href = ChangeHref,
                            Text = ChangeText ?? "Change",
                            VisuallyHiddenText = Key.InSentence(),
                        },
                    ],
                },
        };
}

/// <summary>Long work in parts, each with its state.</summary>
[HtmlTargetElement("gov-task-list")]
public sealed class TaskListTagHelper : GatheringTagHelper<TaskListItem>
{
    private protected override Markup Render(Markup content, TagHelperOutput output) =>
        new TaskList
        {
            Items = Gathered,
            IdPrefix = IdOf(output),
            Classes = ClassOf(output),
        }.Render();
}

/// <summary>One part of the work: <c>&lt;gov-task title="…" href="…" status="Not yet started" colour="blue" /&gt;</c>.</summary>
[HtmlTargetElement("gov-task", ParentTag = "gov-task-list")]
public sealed class TaskTagHelper : GatheredTagHelper<TaskListItem>
{
    public string Title { get; set; } = "";
    public string? Href { get; set; }
    public string? Hint { get; set; }
    public string Status { get; set; } = "";

    /// <summary>Draws the state as a tag; what is complete is plain text, so that what is left stands out.</summary>
    public string? Colour { get; set; }

    private protected override TaskListItem Say(string content, TagHelperOutput output) =>
        new()
        {
            Title = Title,
            Href = Href,
            Hint =
                content.Length > 0 ? new() { Html = content }
                : Hint is null ? null
                : (Words)Hint,
            Status = Colour is null
                ? new() { Text = Status }
                : new()
                {
                    Tag = new() { Text = Status, Classes = $"govuk-tag--{Colour}" },
                },
        };
}

/// <summary>Sections that fold; remembered by the browser from page to page.</summary>
[HtmlTargetElement("gov-accordion")]
public sealed class AccordionTagHelper : GatheringTagHelper<AccordionItem>
{
    private protected override Markup Render(Markup content, TagHelperOutput output) =>
        new Accordion
        {
            Id = IdOf(output) ?? "accordion",
            Items = Gathered,
            Classes = ClassOf(output),
        }.Render();
}

[HtmlTargetElement("gov-section", ParentTag = "gov-accordion")]
public sealed class SectionTagHelper : GatheredTagHelper<AccordionItem>
{
    public string Heading { get; set; } = "";
    public string? Summary { get; set; }
    public bool Expanded { get; set; }

    private protected override AccordionItem Say(string content, TagHelperOutput output) =>
        new()
        {
            Heading = Heading,
            Summary = Summary is null ? null : (Words)Summary,
            Content = new() { Html = content },
            Expanded = Expanded,
        };
}

/// <summary>One thing that happened, in a timeline.</summary>
public sealed record Happening(string Title, string Date, string? DateTime, string? By, string Html);

/// <summary>What happened, newest first (MOJ timeline).</summary>
[HtmlTargetElement("gov-timeline")]
public sealed class TimelineTagHelper : GatheringTagHelper<Happening>
{
    /// <summary>Level of the headings of what happened.</summary>
    public int Level { get; set; } = 3;

    private protected override Markup Render(Markup content, TagHelperOutput output) =>
        Markup.Element(
            "div",
            new() { { "class", ClassNames("moj-timeline", ClassOf(output)) } },
            Markup.Join(Gathered.Select(RenderItem))
        );

    private Markup RenderItem(Happening item) =>
        Markup.Element(
            "div",
            new() { { "class", "moj-timeline__item" } },
            Markup.Element(
                "div",
                new() { { "class", "moj-timeline__header" } },
                Markup.Element($"h{Level}", new() { { "class", "moj-timeline__title" } }, item.Title),
                string.IsNullOrEmpty(item.By)
                    ? Markup.Empty
                    : Markup.Raw(" ")
                        + Markup.Element("p", new() { { "class", "moj-timeline__byline" } }, $"by {item.By}")
            ),
            Markup.Element(
                "p",
                new() { { "class", "moj-timeline__date" } },
                Markup.Element("time", new() { { "datetime", item.DateTime } }, item.Date)
            ),
            item.Html.Length == 0
                ? Markup.Empty
                : Markup.Element("div", new() { { "class", "moj-timeline__description" } }, Markup.Raw(item.Html))
        );
}

[HtmlTargetElement("gov-event", ParentTag = "gov-timeline")]
public sealed class EventTagHelper : GatheredTagHelper<Happening>
{
    public string Title { get; set; } = "";

    /// <summary>The date as people say it.</summary>
    public string Date { get; set; } = "";

    /// <summary>The date as machines read it (ISO 8601).</summary>
    public string? Datetime { get; set; }

    /// <summary>The post that did it.</summary>
    public string? By { get; set; }

    private protected override Happening Say(string content, TagHelperOutput output) =>
        new(Title, Date, Datetime, By, content);
}
