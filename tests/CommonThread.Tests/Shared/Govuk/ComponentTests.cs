using System.Text;
using AngleSharp.Dom;
using CommonThread.Shared.Govuk.Components;

namespace CommonThread.Tests.Shared.Govuk;

public class ComponentTests
{
    private static readonly Dictionary<string, Type> Rendered = new()
    {
        ["accordion"] = typeof(Accordion),
        ["back-link"] = typeof(BackLink),
        ["breadcrumbs"] = typeof(Breadcrumbs),
        ["button"] = typeof(Button),
        ["character-count"] = typeof(CharacterCount),
        ["checkboxes"] = typeof(Checkboxes),
        ["cookie-banner"] = typeof(CookieBanner),
        ["date-input"] = typeof(DateInput),
        ["details"] = typeof(Details),
        ["error-message"] = typeof(ErrorMessage),
        ["error-summary"] = typeof(ErrorSummary),
        ["exit-this-page"] = typeof(ExitThisPage),
        ["fieldset"] = typeof(Fieldset),
        ["file-upload"] = typeof(FileUpload),
        ["footer"] = typeof(Footer),
        ["hint"] = typeof(Hint),
        ["input"] = typeof(Input),
        ["inset-text"] = typeof(InsetText),
        ["label"] = typeof(Label),
        ["notification-banner"] = typeof(NotificationBanner),
        ["pagination"] = typeof(Pagination),
        ["panel"] = typeof(Panel),
        ["password-input"] = typeof(PasswordInput),
        ["phase-banner"] = typeof(PhaseBanner),
        ["radios"] = typeof(Radios),
        ["select"] = typeof(Select),
        ["service-navigation"] = typeof(ServiceNavigation),
        ["skip-link"] = typeof(SkipLink),
        ["summary-list"] = typeof(SummaryList),
        ["table"] = typeof(Table),
        ["tabs"] = typeof(Tabs),
        ["tag"] = typeof(Tag),
        ["task-list"] = typeof(TaskList),
        ["textarea"] = typeof(Textarea),
        ["warning-text"] = typeof(WarningText),
    };

    private static readonly Dictionary<string, string> NotRendered = new()
    {
        ["header"] = "holds the crown and the GOV.UK logotype, which are for gov.uk alone",
        ["generic-header"] = "the layout has a header of its own in the partnership's colours",
        ["feedback"] = "the layout asks for feedback in its phase banner",
        ["language-navigation"] = "pages are in one language until their words are translated",
    };

    /// <summary>Options that an example still names although the published template no longer reads them.</summary>
    private static readonly HashSet<(Type, string)> Ignored = [(typeof(FileUpload), "value")];

    public static TheoryData<string> Names => [.. Rendered.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_component_renders_every_published_example_as_published(string component)
    {
        var fixtures = Fixtures.Of(component);
        fixtures.ShouldNotBeEmpty();
        var different = new StringBuilder();
        foreach (var fixture in fixtures)
        {
            var expected = SameMarkup.Normal(
                fixture.Html,
                component == "footer" ? html => TakeGovukAlone(html, fixture) : null
            );
            var actual = SameMarkup.Normal(
                Fixtures.Read(Rendered[component], fixture.Options, Ignored).Render().ToString()
            );
            if (actual != expected)
                different.AppendLine($"--- {fixture.Name}").AppendLine(expected).AppendLine("+++").AppendLine(actual);
        }
        different.ToString().ShouldBeEmpty();
    }

    [Fact]
    public void Every_published_component_is_rendered_or_has_a_reason_not_to_be() =>
        Fixtures.Components().ShouldBe(Rendered.Keys.Concat(NotRendered.Keys).Order(StringComparer.Ordinal));

    /// <summary>Crown, royal arms, licence logo and Crown copyright are not ours to show: see <see cref="Footer"/>.</summary>
    private static void TakeGovukAlone(IElement html, Fixtures.Fixture fixture)
    {
        foreach (var svg in html.QuerySelectorAll("svg"))
            svg.Remove();
        if (!fixture.Options.TryGetProperty("contentLicence", out _))
            html.QuerySelector(".govuk-footer__licence-description")!.Remove();
        var copyright = html.QuerySelector(".govuk-footer__copyright-logo")!;
        if (fixture.Options.TryGetProperty("copyright", out _))
            copyright.Replace([.. copyright.ChildNodes]);
        else
            copyright.ParentElement!.Remove();
    }

    [Fact]
    public void Text_is_encoded_and_only_html_is_taken_as_html()
    {
        new Tag { Text = "<b>&" }
            .Render()
            .ToString()
            .ShouldContain("&lt;b&gt;&amp;");
        new Tag { Html = "<b>bold</b>" }
            .Render()
            .ToString()
            .ShouldContain("<b>bold</b>");
        new Input
        {
            Name = "a\"b",
            Value = "\"><script>",
            Label = "x",
        }
            .Render()
            .ToString()
            .ShouldNotContain("<script>");
    }

    [Theory]
    [InlineData(1, 3, "1 2 3")]
    [InlineData(1, 9, "1 2 … 9")]
    [InlineData(5, 9, "1 … 4 5 6 … 9")]
    [InlineData(4, 9, "1 2 3 4 5 … 9")]
    [InlineData(9, 9, "1 … 8 9")]
    public void Pagination_shows_the_ends_and_the_neighbours(int page, int pages, string expected) =>
        string.Join(' ', Pagination.Of(page, pages, n => $"?page={n}").Items!.Select(i => i!.Ellipsis ? "…" : i.Number))
            .ShouldBe(expected);
}
