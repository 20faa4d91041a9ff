using CommonThread.Analytics.Disclosure;

namespace CommonThread.Analytics.Tests.Disclosure;

public sealed class SuppressionTests
{
    internal static CountTables Cross(CountDimension[] dimensions, Func<string[], long> count) =>
        CountTables.Cross(dimensions, Leaves(dimensions).Select(codes => ((IReadOnlyList<string>)codes, count(codes))));

    private static IEnumerable<string[]> Leaves(CountDimension[] dimensions) =>
        dimensions.Aggregate(
            (IEnumerable<string[]>)
                [
                    [],
                ],
            (all, d) =>
                all.SelectMany(codes =>
                    d.Parts.Values.SelectMany(p => p)
                        .Where(p => !d.Parts.ContainsKey(p))
                        .Select(p => (string[])[.. codes, p])
                )
        );

    internal static CountDimension Flat(string name, int parts) =>
        CountDimension.Of(name, [.. Enumerable.Range(1, parts).Select(i => $"{name}{i}")]);

    internal static CountDimension Tree(string name, int groups, int parts) =>
        new(
            name,
            Enumerable
                .Range(1, groups)
                .Select(g => $"{name}{g}")
                .Prepend(name)
                .ToDictionary(
                    code => code,
                    code =>
                        (IReadOnlyList<string>)
                            [
                                .. Enumerable
                                    .Range(1, code == name ? groups : parts)
                                    .Select(i => code == name ? $"{name}{i}" : $"{code}.{i}"),
                            ]
                )
        );

    internal static CountSum[] Sums(CountTables tables) =>
        [
            .. tables.Sums.Select(s => new CountSum(
                tables.Cells[s.Total].Key,
                [.. s.Parts.Select(p => tables.Cells[p].Key)]
            )),
        ];

    private static Dictionary<string, CellState> States(PublishedTables published) =>
        published.Cells.ToDictionary(c => c.Key, c => c.State);

    [Fact]
    public void One_small_count_in_a_list_with_a_total_hides_the_next_smallest()
    {
        var published = Suppression.Apply(
            CountTables.Of(
                [new("a", 3), new("b", 40), new("c", 7), new("d", 0), new("all", 50)],
                [new("all", ["a", "b", "c", "d"])]
            )
        );
        States(published)
            .ShouldBe(
                new Dictionary<string, CellState>
                {
                    ["a"] = CellState.Small,
                    ["b"] = CellState.Shown,
                    ["c"] = CellState.Protecting,
                    ["d"] = CellState.Shown,
                    ["all"] = CellState.Shown,
                }
            );
        published.StatesMayBeShown.ShouldBeTrue();
        published.Cells.Single(c => c.Key == "b").Count.ShouldBe(40);
        published.Cells.Single(c => c.Key == "a").Count.ShouldBeNull();
    }

    [Fact]
    public void Two_small_counts_that_can_stand_for_one_another_hide_nothing_else() =>
        Suppression
            .Apply(
                CountTables.Of([new("a", 3), new("b", 2), new("c", 70), new("all", 75)], [new("all", ["a", "b", "c"])])
            )
            .Protecting.ShouldBe(0);

    [Fact]
    public void Two_ones_that_would_give_one_another_away_hide_a_third() =>
        Suppression
            .Apply(
                CountTables.Of([new("a", 1), new("b", 1), new("c", 70), new("all", 72)], [new("all", ["a", "b", "c"])])
            )
            .Protecting.ShouldBe(1, "one and one make the two that is left, if both are known to be at least one");

    [Fact]
    public void One_small_count_in_a_table_of_two_ways_hides_three_more_and_no_total()
    {
        var tables = Cross(
            [Flat("P", 5), Flat("T", 4)],
            codes => codes is ["P2", "T3"] ? 2 : 20 + codes[0][1] + codes[1][1]
        );
        var published = Suppression.Apply(tables);
        (published.Small, published.Protecting).ShouldBe((1, 3));
        published
            .Cells.Where(c => c.State == CellState.Protecting)
            .ShouldAllBe(c => !c.Key.Contains("P|") && !c.Key.EndsWith('T'));
    }

