namespace CommonThread.Analytics.EarlyWarning;

/// <summary>
/// The quasi-Poisson model log mean = level of the season + slope × time (+ log exposure), fitted by iteratively reweighted
/// least squares (McCullagh and Nelder 1989, 2.5), started at the counts plus a tenth and stopped when the deviance moves by
/// less than a part in 10⁸.
/// Each level meets only its own weeks and the slope meets them all, so that the normal equations are an arrow: the slope is
/// found from the levels' sums (a Schur complement of one number), then each level by itself. A step is linear in the weeks
/// whatever the levels, and the leverage of a week is w × (1/W + (t − t̄)²/D), with W and t̄ the weight and mean time of its
/// level and D the sum of squares of time within levels.
/// </summary>
internal sealed class LogLinearFit
{
    private const int MostSteps = 25;
    private const double Enough = 1e-8;
    private const double LeastMean = 2.220446049250313e-16;

    private double[] mean = [];
    private double[] used = [];
    private double[] level = [];
    private double[] weightOf = [];
    private double[] timeOf = [];
    private double[] residualOf = [];
    private double[] previous = [];
    private double within;

    public double Slope { get; private set; }

    public bool Converged { get; private set; }

    /// <summary>Parameters that could be estimated.</summary>
    public int Rank { get; private set; }

    /// <summary>Pearson's statistic over what is left of the weeks; 0 or more, not floored.</summary>
    public double Dispersion { get; private set; }

    /// <summary>The same of residuals relative to their means.</summary>
    public double RelativeDispersion { get; private set; }

    /// <summary>Logarithm of the mean at time 0 in the last level.</summary>
    public double Present { get; private set; }

    /// <summary>Variance of <see cref="Present"/> for a dispersion of 1.</summary>
    public double PresentVariance { get; private set; }

    public double SlopeVariance => 1 / within;

    /// <summary>Fitted mean of each week.</summary>
    public ReadOnlySpan<double> Means => mean;

    /// <summary>Fits the model; false where it cannot be done: nothing known of the present level, or no end of steps.</summary>
    public bool Fit(Baseline past, ReadOnlySpan<double> prior, bool trend)
    {
        Room(past.Length, past.Levels);
        Converged = false;
        var (n, y) = (past.Length, past.Counts);
        for (var i = 0; i < n; i++)
            mean[i] = y[i] + 0.1;
        // Logarithms of small counts are looked up; a sum of large ones would lose what the stopping rule looks at.
        var looked = past.Greatest < SmallCounts.Most && !past.Exposed;
        double own = 0;
        for (var i = 0; looked && i < n; i++)
            own += prior[i] * SmallCounts.TimesLog(y[i]);
        var deviance = Deviance(past, prior);
        Slope = 0;
        Array.Clear(level);
        for (var step = 0; step < MostSteps; step++)
        {
            if (!Step(past, prior, trend, first: step == 0))
                return false;
            Predict(past);
            var next = looked ? 2 * (own + Against(past, prior)) : Deviance(past, prior);
            for (var halving = 0; !double.IsFinite(next); halving++)
            {
                if (step == 0 || halving >= MostSteps)
                    return false;
                Halve();
                Predict(past);
                next = looked ? 2 * (own + Against(past, prior)) : Deviance(past, prior);
            }
            var moved = Math.Abs(next - deviance) / (Math.Abs(next) + 0.1);
            deviance = next;
            if (moved < Enough)
            {
                Converged = true;
                break;
            }
        }
        if (Converged)
            Conclude(past, prior);
        return Converged;
    }

    /// <summary>The dispersion that the errors of the present mean and of the slope are taken at.</summary>
    public double ErrorDispersion(FarringtonOptions options) =>
        options.Error switch
        {
            EarlyWarning.ErrorDispersion.AtLeastOne => Math.Max(1, Dispersion),
            EarlyWarning.ErrorDispersion.Relative when options.Reweight => RelativeDispersion,
            _ => Dispersion,
        };

    /// <summary>Leverage of a week in the last step, from 0 to 1.</summary>
    public double Leverage(Baseline past, int week)
    {
        var j = past.Level[week];
        var apart = past.Times[week] - (timeOf[j] / weightOf[j]);
        return used[week] * ((1 / weightOf[j]) + (apart * apart / within));
    }

    private void Room(int weeks, int levels)
    {
        if (mean.Length < weeks)
            (mean, used) = (new double[weeks], new double[weeks]);
        if (level.Length != levels)
            (level, weightOf, timeOf, residualOf, previous) = (
                new double[levels],
                new double[levels],
                new double[levels],
                new double[levels],
                new double[levels + 1]
            );
    }

