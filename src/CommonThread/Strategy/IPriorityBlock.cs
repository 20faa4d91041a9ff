namespace CommonThread.Strategy;

/// <summary>
/// A block of the priority page. Features of this module and later modules contribute theirs by registering
/// <c>services.AddSingleton&lt;IPriorityBlock, X&gt;()</c>; the page shows them in order, each under its own heading.
/// </summary>
public interface IPriorityBlock
{
    /// <summary>Where it stands: 10 lead, 20 required actions, 30 action plan, 40 costs, 50 measures, 60 local readings, 70 decisions …</summary>
    int Order { get; }

    /// <summary>Address of the heading within the page: "action-plan".</summary>
    string Anchor { get; }

    string Heading { get; }

    /// <summary>The view that draws it: "/Strategy/Leads/_PriorityBlock.cshtml".</summary>
    string Partial { get; }

    /// <summary>What the view shows; null when this caller has nothing to see here.</summary>
    Task<object?> Load(CommonThreadDb db, Priority priority, Caller caller, DateOnly today, CancellationToken stop);
}

/// <summary>
/// A line or two on a priority's card: its lead, its latest signal. Registered like <see cref="IPriorityBlock"/>; asked once for all
/// the cards of a page.
/// </summary>
public interface IPriorityFact
{
    int Order { get; }

    /// <summary>By priority id: what the card says, in a few words ("Lead: Director of Public Health").</summary>
    Task<IReadOnlyDictionary<int, PriorityFact>> Facts(
        CommonThreadDb db,
        IReadOnlyCollection<int> priorityIds,
        DateOnly today,
        CancellationToken stop
    );
}

/// <param name="Label">"Lead".</param>
/// <param name="Value">"Director of Public Health, Public Health".</param>
public sealed record PriorityFact(string Label, string Value, bool Illustrative = false);

/// <summary>
/// A part of a framework's text that belongs into its versions: the activities, the measures. Registered as
/// <c>services.AddSingleton&lt;IContentPart, X&gt;()</c>; each writes its keys of the framework format.
/// </summary>
public interface IContentPart
{
    Task Write(
        CommonThreadDb db,
        Framework framework,
        System.Text.Json.Nodes.JsonObject content,
        CancellationToken stop
    );
}
