using CommonThread.Partnerships;
using Microsoft.Extensions.Caching.Memory;

namespace CommonThread.Places;

/// <summary>A place in a list: enough to name it and to link to it.</summary>
public sealed record PlaceName(int Id, string Type, string Name, string Slug, string? Code)
{
    public string Url => $"~/places/{Slug}";

    public string Kind => PlaceType.Find(Type)?.Name ?? Type;
}

/// <summary>A step up or down the tree.</summary>
/// <param name="Percent">Share of the child's population that lies in the parent, 0 to 100.</param>
/// <param name="Depth">1 for a parent or child, 2 for theirs.</param>
/// <param name="Assumed">Nobody published the link.</param>
public sealed record PlaceStep(int PlaceId, string Hierarchy, double Percent, int Depth, bool Assumed);

/// <summary>
/// How places lie in one another on a day. One for each request; links and names are read when first asked for, and kept in
/// memory from one request to the next for as long as nothing at all was written (see <see cref="CommonThreadDb.Head"/>).
/// </summary>
public sealed class PlaceTree(CommonThreadDb db, IMemoryCache? cache = null, CurrentPartnership? partnership = null)
{
    private sealed record Known(ILookup<int, Edge> Up, ILookup<int, Edge> Down, Dictionary<int, PlaceName> Names);

    private sealed record Edge(
        int Child,
        int Parent,
        string Hierarchy,
        DateOnly? From,
        DateOnly? To,
        double Percent,
        bool Assumed
    )
    {
        public bool IsOn(DateOnly day) => (From is null || From <= day) && (To is null || To >= day);
    }

    private ILookup<int, Edge>? up;
    private ILookup<int, Edge>? down;
    private Dictionary<int, PlaceName>? names;
    private readonly Dictionary<(int, DateOnly), IReadOnlyDictionary<int, double>> shares = [];

    /// <summary>Forgets what was read, after a change of links or places.</summary>
    public void Forget()
    {
        (up, down, names) = (null, null, null);
        shares.Clear();
    }

    /// <summary>All places by id.</summary>
    public async Task<IReadOnlyDictionary<int, PlaceName>> Names(CancellationToken stop = default) =>
        names ??= (await Remembered(stop))?.Names ?? await ReadNames(stop);

    /// <summary>The places the place lies in, nearest first, each once for each hierarchy of its last step.</summary>
    /// <param name="hierarchy">Only along one hierarchy; null follows them all.</param>
    public async Task<IReadOnlyList<PlaceStep>> Above(
        int placeId,
        DateOnly on,
        string? hierarchy = null,
        CancellationToken stop = default
    )
    {
        await Load(stop);
        return Walk(placeId, up!, e => e.Parent, on, hierarchy);
    }

    /// <summary>The places that lie in the place, nearest first.</summary>
    public async Task<IReadOnlyList<PlaceStep>> Below(
        int placeId,
        DateOnly on,
        string? hierarchy = null,
        CancellationToken stop = default
    )
    {
        await Load(stop);
        return Walk(placeId, down!, e => e.Child, on, hierarchy);
    }

    /// <summary>The place and every place above it: what a grant over a place is compared with.</summary>
    public async Task<IReadOnlyCollection<int>> WithAllAbove(
        int placeId,
        DateOnly on,
        CancellationToken stop = default
    ) => [placeId, .. (await Above(placeId, on, null, stop)).Select(s => s.PlaceId).Distinct()];

