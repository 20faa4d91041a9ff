using System.Text.Json;
using CommonThread.Analytics.EarlyWarning;

namespace CommonThread.Analytics.Tests.EarlyWarning;

/// <summary>EARS, cumulative sums and likelihood ratios beside R's surveillance.</summary>
public sealed class ShortMemoryAgreementTests(ITestOutputHelper output)
{
    [Fact]
    public void Bounds_sums_ratios_and_alarms_are_those_of_R_surveillance()
    {
        var apart = Compare(
            Expected.Read("EarlyWarning/Expected/short.json"),
            Expected.Read("EarlyWarning/Expected/farrington.json").GetProperty("series"),
            out var weeks
        );
        weeks.ShouldBeGreaterThan(1000);
        apart.ShouldBeEmpty();
    }

    /// <summary>A wider sweep, made by hand: <c>Rscript make.R 10 FOLDER</c>, and the folder in EARLYWARNING_SWEEP.</summary>
    [Fact(Explicit = true)]
    public void A_wide_sweep_agrees_with_R_surveillance()
    {
        var folder = Environment.GetEnvironmentVariable("EARLYWARNING_SWEEP").ShouldNotBeNull();
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "short.json")));
        using var series = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "farrington.json")));
        var apart = Compare(document.RootElement, series.RootElement.GetProperty("series"), out var weeks);
        output.WriteLine($"{apart.Count} of {weeks} weeks apart");
        apart.ShouldBeEmpty();
    }

    private static List<string> Compare(JsonElement all, JsonElement series, out int weeks)
    {
        var apart = new List<string>();
        weeks = 0;
        foreach (var method in new[] { "ears", "cusum", "ratio" })
        foreach (var wanted in all.GetProperty(method).EnumerateArray())
        {
            var name = wanted.GetProperty("series").GetString()!;
            var counts = RCases.Counts(series.GetProperty(name));
            var choices = wanted.GetProperty("options");
            var range = choices.GetProperty("range").Doubles();
            var (from, length) = ((int)range[0] - 1, range.Length);
            // With no cases the likeliest decrease is without end: the ratio is the mean itself, where R has log 0 and says 0.
            if (
                choices.TryGetProperty("dir", out var way)
                && way.GetString() == "dec"
                && counts.Skip(from).Take(length).Contains(0)
            )
                continue;
            var judged = method switch
            {
                "ears" => Ears.Judge(counts, from, length, RCases.Ears(choices)),
                "cusum" => PoissonCusum.Judge(counts, from, length, RCases.Cusum(choices)),
                _ => LikelihoodRatio.Judge(counts, from, length, RCases.Ratio(choices)),
            };
            for (var i = 0; i < length; i++, weeks++)
                if (Differences(judged[i], wanted, i) is { Count: > 0 } found)
                    apart.Add($"{method} {name} {range[i]}: {string.Join("; ", found)}; {choices} {judged[i]}");
        }
        return apart;
    }

    private static List<string> Differences(Judgement judged, JsonElement wanted, int i)
    {
        var found = new List<string>();
        double? Of(string name) =>
            wanted.TryGetProperty(name, out var values)
            && values.ValueKind == JsonValueKind.Array
            && values[i].ValueKind == JsonValueKind.Number
                ? values[i].GetDouble()
                : null;
        void Check(string what, double? actual, double? expected, double relative, double about = 1e-9)
        {
            if (expected is { } e && !(Math.Abs((actual ?? double.NaN) - e) <= (relative * Math.Abs(e)) + about))
                found.Add($"{what} {actual:R} for {e:R}");
        }
        if (wanted.TryGetProperty("upper", out _) && Of("upper") is null)
            return [];
        var options = wanted.GetProperty("options");
        var transform = options.TryGetProperty("trans", out var named) ? named.GetString() : null;
        // R marks this one experimental and approximates its integral; ours is checked against the integral itself.
        if (transform == "anscombeNegBin")
            return [];
        // R's bounds for these two are what is left to the boundary afterwards, and not where its own sum meets the boundary.
        var counted = transform is not ("none" or "anscombe2nd");
        Check(
            "mean",
            judged.Expected,
            Of("mean"),
            wanted.TryGetProperty("score", out _) && options.GetProperty("alpha").ValueKind == JsonValueKind.Null
                ? 1e-4
                : 1e-6
        );
        Check("upper", counted ? judged.Upper : Of("upper"), Of("upper"), 1e-5);
        Check("sum", judged.Score, Of("cusum"), 1e-6);
        // R searches for the likeliest change only so far: a ratio next to nothing is nothing.
        // Its likeliest dispersion, where that is estimated, is found to three digits or so.
        var estimated =
            wanted.TryGetProperty("score", out _) && options.GetProperty("alpha").ValueKind == JsonValueKind.Null;
        Check("ratio", judged.Score, Of("score"), estimated ? 1e-2 : 1e-6, estimated ? 1e-3 : 1e-6);
        // Looking for fewer cases, R counts up to the first that raises no alarm.
        var increase = !options.TryGetProperty("dir", out var way) || way.GetString() == "inc";
        Check("cases", judged.Upper, increase && !estimated && Of("cases") < 1e4 ? Of("cases") : null, 1e-5);
        if (judged.Alarm != (wanted.GetProperty("alarm")[i].ValueKind == JsonValueKind.True))
            found.Add($"alarm {judged.Alarm}");
        return found;
    }
}
