using System.Text;
using CommonThread.Analytics.Geography;

namespace CommonThread.Analytics.Crime;

/// <summary>One run through a source.</summary>
internal sealed class CrimeCounting
{
    private const int RefusedKept = 100;
    private const int RowsBetweenReports = 50_000;

    private readonly CrimeAreas areas;
    private readonly CrimeCountOptions options;
    private readonly IProgress<CrimeProgress>? progress;
    private readonly CancellationToken cancellation;
    private readonly CrimeDirt dirt = new();
    private readonly List<RefusedRow> refused = [];
    private readonly List<SkippedFile> skipped = [];
    private readonly List<(string, long)> read = [];
    private readonly ByteKeys codes = new();
    private readonly int[] areaOfCode;
    private readonly ByteKeys types = new();
    private readonly List<long> rowsOfType = [];
    private readonly CrimeMonthTally?[] months = new CrimeMonthTally?[CrimeText.MonthsAhead];
    private int monthsMet;
    private readonly CrimeIds? ids;
    private readonly (int West, int East, int South, int North) bounds;
    private long bytesBefore;
    private bool limitMet;

    public CrimeCounting(
        CrimeAreas areas,
        CrimeCountOptions options,
        IProgress<CrimeProgress>? progress,
        CancellationToken cancellation
    )
    {
        (this.areas, this.options, this.progress, this.cancellation) = (areas, options, progress, cancellation);
        areaOfCode = new int[areas.Codes.Count];
        for (var i = 0; i < areas.Codes.Count; i++)
        {
            var code = Encoding.UTF8.GetBytes(areas.Codes[i]);
            if (codes.Find(code) < 0)
                areaOfCode[codes.Add(code)] = i;
        }
        foreach (var type in CrimeTypes.Known)
            AddType(Encoding.UTF8.GetBytes(type));
        ids = options.CountRepeatedIds ? new CrimeIds() : null;
        var box = options.Envelope;
        bounds = (Micro(box.MinX), Micro(box.MaxX), Micro(box.MinY), Micro(box.MaxY));

        static int Micro(double degrees) => (int)Math.Round(Math.Clamp(degrees, -1000, 1000) * MicroDegrees.PerDegree);
    }

    public CrimeCounts Run(CrimeSource source)
    {
        source.Restart();
        skipped.AddRange(source.Skipped);
        var total = source.Files.Sum(file => file.Bytes);
        for (var i = 0; i < source.Files.Count; i++)
        {
            var file = source.Files[i];
            cancellation.ThrowIfCancellationRequested();
            using var stream = OpenFile(file);
            CrimeCsvReader reader;
            try
            {
                reader = new CrimeCsvReader(stream, file.Name);
            }
            catch (CrimeFileError e) when (!source.IsSingle && e.Code is "wrong-shape" or "empty-file")
            {
                skipped.Add(new SkippedFile(file.Name, e.Message));
                continue;
            }
            var before = dirt.RowsRead;
            void Tell(long rows, long bytes) => Report(file, i, source, rows, bytes, total);
            if (!ReadParts(file, reader, Tell))
            {
                ReadFile(reader, rows => Tell(rows, bytesBefore + reader.BytesRead));
                bytesBefore += reader.BytesRead;
            }
            read.Add((file.Name, dirt.RowsRead - before));
            Report(file, i + 1, source, dirt.RowsRead, bytesBefore, total);
        }
        if (read.Count == 0)
            throw new CrimeFileError(
                "no-street-files",
                $"{source.Name} holds no street-level crime file. {skipped[^1].Reason}"
            );
        return Result();
    }

    private static Stream OpenFile(CrimeFile file)
    {
        try
        {
            return file.Open();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CrimeFileError("cannot-open", $"{file.Name} cannot be opened: {e.Message}", e);
        }
    }

    private void Report(CrimeFile file, int done, CrimeSource source, long rows, long bytes, long total) =>
        progress?.Report(new CrimeProgress(file.Name, done, source.Files.Count, rows, bytes, Math.Max(total, bytes)));

