using System.Diagnostics;
using System.Globalization;
using CommonThread.Analytics.Hotspots;

namespace CommonThread.Analytics.Bench;

/// <summary>DBSCAN against R’s dbscan (its k-d tree) on the same file of points, core points and labels compared.</summary>
internal static class FindingClusters
{
    private const string Script = """
        suppressPackageStartupMessages(library(dbscan))
        a <- commandArgs(TRUE)
        x <- as.matrix(read.csv(a[1], header = FALSE))
        radius <- as.numeric(a[2]); least <- as.integer(a[3])
        took <- min(replicate(as.integer(a[5]), system.time(found <<- dbscan(x, eps = radius, minPts = least))[["elapsed"]]))
        core <- is.corepoint(x, eps = radius, minPts = least)
        write.table(cbind(found$cluster, as.integer(core)), a[4], col.names = FALSE, row.names = FALSE)
        cat(took)
        """;

    public static void Run(int count)
    {
        foreach (var (name, grid) in new[] { ("to the millimetre", 0.001), ("snapped to a 20 m grid", 20.0) })
        foreach (var (radius, least) in new[] { (50.0, 10), (200.0, 50) })
            Compare(name, Points(count, grid), radius, least);
    }

    // Towns of differing density over a county of 60 by 60 km, and a sixth anywhere.
    private static (double X, double Y)[] Points(int count, double grid)
    {
        var random = new Random(290);
        double Normal() =>
            Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        var towns = Enumerable
            .Range(0, 80)
            .Select(_ =>
                (X: random.NextDouble() * 6e4, Y: random.NextDouble() * 6e4, Spread: 200 + (random.NextDouble() * 2000))
            )
            .ToArray();
        var points = new (double, double)[count];
        for (var i = 0; i < count; i++)
        {
            var town = towns[(int)(random.NextDouble() * random.NextDouble() * towns.Length)];
            var (x, y) =
                random.Next(6) == 0
                    ? (random.NextDouble() * 6e4, random.NextDouble() * 6e4)
                    : (town.X + (Normal() * town.Spread), town.Y + (Normal() * town.Spread));
            points[i] = (Math.Round(x / grid) * grid, Math.Round(y / grid) * grid);
        }
        return points;
    }

    private static void Compare(string name, (double X, double Y)[] points, double radius, int least)
    {
        var found = Dbscan.Find(points, radius, least);
        var own = PlacingPoints.Best(5, () => Dbscan.Find(points, radius, least));
        Console.WriteLine(
            $"Finding clusters: {points.Length} points {name}, radius {radius} m, {least} points: {found.Count} clusters, {found.Core.Count(c => c)} core points"
        );
        Console.WriteLine($"  DBSCAN           {own.TotalMilliseconds, 9:0} ms");
        var (from, to, script) = (Path.GetTempFileName(), Path.GetTempFileName(), Path.GetTempFileName());
        try
        {
            File.WriteAllLines(
                from,
                points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.X:R},{p.Y:R}"))
            );
            File.WriteAllText(script, Script);
            using var r = Process.Start(
                new ProcessStartInfo("Rscript", [script, from, $"{radius}", $"{least}", to, "2"])
                {
                    RedirectStandardOutput = true,
                    UseShellExecute = false,
                }
            );
            var took = double.Parse(r!.StandardOutput.ReadToEnd(), CultureInfo.InvariantCulture) * 1000;
            r.WaitForExit();
            var theirs = File.ReadLines(to).Select(l => l.Split(' ').Select(int.Parse).ToArray()).ToArray();
            var cores = theirs.Where((t, i) => t[1] == 1 != found.Core[i]).Count();
            var labels = theirs.Where((t, i) => t[0] != found.Labels[i]).Count();
            Console.WriteLine(
                $"  R dbscan         {took, 9:0} ms, {took / own.TotalMilliseconds:0.0} times as long; {cores} core points and {labels} labels differ"
            );
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Console.WriteLine("  R is not installed here, so there is nothing to compare with");
        }
        finally
        {
            File.Delete(from);
            File.Delete(to);
            File.Delete(script);
        }
    }
}
