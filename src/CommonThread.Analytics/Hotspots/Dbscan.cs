namespace CommonThread.Analytics.Hotspots;

/// <summary>Points in clusters.</summary>
/// <param name="Labels">For each point its cluster from 1, in the order of each cluster’s first core point; 0 for none (noise).</param>
/// <param name="Core">For each point whether it has enough neighbours to hold a cluster together.</param>
/// <param name="Count">Number of clusters.</param>
public sealed record PointClusters(IReadOnlyList<int> Labels, IReadOnlyList<bool> Core, int Count);

/// <summary>
/// DBSCAN (Ester, Kriegel, Sander and Xu, 1996, KDD 96:226): a point with <c>minPoints</c> points within the radius, itself
/// included, is a core point; core points within the radius of one another share a cluster; any other point within the radius
/// of a core point is on its cluster’s border, and the rest are noise. A border point within reach of several clusters goes to
/// the first of them, so the answer hangs on nothing but the order of the points.
/// </summary>
/// <remarks>
/// Computed over squares whose diagonal is within the radius (Gunawan, 2013): all points of a square are neighbours, so a full
/// square is core without measuring, and two squares are joined by the first near pair found. The answer is exact: distances
/// are compared as squares, in double precision, radius included.
/// </remarks>
public static class Dbscan
{
    // A little under 1/√2, so that rounding a point into its square cannot put two points of one square out of reach.
    private const double SideOfRadius = 0.7;
    private const int Rows = 5;

    // Squares that one thread takes at a time; each writes only its own points, so the answer is the same.
    private const int Share = 1024;

    /// <summary>Finds the clusters.</summary>
    /// <param name="points">In metres on a flat grid; several may be at one place.</param>
    /// <param name="radius">Metres, above zero; a point at exactly this distance is a neighbour.</param>
    /// <param name="minPoints">At least 1.</param>
    /// <exception cref="StatisticsError">A coordinate that is not a number; a radius that is not above zero, or too small
    /// beside how far apart the points lie.</exception>
    public static PointClusters Find(IReadOnlyList<(double X, double Y)> points, double radius, int minPoints)
    {
        ArgumentNullException.ThrowIfNull(points);
        StatisticsError.If(minPoints < 1, "A cluster needs at least one point");
        CellKeys.Check(points, radius);
        return new Run(points, radius, minPoints).Clusters();
    }

    private sealed class Run
    {
        private readonly double squared;
        private readonly int minPoints;
        private readonly CellKeys cells;

        // Points square by square; then the core points alone, square by square.
        private readonly double[] x;
        private readonly double[] y;
        private readonly bool[] core;
        private readonly int[] near;
        private double[] coreX = [];
        private double[] coreY = [];
        private readonly int[] coreStarts;
        private readonly int[] parent;

        public Run(IReadOnlyList<(double X, double Y)> points, double radius, int minPoints)
        {
            (squared, this.minPoints) = (radius * radius, minPoints);
            x = new double[points.Count];
            y = new double[points.Count];
            for (var i = 0; i < x.Length; i++)
                (x[i], y[i]) = points[i];
            cells = CellKeys.Of(x, y, radius * SideOfRadius);
            for (var i = 0; i < x.Length; i++)
                (x[i], y[i]) = points[cells.Order[i]];
            core = new bool[x.Length];
            near = NearSquares(cells);
            coreStarts = new int[cells.Count + 1];
            parent = [.. Enumerable.Range(0, cells.Count)];
        }

        public PointClusters Clusters()
        {
            Parallel.For(
                0,
                (cells.Count + Share - 1) / Share,
                share =>
                {
                    for (var c = share * Share; c < Math.Min(cells.Count, (share + 1) * Share); c++)
                        MarkCore(c);
                }
            );
            GatherCore();
            for (var c = 0; c < cells.Count; c++)
                Join(c);
            return Label();
        }

        // For each square, the run of squares within two columns of it in each of the five rows about it: since squares are
        // kept row by row, five pointers move along together and no square is looked up.
        private static int[] NearSquares(CellKeys cells)
        {
            var near = new int[cells.Count * Rows * 2];
            Parallel.For(
                0,
                Rows,
                row =>
                {
                    var (low, high) = ((ulong)cells.Step(row - 2, -2), (ulong)cells.Step(row - 2, 2));
                    int from = 0,
                        to = 0;
                    for (var c = 0; c < cells.Count; c++)
                    {
                        // The empty margin about the squares keeps the sums above zero and the rows apart.
                        var (first, last) = unchecked((cells.Key(c) + low, cells.Key(c) + high));
                        while (from < cells.Count && cells.Key(from) < first)
                            from++;
                        while (to < cells.Count && cells.Key(to) <= last)
                            to++;
                        near[((c * Rows) + row) * 2] = from;
                        near[(((c * Rows) + row) * 2) + 1] = to;
                    }
                }
            );
            return near;
        }

        private ReadOnlySpan<int> Near(int cell) => near.AsSpan(cell * Rows * 2, Rows * 2);

        private void MarkCore(int cell)
        {
            var (start, end) = (cells.Starts[cell], cells.Starts[cell + 1]);
            if (end - start >= minPoints)
            {
                core.AsSpan(start..end).Fill(true);
                return;
            }
            for (var i = start; i < end; i++)
                core[i] = HasEnough(cell, i, end - start);
        }

