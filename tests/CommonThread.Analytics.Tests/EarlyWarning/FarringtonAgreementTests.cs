using System.Text.Json;
using CommonThread.Analytics.EarlyWarning;

namespace CommonThread.Analytics.Tests.EarlyWarning;

/// <summary>Farrington's methods beside R's surveillance, over series of many shapes and most choices.</summary>
public sealed class FarringtonAgreementTests(ITestOutputHelper output)
{
    [Fact]
    public void Expected_cases_bounds_and_alarms_are_those_of_R_surveillance()
    {
        var apart = Compare(Expected.Read("EarlyWarning/Expected/farrington.json"), out var weeks);
        weeks.ShouldBeGreaterThan(100);
        apart.ShouldBeEmpty();
    }

    /// <summary>A wider sweep, made by hand: <c>Rscript make.R 40 FOLDER</c>, and the folder in EARLYWARNING_SWEEP.</summary>
    [Fact(Explicit = true)]
    public void A_wide_sweep_agrees_with_R_surveillance()
    {
        var folder = Environment.GetEnvironmentVariable("EARLYWARNING_SWEEP").ShouldNotBeNull();
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "farrington.json")));
        var apart = Compare(document.RootElement, out var weeks);
        output.WriteLine($"{apart.Count} of {weeks} weeks apart");
        foreach (var line in apart.Take(200))
            output.WriteLine(line);
        apart.ShouldBeEmpty();
    }

    private static List<string> Compare(JsonElement all, out int weeks)
    {
        var apart = new List<string>();
        weeks = 0;
        foreach (var method in new[] { "flexible", "original" })
        foreach (var wanted in all.GetProperty(method).EnumerateArray())
        {
            var name = wanted.GetProperty("series").GetString()!;
            var counts = RCases.Counts(all.GetProperty("series").GetProperty(name));
            var choices = wanted.GetProperty("options");
            var options =
                method == "flexible"
                    ? RCases.Flexible(choices)
                    : RCases.Farrington(FarringtonOptions.Original, choices);
            var range = choices.GetProperty("range").Doubles();
            IReadOnlyList<double>? population =
                wanted.TryGetProperty("population", out var p) && p.ValueKind == JsonValueKind.Array
                    ? p.Doubles()
                    : null;
            var judged = Farrington.Judge(counts, (int)range[0] - 1, range.Length, options, population);
            for (var i = 0; i < range.Length; i++, weeks++)
                if (
                    Differences(judged[i], wanted.GetProperty("wanted"), i, method == "flexible") is
                    { Count: > 0 } found
                )
                    apart.Add(
                        $"{method} {name} {range[i]}: {string.Join("; ", found)}; {string.Join(' ', choices.EnumerateObject().Where(c => c.Name != "range").Select(c => c.Name[..1] + c.Value))}"
                    );
        }
        return apart;
    }

    private static List<string> Differences(Judgement judged, JsonElement wanted, int i, bool flexible)
    {
        var found = new List<string>();
        double? Of(string name) =>
            wanted.TryGetProperty(name, out var value)
            && (value.ValueKind == JsonValueKind.Array ? value[i] : value) is { ValueKind: JsonValueKind.Number } number
                ? number.GetDouble()
                : null;
        bool Is(string name) =>
            (
                wanted.GetProperty(name) is { ValueKind: JsonValueKind.Array } values
                    ? values[i]
                    : wanted.GetProperty(name)
            ).ValueKind == JsonValueKind.True;
        void Check(string what, double? actual, double? expected, double relative)
        {
            if (expected is { } e && !(Math.Abs((actual ?? double.NaN) - e) <= (relative * Math.Abs(e)) + 1e-9))
                found.Add($"{what} {actual:R} for {e:R}");
        }
        if (flexible && Of("phi") is null)
            return judged.Alarm ? ["an alarm where R has no model"] : [];
        Check("expected", judged.Expected, Of("expected"), 1e-6);
        Check("dispersion", judged.Dispersion, Of("phi"), 1e-6);
        Check("slope", judged.TrendPerWeek, Of("slope"), 1e-6);
        if (judged.Trend != Is("trend"))
            found.Add($"trend {judged.Trend}");
        if (judged.State is WeekState.Judged)
        {
            Check("upper", judged.Upper, Of("upper"), 1e-5);
            Check("p", judged.P, Of("p"), 1e-5);
        }
        // R says nothing where one of the weeks for “enough cases” is missing; we count it as none.
        if (judged.Alarm != Is("alarm") && !(flexible && Of("upper") is null && judged.State == WeekState.Judged))
            found.Add($"alarm {judged.Alarm}");
        return found;
    }
}
