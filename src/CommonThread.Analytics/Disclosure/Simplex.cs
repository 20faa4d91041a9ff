namespace CommonThread.Analytics.Disclosure;

/// <summary>
/// The most and least of each variable under equations and bounds: the two-phase simplex method on a dense table, for a few
/// hundred variables. Pivots by Bland’s rule (1977), so that it ends.
/// </summary>
internal sealed class Simplex
{
    private const double Tiny = 1e-9;
    private readonly double[][] table;
    private readonly int[] basis;
    private readonly int columns;
    private readonly double[] low;

    private Simplex(double[][] table, int[] basis, int columns, double[] low) =>
        (this.table, this.basis, this.columns, this.low) = (table, basis, columns, low);

    /// <summary>A table with a point that satisfies all; null where none does.</summary>
    public static Simplex? Of(IReadOnlyList<(double[] Row, double Right)> equations, double[] low, double[] high)
    {
        // Variables from their lower bounds; an upper bound is an equation with a slack.
        int[] bounded = [.. Enumerable.Range(0, low.Length).Where(k => double.IsFinite(high[k]))];
        var columns = low.Length + bounded.Length;
        var count = equations.Count + bounded.Length;
        var table = new double[count][];
        for (var r = 0; r < count; r++)
        {
            var row = table[r] = new double[columns + count + 1];
            if (r < equations.Count)
            {
                equations[r].Row.CopyTo(row, 0);
                row[^1] = equations[r].Right - equations[r].Row.Zip(low, (a, b) => a * b).Sum();
            }
            else
            {
                var k = bounded[r - equations.Count];
                (row[k], row[low.Length + r - equations.Count], row[^1]) = (1, 1, high[k] - low[k]);
            }
            if (row[^1] < 0)
                for (var c = 0; c < row.Length; c++)
                    row[c] = -row[c];
            row[columns + r] = 1;
        }
        var simplex = new Simplex(table, [.. Enumerable.Range(columns, count)], columns, low);
        // First phase: the artificial variables, one to a row, down to nothing.
        var goal = new double[columns + count + 1];
        foreach (var row in table)
            for (var c = 0; c < columns; c++)
                goal[c] += row[c];
        foreach (var row in table)
            goal[^1] += row[^1];
        simplex.Climb(goal, columns);
        return goal[^1] > 1e-6 ? null : simplex.WithoutArtificial();
    }

    /// <summary>The most of a variable times a sign; without bound, infinity.</summary>
    public double Most(int variable, int sign)
    {
        var goal = new double[columns + 1];
        goal[variable] = sign;
        for (var r = 0; r < table.Length; r++)
            if (basis[r] == variable)
                for (var c = 0; c <= columns; c++)
                    goal[c] -= sign * table[r][c];
        return Climb(goal, columns) ? (sign * low[variable]) - goal[^1] : double.PositiveInfinity;
    }

    private Simplex WithoutArtificial()
    {
        for (var r = 0; r < table.Length; r++)
        {
            if (basis[r] < columns)
                continue;
            var c = Array.FindIndex(table[r], 0, columns, v => Math.Abs(v) > Tiny);
            if (c >= 0)
                Pivot(r, c, null);
        }
        // A row that is left says nothing that the others do not.
        int[] kept = [.. Enumerable.Range(0, table.Length).Where(r => basis[r] < columns)];
        return new(
            [.. kept.Select(r => (double[])[.. table[r].AsSpan(0, columns), table[r][^1]])],
            [.. kept.Select(r => basis[r])],
            columns,
            low
        );
    }

    // Raises the goal while a column can; false where it has no bound.
    private bool Climb(double[] goal, int usable)
    {
        while (true)
        {
            var column = Array.FindIndex(goal, 0, usable, v => v > Tiny);
            if (column < 0)
                return true;
            var row = -1;
            var least = double.PositiveInfinity;
            for (var r = 0; r < table.Length; r++)
            {
                if (table[r][column] <= Tiny)
                    continue;
                var ratio = table[r][^1] / table[r][column];
                if (row < 0 || ratio < least - Tiny || (ratio <= least + Tiny && basis[r] < basis[row]))
                    (row, least) = (r, Math.Min(least, ratio));
            }
            if (row < 0)
                return false;
            Pivot(row, column, goal);
        }
    }

    private void Pivot(int row, int column, double[]? goal)
    {
        var pivot = table[row];
        var by = pivot[column];
        for (var c = 0; c < pivot.Length; c++)
            pivot[c] /= by;
        foreach (var other in goal is null ? table : [.. table, goal])
        {
            var times = other[column];
            if (ReferenceEquals(other, pivot) || Math.Abs(times) < 1e-12)
                continue;
            for (var c = 0; c < other.Length; c++)
                other[c] -= times * pivot[c];
            other[column] = 0;
        }
        basis[row] = column;
    }
}
