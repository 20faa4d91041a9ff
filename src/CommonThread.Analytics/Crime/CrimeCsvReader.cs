using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CommonThread.Analytics.Crime;

/// <summary>
/// Reads a street-level CSV of data.police.uk row by row, without copying: the spans of the current row are good until the
/// next <see cref="Read"/>. Columns are found by name, in any order.
/// </summary>
/// <remarks>
/// UTF-8 with or without a byte order mark, quoted fields, Windows or Unix line ends. Reads 256 kB at a time. Not thread-safe.
/// Source of the columns: data.police.uk/about, "CSV file columns".
/// </remarks>
public sealed class CrimeCsvReader
{
    /// <summary>Longest field, in bytes.</summary>
    public const int MaximumField = 64 * 1024;

    private const int Block = 256 * 1024;
    private const int MaximumRow = 1024 * 1024;
    private const int Padding = 64;

    private readonly Stream stream;
    private byte[] buffer = new byte[Block + Padding];
    private int start;
    private int end;
    private bool ended;

    // The separators found but not yet used in the 64 bytes from scanned - 64.
    private ulong found;
    private int scanned;

    private int[] ends = new int[64];
    private int fields;
    private int rowStart;
    private bool quoted;
    private int newlines;
    private readonly int[] columns;
    private readonly int expected;

    /// <summary>Opens a file and reads its header. The stream is not closed by this reader.</summary>
    /// <exception cref="CrimeFileError">empty-file, wrong-encoding, wrong-shape, field-too-long.</exception>
    public CrimeCsvReader(Stream stream, string name = "The file")
    {
        ArgumentNullException.ThrowIfNull(stream);
        this.stream = stream;
        Name = name;
        columns = new int[CrimeColumns.Names.Length];
        Fill();
        if (end == 0)
            throw new CrimeFileError("empty-file", $"{name} is empty.");
        CheckEncoding();
        if (buffer.AsSpan(0, end) is [0xef, 0xbb, 0xbf, ..])
            start = 3;
        scanned = start;
        if (!NextRow())
            throw new CrimeFileError("empty-file", $"{name} is empty.");
        var header = new string[fields];
        for (var i = 0; i < fields; i++)
            header[i] = System.Text.Encoding.UTF8.GetString(Field(i)).Trim();
        CrimeColumns.Find(header, columns, name);
        expected = fields;
    }

    /// <summary>Goes on in the middle of a file, at the start of a row; lines are counted from there.</summary>
    /// <exception cref="CrimeFileError">field-too-long.</exception>
    internal CrimeCsvReader(Stream rest, CrimeCsvReader like)
    {
        stream = rest;
        Name = like.Name;
        columns = like.columns;
        expected = like.expected;
        Fill();
    }

    /// <summary>Whether the last row read is one that a quotation mark, opened and never closed, took to the end.</summary>
    internal bool LeftOpen { get; private set; }

    /// <summary>The name used in messages.</summary>
    public string Name { get; }

    /// <summary>The line on which the current row starts; the header is line 1.</summary>
    public long Line { get; private set; }

    /// <summary>Bytes of the stream read so far.</summary>
    public long BytesRead { get; private set; }

    /// <summary>What is wrong with the shape of the current row, or null. A malformed row's fields must not be trusted.</summary>
    public string? Problem { get; private set; }

    /// <summary>Moves to the next row that is not blank; false at the end.</summary>
    /// <exception cref="CrimeFileError">field-too-long.</exception>
    public bool Read()
    {
        do
        {
            if (!NextRow())
                return false;
        } while (fields == 1 && ends[0] == rowStart);
        if (fields != expected && Problem is null)
            Problem = $"it has {fields} fields where the header has {expected}";
        return true;
    }

    /// <summary>The row's "Crime ID": 64 hexadecimal digits, or empty.</summary>
    public ReadOnlySpan<byte> CrimeId => Column(CrimeColumns.CrimeId);

    /// <summary>The row's "Month": YYYY-MM.</summary>
    public ReadOnlySpan<byte> Month => Column(CrimeColumns.Month);

    /// <summary>The row's "Reported by": the force.</summary>
    public ReadOnlySpan<byte> ReportedBy => Column(CrimeColumns.ReportedBy);

