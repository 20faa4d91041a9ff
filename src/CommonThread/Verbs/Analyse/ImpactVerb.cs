using System.CommandLine;
using CommonThread.Analytics.Harm;
using CommonThread.Analytics.Impact;
using CommonThread.Shared.Exports;

namespace CommonThread.Verbs.Analyse;

/// <summary>Did the action work? <c>analyse impact</c>, a verb for each method.</summary>
internal static class ImpactVerb
{
    public static Command Verb(TextWriter output) =>
        new("impact", "Did an action work, and what change could be told from chance?")
        {
            ImpactSeriesVerbs.Interrupted(output),
            ImpactSeriesVerbs.Differences(output),
            ImpactSeriesVerbs.Synthetic(output),
            Displaced(output),
            Power(output),
        };

    private static Command Displaced(TextWriter output)
    {
        var place = Pair("--place", "Events where the action was, before and after, as in 120,80");
        var control = Pair("--control", "Events in a place like it that was left alone");
        var buffers = new Option<string[]>("--buffer")
        {
            Description = "Events in a ring about the place; once for each ring, nearest first",
            Required = true,
        };
        var answer = new Answer();
        var verb = new Command(
            "wdq",
            """
            Weighted displacement quotient (Bowers and Johnson 2003): did crime move next door, or did the benefit spread?

            Example:
              commonthread analyse impact wdq --place 120,80 --buffer 60,55 --control 400,390
            """
        )
        {
            place,
            control,
            buffers,
        };
        answer.AddTo(verb);
        verb.SetAction(
            (parsed, _) =>
            {
                var rings = parsed.GetRequiredValue(buffers).Select(b => BeforeAfter("--buffer", b)).ToArray();
                var found = Displacement.Quotient(
                    BeforeAfter("--place", parsed.GetRequiredValue(place)),
                    rings,
                    BeforeAfter("--control", parsed.GetRequiredValue(control))
                );
                answer.Give(
                    parsed,
                    output,
                    found
                        .Buffers.Select((q, i) => (Name: $"buffer {i + 1}", Of: q))
                        .Append((Name: "together", Of: found.Together)),
                    [
                        new("buffer", r => r.Name),
                        new("success", r => r.Of.Success),
                        new("buffer_change", r => r.Of.BufferChange),
                        new("wdq", r => r.Of.Quotient),
                        new("reading", r => r.Of.Words),
                        new("total_net_effect", r => r.Of.TotalNetEffect),
                        new("gross_effect", _ => found.GrossEffect),
                        new("net_effect", _ => found.NetEffect),
                    ]
                );
                return Task.FromResult(0);
            }
        );
        return verb;
    }

    private static Option<string> Pair(string name, string meaning) =>
        new(name) { Description = meaning, Required = true };

    private static BeforeAfter BeforeAfter(string option, string text) =>
        Given.Numbers(text, option) is [var before, var after]
            ? new(before, after)
            : throw new VerbFailed($"{option} takes the events before and after, as in 120,80", 2);

    private static Command Power(TextWriter output)
    {
        var baseline = new Option<double>("--baseline")
        {
            Description = "Events to expect in a period",
            Required = true,
        };
        var before = new Option<int>("--before") { Description = "Periods before the action", Required = true };
        var after = new Option<int>("--after") { Description = "Periods after it began", Required = true };
        var dispersion = new Option<double>("--dispersion")
        {
            Description = "Variance over mean of the counts",
            DefaultValueFactory = _ => 1,
        };
        var alpha = new Option<double>("--alpha") { Description = "Two-sided", DefaultValueFactory = _ => 0.05 };
        var power = new Option<double>("--power")
        {
            Description = "How often the change is to be found",
            DefaultValueFactory = _ => 0.8,
        };
        var answer = new Answer();
        var verb = new Command(
            "power",
            """
            The smallest change that a design could tell from chance, before it starts.

            Example:
              commonthread analyse impact power --baseline 40 --before 36 --after 12 --dispersion 1.5
            """
        )
        {
            baseline,
            before,
            after,
            dispersion,
            alpha,
            power,
        };
        answer.AddTo(verb);
        verb.SetAction(
            (parsed, _) =>
            {
                var design = new ImpactDesign(
                    parsed.GetValue(baseline),
                    parsed.GetValue(before),
                    parsed.GetValue(after)
                )
                {
                    Dispersion = parsed.GetValue(dispersion),
                    Alpha = parsed.GetValue(alpha),
                    Power = parsed.GetValue(power),
                };
                answer.Give(
                    parsed,
                    output,
                    [DetectableChange.Of(design)],
                    [
                        new("fall", d => d.Fall),
                        new("rise", d => d.Rise),
                        new("fall_error", d => d.FallError),
                        new("rise_error", d => d.RiseError),
                        new("multiple", d => d.Multiple),
                        new("free", d => d.Free),
                    ]
                );
                return Task.FromResult(0);
            }
        );
        return verb;
    }

    /// <summary>The columns of an interval.</summary>
    public static IEnumerable<ExportColumn<T>> Interval<T>(string name, Func<T, Interval?> of) =>
        [new($"{name}_lower", r => of(r)?.Lower), new($"{name}_upper", r => of(r)?.Upper)];
}
