namespace CommonThread.Analytics.Hotspots;

/// <summary>The hierarchy without what is too small to be a cluster (Campello and others, 2015, section 4).</summary>
internal sealed class CondensedTree
{
    private sealed class Cluster(int parent, double birth)
    {
        public int Parent => parent;

        /// <summary>Density at which it parts from its parent: 1 over metres.</summary>
        public double Birth => birth;

        public double Stability { get; set; }

        public List<int> Inner { get; } = [];
    }

    private readonly List<Cluster> clusters = [];

    // For each point the innermost cluster that held it and the density at which it fell out.
    private readonly int[] innermost;
    private readonly double[] fell;

    private CondensedTree(int points) => (innermost, fell) = (new int[points], new double[points]);

    public static CondensedTree Of(DensityTree top, int points, int least)
    {
        var tree = new CondensedTree(points);
        var smallest = SmallestAboveZero(top);
        tree.clusters.Add(new(-1, 1 / Math.Max(top.Height, smallest)));
        var open = new Stack<(DensityTree Part, int Cluster)>([(top, 0)]);
        while (open.TryPop(out var at))
        {
            var cluster = tree.clusters[at.Cluster];
            var density = 1 / Math.Max(at.Part.Height, smallest);
            var large = at.Part.Parts.Where(p => p.Size >= least).ToArray();
            foreach (var part in at.Part.Parts.Where(p => p.Size < least))
                tree.FallOut(part, at.Cluster, density, smallest);
            if (large.Length == 1)
            {
                open.Push((large[0], at.Cluster));
                continue;
            }
            foreach (var part in large)
            {
                cluster.Stability += part.Size * (density - cluster.Birth);
                cluster.Inner.Add(tree.clusters.Count);
                open.Push((part, tree.clusters.Count));
                tree.clusters.Add(new(at.Cluster, density));
            }
        }
        return tree;
    }

    /// <summary>Takes the clusters of greatest total stability, none within another; of equals the outer one.</summary>
    public DensityClusters Choose(double[] coreDistances)
    {
        var best = new double[clusters.Count];
        var taken = new bool[clusters.Count];
        // Inner clusters come after those that hold them.
        for (var c = clusters.Count - 1; c > 0; c--)
        {
            var inner = clusters[c].Inner.Sum(i => best[i]);
            taken[c] = clusters[c].Stability >= inner;
            best[c] = Math.Max(clusters[c].Stability, inner);
        }
        var owner = new int[clusters.Count];
        for (var c = 1; c < clusters.Count; c++)
            owner[c] =
                owner[clusters[c].Parent] != 0 ? owner[clusters[c].Parent]
                : taken[c] ? c
                : 0;
        var number = new Dictionary<int, int>();
        var labels = new int[innermost.Length];
        var stabilities = new List<double>();
        for (var p = 0; p < labels.Length; p++)
        {
            var cluster = owner[innermost[p]];
            if (cluster == 0)
                continue;
            if (number.TryAdd(cluster, number.Count + 1))
                stabilities.Add(clusters[cluster].Stability);
            labels[p] = number[cluster];
        }
        return new(labels, stabilities, coreDistances, Strengths(owner, labels));
    }

    private double[] Strengths(int[] owner, int[] labels)
    {
        var last = new double[clusters.Count];
        for (var p = 0; p < fell.Length; p++)
            last[owner[innermost[p]]] = Math.Max(last[owner[innermost[p]]], fell[p]);
        return [.. fell.Select((f, p) => labels[p] == 0 ? 0 : Math.Min(1, f / last[owner[innermost[p]]]))];
    }

    // A part too small to be a cluster: each of its points counts until it is alone.
    private void FallOut(DensityTree part, int cluster, double density, double smallest)
    {
        var open = new Stack<(DensityTree Part, double Density)>([(part, density)]);
        while (open.TryPop(out var at))
        {
            if (at.Part.Point >= 0)
            {
                clusters[cluster].Stability += at.Density - clusters[cluster].Birth;
                (innermost[at.Part.Point], fell[at.Part.Point]) = (cluster, at.Density);
            }
            foreach (var inner in at.Part.Parts)
                open.Push((inner, 1 / Math.Max(at.Part.Height, smallest)));
        }
    }

    private static double SmallestAboveZero(DensityTree top)
    {
        var least = double.PositiveInfinity;
        var open = new Stack<DensityTree>([top]);
        while (open.TryPop(out var part))
        {
            if (part.Height > 0)
                least = Math.Min(least, part.Height);
            foreach (var inner in part.Parts)
                open.Push(inner);
        }
        return double.IsFinite(least) ? least : 1;
    }
}
