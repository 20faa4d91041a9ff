namespace CommonThread.Thread.Follow;

/// <summary>Where a bead hangs, seen from the record in the middle.</summary>
public enum Side
{
    Above,
    Middle,
    Below,
    Beside,
}

/// <summary>A record on the thread.</summary>
/// <param name="Steps">How many steps it is away from the middle.</param>
/// <param name="Relation">How the lower of the two records serves the upper, in words.</param>
/// <param name="Via">The record through which it was reached; null for the middle.</param>
/// <param name="DateSays">What the card's date means.</param>
public sealed record Bead(
    RecordCard Card,
    string Noun,
    int Level,
    Side Side,
    int Steps,
    string Relation,
    RecordRef? Via,
    string DateSays
)
{
    /// <summary>The date of the card with what it means: "due 28 September 2026".</summary>
    public string? When => Card.Date is { } date ? $"{Card.DateSays ?? DateSays} {date.Say()}" : null;

    /// <summary>The places where it is done, as its steps say.</summary>
    public IReadOnlyCollection<int> Places { get; init; } = [];

    /// <summary>
    /// The step to it as a clause that is read with its title: of a bead that was reached upwards, “Vulnerability” is a theme of it; of
    /// one that was reached downwards, is a theme of “Community Safety Agreement”.
    /// </summary>
    public string? Step { get; init; }

    /// <summary>A relation is told from the lower record to the upper; the clause says which of the two is which.</summary>
    /// <param name="via">The title of the record through which it was reached.</param>
    /// <param name="it">What the bead is called in the clause: "it", or "them" where several are read as one.</param>
    public static string? Clause(string via, string relation, bool up, string it = "it") =>
        relation.Length == 0 ? null
        : up ? $"“{Short(via)}” {relation} {it}"
        : $"{relation} “{Short(via)}”";

    private static string Short(string title)
    {
        const int Most = 80;
        if (title.Length <= Most)
            return title;
        var space = title.LastIndexOf(' ', Most - 1);
        return title[..(space > 0 ? space : Most - 1)].TrimEnd(',', '.', ';', ':') + "…";
    }
}

/// <summary>The thread of one record, as far as the caller may see it.</summary>
/// <param name="Cut">Whether the thread was longer than is shown.</param>
public sealed record Strand(
    Bead Middle,
    IReadOnlyList<Bead> Above,
    IReadOnlyList<Bead> Below,
    IReadOnlyList<Bead> Beside,
    bool Cut
)
{
    public IEnumerable<Bead> All => [.. Above, Middle, .. Below, .. Beside];
}

/// <summary>
/// Follows the golden thread from any record: upwards through what it serves to the vision, downwards through what serves it
/// . Each module tells its own steps; links that people made are followed alike. What the caller may not see ends
/// the walk there, without a trace.
/// </summary>
public sealed class FollowThread(CommonThreadDb db, Modules modules)
{
    private const int FurthestStep = 12;
    private const int MostBeads = 400;
    private const string Place = "place";

    /// <summary>The strand through a record; null when there is no such record for this caller.</summary>
    public async Task<Strand?> From(RecordRef record, CancellationToken stop)
    {
        if (!modules.Kinds.TryGetValue(record.Kind, out var kind))
            return null;
        var card = (await kind.Cards(db, [record.Id], stop)).SingleOrDefault();
        if (card is null)
            return null;
        var middle = new Bead(card, kind.Noun, kind.Level, Side.Middle, 0, "", null, kind.DateSays);
        var (above, cutAbove) = await Walk(middle, up: true, stop);
        var (below, cutBelow) = await Walk(middle, up: false, stop);
        var seen = new HashSet<RecordRef>();
        var beside = above
            .Concat(below)
            .Where(b => modules.Kinds[b.Card.Record.Kind].Beside && seen.Add(b.Card.Record))
            .ToList();
        return new Strand(
            middle,
            [
                .. above
                    .Where(b => !seen.Contains(b.Card.Record))
                    .OrderBy(b => b.Level)
                    .ThenByDescending(b => b.Steps)
                    .ThenBy(b => b.Card.Title, StringComparer.Ordinal),
            ],
            [.. Nested(middle.Card.Record, [.. below.Where(b => !seen.Contains(b.Card.Record))])],
            [
                .. beside
                    .Select(b => b with { Side = Side.Beside })
                    .OrderBy(b => b.Level)
                    .ThenBy(b => b.Card.Title, StringComparer.Ordinal),
            ],
            cutAbove || cutBelow
        );
    }

