using System.CommandLine;
using CommonThread.Analytics.EarlyWarning;

namespace CommonThread.Verbs.Analyse;

/// <summary>The options of <c>analyse warn</c>, named as in the papers and in R's <c>surveillance</c>.</summary>
internal sealed class WarnSettings
{
    /// <summary>What was asked for: judges the weeks of a series from a position on.</summary>
    public sealed record Chosen(
        string Method,
        int Last,
        double? FalseAlarms,
        Func<WatchedSeries, int, int, IReadOnlyList<Judgement>> Judge
    );

    private readonly Option<string> method;
    private readonly Option<int> last = new("--last")
    {
        Description = "How many of the last weeks are judged",
        DefaultValueFactory = _ => 1,
    };
    private readonly Option<double?> falseAlarms = new("--false-alarms")
    {
        Description = "Share of the alarms that may be false (Benjamini and Hochberg 1995); for methods that give a p",
    };
    private readonly Option<double?> alpha = new("--alpha")
    {
        Description = "Chance of an alarm when nothing has changed",
    };
    private readonly Option<int?> b = new("--b") { Description = "Farrington: years back (5)" };
    private readonly Option<int?> w = new("--w") { Description = "Farrington: weeks on each side (3)" };
    private readonly Option<int?> noPeriods = new("--no-periods")
    {
        Description = "Farrington: levels of the season (10)",
    };
    private readonly Option<int?> pastWeeks = new("--past-weeks-not-included")
    {
        Description = "Farrington: weeks just before that are left out (26)",
    };
    private readonly Option<double?> weights = new("--weights-threshold")
    {
        Description = "Farrington: residuals above this count as past outbreaks (2.58)",
    };
    private readonly Option<double?> trend = new("--p-threshold-trend")
    {
        Description = "Farrington: a trend is kept where its p is below this (1)",
    };
    private readonly Option<bool> noTrend = new("--no-trend") { Description = "Farrington: fit no trend" };
    private readonly Option<bool> noReweight = new("--no-reweight") { Description = "Farrington: fit once" };
    private readonly Option<ThresholdMethod> threshold = Given.Choice(
        "--threshold-method",
        "Farrington flexible: how the bound is found",
        ThresholdMethod.NbPlugin
    );
    private readonly Option<int?> cycle = new("--cycle") { Description = "Weeks in a year (52)" };
    private readonly Option<string?> limit54 = new("--limit54")
    {
        Description = "No alarm with fewer cases in so many weeks (5,4)",
    };
    private readonly Option<int?> baseline = new("--baseline") { Description = "EARS: weeks in the baseline (7)" };
    private readonly Option<double?> minSigma = new("--min-sigma") { Description = "EARS: least standard deviation" };
    private readonly Option<double?> k = new("--k") { Description = "CUSUM: reference value (1.04)" };
    private readonly Option<double?> h = new("--h") { Description = "CUSUM: decision interval (2.26)" };
    private readonly Option<double?> c = new("--c-arl") { Description = "GLR: threshold (5)" };

    public WarnSettings(string[] methods)
    {
        method = new("--method") { Description = string.Join(", ", methods), DefaultValueFactory = _ => methods[0] };
        method.AcceptOnlyFromAmong(methods);
    }

    public void AddTo(Command verb)
    {
        Option[] all =
        [
            method,
            last,
            falseAlarms,
            alpha,
            b,
            w,
            noPeriods,
            pastWeeks,
            weights,
            trend,
            noTrend,
            noReweight,
            threshold,
            cycle,
            limit54,
            baseline,
            minSigma,
            k,
            h,
            c,
        ];
        foreach (var option in all)
            verb.Add(option);
    }

    public Chosen Read(ParseResult parsed)
    {
        var name = parsed.GetRequiredValue(method);
        Func<WatchedSeries, int, int, IReadOnlyList<Judgement>> judge = name switch
        {
            "farrington-flexible" or "farrington" => Of(Farringtons(parsed, name)),
            "cusum" => Of(new CusumOptions { K = parsed.GetValue(k) ?? 1.04, H = parsed.GetValue(h) ?? 2.26 }),
            "glr" => Of(
                new LikelihoodRatioOptions { Threshold = parsed.GetValue(c) ?? 5, Alpha = parsed.GetValue(alpha) ?? 0 }
            ),
            _ => Of(
                new EarsOptions
                {
                    Method = name switch
                    {
                        "ears-c1" => EarsMethod.C1,
                        "ears-c2" => EarsMethod.C2,
                        _ => EarsMethod.C3,
                    },
                    Baseline = parsed.GetValue(baseline) ?? 7,
                    MinSigma = parsed.GetValue(minSigma) ?? 0,
                    Alpha = parsed.GetValue(alpha),
                }
            ),
        };
        return new(name, parsed.GetValue(last), parsed.GetValue(falseAlarms), judge);
    }

    private FarringtonOptions Farringtons(ParseResult parsed, string name)
    {
        var start = name == "farrington" ? FarringtonOptions.Original : FarringtonOptions.Flexible;
        return start with
        {
            YearsBack = parsed.GetValue(b) ?? start.YearsBack,
            HalfWindow = parsed.GetValue(w) ?? start.HalfWindow,
            NoPeriods = parsed.GetValue(noPeriods) ?? start.NoPeriods,
            PastWeeksNotIncluded = parsed.GetValue(pastWeeks) ?? start.PastWeeksNotIncluded,
            WeightsThreshold = parsed.GetValue(weights) ?? start.WeightsThreshold,
            TrendThreshold = parsed.GetValue(trend) ?? start.TrendThreshold,
            Trend = !parsed.GetValue(noTrend),
            Reweight = !parsed.GetValue(noReweight),
            Alpha = parsed.GetValue(alpha) ?? start.Alpha,
            Threshold = name == "farrington" ? start.Threshold : parsed.GetValue(threshold),
            Cycle = parsed.GetValue(cycle) ?? start.Cycle,
            Limit = Given.Numbers(parsed.GetValue(limit54), "--limit54") switch
            {
                [] => start.Limit,
                [var cases, var weeks] => new(cases, weeks),
                _ => throw new VerbFailed("--limit54 takes cases and weeks, as in 5,4", 2),
            },
        };
    }

    private static Func<WatchedSeries, int, int, IReadOnlyList<Judgement>> Of(FarringtonOptions options) =>
        (series, from, weeks) => Farrington.Judge(series.Counts, from, weeks, options, series.Population);

    private static Func<WatchedSeries, int, int, IReadOnlyList<Judgement>> Of(EarsOptions options) =>
        (series, from, weeks) => Ears.Judge(series.Counts, from, weeks, options);

    private static Func<WatchedSeries, int, int, IReadOnlyList<Judgement>> Of(CusumOptions options) =>
        (series, from, weeks) => PoissonCusum.Judge(series.Counts, from, weeks, options);

    private static Func<WatchedSeries, int, int, IReadOnlyList<Judgement>> Of(LikelihoodRatioOptions options) =>
        (series, from, weeks) => LikelihoodRatio.Judge(series.Counts, from, weeks, options);
}
