namespace CommonThread.Analytics.EarlyWarning;

/// <summary>Functions of counts that are met again and again: looked up below a thousand or so.</summary>
internal static class SmallCounts
{
    public const int Most = 1 << 12;

    private static readonly double[] timesLog = [.. Enumerable.Range(0, Most).Select(y => y > 0 ? y * Math.Log(y) : 0)];
    private static readonly double[] logStart = [.. Enumerable.Range(0, Most).Select(y => Math.Log(y + 0.1))];

    /// <summary>y log y, of a count below <see cref="Most"/>.</summary>
    public static double TimesLog(double count) => timesLog[(int)count];

    /// <summary>log(y + 0.1), where fitting starts.</summary>
    public static double LogStart(double count) => count < Most ? logStart[(int)count] : Math.Log(count + 0.1);
}
