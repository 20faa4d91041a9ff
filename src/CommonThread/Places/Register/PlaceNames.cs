namespace CommonThread.Places.Register;

/// <summary>A name is used once among the places of a kind within one parent (C-01).</summary>
internal static class PlaceNames
{
    /// <param name="own">The place that is to bear the name, where it is there already.</param>
    /// <param name="parents">The councils' places that it lies in directly; none for one that stands by itself.</param>
    /// <exception cref="RulesBroken">Another place beside it bears the name.</exception>
    public static async Task CheckFree(
        PlaceTree tree,
        PlaceDirectory directory,
        string type,
        string name,
        int? own,
        IReadOnlyCollection<PlaceName> parents,
        DateOnly today,
        CancellationToken stop
    )
    {
        var kind = PlaceType.Of(type).Name.ToLower(Text.Words);
        foreach (var other in directory.ByName(type, name).Where(o => o.Id != own))
        {
            var above = (await tree.Above(other.Id, today, Hierarchy.Administrative, stop)).Where(s => s.Depth == 1);
            var shared = parents.FirstOrDefault(p => above.Any(s => s.PlaceId == p.Id));
            Rules.Check(
                (
                    "Name",
                    shared is null && (parents.Count > 0 || above.Any()),
                    $"There is a {kind} called {other.Name} {(shared is null ? "already" : $"in {shared.Name} already")}"
                )
            );
        }
    }
}
