using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace CommonThread.Analytics.Impact;

/// <summary>
/// Weights of 0 or more that add up to 1 and bring a mixture of columns nearest to a target in least squares: a primal active
/// set method (Lawson and Hanson, 1974, chapter 23, with the sum as an equation). Each step solves the columns in use exactly;
/// it ends where no column left out would lower the squares (the conditions of Karush, Kuhn and Tucker), which for this convex
/// problem is the least of all.
/// </summary>
internal static class SimplexLeastSquares
{
    // How far below the others, to the largest of the squares, a column's slope must lie to be let in: beyond rounding.
    private const double Tolerance = 1e-12;

    /// <param name="columns">One for each candidate, as long as the target.</param>
    /// <param name="target">What is to be met.</param>
    /// <returns>The weights, and whether no other weights would do as well.</returns>
    public static (double[] Weights, bool Unique) Solve(double[][] columns, double[] target)
    {
        var scale = columns.Max(c => c.Zip(target, (a, b) => Math.Abs(a - b)).Max());
        var matrix = DenseMatrix.Create(
            target.Length,
            columns.Length,
            (i, j) => scale > 0 ? (columns[j][i] - target[i]) / scale : 0
        );
        var products = matrix.TransposeThisAndMultiply(matrix);
        var weights = Descend(products);
        if (Unique(matrix, products, weights))
            return (weights, true);
        // Many mixtures meet the target alike: of those, the most even, which does not depend on the order of the columns.
        var ridge = 1e-8 * products.Trace() / columns.Length;
        var even = Descend(products + (ridge * DenseMatrix.CreateIdentity(columns.Length)));
        return (even, false);
    }

    // With the target taken from every column, the mixture's squares are w′Pw, as the weights add up to 1.
    private static double[] Descend(Matrix<double> products)
    {
        var n = products.RowCount;
        var hair = Tolerance * products.Diagonal().Maximum();
        var start = Enumerable.Range(0, n).MinBy(j => products[j, j]);
        var used = new List<int> { start };
        var weights = new double[n];
        weights[start] = 1;
        for (var step = 0; step < 50 * (n + 10); step++)
        {
            var slopes = (products * DenseVector.OfArray(weights)).ToArray();
            var level = used.Sum(j => weights[j] * slopes[j]);
            var best = -1;
            for (var j = 0; j < n; j++)
                if (!used.Contains(j) && slopes[j] < level - hair && (best < 0 || slopes[j] < slopes[best]))
                    best = j;
            if (best < 0)
                return weights;
            used.Add(best);
            if (!Settle(products, used, weights, best))
                return weights;
        }
        return weights;
    }

    // The best of the columns in use; columns that it would weigh below 0 are let go on the way. False where the newcomer
    // itself is let go at once: only rounding made it look better.
    private static bool Settle(Matrix<double> products, List<int> used, double[] weights, int newcomer)
    {
        for (var first = true; ; first = false)
        {
            var wanted = Best(products, used);
            if (first && !(wanted[used.IndexOf(newcomer)] > 0))
            {
                used.Remove(newcomer);
                return false;
            }
            var reach = 1.0;
            for (var k = 0; k < used.Count; k++)
                if (wanted[k] <= 0)
                    reach = Math.Min(reach, weights[used[k]] / (weights[used[k]] - wanted[k]));
            for (var k = 0; k < used.Count; k++)
                weights[used[k]] += reach * (wanted[k] - weights[used[k]]);
            if (reach >= 1)
                break;
            used.RemoveAll(j =>
            {
                var gone = weights[j] <= 1e-14;
                weights[j] = gone ? 0 : weights[j];
                return gone;
            });
        }
        var sum = used.Sum(j => weights[j]);
        foreach (var j in used)
            weights[j] /= sum;
        return true;
    }

    // Least squares with a sum of 1: the equations of Lagrange, (P 1; 1′ 0)(w, −level) = (0, 1).
    private static double[] Best(Matrix<double> products, List<int> used)
    {
        var n = used.Count;
        var system = new DenseMatrix(n + 1);
        var size = used.Max(j => products[j, j]);
        for (var a = 0; a < n; a++)
        {
            for (var b = 0; b < n; b++)
                system[a, b] = size > 0 ? products[used[a], used[b]] / size : 0;
            system[a, n] = system[n, a] = 1;
        }
        var right = new DenseVector(n + 1) { [n] = 1 };
        var solved = system.QR().Solve(right);
        // Columns that are mixtures of one another leave the equations without one answer.
        return solved.All(double.IsFinite) ? [.. solved.Take(n)] : [.. Enumerable.Repeat(1.0 / n, n - 1), 0];
    }

    // No other weights do as well where the columns that could bear weight are not mixtures of one another.
    private static bool Unique(DenseMatrix matrix, Matrix<double> products, double[] weights)
    {
        var slopes = products * DenseVector.OfArray(weights);
        var level = slopes * DenseVector.OfArray(weights);
        var near = 1e-9 * products.Diagonal().Maximum();
        int[] able = [.. Enumerable.Range(0, weights.Length).Where(j => weights[j] > 0 || slopes[j] <= level + near)];
        if (able.Length == 1)
            return true;
        var apart = DenseMatrix.Create(
            matrix.RowCount,
            able.Length - 1,
            (i, j) => matrix[i, able[j + 1]] - matrix[i, able[0]]
        );
        if (apart.ColumnCount > apart.RowCount)
            return false;
        var singular = apart.Svd(false).S;
        return singular.Minimum() > 1e-9 * singular.Maximum();
    }
}
