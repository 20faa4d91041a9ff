using System.CommandLine;
using CommonThread.Analytics;
using CommonThread.Analytics.Geography;
using CommonThread.Analytics.Hotspots;
using CommonThread.Shared.Exports;

namespace CommonThread.Verbs.Analyse;

/// <summary>Hot spots of areas and of points: <c>analyse hotspots</c>.</summary>
internal static class HotspotsVerb
{
    private static readonly string[] Methods = ["gi", "moran", "kde", "dbscan", "hdbscan"];

    public static Command Verb(TextWriter output)
    {
        var table = Given.Table(
            "code,value (gi, moran) or x,y in metres, with weight where wanted (kde, dbscan, hdbscan)"
        );
        var method = new Option<string>("--method") { Description = string.Join(", ", Methods), Required = true };
        method.AcceptOnlyFromAmong(Methods);
        var areas = new AreaStatistics();
        var points = new PointStatistics();
        var answer = new Answer();
        var verb = new Command(
            "hotspots",
            """
            Where values gather: areas among their neighbours (gi is Gi* with --star, moran is local Moran), a density of
            points (kde), or clusters of points (dbscan, hdbscan).

            Example:
              commonthread analyse hotspots burglary.csv --method gi --star --areas lsoa.geojson --area-code LSOA21CD --fdr 0.05
            """
        )
        {
            table,
            method,
        };
        areas.AddTo(verb);
        points.AddTo(verb);
        answer.AddTo(verb);
        verb.SetAction(
            (parsed, stop) =>
            {
                var path = parsed.GetRequiredValue(table);
                switch (parsed.GetRequiredValue(method))
                {
                    case "gi" or "moran":
                        areas.Give(parsed, path, parsed.GetRequiredValue(method) == "gi", answer, output, stop);
                        break;
                    case "kde":
                        points.Density(parsed, path, answer, output);
                        break;
                    case var clusters:
                        points.Clusters(parsed, path, clusters == "hdbscan", answer, output);
                        break;
                }
                return Task.FromResult(0);
            }
        );
        return verb;
    }

    /// <summary>Getis-Ord and Moran: areas of a file of boundaries, or any places whose neighbours are listed.</summary>
    private sealed class AreaStatistics
    {
        private sealed record Row(string Code, double Value);

        private readonly Option<string?> areas = new("--areas")
        {
            Description = "gi, moran: GeoJSON or TopoJSON; areas that share a border are neighbours",
        };
        private readonly Option<string> code = new("--area-code")
        {
            Description = "The areas' property that is their code",
            DefaultValueFactory = _ => "code",
        };
        private readonly Option<string?> neighbours = new("--neighbours")
        {
            Description = "gi, moran: CSV with code,neighbour and, where wanted, weight, instead of --areas",
        };
        private readonly Option<bool> star = new("--star") { Description = "gi: count the place itself (Gi*)" };
        private readonly Option<bool> rows = new("--row-standardise")
        {
            Description = "Weights of each place add up to 1",
        };
        private readonly Option<int?> simulations = new("--simulations")
        {
            Description = "p from so many conditional shuffles instead of the normal distribution",
        };
        private readonly Option<int> seed = new("--seed")
        {
            Description = "Of the shuffles",
            DefaultValueFactory = _ => 1,
        };
        private readonly Option<double?> fdr = new("--fdr")
        {
            Description = "Marks as hot or cold with at most this share of them false",
        };

        public void AddTo(Command verb)
        {
            Option[] all = [areas, code, neighbours, star, rows, simulations, seed, fdr];
            foreach (var option in all)
                verb.Add(option);
        }

        public void Give(
            ParseResult parsed,
            string path,
            bool getis,
            Answer answer,
            TextWriter output,
            CancellationToken stop
        )
        {
            var given = Given.Rows(path, ["code", "value"], r => new Row(r.Needed("code"), r.Number("value", true)));
            var at = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var row in given)
                if (!at.TryAdd(row.Code, at.Count))
                    throw new VerbFailed($"{row.Code} has two values");
            var weights = Weights(parsed, at, stop);
            if (parsed.GetValue(rows))
                weights = weights.RowStandardised();
            if (getis && parsed.GetValue(star))
                weights = weights.IncludingSelf();
            double[] values = [.. given.Select(r => r.Value)];
            var found =
                parsed.GetValue(simulations) is { } times
                    ? Simulated(values, weights, getis, times, parsed.GetValue(seed))
                : getis ? GetisOrd.Local(values, weights)
                : LocalMoran.Local(values, weights);
            var adjusted = FalseDiscovery.Adjust([.. found.Select(f => f.P)]);
            var quadrants = getis ? null : LocalMoran.Quadrants(values, weights);
            var most = parsed.GetValue(fdr);
            answer.Give(
                parsed,
                output,
                Enumerable.Range(0, given.Count),
                [
                    new("code", i => given[i].Code),
                    new("value", i => given[i].Value),
                    new("neighbours", i => weights.Of(i).Length),
                    new("statistic", i => found[i].Value),
                    new("expected", i => found[i].Expected),
                    new("variance", i => found[i].Variance),
                    new("z", i => found[i].Z),
                    new("p", i => found[i].P),
                    new("adjusted_p", i => adjusted[i]),
                    new("quadrant", i => quadrants?[i] is { } q ? Given.Word(q) : null),
                    new("significant", i => most is null ? null : adjusted[i] is { } p && p <= most),
                ]
            );
        }