    [Fact]
    public void A_total_of_two_ones_alone_is_published_under_one_mark()
    {
        var published = Suppression.Apply(
            CountTables.Of([new("a", 1), new("b", 1), new("all", 2)], [new("all", ["a", "b"])]),
            new() { SmallBelow = 3 }
        );
        published.StatesMayBeShown.ShouldBeFalse("one or two each that make one or two can only be one and one");
        published.Cells.ShouldAllBe(c => c.Count == null);
    }

    [Fact]
    public void Tables_without_small_counts_are_shown_whole()
    {
        var published = Suppression.Apply(Cross([Flat("P", 3), Flat("T", 3)], _ => 9));
        published.Cells.ShouldAllBe(c => c.State == CellState.Shown);
        Suppression.Apply(CountTables.Of([], [])).Cells.ShouldBeEmpty();
    }

    [Fact]
    public void A_cell_in_no_sum_needs_no_protection() =>
        States(Suppression.Apply(CountTables.Of([new("a", 2), new("b", 20)], [])))["b"].ShouldBe(CellState.Shown);

    [Fact]
    public void The_same_tables_are_hidden_the_same_way_every_time()
    {
        var random = new Random(3);
        var tables = Cross([Tree("P", 3, 4), Flat("T", 5)], _ => random.Next(14));
        Suppression.Apply(tables).Cells.ShouldBe(Suppression.Apply(tables).Cells);
    }

    [Fact]
    public void A_zero_is_hidden_where_that_is_asked_for()
    {
        var tables = CountTables.Of(
            [new("a", 0), new("b", 9), new("c", 12), new("all", 21)],
            [new("all", ["a", "b", "c"])]
        );
        Suppression.Apply(tables).Small.ShouldBe(0);
        var published = Suppression.Apply(tables, new() { HideZero = true });
        (published.Small, published.Protecting).ShouldBe((1, 1));
    }

    [Fact]
    public void A_cell_that_is_public_already_is_not_hidden_and_one_that_it_gives_away_is_refused()
    {
        var published = Suppression.Apply(
            CountTables.Of(
                [new("a", 3), new("b", 6, true), new("c", 90), new("all", 99)],
                [new("all", ["a", "b", "c"])]
            )
        );
        States(published)["b"].ShouldBe(CellState.Shown);
        Should
            .Throw<StatisticsError>(() =>
                Suppression.Apply(
                    CountTables.Of([new("a", 3), new("b", 6, true), new("all", 9, true)], [new("all", ["a", "b"])])
                )
            )
            .Message.ShouldBe("“a” cannot be protected beside the cells that must be shown");
        Should.Throw<StatisticsError>(() => Suppression.Apply(CountTables.Of([new("a", 3, true)], [])));
    }

    [Fact]
    public void Tables_that_do_not_hang_together_are_refused()
    {
        Should.Throw<StatisticsError>(() => CountTables.Of([new("a", 1), new("a", 2)], []));
        Should.Throw<StatisticsError>(() => CountTables.Of([new("a", -1)], []));
        Should.Throw<StatisticsError>(() => CountTables.Of([new("a", 1), new("all", 2)], [new("all", ["a"])]));
        Should.Throw<StatisticsError>(() => CountTables.Of([new("a", 1)], [new("all", ["a"])]));
        Should.Throw<StatisticsError>(() => CountTables.Of([new("a", 1), new("b", 2)], [new("b", ["a", "a"])]));
        Should.Throw<StatisticsError>(() =>
            Cross([Flat("P", 2), new("T", new Dictionary<string, IReadOnlyList<string>> { ["T"] = ["T"] })], _ => 1)
        );
        Should.Throw<StatisticsError>(() => Suppression.Apply(CountTables.Of([], []), new() { SmallBelow = 1 }));
    }
}
