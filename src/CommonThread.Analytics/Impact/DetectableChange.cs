using MathNet.Numerics.Distributions;
using MathNet.Numerics.RootFinding;

namespace CommonThread.Analytics.Impact;

/// <summary>What is to be known before an action starts.</summary>
/// <param name="Baseline">Events to a period to expect at the start, were nothing done; above zero.</param>
/// <param name="Before">Periods before.</param>
/// <param name="After">Periods after.</param>
public sealed record ImpactDesign(double Baseline, int Before, int After)
{
    /// <summary>Growth of the baseline to one period: 0.01 for a hundredth more each.</summary>
    public double TrendToPeriod { get; init; }

    /// <summary>φ, variance over mean of the counts: 1 by chance alone; take it from <see cref="InterruptedTimeSeriesFit"/>.</summary>
    public double Dispersion { get; init; } = 1;

    /// <summary>The model that will be fitted; the change looked for is that of its level.</summary>
    public InterruptedTimeSeriesOptions Model { get; init; } = new() { SlopeChange = false };

    /// <summary>How often chance alone may look like a change: two-sided.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>How often a change of the size given is to be found.</summary>
    public double Power { get; init; } = 0.8;
}

/// <summary>What a design could detect.</summary>
/// <param name="Fall">
/// The smallest fall of the level, as a share: 0.2 for a fifth; null where not even a fall to a hundredth would show.
/// </param>
/// <param name="Rise">The smallest rise, as a share; null where even a hundredfold would not show.</param>
/// <param name="FallError">Standard error of the log level change at that fall.</param>
/// <param name="RiseError">The same at that rise.</param>
/// <param name="Multiple">Standard errors that a change must measure: t for the alpha and t for the power added up.</param>
/// <param name="Free">Degrees of freedom of t: periods less terms.</param>
public sealed record DetectableLevel(
    double? Fall,
    double? Rise,
    double? FallError,
    double? RiseError,
    double Multiple,
    int Free
);

/// <summary>
/// "What change could this design detect?", before it starts. The smallest detectable change is (t for 1 − α/2 + t for the
/// power) standard errors (Bloom, 1995, Evaluation Review 19:547); the error of the log level change is that of the segmented
/// model itself, from its expected information X′WX/φ with W the means of the design (McCullagh and Nelder, 1989, 2.5), under the
/// change in question. It assumes the model true, φ known and periods independent: neighbours that are alike make it too hopeful.
/// </summary>
public static class DetectableChange
{
    private const double Step = 0.02;
    private const double Largest = 4.605170185988092; // A hundredfold, either way.

    /// <summary>The smallest fall and rise of the level that the design could detect.</summary>
    /// <param name="design">Baseline, periods and spread.</param>
    /// <exception cref="StatisticsError">A design that no model could be fitted to; values out of their range.</exception>
    public static DetectableLevel Of(ImpactDesign design)
    {
        var free = Check(design);
        var multiple = Quantile(free, 1 - (design.Alpha / 2)) + Quantile(free, design.Power);
        double? Smallest(int sign)
        {
            double Short(double size) => size - (multiple * Error(design, sign * size));
            // The error of a fall grows with the fall, so the way is walked from below: the first size that shows is the smallest.
            for (double low = 0; low < Largest; low += Step)
            {
                var high = Math.Min(low + Step, Largest);
                if (Short(high) >= 0)
                    return sign * Brent.FindRoot(Short, low, high, 1e-14, 200);
            }
            return null;
        }
        var (fall, rise) = (Smallest(-1), Smallest(1));
        return new(
            fall is { } f ? 1 - Math.Exp(f) : null,
            rise is { } r ? Math.Exp(r) - 1 : null,
            fall is { } low ? Error(design, low) : null,
            rise is { } high ? Error(design, high) : null,
            multiple,
            free
        );
    }

