namespace CommonThread.Analytics.Disclosure;

/// <summary>
/// Seeks the cheapest set of steps of one, up or down, that begins at a cell and leaves every sum as it is. A search over
/// imbalances: a step in a cell puts the sums it is in out of balance, and the next cell is taken from one of those.
/// </summary>
internal sealed class CircuitSearch
{
    private const int MostExpanded = 20_000;

    // A sum out of balance is taken to cost so much more: first nearly nothing, for the cheapest circuit; then ever more, for
    // any circuit at all.
    private static readonly double[] Haste = [0.3, 1.5, 8];
    private readonly CountTables tables;
    private readonly bool[] small;
    private readonly bool[] hidden;
    private readonly SuppressionOptions options;
    private readonly (int Sum, int Sign)[][] sumsOf;
    private readonly bool[] isTotal;

    public CircuitSearch(CountTables tables, bool[] small, bool[] hidden, SuppressionOptions options)
    {
        (this.tables, this.small, this.hidden, this.options) = (tables, small, hidden, options);
        var sums = new List<(int, int)>[tables.Cells.Count];
        for (var i = 0; i < sums.Length; i++)
            sums[i] = [];
        isTotal = new bool[sums.Length];
        for (var s = 0; s < tables.Sums.Count; s++)
        {
            var (total, parts) = tables.Sums[s];
            sums[total].Add((s, -1));
            isTotal[total] = true;
            foreach (var part in parts)
                sums[part].Add((s, 1));
        }
        sumsOf = [.. sums.Select(s => s.ToArray())];
    }

    /// <summary>Whether any sum could give the cell away.</summary>
    public bool Touched(int cell) => sumsOf[cell].Length > 0;

    /// <summary>What hiding a cell that is shown costs.</summary>
    public double Cost(int cell) => 1 + (isTotal[cell] ? 1 : 0) + (Math.Log10(1.0 + tables.Cells[cell].Count) / 10);

    /// <summary>Every cell linked to this one through sums.</summary>
    public IReadOnlyList<int> Linked(int cell)
    {
        var seen = new SortedSet<int> { cell };
        var open = new Stack<int>([cell]);
        while (open.TryPop(out var at))
            foreach (var (sum, _) in sumsOf[at])
            foreach (var other in tables.Sums[sum].Parts.Append(tables.Sums[sum].Total))
                if (seen.Add(other))
                    open.Push(other);
        return [.. seen];
    }

    /// <summary>The cells of a circuit and their steps, the cell asked for first; null where none was found.</summary>
    /// <param name="cell">Where it begins.</param>
    /// <param name="hiddenOnly">True to use no cell that is not hidden already.</param>
    /// <param name="strict">True to keep small cells small and others not, as a reader who knows the states would.</param>
    public (int Cell, int Step)[]? Find(int cell, bool hiddenOnly, bool strict)
    {
        foreach (var haste in hiddenOnly ? Haste.AsSpan(1) : Haste)
        {
            var up = From(cell, 1, haste, hiddenOnly, strict);
            var down = From(cell, -1, haste, hiddenOnly, strict);
            if ((up ?? down) is not null)
                return up is null || down?.Cost < up.Cost ? down!.Steps() : up.Steps();
        }
        return null;
    }

    private Node? From(int cell, int step, double haste, bool hiddenOnly, bool strict)
    {
        if (!MayStep(cell, step, strict))
            return null;
        var seen = new HashSet<Imbalance>();
        var open = new PriorityQueue<Node, (double, int)>();
        var first = new Node(null, cell, step, 0, Imbalance.None.After(sumsOf[cell], step));
        open.Enqueue(first, (0, 0));
        var order = 0;
        for (var expanded = 0; expanded < MostExpanded && open.TryDequeue(out var node, out _); )
        {
            if (node.Left.Count == 0)
                return node;
            if (!seen.Add(node.Left))
                continue;
            expanded++;
            // The shortest sum out of balance has the fewest ways to be put right.
            var (sum, by) = node.Left.Shortest(tables.Sums);
            var (total, parts) = tables.Sums[sum];
            foreach (var next in parts.Append(total))
            {
                var change = next == total ? Math.Sign(by) : -Math.Sign(by);
                if ((hiddenOnly && !hidden[next]) || tables.Cells[next].MustShow || !MayStep(next, change, strict))
                    continue;
                var left = node.Left.After(sumsOf[next], change);
                if (seen.Contains(left) || node.Has(next))
                    continue;
                var cost = node.Cost + (hidden[next] ? 0 : Cost(next));
                open.Enqueue(new(node, next, change, cost, left), (cost + (haste * left.Count), ++order));
            }
        }
        return null;
    }

    private bool MayStep(int cell, int step, bool strict)
    {
        var after = tables.Cells[cell].Count + step;
        if (after < 0)
            return false;
        if (!strict)
            return true;
        return small[cell]
            ? after < options.SmallBelow && (after > 0 || options.HideZero)
            : after >= options.SmallBelow && tables.Cells[cell].Count > 0;
    }

    private sealed record Node(Node? Before, int Cell, int Step, double Cost, Imbalance Left)
    {
        public bool Has(int cell)
        {
            for (var node = this; node is not null; node = node.Before)
                if (node.Cell == cell)
                    return true;
            return false;
        }

        public (int, int)[] Steps()
        {
            var steps = new List<(int, int)>();
            for (var node = this; node is not null; node = node.Before)
                steps.Add((node.Cell, node.Step));
            steps.Reverse();
            return [.. steps];
        }
    }
}
