using System.Globalization;
using System.Text.Json.Nodes;

namespace CommonThread.Shared;

/// <summary>
/// Moves the dates of a file that was written on one day, so that it reads as though it were written today: each by the whole
/// months between the two days, a 31st becoming the last day of a shorter month. In JSON every value that is exactly a date
/// moves, and a financial year or quarter with its middle day; what the source printed (<c>…_in_source</c>) is never touched.
/// </summary>
public sealed class LivingDates
{
    private static readonly HashSet<string> Periods = new(StringComparer.Ordinal)
    {
        "financial_year",
        "quarter",
        "period",
        "period_before",
        "period_after",
    };

    /// <summary>The option of an import that has such dates.</summary>
    public static ImportOption WrittenOn { get; } =
        new(
            "written-on",
            "Written on",
            "If the file’s dates should move with today, the day it was written",
            IsDate: true
        );

    private readonly int months;

    private LivingDates(int months) => this.months = months;

    /// <summary>Whether any date moves.</summary>
    public bool Moves => months != 0;

    /// <exception cref="ImportRefused">The option is not a date.</exception>
    public static LivingDates Of(ImportContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Option(WrittenOn.Name) is not { } text)
            return new(0);
        return Day(text) is { } written
            ? By(WholeMonths(written, context.Today))
            : throw new ImportRefused($"Written on must be a date like 2026-01-15, not “{text}”");
    }

    /// <summary>Moves by so many months.</summary>
    public static LivingDates By(int months) => new(months);

    public DateOnly Move(DateOnly date) => date.AddMonths(months);

    public DateOnly? Move(DateOnly? date) => date?.AddMonths(months);

    /// <summary>Moves a period with its middle day; the period of its kind that then holds that day is meant.</summary>
    public Period Move(Period period) =>
        months == 0 ? period
        : period.Kind == PeriodKind.Wave ? Period.Wave(Move(period.First), Move(period.Last))
        : Period.Of(period.Kind, Move(Middle(period)));

    /// <summary>Moves every living date below a node.</summary>
    public void Move(JsonNode? node)
    {
        if (months == 0)
            return;
        switch (node)
        {
            case JsonObject fields:
                foreach (var key in fields.Select(f => f.Key).ToList())
                {
                    if (key.EndsWith("_in_source", StringComparison.Ordinal))
                        continue;
                    if (Moved(fields[key], Periods.Contains(key)) is { } moved)
                        fields[key] = moved;
                    else
                        Move(fields[key]);
                }
                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    if (Moved(items[i], false) is { } moved)
                        items[i] = moved;
                    else
                        Move(items[i]);
                }
                break;
        }
    }

    /// <summary>Whole months from one day to another; none when the other is earlier.</summary>
    public static int WholeMonths(DateOnly from, DateOnly to)
    {
        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month;
        if (from.AddMonths(months) > to)
            months--;
        return Math.Max(0, months);
    }

    /// <summary>The calendar year in which a financial year written "2025-26" starts.</summary>
    public static int? FinancialYear(string? text) =>
        text is { Length: 7 }
        && text[4] == '-'
        && int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
        && int.TryParse(text.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var tail)
        && (year + 1) % 100 == tail
        && year is >= 1900 and <= 2200
            ? year
            : null;

    /// <summary>A quarter written "2025-26 Q3".</summary>
    public static Period? Quarter(string? text) =>
        text is { Length: 10 }
        && text[7] == ' '
        && text[8] == 'Q'
        && text[9] is >= '1' and <= '4'
        && FinancialYear(text[..7]) is { } year
            ? Period.Quarter(year, text[9] - '0')
            : null;

    private string? Moved(JsonNode? node, bool isPeriod)
    {
        if (node is not JsonValue value || !value.TryGetValue<string>(out var text))
            return null;
        try
        {
            if (Day(text) is { } day)
                return Move(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            if (!isPeriod)
                return null;
            if (FinancialYear(text) is { } year)
                return Period.FinancialYearOf(Move(Middle(Period.FinancialYear(year)))).ToString();
            if (Quarter(text) is not { } quarter)
                return null;
            var moved = Period.QuarterOf(Move(Middle(quarter)));
            return $"{Period.FinancialYearOf(moved.First)} Q{moved.Key[^1]}";
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new ImportRefused($"“{text}” cannot move by {months} months: there is no such year");
        }
    }

    private static DateOnly? Day(string text) =>
        text.Length == 10
        && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    private static DateOnly Middle(Period period) =>
        period.First.AddDays((period.Last.DayNumber - period.First.DayNumber) / 2);
}