    private async Task<(List<Bead> Beads, bool Cut)> Walk(Bead from, bool up, CancellationToken stop)
    {
        var found = new Dictionary<RecordRef, Bead>();
        string Title(RecordRef record) => found.TryGetValue(record, out var bead) ? bead.Card.Title : from.Card.Title;
        var places = new HashSet<(RecordRef Of, int Place)>();
        var front = new List<RecordRef> { from.Card.Record };
        for (var step = 1; step <= FurthestStep && front.Count > 0; step++)
        {
            var steps = await Steps(front, stop);
            places.UnionWith(steps.Where(s => s.Upper.Kind == Place).Select(s => (s.Lower, s.Upper.Id)));
            var reached = new Dictionary<RecordRef, (RecordRef Via, string Relation)>();
            foreach (var s in steps)
            {
                var (near, far) = up ? (s.Lower, s.Upper) : (s.Upper, s.Lower);
                if (front.Contains(near) && far != from.Card.Record && !found.ContainsKey(far))
                    reached.TryAdd(far, (near, s.Relation));
            }
            front = [];
            foreach (var group in reached.GroupBy(r => r.Key.Kind, StringComparer.Ordinal))
            {
                if (!modules.Kinds.TryGetValue(group.Key, out var kind))
                    continue;
                foreach (var card in await kind.Cards(db, [.. group.Select(g => g.Key.Id)], stop))
                {
                    if (found.Count >= MostBeads)
                        return (Placed(), true);
                    var (via, relation) = reached[card.Record];
                    found[card.Record] = new(
                        card,
                        kind.Noun,
                        kind.Level,
                        up ? Side.Above : Side.Below,
                        step,
                        relation,
                        via,
                        kind.DateSays
                    )
                    {
                        Step = Bead.Clause(Title(via), relation, up),
                    };
                    front.Add(card.Record);
                }
            }
        }
        return (Placed(), false);

        List<Bead> Placed()
        {
            var where = places.ToLookup(p => p.Of, p => p.Place);
            return [.. found.Values.Select(b => b with { Places = [.. where[b.Card.Record]] })];
        }
    }

    private async Task<List<ThreadStep>> Steps(List<RecordRef> records, CancellationToken stop)
    {
        var steps = new List<ThreadStep>();
        // A module's steps may start at another module's record, so every kind is asked about every record's kind it knows.
        foreach (var group in records.GroupBy(r => r.Kind, StringComparer.Ordinal))
        {
            var ids = group.Select(r => r.Id).ToList();
            foreach (var kind in modules.Kinds.Values)
            {
                steps.AddRange(
                    kind.Kind == group.Key
                        ? await kind.Steps(db, ids, stop)
                        : await kind.StepsWith(db, group.Key, ids, stop)
                );
            }
            var kindName = group.Key;
            var links = await db.Set<Link>()
                .AsNoTracking()
                .Where(l =>
                    (l.LowerKind == kindName && ids.Contains(l.LowerId))
                    || (l.UpperKind == kindName && ids.Contains(l.UpperId))
                )
                .ToListAsync(stop);
            steps.AddRange(links.Select(l => new ThreadStep(l.Lower, l.Upper, l.Relation)));
        }
        return steps;
    }

    // Depth first, so that what serves an action stands right below it.
    private static IEnumerable<Bead> Nested(RecordRef parent, List<Bead> beads)
    {
        foreach (
            var bead in beads
                .Where(b => b.Via == parent)
                .OrderBy(b => b.Level)
                .ThenBy(b => b.Card.Date ?? DateOnly.MaxValue)
                .ThenBy(b => b.Card.Title, StringComparer.Ordinal)
        )
        {
            yield return bead;
            foreach (var inner in Nested(bead.Card.Record, beads))
                yield return inner;
        }
    }
}
