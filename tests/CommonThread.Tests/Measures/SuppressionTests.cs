using CommonThread.Measures;
using FsCheck;
using FsCheck.Fluent;

namespace CommonThread.Tests.Measures;

[Trait("Requirement", "C-49")]
public sealed class SuppressionTests
{
    private static readonly Suppression Five = new();

    [Fact]
    public void Counts_from_one_to_four_are_hidden_and_zero_and_five_are_shown()
    {
        var cells = Five.Hide([0, 1, 4, 5, 20], totalIsShown: false);
        cells.Select(c => c.Hidden).ShouldBe([false, true, true, false, false]);
        cells[3].Value.ShouldBe(5);
        cells[1].Value.ShouldBeNull();
    }

    [Fact]
    public void One_small_count_takes_the_next_smallest_with_it_so_that_the_total_does_not_give_it_away()
    {
        Five.Hide([2, 30, 12, 50]).Select(c => c.Hidden).ShouldBe([true, false, true, false]);
    }

    [Fact]
    public void Hidden_counts_whose_sum_is_small_take_another_with_them()
    {
        Five.Hide([1, 1, 9, 50]).Select(c => c.Hidden).ShouldBe([true, true, true, false]);
    }

    [Fact]
    public void A_lone_small_count_among_zeros_hides_a_zero()
    {
        Five.Hide([3, 0, 0]).Count(c => c.Hidden).ShouldBeGreaterThan(1);
    }

    [Fact]
    public void In_a_table_with_totals_no_row_and_no_column_has_one_hidden_cell()
    {
        IReadOnlyList<IReadOnlyList<double>> table =
        [
            [2, 10, 20],
            [30, 40, 50],
            [60, 70, 80],
        ];
        var cells = Five.Hide(table);
        for (var i = 0; i < 3; i++)
        {
            cells[i].Count(c => c.Hidden).ShouldNotBe(1);
            cells.Count(row => row[i].Hidden).ShouldNotBe(1);
        }
    }

    [Fact]
    public void Whatever_the_table_no_hidden_cell_can_be_worked_out_from_its_row_or_column()
    {
        var tables = Gen.Choose(0, 12).Select(n => (double)n).ArrayOf(4).ArrayOf(4).ToArbitrary();
        Prop.ForAll(
                tables,
                table =>
                {
                    var cells = Five.Hide([.. table.Select(r => (IReadOnlyList<double>)r)]);
                    for (var i = 0; i < 4; i++)
                    {
                        cells[i].Count(c => c.Hidden).ShouldNotBe(1);
                        cells.Count(row => row[i].Hidden).ShouldNotBe(1);
                        for (var j = 0; j < 4; j++)
                        {
                            if (Five.IsSmall(table[i][j]))
                                cells[i][j].Hidden.ShouldBeTrue();
                        }
                    }
                }
            )
            .Check(Fuzz.Cases(100));
    }
}
