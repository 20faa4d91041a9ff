using CommonThread.Analytics.Disclosure;

namespace CommonThread.Analytics.Tests.Disclosure;

/// <summary>Suppression proved by trying to undo it.</summary>
public sealed class RecoveryTests
{
    [Fact]
    public void An_unprotected_cell_is_recovered_by_subtraction_so_the_attack_is_one()
    {
        var naive = new PublishedTables(
            [new("a", CellState.Small, null), new("b", CellState.Shown, 40), new("all", CellState.Shown, 43)],
            true
        );
        Recovery.Try(naive, [new("all", ["a", "b"])]).ShouldHaveSingleItem().ShouldBe(new CellBounds("a", 3, 3));
    }

    [Fact]
    public void The_attack_uses_all_sums_at_once()
    {
        // Rows and columns of two hidden cells each; only together do they give the first away: (r1 + c1 − r2) …
        PublishedTables naive = new(
            [
                new("a", CellState.Protecting, null),
                new("b", CellState.Protecting, null),
                new("c", CellState.Protecting, null),
                new("ab", CellState.Shown, 30),
                new("bc", CellState.Shown, 40),
                new("ac", CellState.Shown, 50),
            ],
            false
        );
        Recovery
            .Try(naive, [new("ab", ["a", "b"]), new("bc", ["b", "c"]), new("ac", ["a", "c"])])
            .ShouldBe([new CellBounds("a", 20, 20), new CellBounds("b", 10, 10), new CellBounds("c", 30, 30)]);
    }

    [Fact]
    public void The_attack_brackets_the_truth_and_contradictions_are_refused()
    {
        var tables = SuppressionTests.Cross(
            [SuppressionTests.Flat("P", 4), SuppressionTests.Flat("T", 3)],
            c => (c[0][1] * 7 + c[1][1] * 5) % 13
        );
        foreach (var bounds in Recovery.Try(Suppression.Apply(tables), SuppressionTests.Sums(tables)))
        {
            var truth = tables.Cells.Single(c => c.Key == bounds.Key).Count;
            truth.ShouldBeInRange(bounds.Least, bounds.Most ?? long.MaxValue);
        }
        PublishedTables impossible = new([new("a", CellState.Small, null), new("all", CellState.Shown, 90)], true);
        Should.Throw<StatisticsError>(() => Recovery.Try(impossible, [new("all", ["a"])]));
    }

