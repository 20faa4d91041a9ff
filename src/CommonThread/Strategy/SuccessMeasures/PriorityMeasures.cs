namespace CommonThread.Strategy.SuccessMeasures;

/// <summary>What a priority's card says of its measures: which got better, which worse.</summary>
internal sealed class SignalFact : IPriorityFact
{
    public int Order => 20;

    public async Task<IReadOnlyDictionary<int, PriorityFact>> Facts(
        CommonThreadDb db,
        IReadOnlyCollection<int> priorityIds,
        DateOnly today,
        CancellationToken stop
    )
    {
        var known = await KnownSuccess.OfPriorities(db, priorityIds, stop);
        return known
            .Select(p => (Priority: p.Key, Said: p.Where(m => m.Signal is not null).ToList()))
            .Where(p => p.Said.Count > 0)
            .ToDictionary(
                p => p.Priority,
                p => new PriorityFact("Signal", Say(p.Said), p.Said.TrueForAll(m => m.IsInvented))
            );
    }

    // One or two are said whole; more are named with what became of them, and the priority's page has the numbers.
    private static string Say(List<KnownSuccess> said) =>
        string.Join("; ", said.Take(2).Select(m => $"{m.Success.Name} {m.Signal}"))
        + (said.Count > 2 ? $"; and {Text.Count(said.Count - 2, "more measure")}" : "");
}

/// <summary>The measures of a priority with their latest values.</summary>
internal sealed record MeasuresView(
    Priority Priority,
    string Slug,
    IReadOnlyList<KnownSuccess> Measures,
    bool MayWrite
);

internal sealed class MeasuresBlock : IPriorityBlock
{
    public int Order => 50;
    public string Anchor => "measures";
    public string Heading => "Measures";
    public string Partial => "/Strategy/SuccessMeasures/_Measures.cshtml";

    public async Task<object?> Load(
        CommonThreadDb db,
        Priority priority,
        Caller caller,
        DateOnly today,
        CancellationToken stop
    ) =>
        new MeasuresView(
            priority,
            await Slugs.Of(db, priority.FrameworkId, stop),
            [.. (await KnownSuccess.OfPriorities(db, [priority.Id], stop))[priority.Id]],
            caller.May(PlanPermissions.Delivery)
        );
}
