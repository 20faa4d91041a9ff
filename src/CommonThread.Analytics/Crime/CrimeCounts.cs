using CommonThread.Analytics.Geography;
using NetTopologySuite.Geometries;

namespace CommonThread.Analytics.Crime;

/// <summary>How a row finds its area.</summary>
public enum CrimePlacing
{
    /// <summary>By the row's own LSOA code where that is one of the areas' codes, else by its point.</summary>
    CodeThenPoint,

    /// <summary>By its point only.</summary>
    PointOnly,

    /// <summary>By its LSOA code only.</summary>
    CodeOnly,
}

/// <summary>How crimes are counted.</summary>
public sealed record CrimeCountOptions
{
    /// <summary>How a row finds its area; default by code, then by point.</summary>
    public CrimePlacing Placing { get; init; }

    /// <summary>Whether repeated Crime IDs are counted; costs up to 48 bytes for each different ID. Default true.</summary>
    public bool CountRepeatedIds { get; init; } = true;

    /// <summary>Whether a row placed by code is also placed by point, to report how often the two disagree. Default false.</summary>
    public bool CompareCodeWithPoint { get; init; }

    /// <summary>
    /// How many parts of a plain file are read at the same time; default one for each processor. The counts do not depend on
    /// it. With <see cref="CountRepeatedIds"/> a file is read in one.
    /// </summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Below this a part is not worth a thread of its own.</summary>
    internal int LeastPartBytes { get; init; } = 2 * 1024 * 1024;

    /// <summary>Points outside this are bad coordinates; default the United Kingdom.</summary>
    public Envelope Envelope { get; init; } = AreaReadOptions.UnitedKingdom;

    /// <summary>Most different months; default 360. Rows of further months are refused.</summary>
    public int MaximumMonths { get; init; } = 360;

    /// <summary>Most different unknown types; default 100. Rows of further types are refused.</summary>
    public int MaximumUnknownTypes { get; init; } = 100;
}

/// <summary>The areas that crimes are counted in: a code each, and an index of their boundaries.</summary>
/// <param name="Codes">Area codes; those of <paramref name="Index"/> first, in its order.</param>
/// <param name="Index">Boundaries of the first areas; null when rows are placed by code only.</param>
public sealed record CrimeAreas(IReadOnlyList<string> Codes, AreaIndex? Index)
{
    /// <summary>Areas as read from a file, named by one of their properties.</summary>
    /// <exception cref="GeographyError">wrong-index: an area lacks the property.</exception>
    public static CrimeAreas From(IReadOnlyList<Area> areas, string codeProperty)
    {
        ArgumentNullException.ThrowIfNull(areas);
        return new(
            [
                .. areas.Select(
                    (area, i) =>
                        area[codeProperty]
                        ?? throw new GeographyError("wrong-index", $"Area {i + 1} has no property {codeProperty}.")
                ),
            ],
            AreaIndex.Build(areas)
        );
    }
}

/// <summary>How far the counting has come.</summary>
/// <param name="File">The file being read.</param>
/// <param name="FilesDone">Files finished.</param>
/// <param name="FilesTotal">Files to read.</param>
/// <param name="Rows">Rows read.</param>
/// <param name="Bytes">Unpacked bytes read.</param>
/// <param name="BytesTotal">Unpacked bytes to read, as far as the archive says.</param>
public sealed record CrimeProgress(string File, int FilesDone, int FilesTotal, long Rows, long Bytes, long BytesTotal);

/// <summary>One count that is not zero.</summary>
/// <param name="Month">The first day of the month.</param>
/// <param name="AreaCode">The area's code; null for rows that no area holds.</param>
/// <param name="Type">The crime type.</param>
/// <param name="Count">Rows.</param>
public sealed record CrimeCount(DateOnly Month, string? AreaCode, string Type, int Count);

/// <summary>Crimes counted by month, area and type, and what was wrong with the rows.</summary>
public sealed class CrimeCounts
{
    private readonly int[][] counts;
    private readonly int[][] unplaced;

    internal CrimeCounts(
        IReadOnlyList<DateOnly> months,
        IReadOnlyList<string> areaCodes,
        IReadOnlyList<string> types,
        int[][] counts,
        int[][] unplaced,
        CrimeDirt dirt
    )
    {
        Months = months;
        AreaCodes = areaCodes;
        Types = types;
        Dirt = dirt;
        this.counts = counts;
        this.unplaced = unplaced;
    }

    /// <summary>The months found, ascending, each as its first day.</summary>
    public IReadOnlyList<DateOnly> Months { get; }

    /// <summary>The codes of the areas, as given.</summary>
    public IReadOnlyList<string> AreaCodes { get; }

    /// <summary>The known types (<see cref="CrimeTypes.Known"/>), then unknown ones in the order met.</summary>
    public IReadOnlyList<string> Types { get; }

    /// <summary>What was found on the way.</summary>
    public CrimeDirt Dirt { get; }

    /// <summary>The number of crimes; arguments are positions in the three lists.</summary>
    public int this[int month, int area, int type] => OfArea(month, area)[type];

    /// <summary>An area's crimes of a month, by type.</summary>
    public ReadOnlySpan<int> OfArea(int month, int area) =>
        counts[month].AsSpan(checked(area * Types.Count), Types.Count);

    /// <summary>The crimes of a month that no area holds, by type.</summary>
    public ReadOnlySpan<int> Unplaced(int month) => unplaced[month];

    /// <summary>Every count that is not zero, by month, then area in the order given, then type; unplaced ones end a month.</summary>
    public IEnumerable<CrimeCount> NonZero()
    {
        for (var month = 0; month < Months.Count; month++)
        {
            for (var i = 0; i < counts[month].Length; i++)
                if (counts[month][i] is > 0 and var n)
                    yield return new CrimeCount(Months[month], AreaCodes[i / Types.Count], Types[i % Types.Count], n);
            for (var type = 0; type < Types.Count; type++)
                if (unplaced[month][type] is > 0 and var n)
                    yield return new CrimeCount(Months[month], null, Types[type], n);
        }
    }

    /// <summary>Reads every street-level file of the source once and counts its rows.</summary>
    /// <exception cref="CrimeFileError">The source cannot be read; nothing is returned, so nothing is half counted.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static CrimeCounts Count(
        CrimeSource source,
        CrimeAreas areas,
        CrimeCountOptions? options = null,
        IProgress<CrimeProgress>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(areas);
        return new CrimeCounting(areas, options ?? new CrimeCountOptions(), progress, cancellation).Run(source);
    }
}
