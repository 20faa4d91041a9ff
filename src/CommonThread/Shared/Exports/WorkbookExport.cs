using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Shared.Exports;

/// <summary>Tables as an Excel workbook: one flat sheet, nothing hidden, no formulas, no metadata.</summary>
public static class WorkbookExport
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    // The longest text that a cell may hold.
    private const int LongestText = 32_767;

    /// <summary>A download called <c>name.xlsx</c>.</summary>
    public static FileContentResult File<T>(
        string name,
        IEnumerable<T> rows,
        params IReadOnlyList<ExportColumn<T>> columns
    ) => new(Bytes(name, rows, columns), ContentType) { FileDownloadName = Text.Slug(name) + ".xlsx" };

    public static byte[] Bytes<T>(string sheetName, IEnumerable<T> rows, params IReadOnlyList<ExportColumn<T>> columns)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        using var bytes = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var sheet = workbook.AddNewPart<WorksheetPart>();
            using (var writer = OpenXmlWriter.Create(sheet))
            {
                writer.WriteStartElement(new Worksheet());
                writer.WriteStartElement(new SheetData());
                WriteRow(writer, columns.Select(c => (object?)c.Heading));
                foreach (var row in rows)
                    WriteRow(writer, columns.Select(c => c.Value(row)));
                writer.WriteEndElement();
                writer.WriteEndElement();
            }
            workbook.Workbook = new Workbook(
                new Sheets(
                    new Sheet
                    {
                        Name = SheetName(sheetName),
                        SheetId = 1,
                        Id = workbook.GetIdOfPart(sheet),
                    }
                )
            );
        }
        return bytes.ToArray();
    }

    private static void WriteRow(OpenXmlWriter writer, IEnumerable<object?> values)
    {
        writer.WriteStartElement(new Row());
        foreach (var value in values)
            writer.WriteElement(Cell(value));
        writer.WriteEndElement();
    }

    private static Cell Cell(object? value) =>
        value switch
        {
            null => new Cell(),
            int or long or double or decimal => new Cell
            {
                DataType = CellValues.Number,
                CellValue = new CellValue(Convert.ToString(value, CultureInfo.InvariantCulture)!),
            },
            bool yes => Words(yes ? "yes" : "no"),
            DateOnly date => Words(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            DateTime moment => Words(moment.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)),
            Enum word => Words(word.Say()),
            _ => Words(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
        };

    // An inline string is text whatever it begins with, so that no cell can be a formula.
    private static Cell Words(string text) =>
        new()
        {
            DataType = CellValues.InlineString,
            InlineString = new InlineString(
                new DocumentFormat.OpenXml.Spreadsheet.Text(text.Length > LongestText ? text[..LongestText] : text)
                {
                    Space = SpaceProcessingModeValues.Preserve,
                }
            ),
        };

    // Excel allows 31 characters and none of these.
    private static string SheetName(string name)
    {
        var plain = string.Concat(name.Where(c => !"[]:*?/\\'".Contains(c, StringComparison.Ordinal))).Trim();
        return plain.Length == 0 ? "Table"
            : plain.Length > 31 ? plain[..31]
            : plain;
    }
}