    /// <summary>The row's "Falls within": the force area.</summary>
    public ReadOnlySpan<byte> FallsWithin => Column(CrimeColumns.FallsWithin);

    /// <summary>The row's "Longitude": decimal degrees of the anonymous map point, or empty.</summary>
    public ReadOnlySpan<byte> Longitude => Column(CrimeColumns.Longitude);

    /// <summary>The row's "Latitude": decimal degrees of the anonymous map point, or empty.</summary>
    public ReadOnlySpan<byte> Latitude => Column(CrimeColumns.Latitude);

    /// <summary>The row's "Location": for example "On or near High Street".</summary>
    public ReadOnlySpan<byte> Location => Column(CrimeColumns.Location);

    /// <summary>The row's "LSOA code", or empty.</summary>
    public ReadOnlySpan<byte> LsoaCode => Column(CrimeColumns.LsoaCode);

    /// <summary>The row's "LSOA name", or empty.</summary>
    public ReadOnlySpan<byte> LsoaName => Column(CrimeColumns.LsoaName);

    /// <summary>The row's "Crime type".</summary>
    public ReadOnlySpan<byte> CrimeType => Column(CrimeColumns.CrimeType);

    /// <summary>The row's "Last outcome category", or empty.</summary>
    public ReadOnlySpan<byte> LastOutcome => Column(CrimeColumns.LastOutcome);

    /// <summary>The row's "Context", or empty.</summary>
    public ReadOnlySpan<byte> Context => Column(CrimeColumns.Context);

    private ReadOnlySpan<byte> Column(int column)
    {
        var field = columns[column];
        return field < 0 || field >= fields ? default : Field(field);
    }

    private ReadOnlySpan<byte> Field(int field)
    {
        var from = field == 0 ? rowStart : ends[field - 1] + 1;
        var text = buffer.AsSpan(from, ends[field] - from);
        return quoted && text is [(byte)'"', ..] ? Unquoted(text) : text;
    }

    private static ReadOnlySpan<byte> Unquoted(ReadOnlySpan<byte> text)
    {
        var inner = text is [_, .., (byte)'"'] ? text[1..^1] : text[1..];
        if (!inner.Contains((byte)'"'))
            return inner;
        var copy = new byte[inner.Length];
        var n = 0;
        for (var i = 0; i < inner.Length; i++)
        {
            copy[n++] = inner[i];
            if (inner[i] == '"' && i + 1 < inner.Length && inner[i + 1] == '"')
                i++;
        }
        return copy.AsSpan(0, n);
    }

    private bool NextRow()
    {
        Line += newlines == 0 ? 1 : newlines;
        newlines = 1;
        Problem = null;
        while (true)
        {
            rowStart = start;
            fields = 0;
            quoted = false;
            if (Scan())
                break;
            if (ended)
            {
                if (start == end)
                    return false;
                // The last row has no line end: give it one; the padding has room.
                buffer[end] = (byte)'\n';
                found = 0;
                scanned = start;
                fields = 0;
                end++;
                if (!Scan())
                    SealUnclosed();
                end--;
                start = end;
                break;
            }
            Refill();
        }
        if (ends[fields - 1] > rowStart && buffer[ends[fields - 1] - 1] == '\r')
            ends[fields - 1]--;
        if (ends[fields - 1] - rowStart > MaximumField)
            CheckFields();
        return true;
    }

