using CommonThread.Analytics.EarlyWarning;
using MathNet.Numerics.LinearAlgebra.Double;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace CommonThread.Analytics.Impact;

/// <summary>A fitted model log mean = offset + x·b.</summary>
/// <param name="Terms">b.</param>
/// <param name="Covariance">Variances and covariances of b for a dispersion of 1: (X′WX)⁻¹.</param>
/// <param name="Means">Fitted mean of each row.</param>
/// <param name="Alpha">Variance = mean + alpha × mean²; 0 for Poisson.</param>
/// <param name="Deviance">Twice the shortfall of the log-likelihood from a perfect fit.</param>
/// <param name="Dispersion">Pearson’s statistic over the rows that are left beyond the terms.</param>
/// <param name="Free">Rows beyond the terms.</param>
internal sealed record LogLinear(
    double[] Terms,
    DenseMatrix Covariance,
    double[] Means,
    double Alpha,
    double Deviance,
    double Dispersion,
    int Free
);

/// <summary>
/// Generalized linear models of counts with a log link by iteratively reweighted least squares (McCullagh and Nelder, 1989,
/// 2.5), each step a QR decomposition of the weighted rows; steps that lose are halved. It goes on until no fitted logarithm
/// moves by a part in 10⁹, so that what is left is the square of that.
/// </summary>
internal static class LogLinearModel
{
    private const int MostSteps = 100;

    // Means below this are on their way to none at all.
    private const double LeastMean = 1e-7;

    /// <summary>Poisson means, whose variance is a multiple of them (quasi-Poisson).</summary>
    public static LogLinear Fit(DenseMatrix rows, double[] counts, double[] offsets) =>
        Bounded(Fit(rows, counts, offsets, 0));

    /// <summary>
    /// Negative binomial with the likeliest dispersion: the mean for a dispersion and the dispersion for a mean in turn (Venables
    /// and Ripley, 2002, 7.4). Counts that vary no more than by chance give a Poisson model, with an alpha of 0.
    /// </summary>
    public static LogLinear FitNegativeBinomial(DenseMatrix rows, double[] counts, double[] offsets)
    {
        var fit = Fit(rows, counts, offsets, 0);
        for (var round = 0; round < MostSteps; round++)
        {
            var alpha = LikeliestDispersion.Of(counts, fit.Means);
            var moved = Math.Abs(alpha - fit.Alpha);
            fit = Fit(rows, counts, offsets, alpha, fit);
            if (moved <= 1e-10 * alpha)
                return Bounded(fit);
        }
        throw new StatisticsError("The spread of these counts cannot be estimated; use the quasi-Poisson model");
    }

    /// <summary>With a dispersion that is known.</summary>
    private static LogLinear Fit(
        DenseMatrix rows,
        double[] counts,
        double[] offsets,
        double alpha,
        LogLinear? from = null
    )
    {
        var (n, p) = (rows.RowCount, rows.ColumnCount);
        StatisticsError.If(
            n <= p,
            "There are not more counts than terms in the model, so nothing is left to tell chance by"
        );
        // From the counts themselves, a little above zero, or from a fit that was nearly as good.
        var mean = from?.Means ?? Array.ConvertAll(counts, y => y + 0.1);
        var log = Array.ConvertAll(mean, Math.Log);
        // What a step falls back towards: that fit, or one level for all.
        var terms = from?.Terms ?? OneLevel(counts, offsets, p);
        var deviance = Try(terms).Deviance;
        for (var step = 0; step < MostSteps; step++)
        {
            var side = DenseVector.Create(
                n,
                i => Root(mean[i], alpha) * (log[i] - offsets[i] + ((counts[i] - mean[i]) / mean[i]))
            );
            var next = Decompose(rows, mean, alpha).Solve(side).ToArray();
            var (tried, triedMean, triedDeviance) = Try(next);
            for (var halving = 0; halving < 30 && !(triedDeviance <= deviance + Hair(deviance)); halving++)
            {
                for (var j = 0; j < p; j++)
                    next[j] = (next[j] + terms[j]) / 2;
                (tried, triedMean, triedDeviance) = Try(next);
            }
            StatisticsError.If(!double.IsFinite(triedDeviance), Endless);
            double moved = 0;
            for (var i = 0; i < n; i++)
                moved = Math.Max(moved, Math.Abs(tried[i] - log[i]));
            (terms, log, mean, deviance) = (next, tried, triedMean, triedDeviance);
            if (moved < 1e-9)
                return Conclude(rows, counts, terms, mean, alpha, deviance);
        }
        throw new StatisticsError(Endless);

        (double[] Log, double[] Mean, double Deviance) Try(double[] with)
        {
            var eta = (rows * DenseVector.OfArray(with)).ToArray();
            for (var i = 0; i < n; i++)
                eta[i] += offsets[i];
            var means = Array.ConvertAll(eta, Math.Exp);
            return (eta, means, Deviance(counts, means, alpha));
        }
    }

