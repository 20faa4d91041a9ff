namespace CommonThread.Analytics.Disclosure;

/// <summary>Chooses what is hidden beside the small cells, and keeps for every hidden cell the circuit that proves it safe.</summary>
internal sealed class SecondarySuppression
{
    // Beyond so many protecting cells, trying each once more costs more than the few that would be shown.
    private const int MostTried = 2000;
    private readonly CountTables tables;
    private readonly bool[] small;
    private readonly CircuitSearch search;
    private readonly (int Cell, int Step)[]?[] circuits;

    public SecondarySuppression(CountTables tables, bool[] small, SuppressionOptions options)
    {
        (this.tables, this.small) = (tables, small);
        Hidden = [.. small];
        circuits = new (int, int)[tables.Cells.Count][];
        search = new(tables, small, Hidden, options);
    }

    public bool[] Hidden { get; }

    public bool StatesMayBeShown { get; private set; } = true;

    public void Protect()
    {
        for (var cell = 0; cell < small.Length; cell++)
            if (small[cell] && circuits[cell] is null && search.Touched(cell))
                Add(Find(cell));
        if (StatesMayBeShown)
            return;
        // Under one mark a zero may be hidden and a small cell may be taken for a large one: what was found still holds.
        for (var cell = 0; cell < small.Length; cell++)
            if (Hidden[cell] && circuits[cell] is null && search.Touched(cell))
                Add(Find(cell));
    }

    public void ShowUnneeded()
    {
        int[] added = [.. Enumerable.Range(0, small.Length).Where(c => Hidden[c] && !small[c])];
        if (added.Length > MostTried)
            return;
        foreach (var cell in added.OrderByDescending(search.Cost).ThenBy(c => c))
        {
            Hidden[cell] = false;
            int[] users =
            [
                .. Enumerable
                    .Range(0, small.Length)
                    .Where(c => c != cell && circuits[c]?.Any(s => s.Cell == cell) == true),
            ];
            var kept = users.Select(u => circuits[u]).ToArray();
            var own = circuits[cell];
            foreach (var user in users)
                circuits[user] = null;
            circuits[cell] = null;
            if (!users.All(Again))
            {
                Hidden[cell] = true;
                circuits[cell] = own;
                for (var i = 0; i < users.Length; i++)
                    circuits[users[i]] = kept[i];
            }
        }
    }

    private bool Again(int user)
    {
        if (circuits[user] is not null)
            return true;
        if (search.Find(user, hiddenOnly: true, strict: StatesMayBeShown) is not { } circuit)
            return false;
        foreach (var (cell, _) in circuit)
            circuits[cell] ??= circuit;
        return true;
    }

    private (int Cell, int Step)[] Find(int cell)
    {
        if (StatesMayBeShown)
        {
            if (search.Find(cell, hiddenOnly: false, strict: true) is { } strict)
                return strict;
            StatesMayBeShown = false;
        }
        if (search.Find(cell, hiddenOnly: false, strict: false) is { } circuit)
            return circuit;
        // Every table with twice the counts keeps every sum, so hiding all that is linked is always safe.
        var linked = search.Linked(cell);
        StatisticsError.If(
            linked.Any(c => tables.Cells[c].MustShow && tables.Cells[c].Count > 0),
            $"“{tables.Cells[cell].Key}” cannot be protected beside the cells that must be shown"
        );
        return
        [
            .. linked
                .Where(c => tables.Cells[c].Count > 0)
                .Select(c => (c, (int)Math.Min(int.MaxValue, tables.Cells[c].Count))),
        ];
    }

    private void Add((int Cell, int Step)[] circuit)
    {
        foreach (var (cell, _) in circuit)
        {
            Hidden[cell] = true;
            circuits[cell] ??= circuit;
        }
    }
}
