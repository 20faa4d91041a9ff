using CommonThread.Measures;

namespace CommonThread.Commitments;

/// <summary>The names of what actions serve and of the measures that would show them, as far as the caller may see them.</summary>
public sealed class ActionNames
{
    private readonly ILookup<(int Action, string Kind), string> served;
    private readonly IReadOnlyDictionary<int, string> measures;

    private ActionNames(
        IReadOnlyList<string> kinds,
        ILookup<(int Action, string Kind), string> served,
        IReadOnlyDictionary<int, string> measures
    ) => (Kinds, this.served, this.measures) = (kinds, served, measures);

    /// <summary>The kinds of record that an action is tagged with: "priority".</summary>
    public IReadOnlyList<string> Kinds { get; }

    public string Served(Commitment action, string kind)
    {
        ArgumentNullException.ThrowIfNull(action);
        return string.Join("; ", served[(action.Id, kind)].Distinct());
    }

    public string? Measure(Commitment action) => action?.MeasureId is { } id ? measures.GetValueOrDefault(id) : null;

    public static async Task<ActionNames> Load(
        CommonThreadDb db,
        Modules modules,
        IEnumerable<ICommitmentTag> tags,
        IReadOnlyCollection<Commitment> actions,
        CancellationToken stop
    )
    {
        IReadOnlyList<string> kinds = [.. tags.OrderBy(t => t.Order).Select(t => t.Kind)];
        var ids = actions.Select(a => a.Id).ToList();
        var links = await db.Set<Link>()
            .AsNoTracking()
            .Where(l => l.LowerKind == "commitment" && ids.Contains(l.LowerId) && kinds.Contains(l.UpperKind))
            .ToListAsync(stop);
        // An action right under a priority serves that one without a link.
        var above = actions
            .Where(a => kinds.Contains(a.SubjectKind))
            .Select(a => (Action: a.Id, Upper: a.Subject))
            .Concat(links.Select(l => (Action: l.LowerId, l.Upper)))
            .ToList();
        var cards = await RecordCards.Load(db, modules, above.Select(a => a.Upper).Distinct(), stop);
        var measured = actions.Select(a => a.MeasureId).OfType<int>().Distinct().ToList();
        return new(
            kinds,
            above
                .Where(a => cards.ContainsKey(a.Upper))
                .ToLookup(a => (a.Action, a.Upper.Kind), a => cards[a.Upper].Title),
            await db.Set<Measure>().Where(m => measured.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Title, stop)
        );
    }
}