    /// <summary>
    /// Everything that lies in a place across all hierarchies, each with the share of its population that does, above 0 up
    /// to 1: a CSP area's small areas through its districts. A place that is reached by several hierarchies counts once, with
    /// the largest share that one of them gives. The place itself is in it with share 1.
    /// </summary>
    public async Task<IReadOnlyDictionary<int, double>> Shares(
        int placeId,
        DateOnly on,
        CancellationToken stop = default
    )
    {
        if (shares.TryGetValue((placeId, on), out var known))
            return known;
        await Load(stop);
        var below = Walk(placeId, down!, e => e.Child, on, null).Select(s => s.PlaceId).ToHashSet();
        below.Add(placeId);
        var result = new Dictionary<int, double> { [placeId] = 1 };
        foreach (var member in below)
            Share(member);
        return shares[(placeId, on)] = result;

        double Share(int member)
        {
            if (result.TryGetValue(member, out var share))
                return share;
            // Set before descending, so that a cycle that slipped in cannot run for ever.
            result[member] = 0;
            share = up!
                [member]
                .Where(e => below.Contains(e.Parent) && e.IsOn(on))
                .GroupBy(e => e.Hierarchy, StringComparer.Ordinal)
                .Select(g => g.Sum(e => e.Percent / 100 * Share(e.Parent)))
                .DefaultIfEmpty(0)
                .Max();
            return result[member] = Math.Min(1, share);
        }
    }

    /// <summary>The members of one kind with their shares: the small areas of a neighbourhood, the districts of a CSP area.</summary>
    public async Task<IReadOnlyDictionary<int, double>> Members(
        int placeId,
        string type,
        DateOnly on,
        CancellationToken stop = default
    )
    {
        var known = await Names(stop);
        return (await Shares(placeId, on, stop))
            .Where(s => s.Value > 0 && known.TryGetValue(s.Key, out var name) && name.Type == type)
            .ToDictionary(s => s.Key, s => s.Value);
    }

    private async Task Load(CancellationToken stop)
    {
        if (up is not null)
            return;
        (up, down) = await Remembered(stop) is { } known ? (known.Up, known.Down) : await ReadEdges(stop);
    }

    // Inside a transaction what was read may never be: it is not kept.
    private async Task<Known?> Remembered(CancellationToken stop)
    {
        if (cache is null || partnership?.Partnership is not { } of || db.Database.CurrentTransaction is not null)
            return null;
        var key = (typeof(PlaceTree), of.Slug);
        var head = await db.Head(stop);
        if (cache.TryGetValue(key, out (string Head, Known Known) last) && last.Head == head)
            return last.Known;
        var (above, below) = await ReadEdges(stop);
        var known = new Known(above, below, await ReadNames(stop));
        cache.Set(key, (head, known), TimeSpan.FromHours(6));
        return known;
    }

    private Task<Dictionary<int, PlaceName>> ReadNames(CancellationToken stop) =>
        db.Set<Place>()
            .AsNoTracking()
            .Select(p => new PlaceName(p.Id, p.Type, p.Name, p.Slug, p.Code))
            .ToDictionaryAsync(p => p.Id, stop);

    private async Task<(ILookup<int, Edge> Up, ILookup<int, Edge> Down)> ReadEdges(CancellationToken stop)
    {
        var edges = await db.Set<PlaceLink>()
            .AsNoTracking()
            .Select(l => new Edge(
                l.ChildId,
                l.ParentId,
                l.Hierarchy,
                l.From,
                l.To,
                l.Percent,
                l.Note != null && l.Note.StartsWith("Assumed")
            ))
            .ToListAsync(stop);
        return (edges.ToLookup(e => e.Child), edges.ToLookup(e => e.Parent));
    }

    private static List<PlaceStep> Walk(
        int start,
        ILookup<int, Edge> edges,
        Func<Edge, int> next,
        DateOnly on,
        string? hierarchy
    )
    {
        var steps = new List<PlaceStep>();
        var seen = new HashSet<(int, string)>();
        var visited = new HashSet<int> { start };
        var level = new List<int> { start };
        for (var depth = 1; level.Count > 0; depth++)
        {
            var further = new List<int>();
            foreach (var edge in level.SelectMany(p => edges[p]))
            {
                var place = next(edge);
                if (!edge.IsOn(on) || (hierarchy is not null && edge.Hierarchy != hierarchy) || place == start)
                    continue;
                if (seen.Add((place, edge.Hierarchy)))
                    steps.Add(new(place, edge.Hierarchy, edge.Percent, depth, edge.Assumed));
                if (visited.Add(place))
                    further.Add(place);
            }
            level = further;
        }
        return steps;
    }
}
