namespace CommonThread.Shared;

/// <summary>
/// Moves the dates of a file that was written on one day, so that it reads as though it were written today: each by the whole
/// months between the two days, a 31st becoming the last day of a shorter month.
/// </summary>
public sealed class LivingDates
{
    /// <summary>The option of an import that has such dates.</summary>
    public static ImportOption WrittenOn { get; } =
        new(
            "written-on",
            "Written on",
            "If the file’s dates should move with today, the day it was written, as 2026-01-15"
        );

    private readonly int months;

    private LivingDates(int months) => this.months = months;

    /// <exception cref="ImportRefused">The option is not a date.</exception>
    public static LivingDates Of(ImportContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Option(WrittenOn.Name) is not { } text)
            return new(0);
        if (
            !DateOnly.TryParseExact(
                text,
                "yyyy-MM-dd",
                System.Globalization.CultureInfo.InvariantCulture,
                System.Globalization.DateTimeStyles.None,
                out var written
            )
        )
            throw new ImportRefused($"Written on must be a date like 2026-01-15, not “{text}”");
        return new(WholeMonths(written, context.Today));
    }

    public DateOnly Move(DateOnly date) => date.AddMonths(months);

    public DateOnly? Move(DateOnly? date) => date?.AddMonths(months);

    /// <summary>Whole months from one day to another; none when the other is earlier.</summary>
    public static int WholeMonths(DateOnly from, DateOnly to)
    {
        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month;
        if (from.AddMonths(months) > to)
            months--;
        return Math.Max(0, months);
    }
}
