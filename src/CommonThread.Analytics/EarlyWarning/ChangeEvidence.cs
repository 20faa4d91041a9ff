namespace CommonThread.Analytics.EarlyWarning;

/// <summary>The weeks since the last alarm, and the evidence in them for a change of the mean.</summary>
internal sealed class ChangeEvidence(double alpha, LikelihoodRatioOptions options)
{
    private readonly List<double> counts = [];
    private readonly List<double> means = [];
    private double sum;

    public double Latest { get; private set; }

    public void Forget()
    {
        counts.Clear();
        means.Clear();
        sum = 0;
        Latest = 0;
    }

    public double Add(double count, double mean)
    {
        if (options.Kappa is { } kappa)
            return Latest = sum = Math.Max(0, sum + Ratio(kappa, count, mean));
        counts.Add(count);
        means.Add(mean);
        return Latest = Best();
    }

    /// <summary>The count that would raise the alarm now; null if none up to the most would.</summary>
    public double? Needed(double mean, double most)
    {
        if (options.Kappa is { } kappa)
        {
            // The ratio is linear in the count.
            var atNone = Ratio(kappa, 0, mean);
            var needed = (options.Threshold - sum - atNone) / (Ratio(kappa, 1, mean) - atNone);
            return needed >= 0 && double.IsFinite(needed) ? needed : null;
        }
        counts.Add(0);
        means.Add(mean);
        double? found = null;
        var (low, high) = (-1.0, most);
        bool Raises(double x)
        {
            counts[^1] = options.Direction == ChangeDirection.Increase ? x : most - x;
            return Best() >= options.Threshold;
        }
        if (Raises(high))
        {
            while (high - low > 1)
            {
                var middle = Math.Floor((low + high) / 2);
                if (Raises(middle))
                    high = middle;
                else
                    low = middle;
            }
            found = options.Direction == ChangeDirection.Increase ? high : most - high;
        }
        counts.RemoveAt(counts.Count - 1);
        means.RemoveAt(means.Count - 1);
        return found;
    }

    // The change may have begun at any week; from the latest backwards, so that sums are carried on.
    private double Best()
    {
        double best = 0,
            cases = 0,
            expected = 0;
        for (var start = counts.Count - 1; start >= 0; start--)
        {
            cases += counts[start];
            expected += means[start];
            if (counts.Count - start >= options.LeastWeeks)
                best = Math.Max(best, alpha > 0 ? NegativeBinomial(start, cases, expected) : Poisson(cases, expected));
        }
        return best;
    }

    private double Poisson(double cases, double expected)
    {
        if (!Sought(cases > expected, cases < expected))
            return 0;
        return (cases > 0 ? cases * Math.Log(cases / expected) : 0) - (cases - expected);
    }

    private bool Sought(bool more, bool fewer) => options.Direction == ChangeDirection.Increase ? more : fewer;

    // Σ yκ − (y + 1/α) log((1 + αm e^κ)/(1 + αm)) is concave in κ; Newton's steps from 0 with the derivative's sign as a guard.
    private double NegativeBinomial(int start, double cases, double expected)
    {
        var (slope, _) = Derivatives(start, 0);
        if (!Sought(slope > 0, slope < 0))
            return 0;
        if (cases <= 0)
            return Limit(start);
        double low = -700,
            high = 700;
        var kappa = Math.Clamp(Math.Log(cases / expected), -5, 5);
        for (var step = 0; step < 200; step++)
        {
            var (first, second) = Derivatives(start, kappa);
            if (first > 0)
                low = kappa;
            else
                high = kappa;
            var next = kappa - (first / second);
            next = next > low && next < high ? next : (low + high) / 2;
            if (Math.Abs(next - kappa) < 1e-10)
                break;
            kappa = next;
        }
        double value = 0;
        for (var i = start; i < counts.Count; i++)
            value += Ratio(kappa, counts[i], means[i]);
        return Math.Max(0, value);
    }

    // No case at all: the likeliest change is without end, and the ratio is that of never having any.
    private double Limit(int start)
    {
        double value = 0;
        for (var i = start; i < means.Count; i++)
            value += Math.Log(1 + (alpha * means[i])) / alpha;
        return value;
    }

    private (double First, double Second) Derivatives(int start, double kappa)
    {
        double first = 0,
            second = 0;
        var factor = Math.Exp(kappa);
        for (var i = start; i < counts.Count; i++)
        {
            var part = alpha * means[i] * factor;
            var share = part / (1 + part);
            var scale = counts[i] + (1 / alpha);
            first += counts[i] - (scale * share);
            second -= scale * share / (1 + part);
        }
        return (first, second);
    }

    private double Ratio(double kappa, double count, double mean)
    {
        var changed = mean * Math.Exp(kappa);
        return alpha > 0
            ? (count * kappa) - ((count + (1 / alpha)) * Math.Log((1 + (alpha * changed)) / (1 + (alpha * mean))))
            : (count * kappa) - (changed - mean);
    }
}
