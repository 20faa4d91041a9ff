using System.Globalization;

namespace CommonThread.Shared.Maps;

/// <summary>Divides values into at most five classes, so that a map can shade them.</summary>
public sealed class Classing
{
    public const int Most = 5;

    private readonly double[] uppers;
    private readonly double least;

    private Classing(double least, double[] uppers)
    {
        this.least = least;
        this.uppers = uppers;
    }

    /// <summary>How many classes there are; fewer than five where there are fewer different values.</summary>
    public int Count => uppers.Length;

    /// <summary>The greatest value of each class, which belongs to it.</summary>
    public IReadOnlyList<double> Uppers => uppers;

    /// <summary>About as many areas in each class; equal values are never in different ones.</summary>
    public static Classing Quantiles(IEnumerable<double?> values)
    {
        var sorted = Known(values);
        var edges = Enumerable
            .Range(1, sorted.Length == 0 ? 0 : Most)
            .Select(k => sorted[Math.Max(0, (int)Math.Ceiling(sorted.Length * k / (double)Most) - 1)])
            .Distinct()
            .ToArray();
        return Of(sorted, edges);
    }

    /// <summary>Classes of the same width from the least value to the greatest.</summary>
    public static Classing Equal(IEnumerable<double?> values)
    {
        var sorted = Known(values);
        if (sorted.Length == 0 || sorted[0] == sorted[^1])
            return Of(sorted, sorted.Length == 0 ? [] : [sorted[^1]]);
        var (low, high) = (sorted[0], sorted[^1]);
        var edges = Enumerable.Range(1, Most).Select(k => k == Most ? high : low + ((high - low) * k / Most));
        return Of(sorted, [.. edges]);
    }

    /// <summary>1 for the least values; null where there is no value.</summary>
    public int? ClassOf(double? value)
    {
        if (value is not { } number || !double.IsFinite(number) || uppers.Length == 0)
            return null;
        var index = Array.FindIndex(uppers, upper => number <= upper);
        return Number(index < 0 ? uppers.Length - 1 : index);
    }

    /// <summary>What each class means, least first.</summary>
    /// <param name="text">How a value is written; with as many decimals as tell the classes apart where there is none.</param>
    public IReadOnlyList<MapClass> Legend(Func<double, string>? text = null)
    {
        var write = text ?? Plain();
        return
        [
            .. uppers.Select(
                (upper, i) =>
                {
                    var (from, to) = (write(i == 0 ? least : uppers[i - 1]), write(upper));
                    return new MapClass(
                        Number(i),
                        i == 0 ? (from == to ? to : $"{from} to {to}") : $"over {from}, up to {to}"
                    );
                }
            ),
        ];
    }

    // Two classes are drawn as the lightest and the darkest, not as two shades that look alike.
    private int Number(int index) =>
        uppers.Length <= 1 ? Most : 1 + (int)Math.Round(index * (Most - 1) / (double)(uppers.Length - 1));

    private Func<double, string> Plain()
    {
        var edges = uppers.Prepend(least).Distinct().ToArray();
        // Rounded ranges would put an area on the wrong side of a border: as many places as the borders have, to three.
        var places = Enumerable
            .Range(0, 4)
            .FirstOrDefault(n => edges.All(e => Math.Abs(Math.Round(e, n) - e) < 1e-9), 3);
        if (edges.Select(e => Math.Round(e, places)).Distinct().Count() == edges.Length)
        {
            var format = $"N{places}";
            return value => value.ToString(format, CultureInfo.CurrentCulture);
        }
        return value => value.ToString("G6", CultureInfo.CurrentCulture);
    }

    private static double[] Known(IEnumerable<double?> values) =>
        [.. values.OfType<double>().Where(double.IsFinite).Order()];

    private static Classing Of(double[] sorted, double[] uppers) => new(sorted.Length == 0 ? 0 : sorted[0], uppers);
}

public static class ClassingOfMaps
{
    /// <summary>The map with each area in its class and a legend of the ranges.</summary>
    /// <param name="lowestDarkest">Shades the other way round, for ranks.</param>
    public static AreaMap Classed(
        this AreaMap map,
        Classing classing,
        Func<double, string>? text = null,
        bool lowestDarkest = false
    )
    {
        int? Shade(int? number) => lowestDarkest ? Classing.Most + 1 - number : number;
        return map with
        {
            Areas = [.. map.Areas.Select(area => area with { Class = Shade(classing.ClassOf(area.Value)) })],
            Legend = [.. classing.Legend(text).Select(c => c with { Number = Shade(c.Number)!.Value })],
        };
    }
}
