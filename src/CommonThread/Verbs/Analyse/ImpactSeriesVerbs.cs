using System.CommandLine;
using CommonThread.Analytics.Impact;
using CommonThread.Shared.Exports;

namespace CommonThread.Verbs.Analyse;

/// <summary>The methods of impact that look at series over time.</summary>
internal static class ImpactSeriesVerbs
{
    private sealed record Row(string Place, string Period, double? Count, double? Population);

    public static Command Interrupted(TextWriter output)
    {
        var table = Given.Table("period,count and, where wanted, population, in the order of time");
        var start = Start();
        var harmonics = new Option<int>("--harmonics") { Description = "Pairs of sine and cosine of the season (0)" };
        var cycle = new Option<double>("--cycle") { Description = "Periods in a year", DefaultValueFactory = _ => 12 };
        var phase = new Option<int>("--phase-in") { Description = "Periods from the start that are left out" };
        var level = new Option<bool>("--level-only") { Description = "No change of trend" };
        var spread = Given.Choice("--spread", "How counts vary about their mean", CountSpread.QuasiPoisson);
        var terms = new Option<bool>("--terms") { Description = "Write the model's terms instead of its periods" };
        var answer = new Answer();
        var verb = new Command(
            "its",
            """
            Interrupted time series: level and trend before and after, beside what was to be expected.

            Example:
              commonthread analyse impact its burglary.csv --start 2025-04 --harmonics 1 --out burglary-its.csv
            """
        )
        {
            table,
            start,
            harmonics,
            cycle,
            phase,
            level,
            spread,
            terms,
        };
        answer.AddTo(verb);
        verb.SetAction(
            (parsed, _) =>
            {
                var rows = Rows(parsed.GetRequiredValue(table), places: false);
                var fit = InterruptedTimeSeries.Fit(
                    Series(rows),
                    At([.. rows.Select(r => r.Period)], parsed.GetRequiredValue(start)),
                    new()
                    {
                        Harmonics = parsed.GetValue(harmonics),
                        Cycle = parsed.GetValue(cycle),
                        PhaseIn = parsed.GetValue(phase),
                        SlopeChange = !parsed.GetValue(level),
                        Spread = parsed.GetValue(spread),
                    }
                );
                if (parsed.GetValue(terms))
                    answer.Give(
                        parsed,
                        output,
                        fit.Terms,
                        [
                            new("term", t => t.Name),
                            .. Estimate<SegmentTerm>(t => t.Estimate),
                            new("ratio", t => t.Estimate.Ratio),
                            new("dispersion", _ => fit.Dispersion),
                            new("alpha", _ => fit.Alpha),
                            new("free", _ => fit.Free),
                            new("changes_p", _ => fit.ChangesP),
                            new("durbin_watson", _ => fit.DurbinWatson),
                            new("effect", _ => fit.Effect.Change),
                            new("effect_lower", _ => fit.Effect.ChangeInterval.Lower),
                            new("effect_upper", _ => fit.Effect.ChangeInterval.Upper),
                        ]
                    );
                else
                    answer.Give(
                        parsed,
                        output,
                        fit.Periods,
                        [
                            new("period", p => rows[p.Period].Period),
                            new("count", p => p.Count),
                            new("after", p => p.After),
                            new("used", p => p.Used),
                            new("fitted", p => p.Fitted),
                            new("expected", p => p.Expected),
                            .. ImpactVerb.Interval<SegmentPeriod>("expected", p => p.ExpectedInterval),
                            .. ImpactVerb.Interval<SegmentPeriod>("count", p => p.CountInterval),
                            new("difference", p => p.Difference),
                            new("pearson_residual", p => p.PearsonResidual),
                            new("deviance_residual", p => p.DevianceResidual),
                        ]
                    );
                return Task.FromResult(0);
            }
        );
        return verb;
    }

    public static Command Differences(TextWriter output)
    {
        var table = Given.Table("place,period,count and, where wanted, population");
        var (place, start) = (Place(), Start());
        var answer = new Answer();
        var verb = new Command(
            "did",
            """
            Difference in differences against all other places of the table, with placebos: each of them in turn as if the
            action had been there.

            Example:
              commonthread analyse impact did burglary.csv --place Beeston --start 2025-04 --out burglary-did.csv
            """
        )
        {
            table,
            place,
            start,
        };
        answer.AddTo(verb);
        verb.SetAction(
            (parsed, _) =>
            {
                var (own, names, others, at) = Compared(parsed, table, place, start);
                var found =
                    others.Length > 1 ? PlaceboTests.InSpace(Series(own), [.. others.Select(Series)], at) : null;
                var actual =
                    found?.Actual ?? DifferenceInDifferences.OfCounts(Series(own), [.. others.Select(Series)], at);
                answer.Give(
                    parsed,
                    output,
                    (found?.Placebos ?? [])
                        .Select(p => (Place: names[p.Comparison!.Value], Real: false, p.Result))
                        .Prepend((Place: own[0].Place, Real: true, Result: actual)),
                    [
                        new("place", r => r.Place),
                        new("placebo", r => !r.Real),
                        new("place_before", r => r.Result.PlaceBefore),
                        new("place_after", r => r.Result.PlaceAfter),
                        new("comparison_before", r => r.Result.ComparisonBefore),
                        new("comparison_after", r => r.Result.ComparisonAfter),
                        new("ratio", r => r.Result.LogRatio.Ratio),
                        .. Estimate<(string Place, bool Real, RatioOfRatios Result)>(r => r.Result.LogRatio),
                        new("dispersion", r => r.Result.Dispersion),
                        new("free", r => r.Result.Free),
                        new("placebo_rank", r => r.Real ? found?.Rank : null),
                        new("placebo_p", r => r.Real ? found?.P : null),
                        new("fall_rank", r => r.Real ? found?.FallRank : null),
                        new("fall_p", r => r.Real ? found?.FallP : null),
                    ]
                );
                return Task.FromResult(0);
            }
        );
        return verb;
    }