        private bool HasEnough(int cell, int i, int count)
        {
            var (px, py) = (x[i], y[i]);
            var around = Near(cell);
            for (var row = 0; row < Rows; row++)
            {
                var (from, to) = (cells.Starts[around[row * 2]], cells.Starts[around[(row * 2) + 1]]);
                for (var j = from; j < to; j++)
                {
                    var (dx, dy) = (x[j] - px, y[j] - py);
                    if ((dx * dx) + (dy * dy) > squared)
                        continue;
                    // The square's own points were counted already.
                    if ((j < cells.Starts[cell] || j >= cells.Starts[cell + 1]) && ++count >= minPoints)
                        return true;
                }
            }
            return false;
        }

        private void GatherCore()
        {
            var count = core.Count(c => c);
            (coreX, coreY) = (new double[count], new double[count]);
            var at = 0;
            for (var c = 0; c < cells.Count; c++)
            {
                for (var i = cells.Starts[c]; i < cells.Starts[c + 1]; i++)
                    if (core[i])
                        (coreX[at], coreY[at++]) = (x[i], y[i]);
                coreStarts[c + 1] = at;
                // In order from west to east, so that joining can skip what is out of reach.
                if (at - coreStarts[c] > 1)
                    Array.Sort(coreX, coreY, coreStarts[c], at - coreStarts[c]);
            }
        }

        private void Join(int cell)
        {
            if (coreStarts[cell] == coreStarts[cell + 1])
                return;
            var around = Near(cell);
            for (var row = 2; row < Rows; row++)
            for (var other = Math.Max(cell + 1, around[row * 2]); other < around[(row * 2) + 1]; other++)
                if (coreStarts[other] < coreStarts[other + 1] && Root(cell) != Root(other) && Touch(cell, other))
                    Unite(cell, other);
        }

        // Whether any core point of one square is within reach of one of the other.
        private bool Touch(int a, int b)
        {
            var (from, to) = (coreStarts[b], coreStarts[b + 1]);
            var (west, east) = (coreX[from], coreX[to - 1]);
            for (var i = coreStarts[a]; i < coreStarts[a + 1]; i++)
            {
                // Several events at one place ask only once.
                if (i > coreStarts[a] && coreX[i] == coreX[i - 1] && coreY[i] == coreY[i - 1])
                    continue;
                var (px, py) = (coreX[i], coreY[i]);
                var outside = Math.Max(0, Math.Max(west - px, px - east));
                if (outside * outside > squared)
                    continue;
                for (var j = from; j < to; j++)
                {
                    var (dx, dy) = (coreX[j] - px, coreY[j] - py);
                    if ((dx * dx) + (dy * dy) <= squared)
                        return true;
                }
            }
            return false;
        }

        private PointClusters Label()
        {
            var cellOf = new int[x.Length];
            var position = new int[x.Length];
            for (var c = 0; c < cells.Count; c++)
            for (var i = cells.Starts[c]; i < cells.Starts[c + 1]; i++)
                (cellOf[cells.Order[i]], position[cells.Order[i]]) = (c, i);
            var labelOfRoot = new int[cells.Count];
            var labels = new int[x.Length];
            var isCore = new bool[x.Length];
            var count = 0;
            for (var p = 0; p < labels.Length; p++)
            {
                if (!core[position[p]])
                    continue;
                isCore[p] = true;
                var root = Root(cellOf[p]);
                labels[p] = labelOfRoot[root] = labelOfRoot[root] == 0 ? ++count : labelOfRoot[root];
            }
            int[] labelOfCell = [.. Enumerable.Range(0, cells.Count).Select(c => labelOfRoot[Root(c)])];
            Parallel.For(
                0,
                (cells.Count + Share - 1) / Share,
                share =>
                {
                    for (var c = share * Share; c < Math.Min(cells.Count, (share + 1) * Share); c++)
                    for (var i = cells.Starts[c]; i < cells.Starts[c + 1]; i++)
                        if (!core[i])
                            labels[cells.Order[i]] = Border(c, x[i], y[i], labelOfCell);
                }
            );
            return new(labels, isCore, count);
        }

        private int Border(int cell, double px, double py, int[] labelOfCell)
        {
            var best = int.MaxValue;
            var around = Near(cell);
            for (var row = 0; row < Rows; row++)
            for (var other = around[row * 2]; other < around[(row * 2) + 1]; other++)
            {
                if (coreStarts[other] == coreStarts[other + 1] || labelOfCell[other] >= best)
                    continue;
                for (var j = coreStarts[other]; j < coreStarts[other + 1]; j++)
                {
                    var (dx, dy) = (coreX[j] - px, coreY[j] - py);
                    if ((dx * dx) + (dy * dy) > squared)
                        continue;
                    best = labelOfCell[other];
                    break;
                }
            }
            return best == int.MaxValue ? 0 : best;
        }

        private int Root(int cell)
        {
            while (parent[cell] != cell)
                cell = parent[cell] = parent[parent[cell]];
            return cell;
        }

        private void Unite(int a, int b)
        {
            var (first, second) = (Root(a), Root(b));
            parent[Math.Max(first, second)] = Math.Min(first, second);
        }
    }
}
