namespace CommonThread.Analytics.Impact;

/// <summary>A period of the place and of its synthetic double.</summary>
/// <param name="Period">Position, from 0.</param>
/// <param name="After">Whether the action had begun.</param>
/// <param name="Actual">The place’s value.</param>
/// <param name="Synthetic">The weighted donors’ value.</param>
public sealed record SyntheticPeriod(int Period, bool After, double Actual, double Synthetic)
{
    /// <summary>Actual less synthetic: after the start, the effect.</summary>
    public double Gap => Actual - Synthetic;
}

/// <summary>How well a synthetic double fits before, and how far it is left after.</summary>
/// <param name="Before">Root mean squared gap before (RMSPE), in the values’ unit.</param>
/// <param name="After">The same after.</param>
/// <param name="Ratio">After over before; null where the double meets every period before, so that no ratio can be taken.</param>
public sealed record SyntheticError(double Before, double After, double? Ratio);

/// <summary>A donor that stood in for the place.</summary>
/// <param name="Donor">Its position, from 0.</param>
/// <param name="Error">Its own double’s error before and after.</param>
public sealed record SyntheticPlacebo(int Donor, SyntheticError Error);

/// <summary>A synthetic control.</summary>
/// <param name="Weights">One for each donor, 0 or more, adding up to 1.</param>
/// <param name="Unique">
/// False where other weights fit as well (more donors than the periods before can tell apart): those given are the most even.
/// </param>
/// <param name="Periods">The place and its double, period by period.</param>
/// <param name="Error">Its error before and after.</param>
/// <param name="MeanEffect">Mean gap after.</param>
/// <param name="Placebos">Each donor in turn as if the action had been there.</param>
/// <param name="Rank">1 where no placebo’s ratio is as large; null where the place’s own ratio cannot be taken.</param>
/// <param name="P">Rank over the number of places: the chance of so large a ratio were the place drawn by lot.</param>
public sealed record SyntheticControlFit(
    IReadOnlyList<double> Weights,
    bool Unique,
    IReadOnlyList<SyntheticPeriod> Periods,
    SyntheticError Error,
    double MeanEffect,
    IReadOnlyList<SyntheticPlacebo> Placebos,
    int? Rank,
    double? P
);

/// <summary>
/// A double of the place made of others (Abadie, Diamond and Hainmueller, 2010, Journal of the American Statistical Association
/// 105:493): the mixture of donors, weights of 0 or more adding up to 1, nearest to the place over all periods before the action
/// (every period before is a predictor of equal worth), is carried on after it. Placebos take each donor in turn as the place,
/// with the place itself among the donors (section 3.4), and compare ratios of error after to before.
/// </summary>
/// <remarks>
/// Use rates or indices, so that places of different sizes can be mixed. It assumes that nothing else befell the place or its
/// donors at the start, that the action did not reach the donors, and that the double fits before: read the error before first.
/// </remarks>
public static class SyntheticControl
{
    /// <summary>Fits the double and its placebos.</summary>
    /// <param name="place">Values of the place, one for each period, none missing.</param>
    /// <param name="donors">Values of at least two places like it that were left alone; the same periods.</param>
    /// <param name="start">Position of the first period after the action began, from 0.</param>
    /// <exception cref="StatisticsError">
    /// Fewer than two donors, two periods before or one after; series of other lengths; values that are no ordinary numbers; a
    /// place that never changes before the start.
    /// </exception>
    public static SyntheticControlFit Fit(
        IReadOnlyList<double> place,
        IReadOnlyList<IReadOnlyList<double>> donors,
        int start
    )
    {
        Check(place, donors, start);
        double[] own = [.. place];
        double[][] others = [.. donors.Select(d => d.ToArray())];
        var (weights, unique, synthetic) = Double(own, others, start);
        var error = Error(own, synthetic, start);
        SyntheticPlacebo[] placebos =
        [
            .. others.Select(
                (donor, j) =>
                    new SyntheticPlacebo(
                        j,
                        Error(donor, Double(donor, [own, .. others.Where((_, k) => k != j)], start).Synthetic, start)
                    )
            ),
        ];
        // A placebo that is met in every period before but not after is as extreme as can be.
        int? rank = error.Ratio is { } ratio
            ? 1 + placebos.Count(p => (p.Error.Ratio ?? (p.Error.After > 0 ? double.MaxValue : 0)) >= ratio)
            : null;
        SyntheticPeriod[] periods = [.. own.Select((v, i) => new SyntheticPeriod(i, i >= start, v, synthetic[i]))];
        return new(
            weights,
            unique,
            periods,
            error,
            periods.Skip(start).Average(p => p.Gap),
            placebos,
            rank,
            rank / (placebos.Length + 1.0)
        );
    }

    private static (double[] Weights, bool Unique, double[] Synthetic) Double(
        double[] own,
        double[][] donors,
        int start
    )
    {
        var (weights, unique) = SimplexLeastSquares.Solve(Array.ConvertAll(donors, d => d[..start]), own[..start]);
        var synthetic = new double[own.Length];
        for (var j = 0; j < donors.Length; j++)
        for (var i = 0; i < own.Length; i++)
            synthetic[i] += weights[j] * donors[j][i];
        return (weights, unique, synthetic);
    }

    private static SyntheticError Error(double[] own, double[] synthetic, int start)
    {
        double Root(int from, int end)
        {
            double sum = 0;
            for (var i = from; i < end; i++)
                sum += (own[i] - synthetic[i]) * (own[i] - synthetic[i]);
            return Math.Sqrt(sum / (end - from));
        }
        var (before, after) = (Root(0, start), Root(start, own.Length));
        var size = own.Take(start).Max(Math.Abs);
        return new(before, after, before > 1e-7 * size ? after / before : null);
    }

    private static void Check(IReadOnlyList<double> place, IReadOnlyList<IReadOnlyList<double>> donors, int start)
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(donors);
        StatisticsError.If(start < 2, "The double needs at least two periods before the start to be fitted to");
        StatisticsError.If(
            start >= place.Count,
            "The action starts after the last period, so there is nothing to compare"
        );
        StatisticsError.If(donors.Count < 2, "The double is made of at least two donors");
        foreach (var series in (IReadOnlyList<double>[])[place, .. donors])
        {
            ArgumentNullException.ThrowIfNull(series);
            StatisticsError.If(series.Count != place.Count, "Each donor needs a value for every period of the place");
            foreach (var value in series)
                StatisticsError.If(
                    !(Math.Abs(value) <= 1e12) || (value != 0 && Math.Abs(value) < 1e-12),
                    "Values must be ordinary numbers; leave out a donor where one is missing"
                );
        }
        StatisticsError.If(
            place.Take(start).All(v => v == place[0]),
            "The place never changes before the start: a constant series cannot be told from any other"
        );
    }
}
