namespace CommonThread.Analytics.Crime;

/// <summary>The columns of a street-level file, by name.</summary>
internal static class CrimeColumns
{
    public const int CrimeId = 0,
        Month = 1,
        ReportedBy = 2,
        FallsWithin = 3,
        Longitude = 4,
        Latitude = 5,
        Location = 6,
        LsoaCode = 7,
        LsoaName = 8,
        CrimeType = 9,
        LastOutcome = 10,
        Context = 11;

    public static readonly string[] Names =
    [
        "Crime ID",
        "Month",
        "Reported by",
        "Falls within",
        "Longitude",
        "Latitude",
        "Location",
        "LSOA code",
        "LSOA name",
        "Crime type",
        "Last outcome category",
        "Context",
    ];

    private static readonly int[] Needed = [Month, Longitude, Latitude, LsoaCode, CrimeType];

    /// <summary>Notes at which field each column stands, -1 where an optional one is missing.</summary>
    public static void Find(string[] header, int[] columns, string name)
    {
        for (var i = 0; i < Names.Length; i++)
            columns[i] = Array.FindIndex(header, h => string.Equals(h, Names[i], StringComparison.OrdinalIgnoreCase));
        var missing = Needed.Where(i => columns[i] < 0).Select(i => $"\"{Names[i]}\"").ToList();
        if (missing.Count == 0)
            return;
        var seen = header
            .Take(20)
            .Select(h => h.Length > 40 ? string.Concat(h.AsSpan(0, 40), "…") : h)
            .Select(h => $"\"{new string([.. h.Where(c => !char.IsControl(c))])}\"");
        throw new CrimeFileError(
            "wrong-shape",
            $"{name} is not a street-level crime file: the column{(missing.Count == 1 ? "" : "s")} {string.Join(", ", missing)} "
                + $"{(missing.Count == 1 ? "is" : "are")} missing. Its first line has {string.Join(", ", seen)}"
                + (header.Length > 20 ? FormattableString.Invariant($" and {header.Length - 20} more.") : ".")
        );
    }
}
