namespace CommonThread.Analytics.Crime;

/// <summary>Cuts a file where lines end, so that several parts of it can be read at the same time.</summary>
internal static class CrimeParts
{
    private const int LongestLine = 64 * 1024;

    /// <summary>The positions between which parts stand, the first 0 and the last the end; two when the file is not to be cut.</summary>
    public static IReadOnlyList<long> Cut(CrimeFile file, int most, int leastBytes)
    {
        var cuts = new List<long> { 0 };
        var parts = file.Part is null ? 1 : (int)Math.Min(most, file.Bytes / leastBytes);
        for (var i = 1; i < parts; i++)
            if (LineAfter(file, file.Bytes / parts * i) is { } cut && cut > cuts[^1])
                cuts.Add(cut);
        cuts.Add(file.Bytes);
        return cuts;
    }

    private static long? LineAfter(CrimeFile file, long position)
    {
        Span<byte> bytes = stackalloc byte[4096];
        var to = Math.Min(file.Bytes, position + LongestLine);
        using var part = file.Part!(position, to);
        for (int n; (n = part.Read(bytes)) > 0; position += n)
            if (bytes[..n].IndexOf((byte)'\n') is >= 0 and var at)
                return position + at + 1 < file.Bytes ? position + at + 1 : null;
        return null;
    }
}
