using System.Globalization;

namespace CommonThread.Shared.Charts;

/// <summary>A range of values on a length of the drawing, with marks at round numbers.</summary>
public sealed class Scale
{
    // Beyond this, differences of doubles overflow; the drawing stops there, the table does not.
    private const double Largest = 1e300;

    private readonly double start;
    private readonly double end;

    /// <param name="low">The least value that must be on the scale.</param>
    /// <param name="high">The greatest.</param>
    /// <param name="start">Where the low end lies in the drawing.</param>
    /// <param name="end">Where the high end lies.</param>
    /// <param name="marks">About how many marks are wanted.</param>
    public Scale(double low, double high, double start, double end, int marks = 5)
    {
        (low, high) = low <= high ? (low, high) : (high, low);
        if (high - low <= Math.Max(Math.Abs(high), Math.Abs(low)) * 1e-9)
        {
            // One value only: give it room on both sides, and keep zero in sight if it is zero.
            var room = high == 0 ? 1 : Math.Abs(high) * 0.2;
            (low, high) = (low > 0 ? Math.Max(0, low - room) : low - room, high + room);
        }
        Step = Round((high - low) / Math.Max(1, marks));
        Low = Math.Floor(low / Step + 1e-9) * Step;
        High = Math.Ceiling(high / Step - 1e-9) * Step;
        this.start = start;
        this.end = end;
    }

    public double Low { get; }
    public double High { get; }

    /// <summary>The distance between marks: 1, 2, 2.5 or 5 times a power of ten.</summary>
    public double Step { get; }

    public IEnumerable<double> Marks
    {
        get
        {
            var count = (int)Math.Min(50, Math.Round((High - Low) / Step));
            for (var i = 0; i <= count; i++)
            {
                var mark = Low + (i * Step);
                yield return Math.Abs(mark) < Step * 1e-9 ? 0 : mark;
            }
        }
    }

    /// <summary>Where a value lies in the drawing.</summary>
    public double At(double value) => start + ((Math.Clamp(value, Low, High) - Low) / (High - Low) * (end - start));

    /// <summary>The number as a mark: no more decimals than the step needs, millions in words.</summary>
    public string Label(double mark)
    {
        var culture = CultureInfo.CurrentCulture;
        var size = Math.Max(Math.Abs(Low), Math.Abs(High));
        if (mark == 0)
            return "0";
        if (size >= 1e15)
            return mark.ToString("0.##E+0", culture);
        if (size >= 1e9)
            return (mark / 1e9).ToString("0.###", culture) + "bn";
        if (size >= 1e6)
            return (mark / 1e6).ToString("0.###", culture) + "m";
        var decimals =
            Step >= 1 && Step == Math.Floor(Step) ? 0 : Math.Clamp((int)Math.Ceiling(-Math.Log10(Step)) + 1, 1, 9);
        return mark.ToString(decimals == 0 ? "#,0" : "#,0." + new string('#', decimals), culture);
    }

    /// <summary>The value if it can be drawn; not a number and infinity are as good as no figure.</summary>
    public static double? Finite(double? value) =>
        value is { } number && double.IsFinite(number) ? Math.Clamp(number, -Largest, Largest) : null;

    private static double Round(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        var fraction = step / power;
        return power
            * (
                fraction <= 1 ? 1
                : fraction <= 2 ? 2
                : fraction <= 2.5 ? 2.5
                : fraction <= 5 ? 5
                : 10
            );
    }
}
