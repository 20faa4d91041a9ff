using System.Diagnostics;
using System.Globalization;
using CommonThread.Analytics.EarlyWarning;
using MathNet.Numerics.Distributions;

namespace CommonThread.Analytics.Bench;

/// <summary>Farrington Flexible over many series, against R's surveillance on the same counts and settings where R is there.</summary>
internal static class WarningEarly
{
    private const int Weeks = 520;

    public static void Run(int compared, int watched)
    {
        var series = Series(compared);
        var judged = new Judgement[compared];
        var one = PlacingPoints.Best(
            5,
            () =>
            {
                for (var i = 0; i < compared; i++)
                    judged[i] = Farrington.JudgeLast(series[i].Counts);
            }
        );
        var both = PlacingPoints.Best(5, () => Warn.Watch(series));
        Console.WriteLine($"Early warning, Farrington Flexible, {compared} series of {Weeks} weeks, the last week");
        Console.WriteLine($"  one thread       {one.TotalMilliseconds, 9:0.0} ms");
        Console.WriteLine($"  all processors   {both.TotalMilliseconds, 9:0.0} ms, ranked");
        Compare(series, judged, one, both);
        var many = Series(watched);
        var start = Stopwatch.GetTimestamp();
        var found = Warn.Watch(many);
        Console.WriteLine(
            $"  {watched} series    {Stopwatch.GetElapsedTime(start).TotalSeconds, 9:0.00} s, {found.Shown.Count} shown"
        );
    }

    private static List<WatchedSeries> Series(int number)
    {
        var random = new Random(1996);
        return
        [
            .. Enumerable
                .Range(0, number)
                .Select(i =>
                {
                    var (level, season, trend) = (
                        Math.Exp((random.NextDouble() * 4) - 0.5),
                        random.NextDouble() * 0.5,
                        (random.NextDouble() - 0.5) * 0.002
                    );
                    var size = 1 + (random.NextDouble() * 20);
                    double? Count(int t)
                    {
                        var mean = level * Math.Exp((season * Math.Sin(2 * Math.PI * t / 52)) + (trend * t));
                        return Poisson.Sample(random, Math.Max(1e-9, Gamma.Sample(random, size, size / mean)));
                    }
                    return new WatchedSeries($"A{i}", "any", [.. Enumerable.Range(0, Weeks).Select(Count)]);
                }),
        ];
    }

    private static void Compare(List<WatchedSeries> series, Judgement[] judged, TimeSpan one, TimeSpan both)
    {
        var folder = Directory.CreateTempSubdirectory("farrington");
        try
        {
            var (counts, results) = (
                Path.Combine(folder.FullName, "counts.csv"),
                Path.Combine(folder.FullName, "out.csv")
            );
            File.WriteAllLines(counts, series.Select(s => string.Join(',', s.Counts)));
            var script = Path.Combine(AppContext.BaseDirectory, "farrington.R");
            using var r = Process.Start(
                new ProcessStartInfo("Rscript", [script, counts, results])
                {
                    RedirectStandardOutput = true,
                    UseShellExecute = false,
                }
            )!;
            var seconds = double.Parse(r.StandardOutput.ReadToEnd(), CultureInfo.InvariantCulture);
            r.WaitForExit();
            var (apart, alarms, worst) = (0, 0, 0.0);
            foreach (var (line, i) in File.ReadLines(results).Select((l, i) => (l.Split(','), i)))
            {
                var ours = judged[i];
                if ((double.Parse(line[2], CultureInfo.InvariantCulture) > 0) != ours.Alarm)
                    alarms++;
                if (
                    !double.TryParse(line[0], CultureInfo.InvariantCulture, out var expected)
                    || !double.IsFinite(expected)
                )
                    continue;
                worst = Math.Max(worst, Math.Abs((ours.Expected ?? 0) - expected) / expected);
                if (double.TryParse(line[1], CultureInfo.InvariantCulture, out var upper) && upper != ours.Upper)
                    apart++;
            }
            Console.WriteLine(
                $"  R surveillance   {seconds * 1000, 9:0} ms, {seconds / one.TotalSeconds:0} times one thread, {seconds / both.TotalSeconds:0} times all"
            );
            Console.WriteLine(
                $"  expected apart by at most {worst:0.0e0}, bounds that differ {apart}, alarms that differ {alarms}"
            );
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or FormatException or IOException)
        {
            Console.WriteLine("  R surveillance is not here to compare with");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
