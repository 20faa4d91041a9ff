namespace CommonThread.Analytics.Hotspots;

/// <summary>Clusters of differing density.</summary>
/// <param name="Labels">For each point its cluster from 1, in the order of each cluster’s first point; 0 for none (noise).</param>
/// <param name="Stabilities">Of each cluster, from the first: how long its points stay together as the density asked for rises,
/// in points to a metre.</param>
/// <param name="CoreDistances">For each point the metres to its (minPoints − 1)th nearest other.</param>
/// <param name="Strengths">
/// For each point from 0 to 1 how deep it lies in its cluster: the density at which it falls out over that of the last to do
/// so; 0 for noise.
/// </param>
public sealed record DensityClusters(
    IReadOnlyList<int> Labels,
    IReadOnlyList<double> Stabilities,
    IReadOnlyList<double> CoreDistances,
    IReadOnlyList<double> Strengths
)
{
    /// <summary>Number of clusters.</summary>
    public int Count => Stabilities.Count;
}

/// <summary>
/// HDBSCAN* (Campello, Moulavi, Zimek and Sander, 2015, ACM TKDD 10:5): every DBSCAN radius at once. A hierarchy over the
/// mutual reachability distance, the larger of the distance and both core distances (definition 3), is pruned to clusters of
/// at least <c>minPoints</c> and the clusters of greatest total stability are taken, none within another (section 5). The
/// whole set is never taken as a cluster.
/// </summary>
/// <remarks>
/// As in R’s dbscan, a part too small to be a cluster counts towards the stability of the one it leaves until its points are
/// alone, and splits at the same distance are taken two parts at a time, in the order of a spanning tree from the first point;
/// so of points that part at the very distance at which a cluster is born, the order given decides which are its border.
/// Where at least minPoints points lie at one place the density has no bound, and a distance of zero counts as
/// the smallest distance above zero. Time grows with the square of the points: two to three seconds for 20,000.
/// </remarks>
public static class Hdbscan
{
    /// <summary>The most points that are taken; above it use <see cref="Dbscan"/>.</summary>
    public const int MostPoints = 60_000;

    /// <summary>Finds the clusters.</summary>
    /// <param name="points">In metres on a flat grid.</param>
    /// <param name="minPoints">
    /// Both the neighbours, itself included, that a core distance reaches and the least size of a cluster; from 2.
    /// </param>
    /// <exception cref="StatisticsError">Fewer points than minPoints; too many points; a coordinate that is not a number.</exception>
    public static DensityClusters Find(IReadOnlyList<(double X, double Y)> points, int minPoints)
    {
        ArgumentNullException.ThrowIfNull(points);
        CellKeys.Check(points, 1);
        StatisticsError.If(minPoints < 2, "A cluster needs at least two points");
        StatisticsError.If(points.Count < minPoints, "There are fewer points than one cluster needs");
        StatisticsError.If(points.Count > MostPoints, "At most 60,000 points can be taken; use DBSCAN above that");
        double[] x = [.. points.Select(p => p.X)],
            y = [.. points.Select(p => p.Y)];
        var reach = CoreDistances(x, y, minPoints - 1);
        var top = DensityTree.Of(SpanningTree(x, y, reach), points.Count);
        return CondensedTree.Of(top, points.Count, minPoints).Choose(reach);
    }

    private static double[] CoreDistances(double[] x, double[] y, int k)
    {
        var reach = new double[x.Length];
        Parallel.For(
            0,
            x.Length,
            i =>
            {
                var nearest = new double[k];
                Array.Fill(nearest, double.PositiveInfinity);
                for (var j = 0; j < x.Length; j++)
                {
                    var (dx, dy) = (x[i] - x[j], y[i] - y[j]);
                    var squared = (dx * dx) + (dy * dy);
                    if (squared >= nearest[k - 1] || i == j)
                        continue;
                    var at = k - 1;
                    for (; at > 0 && nearest[at - 1] > squared; at--)
                        nearest[at] = nearest[at - 1];
                    nearest[at] = squared;
                }
                reach[i] = Math.Sqrt(nearest[k - 1]);
            }
        );
        return reach;
    }

    // Prim's algorithm over every pair, which needs no list of them; of equals the point that comes first.
    private static List<(double Distance, int A, int B)> SpanningTree(double[] x, double[] y, double[] reach)
    {
        var n = x.Length;
        var edges = new List<(double, int, int)>(n);
        var from = new int[n];
        var best = new double[n];
        var left = Enumerable.Range(1, n - 1).ToArray();
        Array.Fill(best, double.PositiveInfinity);
        var last = 0;
        for (var count = n - 1; count > 0; count--)
        {
            var next = 0;
            for (var k = 0; k < count; k++)
            {
                var j = left[k];
                var (dx, dy) = (x[last] - x[j], y[last] - y[j]);
                var d = Math.Max(Math.Sqrt((dx * dx) + (dy * dy)), Math.Max(reach[last], reach[j]));
                if (d < best[j])
                    (best[j], from[j]) = (d, last);
                if (best[j] < best[left[next]] || (best[j] == best[left[next]] && j < left[next]))
                    next = k;
            }
            last = left[next];
            edges.Add((best[last], from[last], last));
            left[next] = left[count - 1];
        }
        return edges;
    }
}
