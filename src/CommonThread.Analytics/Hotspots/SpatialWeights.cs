namespace CommonThread.Analytics.Hotspots;

/// <summary>
/// How much each place counts towards what is said of another: for every place the numbers of the places that count, each
/// with its weight. Immutable.
/// </summary>
/// <remarks>
/// Neighbours come from <see cref="Geography.Neighbours"/> (shared border, distance, k nearest). The methods here give the
/// styles of the literature: binary (every neighbour counts 1) from <see cref="Binary"/>, row-standardised (each place's
/// weights add up to 1) from <see cref="RowStandardised"/>, distance from <see cref="InverseDistance"/>. A place may have no
/// neighbours: then nothing can be said of it, and its z and p are null.
/// </remarks>
public sealed class SpatialWeights
{
    private readonly int[] starts;
    private readonly int[] others;
    private readonly double[] weights;

    private SpatialWeights(int[] starts, int[] others, double[] weights, bool includesSelf)
    {
        this.starts = starts;
        this.others = others;
        this.weights = weights;
        IncludesSelf = includesSelf;
    }

    /// <summary>Number of places.</summary>
    public int Count => starts.Length - 1;

    /// <summary>True when every place counts towards itself, as Gi* (with the star) asks.</summary>
    public bool IncludesSelf { get; }

    /// <summary>The places that count towards this one.</summary>
    public ReadOnlySpan<int> Of(int place) => others.AsSpan(starts[place]..starts[place + 1]);

    /// <summary>Their weights, in the same order.</summary>
    public ReadOnlySpan<double> WeightsOf(int place) => weights.AsSpan(starts[place]..starts[place + 1]);

    /// <summary>Every neighbour counts 1.</summary>
    /// <param name="neighbours">For each place the numbers of its neighbours, without itself.</param>
    /// <exception cref="StatisticsError">A neighbour that does not exist, is named twice, or is the place itself.</exception>
    public static SpatialWeights Binary(IReadOnlyList<IReadOnlyList<int>> neighbours)
    {
        ArgumentNullException.ThrowIfNull(neighbours);
        return Of(neighbours, neighbours.Select(n => (IReadOnlyList<double>)[.. n.Select(_ => 1.0)]).ToArray());
    }

    /// <summary>Weights of your own, such as the length of shared border.</summary>
    /// <param name="neighbours">For each place the numbers of its neighbours, without itself.</param>
    /// <param name="weights">For each of them its weight, zero or more.</param>
    /// <exception cref="StatisticsError">Lists that do not match; a negative weight; a neighbour that does not exist.</exception>
    public static SpatialWeights Of(
        IReadOnlyList<IReadOnlyList<int>> neighbours,
        IReadOnlyList<IReadOnlyList<double>> weights
    )
    {
        ArgumentNullException.ThrowIfNull(neighbours);
        ArgumentNullException.ThrowIfNull(weights);
        StatisticsError.If(neighbours.Count != weights.Count, "Each place’s neighbours need their weights");
        var rows = new List<(int, double)>[neighbours.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            var (near, own) = (neighbours[i], weights[i]);
            StatisticsError.If(
                near is null || own is null,
                "Each place needs a list of neighbours, which may be empty"
            );
            StatisticsError.If(near!.Count != own!.Count, "Each neighbour needs its weight");
            rows[i] = [.. near.Select((place, k) => (place, own[k]))];
            foreach (var (place, weight) in rows[i])
            {
                StatisticsError.If(place < 0 || place >= rows.Length, "A neighbour is not among the places");
                StatisticsError.If(place == i, "A place is named as its own neighbour; ask for it with IncludingSelf");
                CheckWeight(weight);
            }
            StatisticsError.If(
                rows[i].Select(r => r.Item1).Distinct().Count() < rows[i].Count,
                "A neighbour is named twice"
            );
        }
        return From(rows, includesSelf: false);
    }

    /// <summary>Places no further apart than a distance count 1 over that distance to a power; binary for the power 0.</summary>
    /// <param name="points">Where the places are, in metres on a flat grid (such as the National Grid).</param>
    /// <param name="metres">The furthest that a place counts, above zero.</param>
    /// <param name="power">0 for a distance band, 1 for inverse distance, 2 for inverse distance squared.</param>
    /// <exception cref="StatisticsError">Two places at the same point, where the weight would have no bound.</exception>
    public static SpatialWeights InverseDistance(
        IReadOnlyList<(double X, double Y)> points,
        double metres,
        double power = 1
    )
    {
        var cells = new NearPairs(points, metres);
        StatisticsError.If(power is not (>= 0 and <= 10), "The power of a distance lies between 0 and 10");
        var rows = new List<(int, double)>[points.Count];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = [];
        cells.ForEach(
            (i, j, squared) =>
            {
                StatisticsError.If(
                    power > 0 && squared == 0,
                    "Two places are at the same point, where inverse distance has no bound"
                );
                var weight = Math.Pow(squared, -power / 2);
                CheckWeight(weight);
                rows[i].Add((j, weight));
                rows[j].Add((i, weight));
            }
        );
        foreach (var row in rows)
            row.Sort();
        return From(rows, includesSelf: false);
    }

    /// <summary>The same weights with each place counting towards itself: for Gi*. Do this before row-standardising.</summary>
    /// <param name="weight">What a place counts towards itself, above zero; 1 with binary weights.</param>
    public SpatialWeights IncludingSelf(double weight = 1)
    {
        CheckWeight(weight);
        StatisticsError.If(weight <= 0, "A place that counts towards itself needs a weight above zero");
        StatisticsError.If(IncludesSelf, "Each place counts towards itself already");
        return From(Rows((i, row) => row.Append((i, weight)).OrderBy(r => r.Item1)), includesSelf: true);
    }

    /// <summary>The same neighbours with each place’s weights adding up to 1; a place without weight keeps none.</summary>
    public SpatialWeights RowStandardised() =>
        From(
            Rows(
                (_, row) =>
                {
                    var sum = row.Sum(r => r.Item2);
                    return sum > 0 ? row.Select(r => (r.Item1, r.Item2 / sum)) : [];
                }
            ),
            IncludesSelf
        );

    private List<(int, double)>[] Rows(Func<int, List<(int, double)>, IEnumerable<(int, double)>> change)
    {
        var rows = new List<(int, double)>[Count];
        for (var i = 0; i < rows.Length; i++)
        {
            var row = new List<(int, double)>();
            for (var k = starts[i]; k < starts[i + 1]; k++)
                row.Add((others[k], weights[k]));
            rows[i] = [.. change(i, row)];
        }
        return rows;
    }

    private static SpatialWeights From(List<(int Place, double Weight)>[] rows, bool includesSelf)
    {
        var starts = new int[rows.Length + 1];
        for (var i = 0; i < rows.Length; i++)
            starts[i + 1] = starts[i] + rows[i].Count;
        return new(
            starts,
            [.. rows.SelectMany(r => r.Select(n => n.Place))],
            [.. rows.SelectMany(r => r.Select(n => n.Weight))],
            includesSelf
        );
    }

    private static void CheckWeight(double weight) =>
        StatisticsError.If(!(weight is >= 0 and <= 1e12), "Weights must be ordinary numbers, zero or more");
}