    public static Command Synthetic(TextWriter output)
    {
        var table = Given.Table("place,period,count; rates or indices, so that places of different sizes can be mixed");
        var (place, start) = (Place(), Start());
        var weights = new Option<bool>("--weights")
        {
            Description = "Write the donors' weights instead of the periods",
        };
        var answer = new Answer();
        var verb = new Command(
            "synthetic",
            """
            Synthetic control: the mixture of the other places that was nearest before, carried on after.

            Example:
              commonthread analyse impact synthetic rates.csv --place Beeston --start 2025-04 --json
            """
        )
        {
            table,
            place,
            start,
            weights,
        };
        answer.AddTo(verb);
        verb.SetAction(
            (parsed, _) =>
            {
                var (own, names, others, at) = Compared(parsed, table, place, start);
                var fit = SyntheticControl.Fit(Values(own), [.. others.Select(Values)], at);
                if (parsed.GetValue(weights))
                    answer.Give(
                        parsed,
                        output,
                        Enumerable.Range(0, names.Length),
                        [
                            new("place", i => names[i]),
                            new("weight", i => fit.Weights[i]),
                            new("unique", _ => fit.Unique),
                            new("placebo_before", i => fit.Placebos[i].Error.Before),
                            new("placebo_after", i => fit.Placebos[i].Error.After),
                            new("placebo_ratio", i => fit.Placebos[i].Error.Ratio),
                        ]
                    );
                else
                    answer.Give(
                        parsed,
                        output,
                        fit.Periods,
                        [
                            new("period", p => own[p.Period].Period),
                            new("after", p => p.After),
                            new("actual", p => p.Actual),
                            new("synthetic", p => p.Synthetic),
                            new("gap", p => p.Gap),
                            new("error_before", _ => fit.Error.Before),
                            new("error_after", _ => fit.Error.After),
                            new("ratio", _ => fit.Error.Ratio),
                            new("mean_effect", _ => fit.MeanEffect),
                            new("rank", _ => fit.Rank),
                            new("p", _ => fit.P),
                        ]
                    );
                return Task.FromResult(0);
            }
        );
        return verb;
    }

    private static Option<string> Start() =>
        new("--start") { Description = "The first period after the action began, as in the table", Required = true };

    private static Option<string> Place() =>
        new("--place")
        {
            Description = "Where the action was; all other places of the table are compared",
            Required = true,
        };

    private static IReadOnlyList<Row> Rows(string path, bool places) =>
        Given.Rows(
            path,
            places ? ["place", "period", "count"] : ["period", "count"],
            r => new Row(places ? r.Needed("place") : "", r.Needed("period"), r.Number("count"), r.Number("population"))
        );

    private static (Row[] Own, string[] Names, Row[][] Others, int Start) Compared(
        ParseResult parsed,
        Argument<string> table,
        Option<string> place,
        Option<string> start
    )
    {
        var rows = Rows(parsed.GetRequiredValue(table), places: true);
        var periods = rows.Select(r => r.Period)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToArray();
        var series = rows.GroupBy(r => r.Place, StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key,
                g => g.OrderBy(r => r.Period, StringComparer.Ordinal).ToArray(),
                StringComparer.Ordinal
            );
        foreach (var (name, of) in series)
            if (!of.Select(r => r.Period).SequenceEqual(periods, StringComparer.Ordinal))
                throw new VerbFailed($"{name} must have each of the table’s {periods.Length} periods once");
        var chosen = parsed.GetRequiredValue(place);
        if (!series.Remove(chosen, out var own))
            throw new VerbFailed($"The table has no place called {chosen}");
        return (own, [.. series.Keys], [.. series.Values], At(periods, parsed.GetRequiredValue(start)));
    }

    private static int At(string[] periods, string start)
    {
        if (periods.Distinct(StringComparer.Ordinal).Count() < periods.Length)
            throw new VerbFailed("A period stands twice in the table");
        return Array.IndexOf(periods, start) is >= 0 and var at
            ? at
            : throw new VerbFailed($"The table has no period {start}");
    }

    private static CountSeries Series(IReadOnlyList<Row> rows) =>
        CountSeries.Of(
            [.. rows.Select(r => r.Count)],
            rows.Any(r => r.Population is not null) ? [.. rows.Select(r => r.Population)] : null
        );

    private static double[] Values(IEnumerable<Row> rows) =>
        [.. rows.Select(r => r.Count ?? throw new VerbFailed($"{r.Place} has no value in {r.Period}"))];

    private static IEnumerable<ExportColumn<T>> Estimate<T>(Func<T, Estimate> of) =>
        [
            new("estimate", r => of(r).Value),
            new("error", r => of(r).Error),
            new("statistic", r => of(r).Statistic),
            new("p", r => of(r).P),
            new("lower", r => of(r).Interval.Lower),
            new("upper", r => of(r).Interval.Upper),
        ];
}
