using CommonThread.Analytics.Harm;
using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace CommonThread.Analytics.Impact;

/// <summary>An estimate and what chance allows it.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Error">Its standard error.</param>
/// <param name="Statistic">Value over error: t or z.</param>
/// <param name="P">Two-sided probability of one as far from 0 by chance alone.</param>
/// <param name="Interval">Its interval.</param>
public sealed record Estimate(double Value, double Error, double Statistic, double P, Interval Interval)
{
    /// <summary>Of an estimate that is a logarithm: the ratio.</summary>
    public double Ratio => Math.Exp(Value);

    /// <summary>Of an estimate that is a logarithm: the ratio’s interval.</summary>
    public Interval RatioInterval => new(Math.Exp(Interval.Lower), Math.Exp(Interval.Upper));
}

/// <summary>The yardstick of an estimate: Student’s t where a dispersion was estimated too, the normal where not.</summary>
internal readonly record struct Chance(double? Free)
{
    /// <summary>The value beyond which, both ways, lies what the confidence leaves.</summary>
    public double Quantile(double confidence)
    {
        var z = Intervals.Z(confidence);
        return Free is { } free ? -StudentT.InvCDF(0, 1, free, (1 - confidence) / 2) : z;
    }

    public double TwoSided(double statistic) =>
        Free is { } free
            ? SpecialFunctions.BetaRegularized(free / 2, 0.5, free / (free + (statistic * statistic)))
            : SpecialFunctions.Erfc(Math.Abs(statistic) / Math.Sqrt(2));

    /// <summary>Of a logarithm: refused where so little is known that the ratio has no end that could be written down.</summary>
    public Estimate OfLog(double value, double error, double confidence)
    {
        StatisticsError.If(
            !(Math.Abs(value) + (Quantile(confidence) * error) < 300),
            "These counts say next to nothing of the change: its interval has no end"
        );
        return Of(value, error, confidence);
    }

    public Estimate Of(double value, double error, double confidence)
    {
        var reach = Quantile(confidence) * error;
        return new(value, error, value / error, TwoSided(value / error), new(value - reach, value + reach));
    }
}
