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

/// <summary>
/// The yardstick of estimates: Student’s t where a dispersion was estimated too, the normal where not (free is null).
/// </summary>
internal sealed class Chance(double? free, double confidence)
{
    /// <summary>Standard errors to each side of an interval, beyond which lies what the confidence leaves.</summary>
    public double Reach { get; } =
        free is { } degrees ? -StudentT.InvCDF(0, 1, degrees, (1 - confidence) / 2) : Intervals.Z(confidence);

    /// <summary>Of a logarithm: refused where so little is known that the ratio has no end that could be written down.</summary>
    public Estimate OfLog(double value, double error)
    {
        StatisticsError.If(
            !(Math.Abs(value) + (Reach * error) < 300),
            "These counts say next to nothing of the change: its interval has no end"
        );
        return Of(value, error);
    }

    public Estimate Of(double value, double error)
    {
        var reach = Reach * error;
        return new(value, error, value / error, TwoSided(value / error), new(value - reach, value + reach));
    }

    private double TwoSided(double statistic) =>
        free is { } degrees
            ? SpecialFunctions.BetaRegularized(degrees / 2, 0.5, degrees / (degrees + (statistic * statistic)))
            : SpecialFunctions.Erfc(Math.Abs(statistic) / Math.Sqrt(2));
}