    // The first column of every model is the intercept.
    private static double[] OneLevel(double[] counts, double[] offsets, int terms) =>
        [Math.Log(counts.Sum() / offsets.Sum(Math.Exp)), .. new double[terms - 1]];

    private const string Endless =
        "The model finds no end: in part of the series there are next to no events, so that a ratio to them has no bound";

    private static LogLinear Bounded(LogLinear fit)
    {
        StatisticsError.If(Array.Exists(fit.Means, m => !(m > LeastMean && m < 1e12)), Endless);
        return fit;
    }

    private static double Hair(double deviance) => 1e-9 * (Math.Abs(deviance) + 0.1);

    private static double Root(double mean, double alpha) => Math.Sqrt(mean / (1 + (alpha * mean)));

    private static QR<double> Decompose(DenseMatrix rows, double[] mean, double alpha)
    {
        var weighted = DenseMatrix.Create(
            rows.RowCount,
            rows.ColumnCount,
            (i, j) => Root(mean[i], alpha) * rows.Values[(j * rows.RowCount) + i]
        );
        var norms = weighted.ColumnNorms(2);
        var qr = weighted.QR(QRMethod.Thin);
        for (var j = 0; j < rows.ColumnCount; j++)
            StatisticsError.If(
                !(Math.Abs(qr.R[j, j]) > 1e-9 * norms[j]),
                Array.Exists(mean, m => m < LeastMean)
                    ? Endless
                    : "Terms of the model cannot be told apart in these periods: leave out the season or the slope, or wait for more"
            );
        return qr;
    }

    private static LogLinear Conclude(
        DenseMatrix rows,
        double[] counts,
        double[] terms,
        double[] mean,
        double alpha,
        double deviance
    )
    {
        var inverse = Decompose(rows, mean, alpha).R.Inverse();
        double pearson = 0;
        for (var i = 0; i < counts.Length; i++)
            pearson += (counts[i] - mean[i]) * (counts[i] - mean[i]) / (mean[i] * (1 + (alpha * mean[i])));
        var free = rows.RowCount - rows.ColumnCount;
        return new(
            terms,
            (DenseMatrix)inverse.TransposeAndMultiply(inverse),
            mean,
            alpha,
            Math.Max(0, deviance),
            pearson / free,
            free
        );
    }

    /// <summary>Twice the sum over the rows of what <see cref="Shortfall"/> gives.</summary>
    private static double Deviance(double[] counts, double[] means, double alpha)
    {
        double sum = 0;
        for (var i = 0; i < counts.Length; i++)
            sum += Shortfall(counts[i], means[i], alpha);
        return 2 * sum;
    }

    /// <summary>A count’s shortfall of log-likelihood from that of a mean of its own: half its part in the deviance.</summary>
    public static double Shortfall(double count, double mean, double alpha) =>
        (count > 0 ? count * Math.Log(count / mean) : 0)
        - (alpha > 0 ? (count + (1 / alpha)) * Math.Log((1 + (alpha * count)) / (1 + (alpha * mean))) : count - mean);
}
