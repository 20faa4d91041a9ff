using CommonThread.Shared.Govuk.Blocks;
using CommonThread.Shared.Govuk.Components;

namespace CommonThread.Tests.Shared.Govuk;

public class BlockTests
{
    private static readonly Rendering<object> Page = new(new(), "/places/x?sort=-name&type=ward&page=3");

    [Fact]
    public async Task A_column_is_sorted_by_an_address_that_keeps_the_rest()
    {
        var html = (
            await Page.Render(new SortHeaderTagHelper { Column = "name", ViewContext = Page.View }, "Name")
        ).InnerHtml;
        html.ShouldContain("/places/x?type=ward&amp;page=3&amp;sort=name");
        html.ShouldContain("Name");
    }

    [Fact]
    public async Task Pages_keep_the_rest_of_the_address()
    {
        var html = await Page.Render(
            new PaginationTagHelper
            {
                Page = 3,
                Pages = 9,
                ViewContext = Page.View,
            }
        );
        html.QuerySelector("a[rel=next]")!.GetAttribute("href").ShouldBe("/places/x?sort=-name&type=ward&page=4");
        html.QuerySelector("[aria-current]")!.TextContent.ShouldBe("3");
    }

    [Fact]
    public async Task The_tab_of_this_address_is_marked()
    {
        var html = await Page.Render(
            new TabsNavTagHelper
            {
                ViewContext = Page.View,
                Items = [new("Overview", "/places/x/"), new("Figures", "/places/x/figures", 1200)],
            }
        );
        html.QuerySelector("[aria-current=page]")!.TextContent.ShouldBe("Overview");
        html.TextContent.ShouldContain("Figures (1,200)");
    }

    [Fact]
    public async Task A_summary_list_gathers_its_rows()
    {
        var items = new Dictionary<object, object>();
        var list = new SummaryListTagHelper { ViewContext = Page.View };
        var rows = new List<SummaryRow>();
        items[typeof(SummaryRow)] = rows;
        await Page.Render(new RowTagHelper { Key = "Lead", ChangeHref = "/lead" }, "Head of <b>Safety</b>", items);
        rows.Single().Value.Html.ShouldBe("Head of <b>Safety</b>");
        rows.Single().Actions!.Items.Single().VisuallyHiddenText.ShouldBe("lead");
        (await Page.Render(list)).QuerySelector("dl").ShouldNotBeNull();
    }

    [Fact]
    public async Task An_empty_state_says_who_can_add_what()
    {
        var html = await Page.Render(
            new EmptyTagHelper
            {
                Title = "No one has been asked yet",
                Href = "/ask",
                LinkText = "Ask someone",
                ViewContext = Page.View,
            },
            "A priority lead can ask."
        );
        html.QuerySelector("a")!.TextContent.ShouldBe("Ask someone");
        html.QuerySelectorAll("p").Length.ShouldBe(3);
    }
}
