using CommonThread.Places.AreaPanels;

namespace CommonThread.Places;

/// <summary>What ought to be there about places and is not.</summary>
internal static class PlaceGaps
{
    /// <summary>The tag that makes a neighbourhood a priority one until designations say so.</summary>
    internal const string PriorityTag = "priority neighbourhood";

    // People look for somebody in these; nobody expects a contact for every ward or small area.
    private static readonly string[] Worked =
    [
        PlaceType.Neighbourhood,
        PlaceType.AreaPanelArea,
        PlaceType.CspArea,
        PlaceType.CityCentre,
        PlaceType.Estate,
    ];

    public static IReadOnlyList<GapRule> All { get; } =
    [
        new("district-in-no-csp", "Every district is in one Community Safety Partnership", DistrictsInNoCsp),
        new("neighbourhood-without-member", "Every priority neighbourhood has an elected member", WithoutMember),
        new("area-without-team", "Every live area panel area has an area planning team", WithoutTeam),
        new("place-without-boundary", "Every place has a boundary, its own or its members’", WithoutBoundary),
        new("place-without-contact", "Every neighbourhood and area has somebody who works there", WithoutContact),
    ];

    private static IQueryable<Place> Open(CommonThreadDb db, DateOnly today) =>
        db.Set<Place>().AsNoTracking().Where(p => p.ActiveTo == null || p.ActiveTo >= today);

    private static async Task<IReadOnlyList<Gap>> DistrictsInNoCsp(
        CommonThreadDb db,
        DateOnly today,
        CancellationToken stop
    )
    {
        if (!await db.Set<Place>().AnyAsync(p => p.Type == PlaceType.CspArea, stop))
            return [];
        var grouped = db.Set<PlaceLink>()
            .Where(l =>
                l.Hierarchy == Hierarchy.Csp && (l.From == null || l.From <= today) && (l.To == null || l.To >= today)
            )
            .Select(l => l.ChildId);
        var districts = await Open(db, today)
            .Where(p => p.Type == PlaceType.District && !grouped.Contains(p.Id))
            .OrderBy(p => p.Name)
            .ToListAsync(stop);
        return
        [
            .. districts.Select(d => new Gap(
                d.Record,
                $"{d.Name} is in no Community Safety Partnership.",
                "~/places/csp-areas/group",
                "Put it into one",
                PlacesPermissions.Edit
            )),
        ];
    }

    private static async Task<IReadOnlyList<Gap>> WithoutMember(
        CommonThreadDb db,
        DateOnly today,
        CancellationToken stop
    )
    {
        var members = PlacePost.OfElectedMembers;
        var served = db.Set<PlacePost>()
            .Where(p => members.Contains(p.Role) && p.From <= today && (p.To == null || p.To >= today))
            .Select(p => p.PlaceId);
        var tagged = db.Set<PlaceTag>()
            .Where(t =>
                t.TagKey == PriorityTag && (t.From == null || t.From <= today) && (t.To == null || t.To >= today)
            )
            .Select(t => t.PlaceId);
        var places = await Open(db, today)
            .Where(p => tagged.Contains(p.Id) && !served.Contains(p.Id))
            .OrderBy(p => p.Name)
            .ToListAsync(stop);
        return
        [
            .. places.Select(p => new Gap(
                p.Record,
                $"{p.Name} is a priority neighbourhood without an elected member.",
                $"{p.Url}/serving",
                "Say who serves it",
                PlacesPermissions.Edit
            )),
        ];
    }

    private static async Task<IReadOnlyList<Gap>> WithoutTeam(CommonThreadDb db, DateOnly today, CancellationToken stop)
    {
        var withTeam = db.Set<AreaPanelArea>().Where(a => a.PlanningTeamOrganisationId != null).Select(a => a.PlaceId);
        var places = await Open(db, today)
            .Where(p => p.Type == PlaceType.AreaPanelArea && !withTeam.Contains(p.Id))
            .OrderBy(p => p.Name)
            .ToListAsync(stop);
        return
        [
            .. places.Select(p => new Gap(
                p.Record,
                $"{p.Name} has no area planning team.",
                $"{p.Url}/area-panel",
                "Name one",
                PlacesPermissions.Edit
            )),
        ];
    }

    private static async Task<IReadOnlyList<Gap>> WithoutBoundary(
        CommonThreadDb db,
        DateOnly today,
        CancellationToken stop
    )
    {
        var bounded = db.Set<BoundaryVersion>().Select(b => b.PlaceId);
        var madeOf = db.Set<PlaceLink>().Where(l => bounded.Contains(l.ChildId)).Select(l => l.ParentId);
        var places = await Open(db, today)
            .Where(p => !bounded.Contains(p.Id) && !madeOf.Contains(p.Id) && p.Longitude == null)
            .OrderBy(p => p.Name)
            .ToListAsync(stop);
        return
        [
            .. places.Select(p => new Gap(
                p.Record,
                $"{p.Name} has no boundary, and no place with one lies in it.",
                $"{p.Url}/boundary",
                "Load one",
                PlacesPermissions.Edit
            )),
        ];
    }

    private static async Task<IReadOnlyList<Gap>> WithoutContact(
        CommonThreadDb db,
        DateOnly today,
        CancellationToken stop
    )
    {
        var worked = db.Set<ServiceContact>()
            .Where(c => (c.From == null || c.From <= today) && (c.To == null || c.To >= today))
            .Select(c => c.PlaceId);
        var served = db.Set<PlacePost>()
            .Where(p => p.From <= today && (p.To == null || p.To >= today))
            .Select(p => p.PlaceId);
        var places = await Open(db, today)
            .Where(p => Worked.Contains(p.Type) && !worked.Contains(p.Id) && !served.Contains(p.Id))
            .OrderBy(p => p.Name)
            .ToListAsync(stop);
        return
        [
            .. places.Select(p => new Gap(
                p.Record,
                $"Nobody is named as working in {p.Name}.",
                $"{p.Url}/contacts",
                "Say who works there",
                PlacesPermissions.Contacts
            )),
        ];
    }
}
