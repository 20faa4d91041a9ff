using AngleSharp.Html.Parser;
using CommonThread.Shared.Layout;

namespace CommonThread.Tests.Shared.Layout;

public class StackedTableTests
{
    private const string Head =
        "<caption>Actions</caption><thead class=\"h\"><tr class=\"r\"><th scope=\"col\">Action</th><th scope=\"col\">Who, \"exactly\"</th><th scope=\"col\">Due</th></tr></thead>";

    private static AngleSharp.Dom.IElement Read(string content) =>
        new HtmlParser().ParseDocument($"<table>{content}</table>").QuerySelector("table")!;

    [Fact]
    public void Each_value_is_told_the_heading_of_its_column()
    {
        var table = Read(
            StackedTable.Of(
                $"{Head}<tbody><tr><th scope=\"row\"><a href=\"/1\">Light the path</a></th><td class=\"c\">Council</td><td>3 March 2026</td></tr></tbody>"
            )!
        );
        var cells = table.QuerySelectorAll("tbody td");
        cells[0].GetAttribute("data-label").ShouldBe("Who, \"exactly\"");
        cells[0].ClassName.ShouldBe("c");
        cells[1].GetAttribute("data-label").ShouldBe("Due");
        table.QuerySelector("tbody th")!.HasAttribute("data-label").ShouldBeFalse();
        table.QuerySelector("tbody th a")!.TextContent.ShouldBe("Light the path");
    }

    [Fact]
    public void It_remains_a_table_to_those_who_hear_it()
    {
        var table = Read(
            StackedTable.Of($"{Head}<tbody><tr><th scope=\"row\">A</th><td>B</td><td>C</td></tr></tbody>")!
        );
        table.QuerySelectorAll("[role=rowgroup]").Length.ShouldBe(2);
        table.QuerySelectorAll("[role=row]").Length.ShouldBe(2);
        table.QuerySelectorAll("[role=columnheader]").Length.ShouldBe(3);
        table.QuerySelectorAll("[role=rowheader]").Length.ShouldBe(1);
        table.QuerySelectorAll("[role=cell]").Length.ShouldBe(2);
    }

    [Fact]
    public void A_date_does_not_break_and_an_attribute_is_left_alone()
    {
        var table = Read(
            StackedTable.Of(
                $"{Head}<tbody><tr><th scope=\"row\">A</th><td>B</td><td>by <a title=\"3 March 2026\" href=\"/x\">3 March 2026</a></td></tr></tbody>"
            )!
        );
        table.QuerySelector("td a")!.GetAttribute("title").ShouldBe("3 March 2026");
        table.QuerySelector("td a .ct-date")!.TextContent.ShouldBe("3 March 2026");
        table.QuerySelectorAll("td")[1].TextContent.ShouldBe("by 3 March 2026");
    }

    [Theory]
    [InlineData("<thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody>")]
    [InlineData("<tbody><tr><td>1</td><td>2</td><td>3</td></tr></tbody>")]
    [InlineData(
        "<thead><tr><th>A</th><th>B</th><th>C</th></tr></thead><tbody><tr><td colspan=\"3\">None</td></tr></tbody>"
    )]
    [InlineData(
        "<thead><tr><th>A</th><th class=\"govuk-table__header--numeric\">B</th><th class=\"govuk-table__header--numeric\">C</th></tr></thead><tbody><tr><td>1</td><td>2</td><td>3</td></tr></tbody>"
    )]
    public void Narrow_tables_figures_and_cells_over_several_columns_keep_their_columns(string content) =>
        StackedTable.Of(content).ShouldBeNull();
}
