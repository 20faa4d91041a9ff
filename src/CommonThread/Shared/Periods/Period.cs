using System.Globalization;

namespace CommonThread.Shared;

/// <summary>How long a period is. The order is from short to long.</summary>
public enum PeriodKind
{
    Week = 1,
    Month = 2,
    Quarter = 3,
    FinancialYear = 4,
    CalendarYear = 5,

    /// <summary>A survey wave or another span with its own first and last day.</summary>
    Wave = 6,
}

/// <summary>
/// A span of whole days that figures are given for: a week from Monday, a month, a quarter counted from April,
/// a financial year from April to March, a calendar year, or a survey wave. Both ends are part of the period.
/// </summary>
public readonly record struct Period : IComparable<Period>
{
    private Period(PeriodKind kind, DateOnly first, DateOnly last) => (Kind, First, Last) = (kind, first, last);

    public PeriodKind Kind { get; }

    /// <summary>First day, part of the period.</summary>
    public DateOnly First { get; }

    /// <summary>Last day, part of the period.</summary>
    public DateOnly Last { get; }

    /// <summary>The week from Monday to Sunday that holds the day.</summary>
    public static Period WeekOf(DateOnly day)
    {
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        return new(PeriodKind.Week, monday, monday.AddDays(6));
    }

    public static Period Month(int year, int month)
    {
        var first = new DateOnly(year, month, 1);
        return new(PeriodKind.Month, first, first.AddMonths(1).AddDays(-1));
    }

    public static Period MonthOf(DateOnly day) => Month(day.Year, day.Month);

    /// <summary>Quarter 1 is April to June of the financial year that begins in <paramref name="startYear"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Quarter is not 1 to 4.</exception>
    public static Period Quarter(int startYear, int quarter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quarter, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quarter, 4);
        var first = new DateOnly(startYear, 4, 1).AddMonths((quarter - 1) * 3);
        return new(PeriodKind.Quarter, first, first.AddMonths(3).AddDays(-1));
    }

    public static Period QuarterOf(DateOnly day) => Quarter(YearStart(day), ((day.Month + 8) % 12 / 3) + 1);

    /// <summary>The financial year from 1 April of <paramref name="startYear"/> to 31 March: 2021 is printed "2021-22".</summary>
    public static Period FinancialYear(int startYear)
    {
        var first = new DateOnly(startYear, 4, 1);
        return new(PeriodKind.FinancialYear, first, first.AddYears(1).AddDays(-1));
    }

    public static Period FinancialYearOf(DateOnly day) => FinancialYear(YearStart(day));

    public static Period CalendarYear(int year) =>
        new(PeriodKind.CalendarYear, new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));

    /// <exception cref="ArgumentException">The last day is before the first.</exception>
    public static Period Wave(DateOnly first, DateOnly last) =>
        last < first
            ? throw new ArgumentException("A wave cannot end before it begins", nameof(last))
            : new(PeriodKind.Wave, first, last);

    /// <summary>The period of a kind that holds the day. A wave has no such thing.</summary>
    public static Period Of(PeriodKind kind, DateOnly day) =>
        kind switch
        {
            PeriodKind.Week => WeekOf(day),
            PeriodKind.Month => MonthOf(day),
            PeriodKind.Quarter => QuarterOf(day),
            PeriodKind.FinancialYear => FinancialYearOf(day),
            PeriodKind.CalendarYear => CalendarYear(day.Year),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), "A wave has its own dates"),
        };

    /// <summary>The period so many periods later (or earlier, when negative).</summary>
    /// <exception cref="InvalidOperationException">A wave has no next wave until someone plans it.</exception>
    public Period Plus(int periods) =>
        Kind switch
        {
            PeriodKind.Week => WeekOf(First.AddDays(7 * periods)),
            PeriodKind.Month => MonthOf(First.AddMonths(periods)),
            PeriodKind.Quarter => QuarterOf(First.AddMonths(3 * periods)),
            PeriodKind.FinancialYear => FinancialYear(First.Year + periods),
            PeriodKind.CalendarYear => CalendarYear(First.Year + periods),
            _ => throw new InvalidOperationException("A wave has no next wave until someone plans it"),
        };

    public Period Next() => Plus(1);

    public Period Previous() => Plus(-1);

    /// <summary>The same period a year before: 52 weeks, 12 months, 4 quarters or one year earlier.</summary>
    public Period SameAYearBefore() =>
        Kind switch
        {
            PeriodKind.Week => Plus(-52),
            PeriodKind.Month => Plus(-12),
            PeriodKind.Quarter => Plus(-4),
            PeriodKind.Wave => new(PeriodKind.Wave, First.AddYears(-1), Last.AddYears(-1)),
            _ => Plus(-1),
        };

    public bool Contains(DateOnly day) => First <= day && day <= Last;

    public bool Contains(Period other) => First <= other.First && other.Last <= Last;

    /// <summary>
    /// A stable key for addresses and files: <c>2021-W05</c> week (ISO), <c>2021-04</c> month, <c>2021-22-Q1</c> quarter,
    /// <c>FY2021</c> financial year,
    /// <c>2021</c> calendar year, <c>2006-01-05..2006-02-11</c> wave.
    /// </summary>
    public string Key =>
        Kind switch
        {
            PeriodKind.Week => string.Create(
                CultureInfo.InvariantCulture,
                $"{ISOWeek.GetYear(First.ToDateTime(default)):D4}-W{ISOWeek.GetWeekOfYear(First.ToDateTime(default)):D2}"
            ),
            PeriodKind.Month => First.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            PeriodKind.Quarter => string.Create(
                CultureInfo.InvariantCulture,
                $"{YearName(YearStart(First))}-Q{((First.Month + 8) % 12 / 3) + 1}"
            ),
            PeriodKind.FinancialYear => string.Create(CultureInfo.InvariantCulture, $"FY{First.Year:D4}"),
            PeriodKind.CalendarYear => First.Year.ToString("D4", CultureInfo.InvariantCulture),
            PeriodKind.Wave => string.Create(CultureInfo.InvariantCulture, $"{First:yyyy-MM-dd}..{Last:yyyy-MM-dd}"),
            _ => "",
        };

    /// <summary>Reads a key; false, and no exception, when the text is none.</summary>
    public static bool TryParse(string? key, out Period period)
    {
        period = default;
        if (key is null || key.Length is < 4 or > 24)
            return false;
        if (key.Split("..") is [var from, var to])
        {
            if (!TryDay(from, out var first) || !TryDay(to, out var last) || last < first)
                return false;
            period = Wave(first, last);
            return true;
        }
        if (key.StartsWith("FY", StringComparison.Ordinal))
        {
            if (!TryYear(key[2..], out var start))
                return false;
            period = FinancialYear(start);
            return true;
        }
        var parts = key.Split('-');
        if (!TryYear(parts[0], out var year))
            return false;
        switch (parts.Length)
        {
            case 1:
                period = CalendarYear(year);
                return true;
            case 2 when parts[1].StartsWith('W'):
                if (!int.TryParse(parts[1].AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var week))
                    return false;
                if (week < 1 || week > ISOWeek.GetWeeksInYear(year))
                    return false;
                period = WeekOf(DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday)));
                return true;
            case 2 when parts[1].Length == 2 && int.TryParse(parts[1], NumberStyles.None, null, out var tail):
                // Files write a financial year "2021-22" and a month "2021-04". "2011-12" could be both and is read as the
                // month; a year's own key is therefore FY2011.
                if (tail is >= 1 and <= 12)
                {
                    period = Month(year, tail);
                    return true;
                }
                if (tail != (year + 1) % 100)
                    return false;
                period = FinancialYear(year);
                return true;
            case 3 when parts[2] is ['Q', >= '1' and <= '4'] && parts[1] == YearName(year)[5..]:
                period = Quarter(year, parts[2][1] - '0');
                return true;
            default:
                return false;
        }
    }

    /// <summary>As people say it: "April 2021", "Quarter 1 2021-22", "2021-22", "week beginning 4 January 2021".</summary>
    public override string ToString() =>
        Kind switch
        {
            PeriodKind.Week => $"week beginning {First.Say()}",
            PeriodKind.Month => First.ToString("MMMM yyyy", Text.Words),
            PeriodKind.Quarter => $"Quarter {Key[^1]} {YearName(YearStart(First))}",
            PeriodKind.Wave => $"{First.Say()} to {Last.Say()}",
            PeriodKind.FinancialYear => YearName(First.Year),
            _ => Key,
        };

    /// <summary>Periods are ordered by their first day, then by length.</summary>
    public int CompareTo(Period other)
    {
        var byStart = First.CompareTo(other.First);
        return byStart != 0 ? byStart : Last.CompareTo(other.Last);
    }

    public static bool operator <(Period left, Period right) => left.CompareTo(right) < 0;

    public static bool operator >(Period left, Period right) => left.CompareTo(right) > 0;

    public static bool operator <=(Period left, Period right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Period left, Period right) => left.CompareTo(right) >= 0;

    /// <summary>Rebuilds a period from its stored kind and days.</summary>
    public static Period From(PeriodKind kind, DateOnly first, DateOnly last) =>
        kind == PeriodKind.Wave ? Wave(first, last) : Of(kind, first);

    private static int YearStart(DateOnly day) => day.Month >= 4 ? day.Year : day.Year - 1;

    private static string YearName(int start) =>
        string.Create(CultureInfo.InvariantCulture, $"{start:D4}-{(start + 1) % 100:D2}");

    private static bool TryYear(string text, out int year) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out year)
        && text.Length == 4
        && year is >= 1800 and <= 2200;

    private static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
