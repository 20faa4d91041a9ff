namespace CommonThread.Analytics.Disclosure;

/// <summary>What a reader sees of a cell.</summary>
public enum CellState
{
    /// <summary>The count.</summary>
    Shown,

    /// <summary>Hidden since the count is small.</summary>
    Small,

    /// <summary>Hidden since showing it would give another cell away by subtraction.</summary>
    Protecting,
}

/// <summary>A cell as it may be published.</summary>
/// <param name="Key">Its key.</param>
/// <param name="State">Shown, small, or hidden to protect another.</param>
/// <param name="Count">The count where it is shown; otherwise null.</param>
public sealed record PublishedCell(string Key, CellState State, long? Count);

/// <summary>Which counts are small.</summary>
public sealed record SuppressionOptions
{
    /// <summary>Counts below this are small; 5 hides 1 to 4.</summary>
    public int SmallBelow { get; init; } = 5;

    /// <summary>True where a count of zero is hidden too.</summary>
    public bool HideZero { get; init; }
}

/// <summary>Tables that can be published.</summary>
/// <param name="Cells">Every cell, in the order of the tables.</param>
/// <param name="StatesMayBeShown">
/// True where readers may be told which hidden cells are small. False where that alone would give a count away (one and one
/// that make a hidden two): then all hidden cells are published under one mark.
/// </param>
public sealed record PublishedTables(IReadOnlyList<PublishedCell> Cells, bool StatesMayBeShown)
{
    /// <summary>Cells hidden since they are small.</summary>
    public int Small => Cells.Count(c => c.State == CellState.Small);

    /// <summary>Cells hidden to protect others.</summary>
    public int Protecting => Cells.Count(c => c.State == CellState.Protecting);
}

/// <summary>
/// Suppression of small counts that cannot be undone by subtraction. Small cells are hidden (primary), then others
/// (secondary) until every hidden cell is on a circuit of hidden cells along which one can be added and taken off in turn
/// without changing any shown count or sum (Cox, 1980, JASA 75:377, for two-way tables; here for any linked sums). Each
/// circuit is a second table of whole counts that agrees with everything published and differs in the cell; so no arithmetic
/// can tell a hidden cell’s count. A reader may still learn bounds.
/// </summary>
/// <remarks>
/// Circuits are sought at least cost: each further hidden cell costs one, a total one more, and larger counts a little more;
/// then cells that proved unneeded are shown again. Near the fewest, not always the fewest: finding those is NP-hard. The
/// same tables give the same answer.
/// </remarks>
public static class Suppression
{
    /// <summary>Hides what must be hidden.</summary>
    /// <param name="tables">Cells and all sums among them that a reader can form.</param>
    /// <param name="options">Which counts are small.</param>
    /// <exception cref="StatisticsError">A small cell that must be shown, or that cells which must be shown give away.</exception>
    public static PublishedTables Apply(CountTables tables, SuppressionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(tables);
        options ??= new();
        StatisticsError.If(options.SmallBelow is < 2 or > 1000, "Counts are small below a number from 2 to 1,000");
        bool Small(CountCell cell) => cell.Count < options.SmallBelow && (cell.Count > 0 || options.HideZero);
        foreach (var cell in tables.Cells)
            StatisticsError.If(
                cell.MustShow && Small(cell),
                $"“{cell.Key}” is small, so it cannot be one that must be shown"
            );
        bool[] small = [.. tables.Cells.Select(Small)];
        var work = new SecondarySuppression(tables, small, options);
        work.Protect();
        work.ShowUnneeded();
        return new(
            [
                .. tables.Cells.Select(
                    (cell, i) =>
                        small[i] ? new PublishedCell(cell.Key, CellState.Small, null)
                        : work.Hidden[i] ? new PublishedCell(cell.Key, CellState.Protecting, null)
                        : new PublishedCell(cell.Key, CellState.Shown, cell.Count)
                ),
            ],
            work.StatesMayBeShown
        );
    }
}