    /// <summary>Finds the fields of the row at start; false when its line end is not in the buffer.</summary>
    private bool Scan()
    {
        var mask = found;
        var at = scanned;
        while (true)
        {
            while (mask == 0)
            {
                if (at >= end)
                    return false;
                mask = Separators(ref buffer[at]);
                if (at + 64 > end)
                    mask &= ulong.MaxValue >> (at + 64 - end);
                at += 64;
            }
            var position = at - 64 + BitOperations.TrailingZeroCount(mask);
            var separator = buffer[position];
            if (separator == '"')
                return ScanQuoted();
            mask &= mask - 1;
            if (fields == ends.Length)
                Array.Resize(ref ends, ends.Length * 2);
            ends[fields++] = position;
            if (separator == '\n')
            {
                found = mask;
                scanned = at;
                start = position + 1;
                return true;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Separators(ref byte at)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            var v = Vector512.LoadUnsafe(ref at);
            return (
                Vector512.Equals(v, Vector512.Create((byte)','))
                | Vector512.Equals(v, Vector512.Create((byte)'\n'))
                | Vector512.Equals(v, Vector512.Create((byte)'"'))
            ).ExtractMostSignificantBits();
        }
        return Half(ref at) | ((ulong)Half(ref Unsafe.Add(ref at, 32)) << 32);

        static uint Half(ref byte at)
        {
            var v = Vector256.LoadUnsafe(ref at);
            return (
                Vector256.Equals(v, Vector256.Create((byte)','))
                | Vector256.Equals(v, Vector256.Create((byte)'\n'))
                | Vector256.Equals(v, Vector256.Create((byte)'"'))
            ).ExtractMostSignificantBits();
        }
    }

    /// <summary>The slow way for a row with a quotation mark: one byte at a time, from the start of the row.</summary>
    private bool ScanQuoted()
    {
        fields = 0;
        quoted = true;
        var inside = false;
        var atStart = true;
        var lines = 1;
        string? problem = null;
        for (var i = start; i < end; i++)
        {
            var b = buffer[i];
            if (inside)
            {
                if (b == '\n')
                    lines++;
                if (b != '"')
                    continue;
                if (i + 1 < end && buffer[i + 1] == '"')
                    i++;
                else
                {
                    inside = false;
                    if (i + 1 < end && buffer[i + 1] is not ((byte)',' or (byte)'\n' or (byte)'\r'))
                        problem = "it has text after a closing quotation mark";
                }
                continue;
            }
            if (b == '"' && atStart)
                inside = true;
            atStart = b == ',';
            if (b is not ((byte)',' or (byte)'\n'))
                continue;
            if (fields == ends.Length)
                Array.Resize(ref ends, ends.Length * 2);
            ends[fields++] = i;
            if (b == ',')
                continue;
            newlines = lines;
            Problem = problem;
            start = i + 1;
            found = 0;
            scanned = start;
            return true;
        }
        return false;
    }

    /// <summary>A quotation mark that is never closed takes the rest of the file into one malformed row.</summary>
    private void SealUnclosed()
    {
        if (fields == ends.Length)
            Array.Resize(ref ends, ends.Length * 2);
        ends[fields++] = end - 1;
        newlines = buffer.AsSpan(rowStart, end - rowStart).Count((byte)'\n');
        Problem = "a quotation mark is opened and never closed";
        LeftOpen = true;
        found = 0;
        scanned = end;
    }

    private void Refill()
    {
        var kept = end - start;
        if (kept > MaximumRow)
            throw TooLong();
        if (kept >= buffer.Length - Padding)
        {
            var larger = new byte[(buffer.Length - Padding) * 2 + Padding];
            buffer.AsSpan(start, kept).CopyTo(larger);
            buffer = larger;
        }
        else if (start > 0)
            buffer.AsSpan(start, kept).CopyTo(buffer);
        start = 0;
        end = kept;
        found = 0;
        scanned = 0;
        Fill();
    }

    private void Fill()
    {
        var n = stream.ReadAtLeast(
            buffer.AsSpan(end, buffer.Length - Padding - end),
            buffer.Length - Padding - end,
            throwOnEndOfStream: false
        );
        ended = n < buffer.Length - Padding - end;
        end += n;
        BytesRead += n;
    }

    private void CheckFields()
    {
        var from = rowStart;
        for (var i = 0; i < fields; i++)
        {
            if (ends[i] - from > MaximumField)
                throw TooLong();
            from = ends[i] + 1;
        }
    }

    private CrimeFileError TooLong() =>
        new("field-too-long", $"{Name}, line {Line}: a field is longer than 64 kB. Is a quotation mark left open?");

    private void CheckEncoding()
    {
        var text = buffer.AsSpan(0, end);
        if (text is [0xff, 0xfe, ..] or [0xfe, 0xff, ..] || text[..Math.Min(4096, end)].Contains((byte)0))
            throw new CrimeFileError(
                "wrong-encoding",
                $"{Name} looks like UTF-16 text, or is not text at all. Save it as CSV in UTF-8."
            );
    }
}
