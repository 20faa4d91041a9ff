namespace CommonThread.Shared;

/// <summary>
/// Days on which offices are open in England: Monday to Friday without bank holidays, as gov.uk/bank-holidays lists them for
/// England and Wales. The yearly ones follow from the calendar (Banking and Financial Dealings Act 1971); those proclaimed for
/// one year are listed.
/// </summary>
public static class WorkingDays
{
    // Proclaimed for one year: jubilees, a state funeral, a coronation; and the years when a May holiday moved.
    private static readonly HashSet<DateOnly> Once =
    [
        new(2002, 6, 3),
        new(2002, 6, 4),
        new(2011, 4, 29),
        new(2012, 6, 4),
        new(2012, 6, 5),
        new(2020, 5, 8),
        new(2022, 6, 2),
        new(2022, 6, 3),
        new(2022, 9, 19),
        new(2023, 5, 8),
    ];

    private static readonly HashSet<DateOnly> Moved =
    [
        new(2002, 5, 27),
        new(2012, 5, 28),
        new(2020, 5, 4),
        new(2022, 5, 30),
    ];

    /// <summary>Whether offices are open on a day.</summary>
    public static bool IsWorkingDay(this DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsBankHoliday(day);

    /// <summary>Whether a day is a bank holiday in England and Wales; a weekend day never is, its substitute is.</summary>
    public static bool IsBankHoliday(DateOnly day) =>
        Once.Contains(day) || (!Moved.Contains(day) && OfYear(day.Year).Contains(day));

    /// <summary>Why offices are closed on a day that is no working day: "Saturday", "bank holiday".</summary>
    public static string WhyClosed(DateOnly day) =>
        IsBankHoliday(day) ? "bank holiday" : day.ToString("dddd", Text.Words);

    /// <summary>The day itself where offices are open on it, and otherwise the next on which they are.</summary>
    public static DateOnly OrNextWorkingDay(this DateOnly day) => day.IsWorkingDay() ? day : day.AddWorkingDays(1);

    /// <summary>The working day so many working days after a day, or before it where the number is negative.</summary>
    public static DateOnly AddWorkingDays(this DateOnly day, int days)
    {
        var step = Math.Sign(days);
        while (days != 0)
        {
            day = day.AddDays(step);
            if (day.IsWorkingDay())
                days -= step;
        }
        return day;
    }

    private static IEnumerable<DateOnly> OfYear(int year)
    {
        yield return OnWeekday(new(year, 1, 1));
        var easter = Easter(year);
        yield return easter.AddDays(-2);
        yield return easter.AddDays(1);
        yield return FirstMonday(new(year, 5, 1));
        yield return LastMonday(new(year, 5, 31));
        yield return LastMonday(new(year, 8, 31));
        var christmas = new DateOnly(year, 12, 25);
        // Either day, when it falls on a weekend, is held two days later: the Monday or the Tuesday after it.
        foreach (var day in new[] { christmas, christmas.AddDays(1) })
            yield return day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? day.AddDays(2) : day;
    }

    private static DateOnly OnWeekday(DateOnly day) =>
        day.DayOfWeek switch
        {
            DayOfWeek.Saturday => day.AddDays(2),
            DayOfWeek.Sunday => day.AddDays(1),
            _ => day,
        };

    private static DateOnly FirstMonday(DateOnly first) => first.AddDays((8 - (int)first.DayOfWeek) % 7);

    private static DateOnly LastMonday(DateOnly last) => last.AddDays(-(((int)last.DayOfWeek + 6) % 7));

    // Gregorian Easter Sunday: J. Meeus, Astronomical Algorithms (2nd ed. 1998), chapter 8.
    private static DateOnly Easter(int year)
    {
        var a = year % 19;
        var (b, c) = Math.DivRem(year, 100);
        var (d, e) = Math.DivRem(b, 4);
        var f = (b + 8) / 25;
        var g = (b - f + 1) / 3;
        var h = ((19 * a) + b - d - g + 15) % 30;
        var (i, k) = Math.DivRem(c, 4);
        var l = (32 + (2 * e) + (2 * i) - h - k) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var (month, day) = Math.DivRem(h + l - (7 * m) + 114, 31);
        return new(year, month, day + 1);
    }
}
