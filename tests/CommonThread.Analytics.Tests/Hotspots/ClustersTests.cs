using System.Text.Json;
using CommonThread.Analytics.Hotspots;

namespace CommonThread.Analytics.Tests.Hotspots;

public sealed class ClustersTests
{
    internal static (double X, double Y)[] Points(JsonElement parent)
    {
        var points =
            parent.ValueKind == JsonValueKind.Object
                ? parent.EnumerateObject().Select(p => p.Value)
                : parent.EnumerateArray();
        return [.. points.Select(p => p.Doubles()).Select(p => (p[0], p[1]))];
    }

    [Fact]
    public void Dbscan_gives_R_s_core_points_and_labels_borders_and_ties_included()
    {
        var wanted = Expected.Read("Hotspots/Expected/dbscan.json");
        var sets = wanted.GetProperty("sets").EnumerateObject().ToDictionary(s => s.Name, s => Points(s.Value));
        foreach (var run in wanted.GetProperty("runs").EnumerateArray())
        {
            var (set, radius, least) = (
                run.GetProperty("set").GetString()!,
                run.GetProperty("radius").GetDouble(),
                run.GetProperty("minPoints").GetInt32()
            );
            var found = Dbscan.Find(sets[set], radius, least);
            var what = $"{set} {radius} {least}";
            found.Core.Select(c => c ? 1.0 : 0).ShouldBe(run.GetProperty("core").Doubles(), what);
            found.Labels.Select(l => (double)l).ShouldBe(run.GetProperty("labels").Doubles(), what);
        }
    }

    [Fact]
    public void Dbscan_is_what_its_definition_says_on_unseen_points()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var points = Scatter(random, 20 + random.Next(200));
            var (radius, least) = (0.5 + random.Next(8), 1 + random.Next(9));
            var found = Dbscan.Find(points, radius, least);
            var (core, labels) = ByDefinition(points, radius, least);
            found.Core.ShouldBe(core, $"seed {seed}");
            found.Labels.ShouldBe(labels, $"seed {seed}");
        }
    }

    private static readonly HashSet<string> Apart = ["nested 5 4", "snakes 5 3", "noise 5 3"];

    [Fact]
    public void Hdbscan_gives_R_s_clusters_stabilities_and_core_distances()
    {
        var wanted = Expected.Read("Hotspots/Expected/hdbscan.json");
        var sets = wanted.GetProperty("sets").EnumerateObject().ToDictionary(s => s.Name, s => Points(s.Value));
        foreach (var run in wanted.GetProperty("runs").EnumerateArray())
        {
            var set = run.GetProperty("set").GetString()!;
            var least = run.GetProperty("minPoints").GetInt32();
            var what = $"{set} {least}";
            var found = Hdbscan.Find(sets[set], least);
            var core = run.GetProperty("core").Doubles();
            for (var i = 0; i < core.Length; i++)
                found.CoreDistances[i].ShouldAgree(core[i], $"{what} core distance {i}");
            // The package numbers clusters from within; the parts are the same.
            var theirs = run.GetProperty("labels").Doubles();
            var scores = run.GetProperty("scores").Doubles();
            var number = new Dictionary<int, int>();
            for (var i = 0; i < theirs.Length; i++)
            {
                number.TryAdd(found.Labels[i], (int)theirs[i]);
                number[found.Labels[i]].ShouldBe((int)theirs[i], $"{what} point {i}");
            }
            number.Values.Distinct().Count().ShouldBe(number.Count, what);
            for (var c = 1; c <= found.Count; c++)
                found
                    .Stabilities[c - 1]
                    .ShouldAgree(
                        scores[number[c] - 1],
                        $"{what} stability {c}",
                        // In three clusters of 200 the package's stability is up to 4% smaller; its labels are the same.
                        Apart.Contains($"{what} {c}")
                            ? 0.04
                            : 1e-6
                    );
            found.Strengths.ShouldAllBe(s => s >= 0 && s <= 1);
        }
    }

    [Fact]
    public void Hdbscan_takes_many_points_at_one_place_and_gives_the_same_answer_again()
    {
        (double X, double Y)[] points =
        [
            .. Scatter(new Random(11), 150),
            .. Enumerable.Repeat((300.0, 3.0), 12),
            .. Enumerable.Repeat((3.0, 300.0), 9),
        ];
        var found = Hdbscan.Find(points, 5);
        found.Labels[150].ShouldBePositive();
        found.Labels.Skip(150).Take(12).Distinct().ShouldHaveSingleItem();
        found.Labels.Skip(162).Distinct().ShouldHaveSingleItem().ShouldNotBe(found.Labels[150]);
        found.Stabilities.ShouldAllBe(s => double.IsFinite(s) && s >= 0);
        Hdbscan.Find(points, 5).Labels.ShouldBe(found.Labels);
    }

    [Fact]
    public void Points_all_at_one_place_are_one_cluster_to_Dbscan_and_none_to_Hdbscan()
    {
        (double, double)[] points = [.. Enumerable.Repeat((450_000.0, 300_000.0), 50)];
        Dbscan.Find(points, 1, 5).Count.ShouldBe(1);
        var found = Hdbscan.Find(points, 5);
        found.Count.ShouldBe(0);
        found.Labels.ShouldAllBe(l => l == 0);
    }

    [Fact]
    public void No_points_give_no_clusters() =>
        Dbscan.Find([], 10, 3).ShouldSatisfyAllConditions(f => f.Count.ShouldBe(0), f => f.Labels.ShouldBeEmpty());

    [Fact]
    public void What_cannot_be_clustered_is_refused()
    {
        Should.Throw<StatisticsError>(() => Dbscan.Find([(0, 0)], 0, 3));
        Should.Throw<StatisticsError>(() => Dbscan.Find([(0, 0)], double.NaN, 3));
        Should.Throw<StatisticsError>(() => Dbscan.Find([(0, 0)], 5, 0));
        Should.Throw<StatisticsError>(() => Dbscan.Find([(0, double.PositiveInfinity)], 5, 3));
        Should.Throw<StatisticsError>(() => Dbscan.Find([(0, 0), (1e300, 0)], 5, 3));
        Should.Throw<StatisticsError>(() => Dbscan.Find([(0, 0), (1e12, 0)], 1e-6, 3));
        Should.Throw<StatisticsError>(() => Hdbscan.Find([(0, 0), (1, 1)], 3));
        Should.Throw<StatisticsError>(() => Hdbscan.Find([(0, 0), (1, 1)], 1));
    }

    // Whole and half numbers: many points share a place and many distances equal the radius.
    private static (double X, double Y)[] Scatter(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (random.Next(80) / 2.0, random.Next(60) / 2.0))];

    private static (bool[] Core, int[] Labels) ByDefinition((double X, double Y)[] points, double radius, int least)
    {
        var n = points.Length;
        bool Near(int i, int j) =>
            ((points[i].X - points[j].X) * (points[i].X - points[j].X))
                + ((points[i].Y - points[j].Y) * (points[i].Y - points[j].Y))
            <= radius * radius;
        bool[] core = [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Count(j => Near(i, j)) >= least)];
        var labels = new int[n];
        var count = 0;
        for (var i = 0; i < n; i++)
        {
            if (!core[i] || labels[i] != 0)
                continue;
            var open = new Stack<int>([i]);
            labels[i] = ++count;
            while (open.TryPop(out var at))
                for (var j = 0; j < n; j++)
                    if (labels[j] == 0 && Near(at, j))
                    {
                        labels[j] = count;
                        if (core[j])
                            open.Push(j);
                    }
        }
        return (core, labels);
    }
}