    private bool Step(Baseline past, ReadOnlySpan<double> prior, bool trend, bool first)
    {
        var n = past.Length;
        Array.Clear(weightOf);
        Array.Clear(timeOf);
        Array.Clear(residualOf);
        double squares = 0,
            residuals = 0;
        var (y, times, levels) = (past.Counts, past.Times, past.Level);
        for (var i = 0; i < n; i++)
        {
            var weight = prior[i] * mean[i];
            used[i] = weight;
            var residual = prior[i] * (y[i] - mean[i]);
            if (first)
                residual += weight * (SmallCounts.LogStart(y[i]) - LogExposure(past, i));
            var (j, t) = (levels[i], times[i]);
            weightOf[j] += weight;
            timeOf[j] += weight * t;
            residualOf[j] += residual;
            squares += weight * t * t;
            residuals += residual * t;
        }
        if (weightOf[^1] <= 0)
            return false;
        Rank = 0;
        within = squares;
        for (var j = 0; j < level.Length; j++)
        {
            if (weightOf[j] <= 0)
                continue;
            Rank++;
            within -= timeOf[j] * timeOf[j] / weightOf[j];
            residuals -= timeOf[j] * residualOf[j] / weightOf[j];
        }
        // Without two different times in any level, a slope and the levels are one and the same.
        var sloped = trend && within > 1e-11 * squares;
        within = sloped ? within : double.PositiveInfinity;
        var turn = sloped ? residuals / within : 0;
        Rank += sloped ? 1 : 0;
        previous[^1] = Slope;
        Slope += turn;
        for (var j = 0; j < level.Length; j++)
        {
            previous[j] = level[j];
            if (weightOf[j] > 0)
                level[j] += (residualOf[j] - (timeOf[j] * turn)) / weightOf[j];
        }
        return true;
    }

    private void Halve()
    {
        Slope = (Slope + previous[^1]) / 2;
        for (var j = 0; j < level.Length; j++)
            level[j] = (level[j] + previous[j]) / 2;
    }

    // Within a run of weeks of one level the mean grows by the same factor each week; it is taken afresh at every run.
    private void Predict(Baseline past)
    {
        var (n, times, levels) = (past.Length, past.Times, past.Level);
        var week = Math.Exp(Slope);
        var (value, last, known) = (0.0, double.NaN, -1);
        for (var i = 0; i < n; i++)
        {
            value =
                levels[i] == known && times[i] == last + 1
                    ? value * week
                    : Math.Exp(level[levels[i]] + (Slope * times[i]));
            (last, known) = (times[i], levels[i]);
            mean[i] = Math.Max(past.Exposed ? value * past.Exposure[i] : value, LeastMean);
        }
    }

    private double Deviance(Baseline past, ReadOnlySpan<double> prior)
    {
        double sum = 0;
        var y = past.Counts;
        for (var i = 0; i < past.Length; i++)
        {
            var excess = mean[i] - y[i];
            sum += prior[i] * (y[i] > 0 ? (y[i] * Math.Log(y[i] / mean[i])) + excess : mean[i]);
        }
        return 2 * sum;
    }

    // The part of half the deviance that changes with the model, where the mean's logarithm is the model itself.
    private double Against(Baseline past, ReadOnlySpan<double> prior)
    {
        double sum = 0;
        var (y, times, levels) = (past.Counts, past.Times, past.Level);
        for (var i = 0; i < past.Length; i++)
            sum += prior[i] * (mean[i] - y[i] - (y[i] * (level[levels[i]] + (Slope * times[i]))));
        return sum;
    }

    private static double LogExposure(Baseline past, int i) => past.Exposed ? Math.Log(past.Exposure[i]) : 0;

    // Variances and Pearson's statistic are taken at the weights of the last step, where leverages are too.
    private void Conclude(Baseline past, ReadOnlySpan<double> prior)
    {
        double pearson = 0,
            relative = 0;
        for (var i = 0; i < past.Length; i++)
        {
            var residual = (past.Counts[i] - mean[i]) / mean[i];
            pearson += used[i] * residual * residual;
            relative += prior[i] * residual * residual;
        }
        var free = past.Length - Rank;
        (Dispersion, RelativeDispersion) = free > 0 ? (pearson / free, relative / free) : (double.NaN, double.NaN);
        Present = level[^1];
        var middle = timeOf[^1] / weightOf[^1];
        PresentVariance = (1 / weightOf[^1]) + (middle * middle / within);
    }
}
