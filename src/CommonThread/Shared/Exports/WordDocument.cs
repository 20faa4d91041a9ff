using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.AspNetCore.Mvc;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace CommonThread.Shared.Exports;

/// <summary>
/// A paper for those who edit in Word: real headings, tables whose header row repeats on each page, the language set, no macros
/// and nothing hidden.
/// </summary>
public sealed class WordDocument
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private readonly Body body = new();
    private readonly string title;

    /// <param name="title">Its first heading, and what a reader's list of documents calls it.</param>
    public WordDocument(string title)
    {
        this.title = title;
        Add(title, "Title");
    }

    public WordDocument Heading(string text)
    {
        Add(text, "Heading1");
        return this;
    }

    /// <summary>A paragraph; line breaks stay.</summary>
    public WordDocument Paragraph(string? text)
    {
        if (Text.Clean(text) is { } words)
            Add(words, null);
        return this;
    }

    /// <summary>Labels with their values, one a line; what has no value is left out.</summary>
    public WordDocument Facts(params IReadOnlyList<(string Label, string? Value)> facts)
    {
        foreach (var (label, value) in facts)
        {
            if (Text.Clean(value) is { } words)
                body.Append(
                    new Paragraph(
                        new Run(new RunProperties(new Bold()), Words(label + ": ")),
                        new Run([.. Lines(words)])
                    )
                );
        }
        return this;
    }

    /// <summary>A table with a header row. Every row has as many cells as there are headings.</summary>
    public WordDocument Table(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string?>> rows)
    {
        ArgumentNullException.ThrowIfNull(headings);
        ArgumentNullException.ThrowIfNull(rows);
        var table = new Table(
            new TableProperties(
                new TableStyle { Val = "TableGrid" },
                new TableWidth { Type = TableWidthUnitValues.Pct, Width = "5000" },
                Borders()
            ),
            new TableGrid(headings.Select(_ => new GridColumn()))
        );
        table.Append(
            new W.TableRow([
                new TableRowProperties(new TableHeader()),
                .. headings.Select(h => new TableCell(new Paragraph(new Run(new RunProperties(new Bold()), Words(h))))),
            ])
        );
        foreach (var row in rows)
        {
            table.Append(
                new W.TableRow(row.Select(c => new TableCell(new Paragraph(new Run([.. Lines(Text.Clean(c) ?? "")])))))
            );
        }
        // Word wants a paragraph after a table.
        body.Append(table, new Paragraph());
        return this;
    }

    /// <summary>A download called <c>name.docx</c>.</summary>
    public FileContentResult File(string name) =>
        new(Bytes(), ContentType) { FileDownloadName = Text.Slug(name) + ".docx" };

    public byte[] Bytes()
    {
        using var bytes = new MemoryStream();
        using (var file = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            file.PackageProperties.Title = title;
            file.PackageProperties.Language = "en-GB";
            var main = file.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = Styles();
            var pages = (Body)body.CloneNode(true);
            pages.Append(
                new SectionProperties(
                    new PageSize
                    {
                        Width = 16838,
                        Height = 11906,
                        Orient = PageOrientationValues.Landscape,
                    },
                    new PageMargin
                    {
                        Top = 1000,
                        Bottom = 1000,
                        Left = 1000u,
                        Right = 1000u,
                    }
                )
            );
            main.Document = new Document(pages);
        }
        return bytes.ToArray();
    }

    private void Add(string text, string? style)
    {
        var paragraph = new Paragraph();
        if (style is not null)
            paragraph.Append(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        paragraph.Append(new Run([.. Lines(text)]));
        body.Append(paragraph);
    }

    private static IEnumerable<OpenXmlElement> Lines(string text)
    {
        var first = true;
        foreach (var line in text.Split('\n'))
        {
            if (!first)
                yield return new Break();
            first = false;
            yield return Words(line);
        }
    }

    // Characters that XML cannot hold would make a file that Word refuses.
    private static W.Text Words(string text) =>
        new(string.Concat(text.Where(System.Xml.XmlConvert.IsXmlChar))) { Space = SpaceProcessingModeValues.Preserve };

    private static TableBorders Borders()
    {
        static T Line<T>()
            where T : BorderType, new() =>
            new()
            {
                Val = BorderValues.Single,
                Size = 4,
                Color = "B1B4B6",
            };
        return new(
            Line<TopBorder>(),
            Line<LeftBorder>(),
            Line<BottomBorder>(),
            Line<RightBorder>(),
            Line<InsideHorizontalBorder>(),
            Line<InsideVerticalBorder>()
        );
    }

    private static Styles Styles() =>
        new(
            new DocDefaults(
                new RunPropertiesDefault(
                    new RunPropertiesBaseStyle(
                        new RunFonts { Ascii = "Arial", HighAnsi = "Arial" },
                        new FontSize { Val = "22" },
                        new Languages { Val = "en-GB" }
                    )
                ),
                new ParagraphPropertiesDefault(
                    new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120" })
                )
            ),
            Style("Normal", "Normal", null, "22"),
            Style("Title", "Title", 0, "40"),
            Style("Heading1", "heading 1", 0, "30"),
            new Style(new StyleName { Val = "Table Grid" }) { Type = StyleValues.Table, StyleId = "TableGrid" }
        );

    private static Style Style(string id, string name, int? level, string size)
    {
        var style = new Style(new StyleName { Val = name })
        {
            Type = StyleValues.Paragraph,
            StyleId = id,
            Default = id == "Normal",
        };
        if (level is { } outline)
            style.Append(
                new StyleParagraphProperties(
                    new KeepNext(),
                    new SpacingBetweenLines { Before = "240", After = "120" },
                    new OutlineLevel { Val = outline }
                )
            );
        style.Append(
            level is null
                ? new StyleRunProperties(new FontSize { Val = size })
                : new StyleRunProperties(new Bold(), new FontSize { Val = size })
        );
        return style;
    }
}
