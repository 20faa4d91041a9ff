using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsvHelper;

namespace CommonThread.Shared;

/// <summary>One row of a table file, by column name; reading a value that is not right refuses the row with a reason.</summary>
public sealed class TableRow(long line, IReadOnlyDictionary<string, string> values)
{
    /// <summary>Line in the file, the heading being line 1.</summary>
    public long Line { get; } = line;

    /// <summary>The value of a column, made regular; null when empty or when the file has no such column.</summary>
    public string? this[string column] => values.TryGetValue(column, out var value) ? Text.Clean(value) : null;

    public string Needed(string column) => this[column] ?? throw new ImportRefused($"{column} is empty");

    public int? Whole(string column)
    {
        if (this[column] is not { } text)
            return null;
        return int.TryParse(
            text.Replace(",", "", StringComparison.Ordinal),
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : throw new ImportRefused($"{column} must be a whole number, not “{Short(text)}”");
    }

    public double? Number(string column)
    {
        if (this[column] is not { } text)
            return null;
        return
            double.TryParse(
                text.Replace(",", "", StringComparison.Ordinal),
                NumberStyles.Float,
                CultureInfo.InvariantCulture,
                out var number
            ) && double.IsFinite(number)
            ? number
            : throw new ImportRefused($"{column} must be a number, not “{Short(text)}”");
    }

    public DateOnly? Date(string column)
    {
        if (this[column] is not { } text)
            return null;
        return DateOnly.TryParseExact(
            text,
            ["yyyy-MM-dd", "d/M/yyyy", "d MMMM yyyy", "d MMM yyyy"],
            Text.Words,
            DateTimeStyles.None,
            out var date
        )
            ? date
            : throw new ImportRefused($"{column} must be a date like 2026-03-31, not “{Short(text)}”");
    }

    public bool YesNo(string column) =>
        this[column]?.ToLowerInvariant() switch
        {
            null or "no" or "n" or "false" or "0" => false,
            "yes" or "y" or "true" or "1" => true,
            var other => throw new ImportRefused($"{column} must be yes or no, not “{Short(other)}”"),
        };

    /// <summary>A cell that holds several values, separated by "|".</summary>
    public IReadOnlyList<string> Several(string column) =>
        this[column]?.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static string Short(string text) => text.Length > 40 ? text[..40] + "…" : text;
}

/// <summary>
/// Reads a CSV table, plain or gzipped, row by row, with the limits that keep a hostile file from hurting:
/// a heading with the columns asked for, UTF-8, fields up to 32,000 characters, at most 256 MB unpacked.
/// </summary>
public static class TableFile
{
    private const int LongestField = 32_000;
    private const int LongestRecord = 4 * 1024 * 1024;
    private const long MostBytes = 256L * 1024 * 1024;

