namespace CommonThread.Analytics.Hotspots;

/// <summary>A part of the points that is one at some distance: a single point, or parts that join at a distance.</summary>
/// <param name="Height">The distance at which its parts join, in metres; 0 for a point.</param>
/// <param name="Size">Number of points.</param>
/// <param name="Point">The point, or −1.</param>
/// <param name="Parts">What joins; empty for a point.</param>
internal sealed record DensityTree(double Height, int Size, int Point, IReadOnlyList<DensityTree> Parts)
{
    /// <summary>The hierarchy of a minimum spanning tree; edges of the same length join in the order given.</summary>
    public static DensityTree Of(List<(double Distance, int A, int B)> edges, int points)
    {
        var parent = Enumerable.Range(0, points).ToArray();
        var parts = Enumerable.Range(0, points).Select(p => new DensityTree(0, 1, p, [])).ToArray();
        int Root(int p)
        {
            while (parent[p] != p)
                p = parent[p] = parent[parent[p]];
            return p;
        }
        foreach (var (height, from, to) in edges.OrderBy(e => e.Distance))
        {
            var (a, b) = (Root(from), Root(to));
            parts[a] = new(height, parts[a].Size + parts[b].Size, -1, [parts[a], parts[b]]);
            parent[b] = a;
        }
        return parts[Root(0)];
    }
}
