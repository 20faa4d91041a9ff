namespace CommonThread.Analytics.Crime;

/// <summary>A row that could not be counted.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Line">The line on which the row starts; the header is line 1.</param>
/// <param name="Problem">What is wrong, as a phrase.</param>
public sealed record RefusedRow(string File, long Line, string Problem);

/// <summary>
/// What was found on the way through the rows. Every row is counted: <see cref="Placed"/> + <see cref="Unplaced"/> +
/// <see cref="Refused"/> = <see cref="RowsRead"/>.
/// </summary>
/// <remarks>Repeated rows are reported, not removed: the publisher repeats an ID where a crime is updated, and sometimes
/// where one event has several parts.</remarks>
public sealed record CrimeDirt
{
    /// <summary>Rows after the headers, blank lines aside.</summary>
    public long RowsRead { get; internal set; }

    /// <summary>Rows placed in an area by the LSOA code that they carry.</summary>
    public long PlacedByCode { get; internal set; }

    /// <summary>Rows placed in an area by their point.</summary>
    public long PlacedByPoint { get; internal set; }

    /// <summary>Rows placed in an area.</summary>
    public long Placed => PlacedByCode + PlacedByPoint;

    /// <summary>Good rows that no area holds, or without any location; they are counted by month and type all the same.</summary>
    public long Unplaced { get; internal set; }

    /// <summary>Rows that are not counted at all: malformed, without a proper month, or of one type too many.</summary>
    public long Refused { get; internal set; }

    /// <summary>Of the refused: rows with too many or too few fields, or broken quotation marks.</summary>
    public long Malformed { get; internal set; }

    /// <summary>Of the refused: rows whose month is not YYYY-MM of 2000 to 2099, or is one month more than allowed.</summary>
    public long BadMonths { get; internal set; }

    /// <summary>Rows with neither longitude nor latitude.</summary>
    public long WithoutLocation { get; internal set; }

    /// <summary>Rows whose longitude or latitude is not a number, or is outside the envelope, or one of them is missing.</summary>
    public long BadCoordinates { get; internal set; }

    /// <summary>Rows without an LSOA code.</summary>
    public long WithoutLsoaCode { get; internal set; }

    /// <summary>Rows whose LSOA code is not one of the areas' codes (a neighbouring county, or another census).</summary>
    public long UnknownLsoaCode { get; internal set; }

    /// <summary>Rows placed by code whose point lies in another area or in none. Only when the options ask.</summary>
    public long CodeAndPointDisagree { get; internal set; }

    /// <summary>Rows without a Crime ID; anti-social behaviour never has one.</summary>
    public long WithoutCrimeId { get; internal set; }

    /// <summary>Rows whose Crime ID an earlier row of the same month has.</summary>
    public long RepeatedWithinMonth { get; internal set; }

    /// <summary>Rows whose Crime ID no earlier row of the same month has, but an earlier row of another month.</summary>
    public long RepeatedAcrossMonths { get; internal set; }

    /// <summary>Types that are not of data.police.uk, with their rows. They are counted under their own name.</summary>
    public IReadOnlyDictionary<string, long> UnknownTypes { get; internal set; } = new Dictionary<string, long>();

    /// <summary>The first hundred refused rows.</summary>
    public IReadOnlyList<RefusedRow> FirstRefused { get; internal set; } = [];

    /// <summary>Files that were read, with their rows.</summary>
    public IReadOnlyList<(string Name, long Rows)> FilesRead { get; internal set; } = [];

    /// <summary>Files that were not read, and why.</summary>
    public IReadOnlyList<SkippedFile> FilesSkipped { get; internal set; } = [];

    internal void Add(CrimeDirt other)
    {
        RowsRead += other.RowsRead;
        PlacedByCode += other.PlacedByCode;
        PlacedByPoint += other.PlacedByPoint;
        Unplaced += other.Unplaced;
        Refused += other.Refused;
        Malformed += other.Malformed;
        BadMonths += other.BadMonths;
        WithoutLocation += other.WithoutLocation;
        BadCoordinates += other.BadCoordinates;
        WithoutLsoaCode += other.WithoutLsoaCode;
        UnknownLsoaCode += other.UnknownLsoaCode;
        CodeAndPointDisagree += other.CodeAndPointDisagree;
        WithoutCrimeId += other.WithoutCrimeId;
    }
}
