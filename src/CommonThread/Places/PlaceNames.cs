namespace CommonThread.Places;

/// <summary>
/// A name is used once among the places of a kind within one parent (C-01), whether a place is named there, moves there, or is
/// put there by a file.
/// </summary>
internal static class PlaceNames
{
    /// <summary>For a place that is to bear a name.</summary>
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
        foreach (var other in directory.ByName(type, name).Where(o => o.Id != own))
        {
            var above = (await tree.Above(other.Id, today, Hierarchy.Administrative, stop)).Where(s => s.Depth == 1);
            var shared = parents.FirstOrDefault(p => above.Any(s => s.PlaceId == p.Id));
            Rules.Check(("Name", shared is null && (parents.Count > 0 || above.Any()), Taken(other, shared?.Name)));
        }
    }

    /// <summary>For links that come now: a place may not come to lie beside another of its kind and name.</summary>
    /// <param name="together">Every link that will stand, the new ones among them.</param>
    /// <param name="added">The links that come now.</param>
    /// <param name="place">The place that an id means.</param>
    public static IReadOnlyList<LinkProblem> Clashes(
        PlaceDirectory directory,
        IReadOnlyCollection<PlaceLink> together,
        IReadOnlyCollection<PlaceLink> added,
        Func<int, PlaceName?> place
    )
    {
        var links = together.Where(l => l.Hierarchy == Hierarchy.Administrative).ToLookup(l => l.ChildId);
        var problems = new List<LinkProblem>();
        foreach (var link in added.Where(l => l.Hierarchy == Hierarchy.Administrative))
        {
            if (place(link.ChildId) is not { } child || place(link.ParentId) is not { } parent)
                continue;
            var other = directory
                .ByName(child.Type, child.Name)
                .FirstOrDefault(o =>
                    o.Id != child.Id && links[o.Id].Any(l => l.ParentId == parent.Id && AtOnce(l, link))
                );
            if (other is not null)
                problems.Add(new(link, Taken(other, parent.Name)));
        }
        return problems;
    }

    private static bool AtOnce(PlaceLink one, PlaceLink other) =>
        (one.From is null || other.To is null || one.From <= other.To)
        && (other.From is null || one.To is null || other.From <= one.To);

    private static string Taken(PlaceName other, string? parent) =>
        $"There is a {PlaceType.Of(other.Type).Name.InSentence()} called {other.Name} {(parent is null ? "already" : $"in {parent} already")}";
}
