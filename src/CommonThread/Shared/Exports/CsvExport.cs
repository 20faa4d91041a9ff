using CsvHelper;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Shared.Exports;

/// <summary>A column of an exported table: its heading and its value for a row (text, number, date or null).</summary>
public sealed record ExportColumn<T>(string Heading, Func<T, object?> Value);

/// <summary>
/// Tables as CSV: UTF-8 with a byte order mark, so that Excel reads accents; text that a spreadsheet would run as a formula
/// is made harmless; numbers and dates stay numbers and dates.
/// </summary>
public static class CsvExport
{
    public const string ContentType = "text/csv; charset=utf-8";

    private static readonly CsvWriterOptions Options = new()
    {
        Injection = CsvInjection.Escape,
        WriteByteOrderMark = true,
        ValidateFieldCount = true,
    };

    /// <summary>The table's bytes.</summary>
    public static byte[] Bytes<T>(IEnumerable<T> rows, params IReadOnlyList<ExportColumn<T>> columns)
    {
        using var bytes = new MemoryStream();
        Write(bytes, rows, columns);
        return bytes.ToArray();
    }

    /// <summary>A download called <c>name.csv</c>.</summary>
    /// <param name="name">The file's name without ending, as <see cref="Text.Slug"/> makes it.</param>
    public static FileContentResult File<T>(
        string name,
        IEnumerable<T> rows,
        params IReadOnlyList<ExportColumn<T>> columns
    )
    {
        T[] all = [.. rows];
        return new GiveTables.TableFile(
            Bytes(all, columns),
            ContentType,
            all.Length,
            [.. columns.Select(c => c.Heading)]
        )
        {
            FileDownloadName = Text.Slug(name) + ".csv",
        };
    }

    public static void Write<T>(Stream stream, IEnumerable<T> rows, IReadOnlyList<ExportColumn<T>> columns)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        using var csv = CsvWriter.Create(stream, Options, leaveOpen: true);
        csv.WriteHeader([.. columns.Select(c => c.Heading)]);
        foreach (var row in rows)
        {
            foreach (var column in columns)
                WriteValue(csv, column.Value(row));
            csv.EndRecord();
        }
    }

    private static void WriteValue(CsvWriter csv, object? value)
    {
        switch (value)
        {
            case null:
                csv.WriteField((string?)null);
                break;
            case string text:
                csv.WriteField(text);
                break;
            case bool yes:
                csv.WriteField(yes ? "yes" : "no");
                break;
            case int number:
                csv.WriteField(number, default);
                break;
            case long number:
                csv.WriteField(number, default);
                break;
            case double.NaN:
                csv.WriteField("hidden");
                break;
            case double number:
                csv.WriteField(number, "0.######");
                break;
            case decimal number:
                csv.WriteField(number, default);
                break;
            case DateOnly date:
                csv.WriteField(date, "yyyy-MM-dd");
                break;
            case DateTime moment:
                csv.WriteField(moment, "yyyy-MM-ddTHH:mm:ssZ");
                break;
            case Enum word:
                csv.WriteField(word.Say());
                break;
            default:
                csv.WriteField(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
        }
    }
}
