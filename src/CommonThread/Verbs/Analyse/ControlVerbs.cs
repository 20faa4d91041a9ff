using System.CommandLine;
using CommonThread.Analytics.Trends;
using CommonThread.Shared.Exports;

namespace CommonThread.Verbs.Analyse;

/// <summary>Control charts: <c>analyse xmr</c>, <c>p</c>, <c>u</c>, <c>c</c> and <c>g</c>.</summary>
internal static class ControlVerbs
{
    private sealed record Row(string? Label, double? Value, double Size);

    public static IEnumerable<Command> All(TextWriter output)
    {
        yield return Xmr(output);
        yield return Counts(
            output,
            "p",
            "Shares: cases of so many, as a control chart (with Laney's p′)",
            "label,cases,total",
            ("cases", "total"),
            true,
            (rows, options) =>
                Attributes.P([.. rows.Select(r => r.Value!.Value)], [.. rows.Select(r => r.Size)], options)
        );
        yield return Counts(
            output,
            "u",
            "Rates: events to an exposure, as a control chart (with Laney's u′)",
            "label,events,exposure",
            ("events", "exposure"),
            true,
            (rows, options) =>
                Attributes.U([.. rows.Select(r => r.Value!.Value)], [.. rows.Select(r => r.Size)], options)
        );
        yield return Counts(
            output,
            "c",
            "Counts of events in equal periods, as a control chart",
            "label,events",
            ("events", null),
            false,
            (rows, options) => Attributes.C([.. rows.Select(r => r.Value!.Value)], options)
        );
        yield return Counts(
            output,
            "g",
            "Opportunities between rare events, as a control chart",
            "label,between",
            ("between", null),
            false,
            (rows, options) => Attributes.G([.. rows.Select(r => r.Value!.Value)], options)
        );
    }

    private static Command Xmr(TextWriter output)
    {
        var table = Given.Table("label,value, in the order of time; an empty value is a period that was not measured");
        var good = Given.Choice("--good", "Which direction is better", GoodDirection.Neither);
        var rebase = Rebase();
        var fix = new Option<int?>("--fix-after") { Description = "Limits from the first so many points of a stretch" };
        var all = new Option<bool>("--keep-outliers")
        {
            Description =
                "Keep moving ranges above 3.267 times their mean in the mean (they are screened out otherwise)",
        };
        var target = Target();
        var answer = new Answer();
        var verb = new Command(
            "xmr",
            """
            Individual values and moving ranges, with the rules of NHS Making Data Count.

            Example:
              commonthread analyse xmr burglary.csv --good down --target 40 --out burglary-xmr.csv
            """
        )
        {
            table,
            good,
            rebase,
            fix,
            all,
            target,
        };
        answer.AddTo(verb);
        verb.SetAction(
            (parsed, _) =>
            {
                var rows = Given.Rows(
                    parsed.GetRequiredValue(table),
                    ["value"],
                    r => new Row(r["label"], r.Number("value"), 1)
                );
                var chart = Analytics.Trends.Xmr.Draw(
                    [.. rows.Select(r => r.Value)],
                    new()
                    {
                        Good = parsed.GetValue(good),
                        RebaseAt = Given.Numbers(parsed.GetValue(rebase), "--rebase-at"),
                        FixAfter = parsed.GetValue(fix),
                        ScreenOutliers = !parsed.GetValue(all),
                    }
                );
                Give(answer, parsed, output, rows, chart, parsed.GetValue(target), parsed.GetValue(good));
                return Task.FromResult(0);
            }
        );
        return verb;
    }

    private static Command Counts(
        TextWriter output,
        string name,
        string meaning,
        string columns,
        (string Count, string? Size) read,
        bool laneyFits,
        Func<IReadOnlyList<Row>, AttributesOptions, ControlChart> draw
    )
    {
        var table = Given.Table($"{columns}, in the order of time");
        var good = Given.Choice("--good", "Which direction is better", GoodDirection.Neither);
        var rebase = Rebase();
        var laney = new Option<bool>("--laney") { Description = "Let the variation between periods widen the limits" };
        var target = Target();
        var answer = new Answer();
        var verb = new Command(
            name,
            $"""
            {meaning}.

            Example:
              commonthread analyse {name} figures.csv --good down --out chart.csv
            """
        )
        {
            table,
            good,
            rebase,
            target,
        };
        if (laneyFits)
            verb.Add(laney);
        answer.AddTo(verb);
        verb.SetAction(
            (parsed, _) =>
            {
                var rows = Given.Rows(
                    parsed.GetRequiredValue(table),
                    read.Size is { } size ? [read.Count, size] : [read.Count],
                    r => new Row(
                        r["label"],
                        r.Number(read.Count, needed: true),
                        read.Size is { } of ? r.Number(of, needed: true) : 1
                    )
                );
                var chart = draw(
                    rows,
                    new()
                    {
                        Good = parsed.GetValue(good),
                        RebaseAt = Given.Numbers(parsed.GetValue(rebase), "--rebase-at"),
                        Laney = laneyFits && parsed.GetValue(laney),
                    }
                );
                Give(answer, parsed, output, rows, chart, parsed.GetValue(target), parsed.GetValue(good));
                return Task.FromResult(0);
            }
        );
        return verb;
    }

    private static Option<string?> Rebase() =>
        new("--rebase-at")
        {
            Description = "Rows where a new stretch begins, with limits of its own: 0 is the first, as in 12,24",
        };

    private static Option<double?> Target() =>
        new("--target") { Description = "Says of the last stretch whether it will meet this (assurance)" };

    private static void Give(
        Answer answer,
        ParseResult parsed,
        TextWriter output,
        IReadOnlyList<Row> rows,
        ControlChart chart,
        double? target,
        GoodDirection good
    )
    {
        var assurance = target is { } aim ? chart.AssuranceOf(aim, good) : null;
        var last = chart.Points.Max(p => p.Segment);
        answer.Give(
            parsed,
            output,
            rows.Zip(chart.Points, (row, point) => (Row: row, Point: point)),
            [
                new("label", r => r.Row.Label),
                new("value", r => r.Point.Value),
                new("centre", r => r.Point.Centre),
                new("lower", r => r.Point.Lower),
                new("upper", r => r.Point.Upper),
                new("near_lower", r => r.Point.NearLower),
                new("near_upper", r => r.Point.NearUpper),
                new("segment", r => r.Point.Segment),
                new("cause", r => Given.Word(r.Point.Cause)),
                new("variation", r => Given.Word(r.Point.Variation)),
                new("assurance", r => r.Point.Segment == last && assurance is { } said ? Given.Word(said) : null),
            ]
        );
    }
}
