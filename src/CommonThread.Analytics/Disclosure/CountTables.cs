namespace CommonThread.Analytics.Disclosure;

/// <summary>A count that is to be published.</summary>
/// <param name="Key">Its name, once among all the tables.</param>
/// <param name="Count">Events or people, zero or more.</param>
/// <param name="MustShow">True where it cannot be hidden, since it is public already.</param>
public sealed record CountCell(string Key, long Count, bool MustShow = false);

/// <summary>A total that readers know to be the sum of its parts.</summary>
/// <param name="Total">The key of the total.</param>
/// <param name="Parts">The keys of the parts, at least one, none twice.</param>
public sealed record CountSum(string Total, IReadOnlyList<string> Parts);

/// <summary>One way of dividing: a total and its parts, which may have parts of their own (a county, districts, wards).</summary>
/// <param name="Total">The code of the whole.</param>
/// <param name="Parts">For each code that is divided, the codes of its parts.</param>
public sealed record CountDimension(string Total, IReadOnlyDictionary<string, IReadOnlyList<string>> Parts)
{
    /// <summary>A total and its parts, without further levels.</summary>
    public static CountDimension Of(string total, IReadOnlyList<string> parts) =>
        new(total, new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [total] = parts });
}

/// <summary>
/// Tables of counts with their totals, linked wherever they share a cell: cells, and every sum that a reader can form.
/// </summary>
public sealed class CountTables
{
    private CountTables(CountCell[] cells, (int Total, int[] Parts)[] sums) => (Cells, Sums) = (cells, sums);

    /// <summary>The cells, in the order given.</summary>
    public IReadOnlyList<CountCell> Cells { get; }

    /// <summary>Each sum by the positions of its cells.</summary>
    internal IReadOnlyList<(int Total, int[] Parts)> Sums { get; }

    /// <summary>Any linked tables: their cells and the sums among them.</summary>
    /// <param name="cells">Every cell once.</param>
    /// <param name="sums">Every total that readers know to be a sum, in whichever table.</param>
    /// <exception cref="StatisticsError">A key twice or missing; a negative count; a total that is not its parts’ sum.</exception>
    public static CountTables Of(IEnumerable<CountCell> cells, IEnumerable<CountSum> sums)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(sums);
        CountCell[] all = [.. cells];
        var number = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < all.Length; i++)
        {
            StatisticsError.If(all[i]?.Key is null, "Every cell needs a key");
            StatisticsError.If(!number.TryAdd(all[i].Key, i), $"The cell “{all[i].Key}” is given twice");
            StatisticsError.If(
                all[i].Count is < 0 or > 1_000_000_000_000_000,
                $"The count of “{all[i].Key}” must be a whole number, zero or more"
            );
        }
        int Number(string key)
        {
            StatisticsError.If(
                key is null || !number.ContainsKey(key),
                $"A sum names the cell “{key}”, which is not given"
            );
            return number[key!];
        }
        var equations = new List<(int, int[])>();
        foreach (var sum in sums)
        {
            var total = Number(sum.Total);
            int[] parts = [.. sum.Parts.Select(Number)];
            StatisticsError.If(parts.Length == 0, $"The total “{sum.Total}” has no parts");
            StatisticsError.If(
                parts.Append(total).Distinct().Count() <= parts.Length,
                $"The sum of “{sum.Total}” names a cell twice"
            );
            StatisticsError.If(
                parts.Sum(p => all[p].Count) != all[total].Count,
                $"“{sum.Total}” is not the sum of its parts; totals that were rounded or counted apart are not linked"
            );
            equations.Add((total, parts));
        }
        return new(all, [.. equations]);
    }

    /// <summary>
    /// The table that crosses one or more ways of dividing, with every total and subtotal. A cell’s key is its codes, joined
    /// by a bar: <c>E01000001|Burglary</c>.
    /// </summary>
    /// <param name="dimensions">Such as place and type.</param>
    /// <param name="counts">Counts of the undivided codes in the order of the dimensions; what is left out is zero.</param>
    /// <exception cref="StatisticsError">A code within itself or under two parents; a count of codes that are not there.</exception>
    public static CountTables Cross(
        IReadOnlyList<CountDimension> dimensions,
        IEnumerable<(IReadOnlyList<string> Codes, long Count)> counts
    )
    {
        ArgumentNullException.ThrowIfNull(dimensions);
        ArgumentNullException.ThrowIfNull(counts);
        StatisticsError.If(dimensions.Count == 0, "A table needs at least one dimension");
        var paths = dimensions.Select(Paths).ToArray();
        StatisticsError.If(
            paths.Aggregate(1.0, (product, p) => product * p.Count) > 2_000_000,
            "The table has more than two million cells; divide it"
        );
        var totals = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var key in Keys([.. paths.Select(p => p.Keys)]))
            totals.Add(key, 0);
        foreach (var (codes, count) in counts)
        {
            StatisticsError.If(codes.Count != dimensions.Count, "Each count needs one code of each dimension");
            StatisticsError.If(count is < 0 or > 1_000_000_000_000, "Counts must be whole numbers, zero or more");
            var above = codes.Select((code, d) => paths[d].GetValueOrDefault(code)).ToArray();
            StatisticsError.If(
                above.Any(a => a is null) || codes.Where((c, d) => dimensions[d].Parts.ContainsKey(c)).Any(),
                $"“{string.Join('|', codes)}” is not among the undivided codes"
            );
            foreach (var key in Keys(above!))
                totals[key] += count;
        }
        var sums =
            from d in Enumerable.Range(0, dimensions.Count)
            from divided in dimensions[d].Parts
            from rest in Keys([.. paths.Select((p, i) => i == d ? (IEnumerable<string>)["\0"] : p.Keys)])
            select new CountSum(rest.Replace("\0", divided.Key), [.. divided.Value.Select(v => rest.Replace("\0", v))]);
        return Of(totals.Select(t => new CountCell(t.Key, t.Value)), sums);
    }

    private static IEnumerable<string> Keys(IReadOnlyList<IEnumerable<string>> codes) =>
        codes.Aggregate(
            (IEnumerable<string>)[""],
            (keys, next) => keys.SelectMany(k => next.Select(n => k.Length == 0 ? n : k + "|" + n))
        );

    // Every code with itself and all that hold it.
    private static Dictionary<string, List<string>> Paths(CountDimension dimension)
    {
        var paths = new Dictionary<string, List<string>>(StringComparer.Ordinal)
        {
            [dimension.Total] = [dimension.Total],
        };
        var open = new Queue<string>([dimension.Total]);
        while (open.TryDequeue(out var code))
            foreach (var part in dimension.Parts.GetValueOrDefault(code) ?? [])
            {
                StatisticsError.If(
                    part.Length == 0 || part.Contains('|') || !paths.TryAdd(part, [part, .. paths[code]]),
                    $"The code “{part}” is empty, has a bar in it, or is in two places"
                );
                open.Enqueue(part);
            }
        StatisticsError.If(
            dimension.Parts.Keys.Any(k => !paths.ContainsKey(k)) || dimension.Parts.Values.Any(v => v.Count == 0),
            "A code is divided that is not within the total, or into no parts"
        );
        return paths;
    }
}
