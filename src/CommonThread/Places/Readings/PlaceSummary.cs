namespace CommonThread.Places.Readings;

/// <summary>A place that this one lies in, with how.</summary>
internal sealed record ParentLine(Hierarchy Hierarchy, PlaceName Place, double Percent, bool Assumed);

/// <summary>The places of one kind that lie in this one.</summary>
internal sealed record ChildrenLine(PlaceType Type, IReadOnlyList<PlaceName> Places);

/// <summary>How a place lies among others.</summary>
internal sealed record PlaceSummary(IReadOnlyList<ParentLine> Parents, IReadOnlyList<ChildrenLine> Children)
{
    public static async Task<PlaceSummary> Of(PlaceTree tree, int placeId, DateOnly today, CancellationToken stop)
    {
        var names = await tree.Names(stop);
        var above = await tree.Above(placeId, today, null, stop);
        var below = (await tree.Below(placeId, today, null, stop)).Where(s => s.Depth == 1);
        return new(
            [
                .. above
                    .Select(s => new ParentLine(Hierarchy.Find(s.Hierarchy)!, names[s.PlaceId], s.Percent, s.Assumed))
                    .OrderBy(p => Hierarchy.All.ToList().IndexOf(p.Hierarchy))
                    .ThenByDescending(p => PlaceType.Of(p.Place.Type).Order)
                    .ThenBy(p => p.Place.Name, StringComparer.Ordinal),
            ],
            [
                .. below
                    .Select(s => names[s.PlaceId])
                    .DistinctBy(p => p.Id)
                    .GroupBy(p => p.Type)
                    .OrderBy(g => PlaceType.Of(g.Key).Order)
                    .Select(g => new ChildrenLine(
                        PlaceType.Of(g.Key),
                        [.. g.OrderBy(p => p.Name, StringComparer.Ordinal)]
                    )),
            ]
        );
    }
}
