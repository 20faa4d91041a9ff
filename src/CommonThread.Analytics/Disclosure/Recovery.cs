namespace CommonThread.Analytics.Disclosure;

/// <summary>What a reader can work out of a hidden cell.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Least">It is no less than this.</param>
/// <param name="Most">It is no more than this; null where there is no bound.</param>
public sealed record CellBounds(string Key, long Least, long? Most)
{
    /// <summary>True where only one count is left, so that hiding it hid nothing.</summary>
    public bool Recovered => Least == Most;
}

/// <summary>
/// The attack on published tables: what a reader who knows every sum can work out from what is shown. Bounds are narrowed from
/// sum to sum until nothing moves, and then found exactly by linear programming over all sums at once (Bland, 1977, keeps it
/// from going round), cell by cell. Nothing but what is published goes in.
/// </summary>
public static class Recovery
{
    /// <summary>The most hidden cells of linked tables over which the linear programme is solved; above, bounds are only narrowed.</summary>
    public const int MostSolved = 400;

    /// <summary>Bounds of every hidden cell.</summary>
    /// <param name="published">What is published; hidden counts are null.</param>
    /// <param name="sums">Every sum a reader can form.</param>
    /// <param name="options">What readers know of which counts are small; used where the states may be shown.</param>
    /// <exception cref="StatisticsError">Published counts that contradict one another.</exception>
    public static IReadOnlyList<CellBounds> Try(
        PublishedTables published,
        IEnumerable<CountSum> sums,
        SuppressionOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(published);
        ArgumentNullException.ThrowIfNull(sums);
        options ??= new();
        var cells = published.Cells;
        var number = cells.Select((c, i) => (c.Key, i)).ToDictionary(c => c.Key, c => c.i, StringComparer.Ordinal);
        var least = new double[cells.Count];
        var most = new double[cells.Count];
        for (var i = 0; i < cells.Count; i++)
            (least[i], most[i]) = Known(cells[i], published.StatesMayBeShown, options);
        // A total is its parts: parts − total = 0.
        (int Cell, double Sign)[][] equations =
        [
            .. sums.Select(s => s.Parts.Select(p => (number[p], 1.0)).Append((number[s.Total], -1.0)).ToArray()),
        ];
        Narrow(equations, least, most);
        Solve(cells, equations, least, most);
        return
        [
            .. Enumerable
                .Range(0, cells.Count)
                .Where(i => cells[i].Count is null)
                .Select(i => new CellBounds(
                    cells[i].Key,
                    (long)least[i],
                    double.IsFinite(most[i]) ? (long)most[i] : null
                )),
        ];
    }

    private static (double Least, double Most) Known(PublishedCell cell, bool states, SuppressionOptions options) =>
        cell.Count is { } count ? (count, count)
        : !states ? (0, double.PositiveInfinity)
        : cell.State == CellState.Small ? (options.HideZero ? 0 : 1, options.SmallBelow - 1)
        : (options.SmallBelow, double.PositiveInfinity);

    private static void Narrow((int Cell, double Sign)[][] equations, double[] least, double[] most)
    {
        // Bounds are whole, so each round that moves one moves it by one at least; counts bound the rounds, and this does too.
        for (int round = 0, moved = 1; moved > 0 && round < 1000; round++)
        {
            moved = 0;
            foreach (var equation in equations)
            foreach (var (cell, sign) in equation)
            {
                double low = 0,
                    high = 0;
                foreach (var (other, by) in equation)
                {
                    if (other == cell)
                        continue;
                    low += by > 0 ? least[other] : -most[other];
                    high += by > 0 ? most[other] : -least[other];
                }
                var (from, to) = sign > 0 ? (-high, -low) : (low, high);
                if (from > least[cell])
                    (least[cell], moved) = (Math.Ceiling(from), moved + 1);
                if (to < most[cell])
                    (most[cell], moved) = (Math.Floor(to), moved + 1);
                StatisticsError.If(least[cell] > most[cell], "What is published contradicts itself");
            }
        }
    }

    private static void Solve(
        IReadOnlyList<PublishedCell> cells,
        (int Cell, double Sign)[][] equations,
        double[] least,
        double[] most
    )
    {
        int[] open = [.. Enumerable.Range(0, cells.Count).Where(i => least[i] < most[i])];
        if (open.Length is 0 or > MostSolved)
            return;
        var column = open.Select((c, k) => (c, k)).ToDictionary(c => c.c, c => c.k);
        var rows = new List<(double[] Row, double Right)>();
        foreach (var equation in equations.Where(e => e.Any(t => column.ContainsKey(t.Cell))))
        {
            var row = new double[open.Length];
            double right = 0;
            foreach (var (cell, sign) in equation)
                if (column.TryGetValue(cell, out var k))
                    row[k] += sign;
                else
                    right -= sign * least[cell];
            rows.Add((row, right));
        }
        double[] low = [.. open.Select(c => least[c])],
            high = [.. open.Select(c => most[c])];
        var simplex = Simplex.Of(rows, low, high);
        if (simplex is null)
            throw new StatisticsError("What is published contradicts itself");
        for (var k = 0; k < open.Length; k++)
        {
            // A hair is allowed for rounding before the whole number is taken.
            least[open[k]] = Math.Max(low[k], Math.Ceiling(-simplex.Most(k, -1) - 1e-6));
            most[open[k]] = Math.Min(high[k], Math.Floor(simplex.Most(k, 1) + 1e-6));
        }
    }
}
