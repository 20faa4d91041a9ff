using CommonThread.People;

namespace CommonThread.Places.Maps;

/// <summary>The places of one kind as outlines over the map of another (C-19).</summary>
internal sealed class KindOverlay(string type) : IMapOverlay
{
    /// <summary>Kinds that are worth a layer; small areas are too many to lay over anything.</summary>
    public static IReadOnlyList<PlaceType> Kinds { get; } =
    [.. PlaceType.All.Where(t => t.Listed && t.Key is not (PlaceType.PartnershipArea or PlaceType.Site))];

    private readonly PlaceType kind = PlaceType.Of(type);

    public string Key => kind.Key;

    public string Title => kind.Plural;

    public int Order => kind.Order;

    public async Task<OverlayItems?> For(CommonThreadDb db, string placeType, DateOnly today, CancellationToken stop) =>
        placeType == kind.Key ? null : await Open(db, today, p => p.Type == kind.Key, stop);

    internal static async Task<OverlayItems?> Open(
        CommonThreadDb db,
        DateOnly today,
        System.Linq.Expressions.Expression<Func<Place, bool>> which,
        CancellationToken stop
    )
    {
        var places = await db.Set<Place>()
            .AsNoTracking()
            .Where(which)
            .Where(p => p.ActiveTo == null || p.ActiveTo >= today)
            .OrderBy(p => p.Name)
            .Select(p => new
            {
                p.Id,
                p.Name,
                p.Slug,
                p.Longitude,
                p.Latitude,
            })
            .ToListAsync(stop);
        return places.Count == 0
            ? null
            : new([
                .. places.Select(p => new OverlayItem(p.Name, $"~/places/{p.Slug}", "", p.Id, p.Longitude, p.Latitude)),
            ]);
    }
}

/// <summary>The neighbourhoods that are worked in first.</summary>
internal sealed class PriorityOverlay : IMapOverlay
{
    public string Key => "priority";

    public string Title => "Priority neighbourhoods";

    public int Order => 111;

    public async Task<OverlayItems?> For(CommonThreadDb db, string placeType, DateOnly today, CancellationToken stop)
    {
        var tagged = db.Set<PlaceTag>()
            .Where(t =>
                t.TagKey == PlaceGaps.PriorityTag
                && (t.From == null || t.From <= today)
                && (t.To == null || t.To >= today)
            )
            .Select(t => t.PlaceId);
        return await KindOverlay.Open(db, today, p => tagged.Contains(p.Id), stop);
    }
}

/// <summary>The places for which partners have said which of their services works there (C-20).</summary>
internal sealed class PartnerOverlay : IMapOverlay
{
    private const int MostNamed = 4;

    public string Key => "partners";

    public string Title => "Where partners’ services work";

    public int Order => 200;

    public async Task<OverlayItems?> For(CommonThreadDb db, string placeType, DateOnly today, CancellationToken stop)
    {
        var contacts = await (
            from contact in db.Set<ServiceContact>().AsNoTracking()
            join place in db.Set<Place>() on contact.PlaceId equals place.Id
            where
                (contact.From == null || contact.From <= today)
                && (contact.To == null || contact.To >= today)
                && (place.ActiveTo == null || place.ActiveTo >= today)
            orderby place.Name, contact.Service
            select new
            {
                place.Id,
                place.Name,
                place.Slug,
                place.Longitude,
                place.Latitude,
                contact.Service,
                contact.OrganisationId,
                contact.Illustrative,
            }
        ).ToListAsync(stop);
        if (contacts.Count == 0)
            return null;
        var organisations = await OrganisationNames.Of(db, contacts.Select(c => c.OrganisationId), stop);
        return new(
            [
                .. contacts
                    .GroupBy(c => (c.Id, c.Name, c.Slug, c.Longitude, c.Latitude))
                    .Select(g => new OverlayItem(
                        g.Key.Name,
                        $"~/places/{g.Key.Slug}",
                        string.Join(
                            "; ",
                            g.Take(MostNamed)
                                .Select(c => $"{c.Service} ({organisations.GetValueOrDefault(c.OrganisationId)?.Name})")
                        ) + (g.Count() > MostNamed ? $" and {g.Count() - MostNamed} more" : ""),
                        g.Key.Id,
                        g.Key.Longitude,
                        g.Key.Latitude
                    )),
            ],
            "Named by the partners themselves",
            today,
            contacts.Exists(c => c.Illustrative)
        );
    }
}

/// <summary>A figure as circles at the middles of the places of the map, over the shades of another.</summary>
internal sealed class CirclesOverlay(IMapLayer layer) : IMapOverlay
{
    public const string Prefix = "circles-";

    public string Key => Prefix + layer.Key;

    public string Title => $"{layer.Title}, as circles";

    public int Order => 300 + layer.Order;

    public Marking Audience => layer.Audience;

    public async Task<OverlayItems?> For(CommonThreadDb db, string placeType, DateOnly today, CancellationToken stop)
    {
        if (await layer.For(db, placeType, today, stop) is not { } values)
            return null;
        var places = await KindOverlay.Open(db, today, p => p.Type == placeType, stop);
        var classes = Shared.Maps.Classing.Quantiles(values.Values.Values.Select(v => v.Number));
        int? Step(double? number) =>
            classes.ClassOf(number) is { } step
                ? values.LowestFirst
                    ? Shared.Maps.Classing.Most + 1 - step
                    : step
                : null;
        return new(
            [
                .. (places?.Items ?? [])
                    .Where(p => values.Values.ContainsKey(p.PlaceId!.Value))
                    .Select(p => (Place: p, Value: values.Values[p.PlaceId!.Value]))
                    .OrderByDescending(p => values.LowestFirst ? -p.Value.Number : p.Value.Number)
                    .Select(p => p.Place with { Words = p.Value.Words, Step = Step(p.Value.Number) }),
            ],
            values.Source,
            values.AsAt,
            values.Illustrative
        );
    }
}
