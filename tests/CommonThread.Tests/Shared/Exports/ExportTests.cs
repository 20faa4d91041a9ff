using CommonThread.Shared.Exports;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CommonThread.Tests.Shared.Exports;

public sealed class ExportTests
{
    private sealed record Row(string? Name, double? Number, DateOnly? Day);

    private static readonly Row[] Rows =
    [
        new("=HYPERLINK(\"http://example.org\")", -4.5, new DateOnly(2026, 3, 31)),
        new("Zoë, \"Zed\"", null, null),
        new("@sum", 3, null),
    ];

    private static readonly ExportColumn<Row>[] Columns =
    [
        new("Name", r => r.Name),
        new("Number", r => r.Number),
        new("Day", r => r.Day),
    ];

    [Fact]
    [Trait("Requirement", "C-48")]
    public void Text_that_a_spreadsheet_would_run_is_made_harmless_and_numbers_stay_numbers()
    {
        var bytes = CsvExport.Bytes(Rows, Columns);
        bytes.Take(3).ShouldBe(new byte[] { 0xef, 0xbb, 0xbf });
        var lines = System.Text.Encoding.UTF8.GetString(bytes)[1..].Split("\r\n");
        lines[0].ShouldBe("Name,Number,Day");
        lines[1].ShouldStartWith("\"'=HYPERLINK");
        lines[1].ShouldEndWith(",-4.5,2026-03-31");
        lines[2].ShouldBe("\"Zoë, \"\"Zed\"\"\",,");
        lines[3].ShouldStartWith("\"'@sum\",3");
    }

    [Theory]
    [Trait("Requirement", "C-48")]
    [InlineData("=1+1")]
    [InlineData("+1+1")]
    [InlineData("-1+1")]
    [InlineData("@SUM(1)")]
    [InlineData("\tx")]
    [InlineData("\rx")]
    [InlineData("=1\n=2")]
    public void Text_that_begins_as_a_formula_does_is_text_to_every_spreadsheet(string words)
    {
        var bytes = CsvExport.Bytes([new Row(words, null, null)], [Columns[0], new("Same", r => r.Name)]);
        var csv = System.Text.Encoding.UTF8.GetString(bytes)[1..];
        csv.ShouldBe($"Name,Same\r\n\"'{words}\",\"'{words}\"\r\n");
        // A table of a page goes the same way.
        var table = PageTables.File(
            "Table",
            [
                ["Name", "Same"],
                [words, words],
            ]
        );
        System.Text.Encoding.UTF8.GetString(table.FileContents)[1..].ShouldBe(csv);
    }

    [Fact]
    public void A_workbook_has_one_sheet_and_no_formula()
    {
        using var document = SpreadsheetDocument.Open(
            new MemoryStream(WorkbookExport.Bytes("Wards: [all]", Rows, Columns)),
            false
        );
        var sheet = document.WorkbookPart!.WorksheetParts.ShouldHaveSingleItem();
        sheet.Worksheet.Descendants<CellFormula>().ShouldBeEmpty();
        var rows = sheet.Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>().ToList();
        rows.Count.ShouldBe(4);
        rows[1].Elements<Cell>().First().InnerText.ShouldStartWith("=HYPERLINK");
        rows[1].Elements<Cell>().ElementAt(1).CellValue!.Text.ShouldBe("-4.5");
        document.WorkbookPart.Workbook.Descendants<Sheet>().Single().Name!.Value.ShouldBe("Wards all");
    }
}
