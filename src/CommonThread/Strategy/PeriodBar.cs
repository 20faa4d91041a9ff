namespace CommonThread.Strategy;

/// <summary>A period with today on it, in words and as a share of its length.</summary>
/// <param name="Percent">How much of it has passed, 0 to 100; null where it has no two ends.</param>
public sealed record PeriodBar(DateOnly? From, DateOnly? To, int? Percent, string Words)
{
    public static PeriodBar Of(DateOnly? from, DateOnly? to, DateOnly today, bool remainsLive = false)
    {
        if (from is not { } first || to is not { } last)
        {
            return new(from, to, null, from is { } start ? $"From {start.Say()}; no end is set" : "No period is set");
        }
        var length = last.DayNumber - first.DayNumber + 1;
        var passed = Math.Clamp(today.DayNumber - first.DayNumber, 0, length);
        var words =
            today < first ? $"Begins on {first.Say()}"
            : today > last
                ? remainsLive ? $"Its period ended on {last.Say()}; it remains live"
                    : $"Ended on {last.Say()}"
            : $"{Months(today, last)} left of {Months(first, last.AddDays(1))}";
        return new(first, last, passed * 100 / length, words);
    }

    private static string Months(DateOnly from, DateOnly to)
    {
        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month - (to.Day < from.Day ? 1 : 0);
        return months < 1 ? "less than a month" : Text.Count(months, "month");
    }
}
