using CommonThread.People.Organisations;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.People;

/// <summary>An organisation as other records show it. Its page is <see cref="Url"/>.</summary>
public sealed record OrganisationName(
    int Id,
    string Name,
    string Slug,
    OrganisationKind Kind,
    DateOnly? ActiveTo = null
)
{
    public string Url => $"~/people/organisations/{Slug}";

    public override string ToString() => Name;
}

/// <summary>The names of organisations, for records that hold an organisation's id.</summary>
public static class OrganisationNames
{
    public static async Task<IReadOnlyDictionary<int, OrganisationName>> Of(
        CommonThreadDb db,
        IEnumerable<int> ids,
        CancellationToken stop = default
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var wanted = ids.Distinct().ToList();
        if (wanted.Count == 0)
            return new Dictionary<int, OrganisationName>();
        var organisations =
            wanted.Count > 200 ? db.Set<Organisation>() : db.Set<Organisation>().Where(o => wanted.Contains(o.Id));
        // An organisation that was joined to another shows the other's name and page.
        return await (
            from asked in organisations.AsNoTracking()
            join kept in db.Set<Organisation>().AsNoTracking() on (asked.MergedIntoId ?? asked.Id) equals kept.Id
            select new
            {
                asked.Id,
                Name = new OrganisationName(kept.Id, kept.Name, kept.Slug, kept.Kind, kept.ActiveTo),
            }
        ).ToDictionaryAsync(o => o.Id, o => o.Name, stop);
    }

    public static Task<IReadOnlyDictionary<int, OrganisationName>> Of(
        CommonThreadDb db,
        IEnumerable<int?> ids,
        CancellationToken stop = default
    ) => Of(db, ids.OfType<int>(), stop);

    public static async Task<OrganisationName?> Find(CommonThreadDb db, int? id, CancellationToken stop = default) =>
        id is { } one ? (await Of(db, [one], stop)).GetValueOrDefault(one) : null;

    /// <summary>The other names by which organisations are known, by number.</summary>
    public static async Task<ILookup<int, string>> Aliases(
        CommonThreadDb db,
        IEnumerable<int> ids,
        CancellationToken stop = default
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var wanted = ids.Distinct().ToList();
        var names = await db.Set<OrganisationAlias>()
            .AsNoTracking()
            .Where(a => wanted.Contains(a.OrganisationId))
            .Select(a => new { Id = a.OrganisationId, a.Name })
            .ToListAsync(stop);
        return names.OrderBy(n => n.Name, StringComparer.OrdinalIgnoreCase).ToLookup(n => n.Id, n => n.Name);
    }

    /// <summary>Organisations that still take part, by name.</summary>
    public static async Task<IReadOnlyList<OrganisationName>> All(
        CommonThreadDb db,
        OrganisationKind? kind = null,
        CancellationToken stop = default
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var organisations = db.Set<Organisation>().Where(o => o.ActiveTo == null);
        if (kind is { } one)
            organisations = organisations.Where(o => o.Kind == one);
        return await Rows(organisations.OrderBy(o => o.Name)).ToListAsync(stop);
    }

    private static IQueryable<OrganisationName> Rows(IQueryable<Organisation> organisations) =>
        organisations.AsNoTracking().Select(o => new OrganisationName(o.Id, o.Name, o.Slug, o.Kind, o.ActiveTo));
}

/// <summary>Organisations to choose from.</summary>
public static class OrganisationChoices
{
    /// <param name="kind">Only of this kind: boards and committees are <see cref="OrganisationKind.Partnership"/>.</param>
    public static async Task<IReadOnlyList<SelectListItem>> For(
        CommonThreadDb db,
        OrganisationKind? kind = null,
        CancellationToken stop = default
    ) =>
        [
            .. (await OrganisationNames.All(db, kind, stop)).Select(o => new SelectListItem(
                o.Name,
                o.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)
            )),
        ];
}