    /// <summary>How often the design would find a change of the level of this size.</summary>
    /// <param name="design">Baseline, periods and spread; its own power is not used.</param>
    /// <param name="change">As a share: −0.2 for a fall by a fifth; above −1, at most 99.</param>
    /// <returns>The power, from alpha / 2 to 1: the chance of a t beyond its limit on the side of the change.</returns>
    /// <exception cref="StatisticsError">As <see cref="Of"/>; a change out of its range.</exception>
    public static double PowerOf(ImpactDesign design, double change)
    {
        var free = Check(design);
        StatisticsError.If(!(change is >= -0.99 and <= 99), "The change lies between −0.99 and 99, such as −0.2");
        var effect = Math.Log(1 + change);
        var limit = Quantile(free, 1 - (design.Alpha / 2));
        return StudentT.CDF(0, 1, free, (Math.Abs(effect) / Error(design, effect)) - limit);
    }

    private static double Quantile(int free, double p) => -StudentT.InvCDF(0, 1, free, 1 - p);

    // Standard error of the log level change under a change of that size.
    internal static double Error(ImpactDesign design, double change)
    {
        int[] periods = [.. Used(design)];
        var rows = SegmentTerms.Rows(periods, design.Before, design.Model, changes: true);
        for (var i = 0; i < periods.Length; i++)
        {
            var mean =
                design.Baseline
                * Math.Exp(
                    (Math.Log(1 + design.TrendToPeriod) * (periods[i] - design.Before))
                        + (periods[i] >= design.Before ? change : 0)
                );
            StatisticsError.If(
                !(mean is >= 1e-9 and <= 1e15),
                "The trend runs away: at its far end the baseline is next to nothing or beyond measure"
            );
            for (var j = 0; j < rows.ColumnCount; j++)
                rows[i, j] *= Math.Sqrt(mean / design.Dispersion);
        }
        var norms = rows.ColumnNorms(2);
        var qr = rows.QR(MathNet.Numerics.LinearAlgebra.Factorization.QRMethod.Thin);
        for (var j = 0; j < rows.ColumnCount; j++)
            StatisticsError.If(
                !(Math.Abs(qr.R[j, j]) > 1e-9 * norms[j]),
                "Terms of the model cannot be told apart in these periods: leave out the season or the slope, or plan for more"
            );
        var level = design.Model.Trend ? 2 : 1;
        return qr.R.Inverse().Row(level).L2Norm();
    }

    private static IEnumerable<int> Used(ImpactDesign design) =>
        Enumerable
            .Range(0, design.Before + design.After)
            .Where(i => i < design.Before || i - design.Before >= design.Model.PhaseIn);

    private static int Check(ImpactDesign design)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(design.Model);
        design.Model.Check();
        StatisticsError.If(
            !design.Model.LevelChange,
            "The change looked for is that of the level; let the model have one"
        );
        StatisticsError.If(
            !(design.Baseline is >= 1e-6 and <= 1e9),
            "The baseline is the events to expect in a period: above zero"
        );
        StatisticsError.If(
            design.Before is < 1 or > 5000 || design.After is < 1 or > 5000,
            "A design has at least one period before and one after, and at most 5,000"
        );
        StatisticsError.If(
            !(design.TrendToPeriod is > -0.5 and < 1),
            "The trend is a share to one period, such as 0.01: between −0.5 and 1"
        );
        StatisticsError.If(
            !(design.Dispersion is >= 0.01 and <= 1e6),
            "The dispersion is the counts’ variance over their mean: 1 by chance alone"
        );
        StatisticsError.If(
            !(design.Alpha is >= 0.0001 and <= 0.5),
            "Alpha lies between 0.0001 and a half, such as 0.05"
        );
        StatisticsError.If(!(design.Power is >= 0.5 and <= 0.9999), "The power lies between a half and 1, such as 0.8");
        StatisticsError.If(
            design.Model.Harmonics > 0 && design.Before < design.Model.Cycle,
            "The baseline is shorter than one season; leave the season out or wait for more"
        );
        StatisticsError.If(design.After <= design.Model.PhaseIn, "The phase-in leaves no period after the start");
        var free = Used(design).Count() - design.Model.TermCount;
        StatisticsError.If(free < 1, "The design has no more periods than its model has terms");
        return free;
    }
}