    /// <param name="neededColumns">Columns that the heading must have; "postcode|pcds" is met by either.</param>
    /// <exception cref="ImportRefused">The file is not such a table; the message says what was found instead.</exception>
    public static IEnumerable<TableRow> Read(string path, IReadOnlyCollection<string> neededColumns)
    {
        ArgumentNullException.ThrowIfNull(neededColumns);
        using var stream = Open(path);
        using var reader = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true), true);
        using var csv = CsvReader.Create(
            reader,
            new CsvReaderOptions
            {
                HasHeader = false,
                TrackLineNumbers = true,
                MaxRecordSize = LongestRecord,
                FieldCountMismatch = CsvFieldCountHandling.Allow,
                IncludeValuesInExceptions = false,
            },
            leaveOpen: false
        );
        if (!Next(csv))
            throw new ImportRefused("The file is empty");
        var heading = Fields(csv).Select(h => h.Trim().TrimStart('\uFEFF').ToLowerInvariant()).ToArray();
        var missing = neededColumns
            .Where(n => !n.Split('|').Any(one => heading.Contains(one, StringComparer.Ordinal)))
            .Select(n => n.Replace("|", " or ", StringComparison.Ordinal))
            .ToList();
        if (missing.Count > 0)
        {
            throw new ImportRefused(
                $"The file has no column called {string.Join(", ", missing)}. Its columns are {Names(heading)}"
            );
        }
        if (
            heading.GroupBy(h => h, StringComparer.Ordinal).FirstOrDefault(g => g.Key.Length > 0 && g.Count() > 1) is
            { } twice
        )
            throw new ImportRefused($"The column {twice.Key} stands twice in the heading");
        while (Next(csv))
        {
            var record = Fields(csv);
            if (Array.TrueForAll(record, string.IsNullOrWhiteSpace))
                continue;
            var values = new Dictionary<string, string>(heading.Length, StringComparer.Ordinal);
            for (var i = 0; i < heading.Length && i < record.Length; i++)
            {
                if (heading[i].Length > 0)
                    values[heading[i]] = record[i];
            }
            yield return new TableRow(csv.LineNumber, values);
        }
    }

    private static string Names(string[] heading)
    {
        var names = string.Join(", ", heading.Take(12).Select(h => h.Length > 30 ? h[..30] + "…" : h));
        return heading.Length > 12 ? names + " …" : names;
    }

    private static bool Next(CsvReader csv)
    {
        try
        {
            return csv.Read();
        }
        catch (DecoderFallbackException)
        {
            throw new ImportRefused("The file is not in UTF-8. In Excel, save it as “CSV UTF-8 (comma delimited)”");
        }
        catch (InvalidDataException)
        {
            throw new ImportRefused("The file’s name says it is compressed, but it cannot be unpacked");
        }
        catch (CsvFormatException problem)
        {
            throw new ImportRefused(
                $"Line {Math.Max(1, problem.LineNumber)} cannot be read as a row of a table. Is a quotation mark left open, or a field longer than {LongestField:N0} characters?",
                problem
            );
        }
    }

    private static string[] Fields(CsvReader csv)
    {
        var fields = new string[csv.FieldCount];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = csv.GetString(i);
            if (fields[i].Length > LongestField)
            {
                throw new ImportRefused(
                    $"Line {csv.LineNumber}: a field is longer than {LongestField:N0} characters. Is a quotation mark left open?"
                );
            }
        }
        return fields;
    }

    /// <summary>Opens a file, unpacking gzip by its first bytes, never more than the limit.</summary>
    public static Stream Open(string path)
    {
        if (!File.Exists(path))
            throw new ImportRefused($"There is no file at {System.IO.Path.GetFileName(path)}");
        var file = File.OpenRead(path);
        Span<byte> start = stackalloc byte[4];
        var got = file.ReadAtLeast(start, 4, throwOnEndOfStream: false);
        file.Position = 0;
        if (got >= 2 && start[0] == 0x1f && start[1] == 0x8b)
            return new Capped(new GZipStream(file, CompressionMode.Decompress), MostBytes);
        if (got >= 4 && start[0] == 'P' && start[1] == 'K')
            throw new ImportRefused("This is a zip or Excel file. Save it as CSV UTF-8 and load that");
        if (got >= 2 && ((start[0] == 0xff && start[1] == 0xfe) || (start[0] == 0xfe && start[1] == 0xff)))
            throw new ImportRefused("The file is in UTF-16. In Excel, save it as “CSV UTF-8 (comma delimited)”");
        return new Capped(file, MostBytes);
    }

    /// <summary>Stops a stream that unpacks to more than it may.</summary>
    private sealed class Capped(Stream inner, long most) : Stream
    {
        private long read;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position
        {
            get => read;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var got = inner.Read(buffer, offset, count);
            read += got;
            return read <= most
                ? got
                : throw new ImportRefused(
                    $"The file unpacks to more than {most / 1024 / 1024:N0} MB, which is more than can be right"
                );
        }

        public override void Flush() => inner.Flush();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
