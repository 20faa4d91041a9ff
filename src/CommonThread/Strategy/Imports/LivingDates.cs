using System.Globalization;
using System.Text.Json.Nodes;

namespace CommonThread.Strategy.Imports;

/// <summary>
/// Moves the dates of a file that was written on one day so that it is alive on another: every value that is exactly a date moves by
/// whole months (a 31st becomes the last day of a shorter month); a financial year and a quarter move with their middle day.
/// What the source printed (<c>…_in_source</c>) is never touched.
/// </summary>
public static class LivingDates
{
    private static readonly HashSet<string> Periods = new(StringComparer.Ordinal)
    {
        "financial_year",
        "quarter",
        "period",
        "period_before",
        "period_after",
    };

    /// <summary>The whole months from one day to a later one; none when it is not later.</summary>
    public static int Months(DateOnly from, DateOnly to)
    {
        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month - (to.Day < from.Day ? 1 : 0);
        return Math.Max(0, months);
    }

    /// <summary>Moves every living date below a node by so many months.</summary>
    public static void Move(JsonNode? node, int months)
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
                    if (Moved(fields[key], months, Periods.Contains(key)) is { } moved)
                        fields[key] = moved;
                    else
                        Move(fields[key], months);
                }
                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    if (Moved(items[i], months, false) is { } moved)
                        items[i] = moved;
                    else
                        Move(items[i], months);
                }
                break;
        }
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

    private static string? Moved(JsonNode? node, int months, bool isPeriod)
    {
        if (node is not JsonValue value || !value.TryGetValue<string>(out var text))
            return null;
        if (
            text.Length == 10
            && DateOnly.TryParseExact(
                text,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
        )
            return day.AddMonths(months).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (!isPeriod)
            return null;
        if (FinancialYear(text) is { } year)
            return Period.FinancialYearOf(Middle(Period.FinancialYear(year)).AddMonths(months)).ToString();
        if (Quarter(text) is { } quarter)
        {
            var moved = Period.QuarterOf(Middle(quarter).AddMonths(months));
            return $"{Period.FinancialYearOf(moved.First)} Q{moved.Key[^1]}";
        }
        return null;
    }

    private static DateOnly Middle(Period period) =>
        period.First.AddDays((period.Last.DayNumber - period.First.DayNumber) / 2);
}
