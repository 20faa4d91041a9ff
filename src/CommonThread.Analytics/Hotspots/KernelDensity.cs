namespace CommonThread.Analytics.Hotspots;

/// <summary>How an event’s weight spreads about it.</summary>
public enum Kernel
{
    /// <summary>3 / (πh²) · (1 − d²/h²)², nothing beyond the bandwidth h (Silverman, 1986, equation 4.5).</summary>
    Quartic,

    /// <summary>1 / (2πh²) · exp(−d²/2h²): the bandwidth is a standard deviation; beyond nine of them it is taken for nothing.</summary>
    Gaussian,
}

/// <summary>A grid of square cells on flat ground.</summary>
/// <param name="Left">Metres east of the first column’s left side.</param>
/// <param name="Bottom">Metres north of the first row’s lower side.</param>
/// <param name="CellSize">Metres along a side, above zero.</param>
/// <param name="Columns">Number of columns, west to east.</param>
/// <param name="Rows">Number of rows, south to north.</param>
public sealed record DensityGrid(double Left, double Bottom, double CellSize, int Columns, int Rows)
{
    /// <summary>The most cells that are computed.</summary>
    public const int MostCells = 50_000_000;

    /// <summary>A grid that holds every point and a margin about them.</summary>
    public static DensityGrid Around(IReadOnlyList<(double X, double Y)> points, double cellSize, double margin)
    {
        ArgumentNullException.ThrowIfNull(points);
        StatisticsError.If(points.Count == 0, "A grid about points needs at least one point");
        CellKeys.Check(points, cellSize);
        StatisticsError.If(!(margin is >= 0 and <= 1e100), "The margin must be zero or more");
        var (left, bottom) = (points.Min(p => p.X) - margin, points.Min(p => p.Y) - margin);
        var columns = Math.Ceiling((points.Max(p => p.X) + margin - left) / cellSize);
        var rows = Math.Ceiling((points.Max(p => p.Y) + margin - bottom) / cellSize);
        StatisticsError.If(
            Math.Max(1, columns) * Math.Max(1, rows) > MostCells,
            "The cells are too small for so large a space; the most that is computed is 50 million cells"
        );
        return new(left, bottom, cellSize, Math.Max(1, (int)columns), Math.Max(1, (int)rows));
    }

    /// <summary>Where a column’s middle is, in metres.</summary>
    public double MiddleX(int column) => Left + ((column + 0.5) * CellSize);

    /// <summary>Where a row’s middle is, in metres.</summary>
    public double MiddleY(int row) => Bottom + ((row + 0.5) * CellSize);
}

/// <summary>Density of events over a grid of cells.</summary>
public static class KernelDensity
{
    /// <summary>
    /// Events (or weight of events) to a square metre at the middle of each cell, row by row from the south-west; multiply by
    /// a million for a square kilometre. Over the whole plane it adds up to the number of events; no correction is made at
    /// the edges of the area studied.
    /// </summary>
    /// <param name="points">Events, in metres on a flat grid.</param>
    /// <param name="bandwidth">Metres; see <see cref="Bandwidths"/>.</param>
    /// <param name="grid">The cells.</param>
    /// <param name="kernel">How an event’s weight spreads.</param>
    /// <param name="weights">One for each event, such as its harm; null for 1.</param>
    /// <exception cref="StatisticsError">A bandwidth that is not above zero; a weight that is negative.</exception>
    public static double[] Estimate(
        IReadOnlyList<(double X, double Y)> points,
        double bandwidth,
        DensityGrid grid,
        Kernel kernel = Kernel.Quartic,
        IReadOnlyList<double>? weights = null
    )
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(points);
        CellKeys.Check(points, bandwidth);
        CellKeys.Check([(grid.Left, grid.Bottom)], grid.CellSize);
        StatisticsError.If(grid.Columns < 1 || grid.Rows < 1, "A grid needs at least one row and one column");
        StatisticsError.If(
            (long)grid.Columns * grid.Rows > DensityGrid.MostCells,
            "A grid has at most 50 million cells"
        );
        StatisticsError.If(weights is not null && weights.Count != points.Count, "Each event needs its weight");
        StatisticsError.If(
            bandwidth is < 1e-6 or > 1e12,
            "The bandwidth must lie between a micrometre and 10¹² metres"
        );
        var density = new double[grid.Columns * grid.Rows];
        var reach = kernel == Kernel.Quartic ? bandwidth : 9 * bandwidth;
        var across = new double[grid.Columns];
        for (var i = 0; i < points.Count; i++)
        {
            var weight = weights?[i] ?? 1;
            StatisticsError.If(!(weight is >= 0 and <= 1e12), "Weights must be ordinary numbers, zero or more");
            var (left, right) = Range(points[i].X - grid.Left, reach, grid.CellSize, grid.Columns);
            var (low, high) = Range(points[i].Y - grid.Bottom, reach, grid.CellSize, grid.Rows);
            for (var c = left; c <= right; c++)
                across[c] = Part(grid.MiddleX(c) - points[i].X, bandwidth, kernel);
            for (var r = low; r <= high; r++)
            {
                var up = Part(grid.MiddleY(r) - points[i].Y, bandwidth, kernel);
                var row = density.AsSpan(r * grid.Columns, grid.Columns);
                if (kernel == Kernel.Gaussian)
                    for (var c = left; c <= right; c++)
                        row[c] += weight * up * across[c];
                else
                    for (var c = left; c <= right; c++)
                    {
                        var inside = Math.Max(0, 1 - across[c] - up);
                        row[c] += weight * inside * inside;
                    }
            }
        }
        var unit = (kernel == Kernel.Quartic ? 3 : 0.5) / (Math.PI * bandwidth * bandwidth);
        for (var i = 0; i < density.Length; i++)
            density[i] *= unit;
        return density;
    }

    // The part of the kernel that hangs on one direction alone.
    private static double Part(double d, double bandwidth, Kernel kernel)
    {
        var squared = d / bandwidth * (d / bandwidth);
        return kernel == Kernel.Quartic ? squared : Math.Exp(-squared / 2);
    }

    // Cells whose middle lies within reach; to the double first, since a far point's cell is no whole number.
    private static (int From, int To) Range(double at, double reach, double size, int count) =>
        (
            (int)Math.Clamp(Math.Floor(((at - reach) / size) - 0.5), 0, count),
            (int)Math.Clamp(Math.Ceiling(((at + reach) / size) - 0.5), -1, count - 1)
        );
}
