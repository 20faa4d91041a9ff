using System.Globalization;

namespace CommonThread.Shared;

/// <summary>How much of a date is known.</summary>
public enum Known
{
    Day,
    Month,
    Year,
}

/// <summary>
/// When a publisher gave something out, as far as it is known: 31 December 2021, December 2021 or 2021. What is not known is
/// never said.
/// </summary>
/// <param name="Day">The day, or the last one of the month or year.</param>
public readonly record struct SourceDate(DateOnly Day, Known Known = Known.Day) : IComparable<SourceDate>
{
    private static readonly (string Format, Known Known)[] Forms =
    [
        ("yyyy-MM-dd", Known.Day),
        ("yyyy-MM", Known.Month),
        ("yyyy", Known.Year),
    ];

    /// <summary>As ISO 8601 writes it, for files: "2021-12-31", "2021-12", "2021".</summary>
    public string Iso => Day.ToString(Forms[(int)Known].Format, CultureInfo.InvariantCulture);

    /// <summary>"31 December 2021", "December 2021" or "2021".</summary>
    public string Say() =>
        Known switch
        {
            Known.Year => Iso,
            Known.Month => Day.ToString("MMMM yyyy", Text.Words),
            _ => Day.Say(),
        };

    public override string ToString() => Say();

    /// <summary>Reads "2021-12-31", "2021-12" or "2021"; null where it is none of them.</summary>
    public static SourceDate? Parse(string? text)
    {
        foreach (var (format, known) in Forms)
        {
            if (DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var first))
                return new(
                    known switch
                    {
                        Known.Year => new(first.Year, 12, 31),
                        Known.Month => new(first.Year, first.Month, DateTime.DaysInMonth(first.Year, first.Month)),
                        _ => first,
                    },
                    known
                );
        }
        return null;
    }

    /// <summary>Whether it has begun on a day: no day of a month or year that is still to come.</summary>
    public bool HasBegun(DateOnly today) =>
        Known switch
        {
            Known.Year => Day.Year <= today.Year,
            Known.Month => Day.AddDays(1).AddMonths(-1) <= today,
            _ => Day <= today,
        };

    public int CompareTo(SourceDate other) => Day.CompareTo(other.Day);

    public static implicit operator SourceDate(DateOnly day) => new(day);

    public static SourceDate FromDateOnly(DateOnly day) => day;

    public static bool operator <(SourceDate left, SourceDate right) => left.CompareTo(right) < 0;

    public static bool operator >(SourceDate left, SourceDate right) => left.CompareTo(right) > 0;

    public static bool operator <=(SourceDate left, SourceDate right) => left.CompareTo(right) <= 0;

    public static bool operator >=(SourceDate left, SourceDate right) => left.CompareTo(right) >= 0;
}