    public static TheoryData<string, int> Shapes
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (
                var shape in new[] { "list", "table", "sparse table", "hierarchy", "two hierarchies", "three ways" }
            )
                for (var seed = 0; seed < 12; seed++)
                    data.Add(shape, seed);
            return data;
        }
    }

    private static CountDimension[] Shape(string name, Random random) =>
        name switch
        {
            "list" => [SuppressionTests.Flat("P", 2 + random.Next(20))],
            "table" or "sparse table" =>
            [
                SuppressionTests.Flat("P", 2 + random.Next(8)),
                SuppressionTests.Flat("T", 2 + random.Next(6)),
            ],
            "hierarchy" =>
            [
                SuppressionTests.Tree("P", 2 + random.Next(2), 2 + random.Next(3)),
                SuppressionTests.Flat("T", 2 + random.Next(4)),
            ],
            "two hierarchies" => [SuppressionTests.Tree("P", 2, 2 + random.Next(2)), SuppressionTests.Tree("T", 2, 2)],
            _ =>
            [
                SuppressionTests.Flat("P", 2 + random.Next(2)),
                SuppressionTests.Flat("T", 2 + random.Next(2)),
                SuppressionTests.Flat("M", 2 + random.Next(2)),
            ],
        };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void No_hidden_cell_can_be_recovered_whatever_is_solved_over_all_sums(string shape, int seed)
    {
        var random = new Random(seed);
        var most = shape == "sparse table" ? 4 : 5 + random.Next(60);
        SuppressionOptions options = new() { SmallBelow = 3 + random.Next(4), HideZero = random.Next(5) == 0 };
        var tables = SuppressionTests.Cross(
            Shape(shape, random),
            _ => (long)(random.NextDouble() * random.NextDouble() * most)
        );
        var published = Suppression.Apply(tables, options);
        foreach (var cell in published.Cells.Where(c => c.Count is not null))
            (cell.Count >= options.SmallBelow || (cell.Count == 0 && !options.HideZero)).ShouldBeTrue(
                $"{cell} is small and shown"
            );
        var sums = SuppressionTests.Sums(tables);
        var linked = sums.SelectMany(s => s.Parts.Append(s.Total)).ToHashSet();
        foreach (var bounds in Recovery.Try(published, sums, options))
            if (linked.Contains(bounds.Key))
                bounds.Recovered.ShouldBeFalse($"{bounds} with seed {seed}");
    }

    // Bounds alone may hide that only one whole table is left: so every whole table is tried.
    [Fact]
    public void Every_hidden_cell_takes_more_than_one_value_over_all_whole_tables_that_agree_with_what_is_published()
    {
        var checkedTables = 0;
        for (var seed = 0; seed < 150; seed++)
        {
            var random = new Random(seed);
            SuppressionOptions options = new() { SmallBelow = 4 };
            var tables = SuppressionTests.Cross(
                seed % 3 == 0
                    ? [SuppressionTests.Tree("P", 2, 2)]
                    : [SuppressionTests.Flat("P", 2 + seed % 2), SuppressionTests.Flat("T", 3)],
                _ => random.Next(9)
            );
            var published = Suppression.Apply(tables, options);
            int[] hidden = [.. Enumerable.Range(0, tables.Cells.Count).Where(i => published.Cells[i].Count is null)];
            if (hidden.Length is 0 or > 12)
                continue;
            checkedTables++;
            var values = AllTables(tables, published, options, hidden);
            for (var k = 0; k < hidden.Length; k++)
                values[k].Count.ShouldBeGreaterThan(1, $"{tables.Cells[hidden[k]]} with seed {seed}");
        }
        checkedTables.ShouldBeGreaterThan(60);
    }

    private static HashSet<long>[] AllTables(
        CountTables tables,
        PublishedTables published,
        SuppressionOptions options,
        int[] hidden
    )
    {
        var seen = hidden.Select(_ => new HashSet<long>()).ToArray();
        long[] counts = [.. published.Cells.Select(c => c.Count ?? -1)];
        void Next(int k)
        {
            if (seen.All(s => s.Count > 1))
                return;
            if (k == hidden.Length)
            {
                for (var i = 0; i < k; i++)
                    seen[i].Add(counts[hidden[i]]);
                return;
            }
            for (long v = 0; v <= 24; v++)
            {
                if (
                    published.StatesMayBeShown
                    && (published.Cells[hidden[k]].State == CellState.Small) != (v > 0 && v < options.SmallBelow)
                )
                    continue;
                counts[hidden[k]] = v;
                if (tables.Sums.All(s => Holds(s, counts)))
                    Next(k + 1);
            }
            counts[hidden[k]] = -1;
        }
        Next(0);
        return seen;
    }

    private static bool Holds((int Total, int[] Parts) sum, long[] counts)
    {
        var known = sum.Parts.Where(p => counts[p] >= 0).Sum(p => counts[p]);
        if (counts[sum.Total] < 0)
            return true;
        return sum.Parts.Any(p => counts[p] < 0) ? known <= counts[sum.Total] : known == counts[sum.Total];
    }

    [Fact]
    public void A_county_s_places_by_type_are_protected_in_seconds_with_few_more_cells_hidden()
    {
        var random = new Random(5);
        var tables = SuppressionTests.Cross(
            [SuppressionTests.Tree("P", 8, 30), SuppressionTests.Flat("T", 14)],
            _ => (long)Math.Exp(random.NextDouble() * 6)
        );
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        var published = Suppression.Apply(tables);
        System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds.ShouldBeLessThan(60);
        published.StatesMayBeShown.ShouldBeTrue();
        published.Protecting.ShouldBeLessThan(published.Small, "small counts protect one another");
    }
}
