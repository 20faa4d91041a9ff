using System.CommandLine;
using CommonThread.Analytics;
using CommonThread.Analytics.EarlyWarning;
using CommonThread.Shared.Exports;

namespace CommonThread.Verbs.Analyse;

/// <summary>Early warning over many series: <c>analyse warn</c>.</summary>
internal static class WarnVerb
{
    private static readonly string[] Methods =
    [
        "farrington-flexible",
        "farrington",
        "ears-c1",
        "ears-c2",
        "ears-c3",
        "cusum",
        "glr",
    ];

    private sealed record Row(string Area, string Type, string Week, double? Count, double? Population, double Harm);

    private sealed record Said(WatchedSeries Series, string Week, Judgement Judgement, double? AdjustedP);

    public static Command Verb(TextWriter output, TextWriter error)
    {
        var table = Given.Table(
            "area,type,week,count and, where wanted, population and harm (of one case). Weeks sort as text, as 2026-W07 does"
        );
        var options = new WarnSettings(Methods);
        var answer = new Answer();
        var verb = new Command(
            "warn",
            """
            Which series of area and type stand above what their own past says to expect, ranked by harm.

            Example:
              commonthread analyse warn weekly.csv --method farrington-flexible --false-alarms 0.1 --out alarms.csv
            """
        )
        {
            table,
        };
        options.AddTo(verb);
        answer.AddTo(verb);
        verb.SetAction(
            (parsed, stop) =>
            {
                var rows = Given.Rows(
                    parsed.GetRequiredValue(table),
                    ["area", "type", "week", "count"],
                    r => new Row(
                        r.Needed("area"),
                        r.Needed("type"),
                        r.Needed("week"),
                        r.Number("count"),
                        r.Number("population"),
                        r.Number("harm") ?? 1
                    )
                );
                var weeks = rows.Select(r => r.Week)
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal)
                    .ToArray();
                var series = Series(rows, weeks);
                var said = Judge(series, weeks, options.Read(parsed), error, stop);
                answer.Give(
                    parsed,
                    output,
                    said,
                    [
                        new("area", s => s.Series.Area),
                        new("type", s => s.Series.Type),
                        new("week", s => s.Week),
                        new("observed", s => s.Judgement.Observed),
                        new("expected", s => s.Judgement.Expected),
                        new("upper", s => s.Judgement.Upper),
                        new("alarm", s => s.Judgement.Alarm),
                        new("score", s => s.Judgement.Score),
                        new("p", s => s.Judgement.P),
                        new("adjusted_p", s => s.AdjustedP),
                        new("excess_harm", s => Excess(s)),
                        new("state", s => Given.Word(s.Judgement.State)),
                        new("dispersion", s => s.Judgement.Dispersion),
                        new("trend_per_week", s => s.Judgement.TrendPerWeek),
                        new("expected_error", s => s.Judgement.ExpectedError),
                        new("bound_mean", s => s.Judgement.BoundMean),
                        new("weeks_used", s => s.Judgement.WeeksUsed),
                    ]
                );
                return Task.FromResult(0);
            }
        );
        return verb;
    }

    private static double? Excess(Said said) =>
        said.Judgement is { Observed: { } observed, Expected: { } expected }
            ? said.Series.Harm * (observed - expected)
            : null;

    private static List<WatchedSeries> Series(IReadOnlyList<Row> rows, string[] weeks)
    {
        var series = new List<WatchedSeries>();
        foreach (var group in rows.GroupBy(r => (r.Area, r.Type)))
        {
            var counts = new double?[weeks.Length];
            var people = new double?[weeks.Length];
            var met = new HashSet<int>();
            foreach (var row in group)
            {
                var at = Array.BinarySearch(weeks, row.Week, StringComparer.Ordinal);
                if (!met.Add(at))
                    throw new VerbFailed($"{row.Area}, {row.Type} has {row.Week} twice");
                (counts[at], people[at]) = (row.Count, row.Population);
            }
            var harms = group.Select(r => r.Harm).Distinct().ToList();
            if (harms.Count > 1)
                throw new VerbFailed($"{group.Key.Area}, {group.Key.Type} has more than one harm of a case");
            if (Array.Exists(people, p => p is not null) && Array.Exists(people, p => p is null))
                throw new VerbFailed(
                    $"{group.Key.Area}, {group.Key.Type} has a population in some weeks and not in others"
                );
            series.Add(
                new(group.Key.Area, group.Key.Type, counts, harms[0])
                {
                    Population = people[0] is null ? null : [.. people.Select(p => p!.Value)],
                }
            );
        }
        return series;
    }

    private static List<Said> Judge(
        List<WatchedSeries> series,
        string[] weeks,
        WarnSettings.Chosen chosen,
        TextWriter error,
        CancellationToken stop
    )
    {
        var last = chosen.Last;
        if (last < 1 || last > weeks.Length)
            throw new VerbFailed($"--last must be from 1 to the {weeks.Length} weeks of the table", 2);
        if (last > 1 && chosen.FalseAlarms is not null)
            throw new VerbFailed("--false-alarms is kept among the series of one week: use it with --last 1", 2);
        var said = new List<Said>[series.Count];
        var refused = new string?[series.Count];
        Parallel.For(
            0,
            series.Count,
            new ParallelOptions { CancellationToken = stop },
            i =>
            {
                try
                {
                    said[i] =
                    [
                        .. chosen
                            .Judge(series[i], weeks.Length - last, last)
                            .Select(j => new Said(series[i], weeks[j.Week], j, null)),
                    ];
                }
                catch (StatisticsError refusal)
                {
                    refused[i] = refusal.Message;
                }
            }
        );
        for (var i = 0; i < series.Count; i++)
            if (refused[i] is { } reason)
                error.WriteLine($"{series[i].Area}, {series[i].Type} was not judged: {reason}");
        var all = said.Where(s => s is not null).SelectMany(s => s).ToList();
        if (chosen.FalseAlarms is { } rate)
        {
            if (all.Any(s => s.Judgement is { Alarm: true, P: null, Score: not null }))
                throw new VerbFailed($"{chosen.Method} gives no p, so that no rate of false alarms can be kept", 2);
            var adjusted = FalseDiscovery.Adjust([.. all.Select(s => s.Judgement.P)]);
            all =
            [
                .. all.Select(
                    (s, i) =>
                        s with
                        {
                            AdjustedP = adjusted[i],
                            Judgement = s.Judgement with { Alarm = s.Judgement.Alarm && adjusted[i] <= rate },
                        }
                ),
            ];
        }
        return
        [
            .. all.OrderByDescending(s => s.Judgement.Alarm)
                .ThenByDescending(s => Excess(s) ?? double.NegativeInfinity)
                .ThenBy(s => s.Series.Area, StringComparer.Ordinal)
                .ThenBy(s => s.Series.Type, StringComparer.Ordinal)
                .ThenBy(s => s.Week, StringComparer.Ordinal),
        ];
    }
}
