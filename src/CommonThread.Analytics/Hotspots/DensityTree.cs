namespace CommonThread.Analytics.Hotspots;

/// <summary>A part of the points that is one at some distance: a single point, or parts that join at a distance.</summary>
/// <param name="Height">The distance at which its parts join, in metres; 0 for a point.</param>
/// <param name="Size">Number of points.</param>
/// <param name="Point">The point, or −1.</param>
/// <param name="Parts">What joins; empty for a point.</param>
internal sealed record DensityTree(double Height, int Size, int Point, IReadOnlyList<DensityTree> Parts)
{
    /// <summary>The hierarchy of a minimum spanning tree; edges of the same length join at once.</summary>
    public static DensityTree Of(List<(double Distance, int A, int B)> edges, int points)
    {
        edges.Sort();
        var parent = Enumerable.Range(0, points).ToArray();
        var parts = Enumerable.Range(0, points).Select(p => new DensityTree(0, 1, p, [])).ToArray();
        int Root(int p)
        {
            while (parent[p] != p)
                p = parent[p] = parent[parent[p]];
            return p;
        }
        for (var start = 0; start < edges.Count; )
        {
            var height = edges[start].Distance;
            var joined = new SortedDictionary<int, List<DensityTree>>();
            var end = start;
            for (; end < edges.Count && edges[end].Distance == height; end++)
            {
                var (a, b) = (Root(edges[end].A), Root(edges[end].B));
                var (first, second) = (Math.Min(a, b), Math.Max(a, b));
                var list = joined.TryGetValue(first, out var known) ? known : [parts[first]];
                if (joined.Remove(second, out var others))
                    list.AddRange(others);
                else
                    list.Add(parts[second]);
                joined[first] = list;
                parent[second] = first;
            }
            foreach (var (root, list) in joined)
                parts[root] = new(height, list.Sum(p => p.Size), -1, list);
            start = end;
        }
        return parts[Root(0)];
    }

    /// <summary>Every point within, without recursion: the tree may be as deep as there are points.</summary>
    public IEnumerable<int> Points()
    {
        var open = new Stack<DensityTree>([this]);
        while (open.TryPop(out var part))
            if (part.Point >= 0)
                yield return part.Point;
            else
                foreach (var inner in part.Parts)
                    open.Push(inner);
    }
}
