namespace CommonThread.Analytics.Crime;

/// <summary>How much a police file or archive may hold before it is refused. Use <c>with</c> to change one.</summary>
public sealed record CrimeLimits
{
    /// <summary>Largest file or archive as sent, in bytes; default 1 GB.</summary>
    public long MaximumFileBytes { get; init; } = 1L << 30;

    /// <summary>Most bytes that an archive may unpack to; default 4 GB.</summary>
    public long MaximumUnpackedBytes { get; init; } = 4L << 30;

    /// <summary>
    /// Most unpacked bytes for each packed byte of one entry once it has passed 10 MB; default 100. Police archives unpack to
    /// about 5; a zip bomb to 1,000.
    /// </summary>
    public int MaximumRatio { get; init; } = 100;

    /// <summary>Most entries in an archive or files in a folder; default 20,000.</summary>
    public int MaximumEntries { get; init; } = 20_000;

    /// <summary>No limit on size, for an analyst's own files on their own machine.</summary>
    public static readonly CrimeLimits None = new()
    {
        MaximumFileBytes = long.MaxValue,
        MaximumUnpackedBytes = long.MaxValue,
        MaximumRatio = int.MaxValue,
        MaximumEntries = int.MaxValue,
    };

    internal static string Size(long bytes) =>
        bytes >= 1L << 30
            ? FormattableString.Invariant($"{bytes / (double)(1L << 30):0.#} GB")
            : FormattableString.Invariant($"{bytes / (double)(1 << 20):0.#} MB");
}