        private static IReadOnlyList<LocalStatistic> Simulated(
            double[] values,
            SpatialWeights weights,
            bool getis,
            int times,
            int seed
        ) =>
            [
                .. (
                    getis
                        ? GetisOrd.Simulate(values, weights, times, seed)
                        : LocalMoran.Simulate(values, weights, times, seed)
                ).Select(s => new LocalStatistic(s.Value, s.Mean, s.Variance, s.Z, s.P)),
            ];

        private SpatialWeights Weights(ParseResult parsed, Dictionary<string, int> at, CancellationToken stop)
        {
            if (parsed.GetValue(neighbours) is { } list)
                return Listed(list, at);
            if (parsed.GetValue(areas) is not { } path)
                throw new VerbFailed("Say where the places lie, with --areas or --neighbours", 2);
            var shapes = Given.Areas(path, parsed.GetRequiredValue(code), stop);
            var name = parsed.GetRequiredValue(code);
            var missing = at.Keys.Except(shapes.Select(s => s[name]!), StringComparer.Ordinal).ToList();
            if (missing.Count > 0)
                throw new VerbFailed($"{missing.Count} of the codes have no boundary, the first is {missing[0]}");
            var chosen = shapes.Where(s => at.ContainsKey(s[name]!)).OrderBy(s => at[s[name]!]).ToList();
            return SpatialWeights.Binary(Neighbours.BySharedBorder([.. chosen.Select(s => s.Geometry)]));
        }

        private static SpatialWeights Listed(string path, Dictionary<string, int> at)
        {
            var near = at.Select(_ => (Places: new List<int>(), Weights: new List<double>())).ToArray();
            foreach (
                var (from, to, weight) in Given.Rows(
                    path,
                    ["code", "neighbour"],
                    r => (Place(r, "code"), Place(r, "neighbour"), r.Number("weight") ?? 1)
                )
            )
            {
                near[from].Places.Add(to);
                near[from].Weights.Add(weight);
            }
            return SpatialWeights.Of([.. near.Select(n => n.Places)], [.. near.Select(n => n.Weights)]);

            int Place(TableRow row, string column) =>
                at.TryGetValue(row.Needed(column), out var place)
                    ? place
                    : throw new ImportRefused($"{row[column]} has no value in the table");
        }
    }

    /// <summary>Densities and clusters of points, in metres on a flat grid.</summary>
    private sealed class PointStatistics
    {
        private readonly Option<double?> bandwidth = new("--bandwidth")
        {
            Description = "kde: metres (Scott's rule without it)",
        };
        private readonly Option<double?> cell = new("--cell")
        {
            Description = "kde: metres along a cell (a fifth of the bandwidth)",
        };
        private readonly Option<Kernel> kernel = Given.Choice("--kernel", "kde", Kernel.Quartic);
        private readonly Option<double?> eps = new("--eps") { Description = "dbscan: radius in metres" };
        private readonly Option<int> least = new("--min-pts")
        {
            Description = "dbscan, hdbscan: points within the radius, the point itself included",
            DefaultValueFactory = _ => 5,
        };

        public void AddTo(Command verb)
        {
            Option[] all = [bandwidth, cell, kernel, eps, least];
            foreach (var option in all)
                verb.Add(option);
        }

        private static ((double X, double Y)[] Points, double[] Weights) Read(string path)
        {
            var rows = Given.Rows(
                path,
                ["x", "y"],
                r => (X: r.Number("x", true), Y: r.Number("y", true), Weight: r.Number("weight") ?? 1)
            );
            return ([.. rows.Select(r => (r.X, r.Y))], [.. rows.Select(r => r.Weight)]);
        }

        public void Density(ParseResult parsed, string path, Answer answer, TextWriter output)
        {
            var (points, weights) = Read(path);
            var chosen = parsed.GetValue(kernel);
            var wide =
                parsed.GetValue(bandwidth)
                ?? (
                    chosen == Kernel.Gaussian
                        ? Bandwidths.Scott(points)
                        : Bandwidths.ForQuartic(Bandwidths.Scott(points))
                );
            var grid = DensityGrid.Around(points, parsed.GetValue(cell) ?? wide / 5, wide);
            var density = KernelDensity.Estimate(points, wide, grid, chosen, weights);
            answer.Give(
                parsed,
                output,
                Enumerable.Range(0, density.Length),
                [
                    new("x", i => grid.MiddleX(i % grid.Columns)),
                    new("y", i => grid.MiddleY(i / grid.Columns)),
                    new("per_square_metre", i => density[i]),
                    new("bandwidth", _ => wide),
                ]
            );
        }

        public void Clusters(ParseResult parsed, string path, bool byDensity, Answer answer, TextWriter output)
        {
            var (points, _) = Read(path);
            var count = parsed.GetValue(least);
            if (byDensity)
            {
                var found = Hdbscan.Find(points, count);
                answer.Give(
                    parsed,
                    output,
                    Enumerable.Range(0, points.Length),
                    [
                        new("x", i => points[i].X),
                        new("y", i => points[i].Y),
                        new("cluster", i => found.Labels[i]),
                        new("strength", i => found.Strengths[i]),
                        new("core_distance", i => found.CoreDistances[i]),
                    ]
                );
                return;
            }
            if (parsed.GetValue(eps) is not { } radius)
                throw new VerbFailed("dbscan needs its radius: --eps", 2);
            var clusters = Dbscan.Find(points, radius, count);
            answer.Give(
                parsed,
                output,
                Enumerable.Range(0, points.Length),
                [
                    new("x", i => points[i].X),
                    new("y", i => points[i].Y),
                    new("cluster", i => clusters.Labels[i]),
                    new("core", i => clusters.Core[i]),
                ]
            );
        }
    }
}