    /// <summary>
    /// Reads the parts of a file at the same time. False, and nothing counted, where the file cannot be cut or where what
    /// follows a part hangs on what stood in it: a quoted line end, a limit, an error. It is then read from its beginning.
    /// </summary>
    private bool ReadParts(CrimeFile file, CrimeCsvReader header, Action<long, long> report)
    {
        var cuts = ids is null ? CrimeParts.Cut(file, options.Threads, options.LeastPartBytes) : [];
        if (cuts.Count <= 2)
            return false;
        var parts = new CrimePart[cuts.Count - 1];
        long rows = dirt.RowsRead,
            bytes = bytesBefore;
        try
        {
            Parallel.For(
                0,
                parts.Length,
                new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation },
                i =>
                {
                    using var stream = file.Part!(cuts[i], cuts[i + 1]);
                    var reader = i == 0 ? new CrimeCsvReader(stream, file.Name) : new CrimeCsvReader(stream, header);
                    var counting = new CrimeCounting(areas, options, null, cancellation);
                    long rowsTold = 0,
                        bytesTold = 0;
                    counting.ReadFile(
                        reader,
                        n =>
                        {
                            var all = Interlocked.Add(ref rows, n - rowsTold);
                            var sum = Interlocked.Add(ref bytes, reader.BytesRead - bytesTold);
                            (rowsTold, bytesTold) = (n, reader.BytesRead);
                            lock (parts)
                                report(all, sum);
                        }
                    );
                    parts[i] = new(counting, reader.Line - 1, i < parts.Length - 1 && reader.LeftOpen);
                }
            );
        }
        catch (AggregateException)
        {
            return false;
        }
        if (!Fit(parts))
            return false;
        long lines = 0;
        foreach (var part in parts)
        {
            Add(part.Counting, lines);
            lines += part.Lines;
        }
        bytesBefore += cuts[^1];
        return true;
    }

    private sealed record CrimePart(CrimeCounting Counting, long Lines, bool LeftOpen);

    /// <summary>Whether together they stay within the limits, as one reading from beginning to end would.</summary>
    private bool Fit(CrimePart[] parts)
    {
        if (parts.Any(p => p.LeftOpen || p.Counting.limitMet))
            return false;
        var all = parts.Select(p => p.Counting).Append(this).ToList();
        var unknown = all.SelectMany(c =>
            Enumerable.Range(0, c.types.Count).Select(i => Convert.ToHexString(c.types[i]))
        );
        var met = Enumerable.Range(0, months.Length).Count(m => all.Any(c => c.months[m] is not null));
        return unknown.Distinct(StringComparer.Ordinal).Count() - CrimeTypes.Known.Count <= options.MaximumUnknownTypes
            && met <= options.MaximumMonths;
    }

    /// <summary>Takes over what a part counted, as if its rows had been read here after so many lines.</summary>
    private void Add(CrimeCounting part, long linesBefore)
    {
        dirt.Add(part.dirt);
        refused.AddRange(
            part.refused.Take(RefusedKept - refused.Count).Select(row => row with { Line = row.Line + linesBefore })
        );
        var typeOf = new int[part.types.Count];
        for (var i = 0; i < typeOf.Length; i++)
        {
            typeOf[i] = types.Find(part.types[i]) is >= 0 and var known ? known : AddType(part.types[i]);
            rowsOfType[typeOf[i]] += part.rowsOfType[i];
        }
        for (var month = 0; month < months.Length; month++)
        {
            if (part.months[month] is not { } counted)
                continue;
            if (months[month] is not { } into)
            {
                into = months[month] = new CrimeMonthTally(month, areas.Codes.Count, types.Count);
                monthsMet++;
            }
            into.Add(counted, typeOf);
        }
    }

    private void ReadFile(CrimeCsvReader reader, Action<long> report)
    {
        var untilReport = RowsBetweenReports;
        while (reader.Read())
        {
            dirt.RowsRead++;
            CountRow(reader);
            if (--untilReport > 0)
                continue;
            untilReport = RowsBetweenReports;
            cancellation.ThrowIfCancellationRequested();
            report(dirt.RowsRead);
        }
    }

    private void CountRow(CrimeCsvReader row)
    {
        if (row.Problem is { } problem)
        {
            dirt.Malformed++;
            Refuse(row, problem);
            return;
        }
        var month = MonthOf(row.Month);
        if (month is null)
        {
            dirt.BadMonths++;
            Refuse(row, $"its month is \"{Shown(row.Month)}\", not a month such as 2022-04 that can be counted");
            return;
        }
        var type = TypeOf(row.CrimeType);
        if (type < 0)
        {
            Refuse(row, $"its crime type \"{Shown(row.CrimeType)}\" is one more unknown type than can be counted");
            return;
        }
        rowsOfType[type]++;
        var id = row.CrimeId;
        if (id.IsEmpty)
            dirt.WithoutCrimeId++;
        else
            ids?.Add(id, month.Month);
        month.Add(Place(row), type);
    }

    private CrimeMonthTally? MonthOf(ReadOnlySpan<byte> text)
    {
        if (!CrimeText.Month(text, out var number))
            return null;
        if (months[number] is not null)
            return months[number];
        if (monthsMet >= options.MaximumMonths)
        {
            limitMet = true;
            return null;
        }
        monthsMet++;
        return months[number] = new CrimeMonthTally(number, areas.Codes.Count, types.Count);
    }

    private int TypeOf(ReadOnlySpan<byte> text)
    {
        var type = types.Find(text);
        if (type >= 0 || text.Length > 200)
            return type;
        if (types.Count - CrimeTypes.Known.Count < options.MaximumUnknownTypes)
            return AddType(text);
        limitMet = true;
        return -1;
    }

    private int AddType(ReadOnlySpan<byte> text)
    {
        rowsOfType.Add(0);
        return types.Add(text);
    }

    /// <summary>The number of the row's area, or <see cref="AreaIndex.None"/>.</summary>
    private int Place(CrimeCsvReader row)
    {
        var located = Locate(row, out var x, out var y);
        var code = row.LsoaCode;
        var known = -1;
        if (code.IsEmpty)
            dirt.WithoutLsoaCode++;
        else if ((known = codes.Find(code)) < 0)
            dirt.UnknownLsoaCode++;
        if (known >= 0 && options.Placing != CrimePlacing.PointOnly)
        {
            dirt.PlacedByCode++;
            if (options.CompareCodeWithPoint && located && areas.Index?.Find(x, y) != areaOfCode[known])
                dirt.CodeAndPointDisagree++;
            return areaOfCode[known];
        }
        if (located && options.Placing != CrimePlacing.CodeOnly && areas.Index?.Find(x, y) is >= 0 and var area)
        {
            dirt.PlacedByPoint++;
            return area;
        }
        dirt.Unplaced++;
        return AreaIndex.None;
    }

    private bool Locate(CrimeCsvReader row, out int x, out int y)
    {
        x = y = 0;
        var longitude = row.Longitude;
        var latitude = row.Latitude;
        if (longitude.IsEmpty && latitude.IsEmpty)
        {
            dirt.WithoutLocation++;
            return false;
        }
        if (
            CrimeText.Degrees(longitude, out x)
            && CrimeText.Degrees(latitude, out y)
            && x >= bounds.West
            && x <= bounds.East
            && y >= bounds.South
            && y <= bounds.North
        )
            return true;
        dirt.BadCoordinates++;
        return false;
    }

    private void Refuse(CrimeCsvReader row, string problem)
    {
        dirt.Refused++;
        if (refused.Count < RefusedKept)
            refused.Add(new RefusedRow(row.Name, row.Line, problem));
    }

    private static string Shown(ReadOnlySpan<byte> text)
    {
        var shown = Encoding.UTF8.GetString(text[..Math.Min(text.Length, 40)]);
        return new string([.. shown.Where(c => !char.IsControl(c))]);
    }

    private CrimeCounts Result()
    {
        dirt.RepeatedWithinMonth = ids?.RepeatedWithinMonth ?? 0;
        dirt.RepeatedAcrossMonths = ids?.RepeatedAcrossMonths ?? 0;
        dirt.FirstRefused = refused;
        dirt.FilesRead = read;
        dirt.FilesSkipped = skipped;
        var names = new List<string>();
        for (var i = 0; i < types.Count; i++)
            names.Add(Unique(names, types[i].IsEmpty ? "(blank)" : Encoding.UTF8.GetString(types[i])));
        dirt.UnknownTypes = Enumerable
            .Range(CrimeTypes.Known.Count, types.Count - CrimeTypes.Known.Count)
            .ToDictionary(i => names[i], i => rowsOfType[i], StringComparer.Ordinal);
        var sorted = months.OfType<CrimeMonthTally>().ToList();
        return new CrimeCounts(
            [.. sorted.Select(month => CrimeText.FirstDay(month.Month))],
            areas.Codes,
            names,
            [.. sorted.Select(month => month.Counts(types.Count))],
            [.. sorted.Select(month => month.Unplaced(types.Count))],
            dirt
        );
    }

    /// <summary>Different bytes can show as the same text when they are not UTF-8.</summary>
    private static string Unique(List<string> names, string name)
    {
        var unique = name;
        for (var n = 2; names.Contains(unique); n++)
            unique = FormattableString.Invariant($"{name} ({n})");
        return unique;
    }
}
