using CommonThread.Shared.Exports;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Places.Listing;

/// <summary>One hierarchy from the top down, each apart from the others (C-02).</summary>
[Public]
public sealed class BrowseModel(PlaceTree tree) : ThreadPage
{
    /// <summary>A place with the kinds and counts of what lies in it, and the listed places themselves.</summary>
    public sealed record Node(
        PlaceName Place,
        double Percent,
        bool Assumed,
        IReadOnlyList<Node> Children,
        IReadOnlyList<(PlaceType Type, int Count)> Counted
    );

    private sealed record Line(PlaceName Child, PlaceName Parent, double Percent, bool Assumed);

    // More than this of one kind is a count with a link to its list.
    private const int Most = 20;

    public Hierarchy Hierarchy { get; private set; } = null!;

    public IReadOnlyList<Node> Roots { get; private set; } = [];

    public async Task<IActionResult> OnGet(string? format)
    {
        if (Hierarchy.Find(RouteData.Values["hierarchy"] as string) is not { } hierarchy)
            return NotFound();
        Hierarchy = hierarchy;
        var names = await tree.Names(Stop);
        var (key, today) = (hierarchy.Key, Today);
        var links = await Db.Set<PlaceLink>()
            .AsNoTracking()
            .Where(l => l.Hierarchy == key && (l.From == null || l.From <= today) && (l.To == null || l.To >= today))
            .ToListAsync(Stop);
        var lines = links.ConvertAll(l => new Line(names[l.ChildId], names[l.ParentId], l.Percent, l.IsAssumed));
        if (format == "csv")
        {
            return CsvExport.File<Line>(
                $"{hierarchy.Name} {today:yyyy-MM-dd}",
                lines
                    .OrderBy(l => l.Parent.Name, StringComparer.Ordinal)
                    .ThenBy(l => l.Child.Name, StringComparer.Ordinal),
                new("Kind", l => l.Child.Kind),
                new("Code", l => l.Child.Code),
                new("Name", l => l.Child.Name),
                new("Lies in (kind)", l => l.Parent.Kind),
                new("Lies in (code)", l => l.Parent.Code),
                new("Lies in", l => l.Parent.Name),
                new("Percent", l => l.Percent),
                new("Assumed", l => l.Assumed)
            );
        }
        var below = lines.ToLookup(l => l.Parent.Id);
        var children = lines.Select(l => l.Child.Id).ToHashSet();
        Roots =
        [
            .. lines
                .Select(l => l.Parent)
                .DistinctBy(p => p.Id)
                .Where(p => !children.Contains(p.Id))
                .OrderBy(p => PlaceType.Of(p.Type).Order)
                .ThenBy(p => p.Name, StringComparer.Ordinal)
                .Select(p => Build(p, 100, false, below, 0)),
        ];
        return Page();
    }

    private static Node Build(PlaceName place, double percent, bool assumed, ILookup<int, Line> below, int depth)
    {
        var shown = new List<Node>();
        var counted = new List<(PlaceType, int)>();
        foreach (var kind in below[place.Id].GroupBy(l => l.Child.Type).OrderBy(g => PlaceType.Of(g.Key).Order))
        {
            if (kind.Count() > Most || depth > 4)
                counted.Add((PlaceType.Of(kind.Key), kind.Count()));
            else
                shown.AddRange(
                    kind.OrderBy(l => l.Child.Name, StringComparer.Ordinal)
                        .Select(l => Build(l.Child, l.Percent, l.Assumed, below, depth + 1))
                );
        }
        return new(place, percent, assumed, shown, counted);
    }
}
