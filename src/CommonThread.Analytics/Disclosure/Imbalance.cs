namespace CommonThread.Analytics.Disclosure;

/// <summary>Which sums are out of balance, and by how much; equal to another of the same sums and amounts.</summary>
internal sealed class Imbalance : IEquatable<Imbalance>
{
    public static readonly Imbalance None = new([]);
    private readonly (int Sum, int By)[] items;
    private readonly int hash;

    private Imbalance((int, int)[] items)
    {
        this.items = items;
        var code = new HashCode();
        foreach (var item in items)
            code.Add(item);
        hash = code.ToHashCode();
    }

    /// <summary>Number of sums out of balance.</summary>
    public int Count => items.Length;

    /// <summary>What is left after a step in a cell that is in these sums.</summary>
    public Imbalance After((int Sum, int Sign)[] sums, int step)
    {
        var next = new List<(int Sum, int By)>(items.Length + sums.Length);
        next.AddRange(items);
        foreach (var (sum, sign) in sums)
        {
            var at = next.FindIndex(n => n.Sum == sum);
            if (at < 0)
                next.Add((sum, sign * step));
            else
                next[at] = (sum, next[at].By + (sign * step));
        }
        next.RemoveAll(n => n.By == 0);
        next.Sort();
        return new([.. next]);
    }

    /// <summary>The sum of fewest cells that is out of balance; of equals the first.</summary>
    public (int Sum, int By) Shortest(IReadOnlyList<(int Total, int[] Parts)> sums) =>
        items.MinBy(i => sums[i.Sum].Parts.Length);

    public bool Equals(Imbalance? other) => other is not null && items.AsSpan().SequenceEqual(other.items);

    public override bool Equals(object? obj) => Equals(obj as Imbalance);

    public override int GetHashCode() => hash;
}
