using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.People.Organisations;

/// <summary>Who takes part: every organisation, to search by any of its names.</summary>
[Public]
public sealed class ListModel : ThreadPage
{
    private const int PageSize = 25;

    public sealed record Row(string Name, string Slug, OrganisationKind Kind, int Posts, int Vacant, string? Alias);

    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true)]
    public OrganisationKind? Kind { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public int Total { get; private set; }

    public int At { get; private set; } = 1;

    public int Pages => (Total + PageSize - 1) / PageSize;

    public bool Filtered => Search is not null || Kind is not null;

    public IReadOnlyList<SelectListItem> Kinds { get; } =
    [.. Enum.GetValues<OrganisationKind>().Select(k => new SelectListItem(Words(k), k.ToString()))];

    public static string Words(OrganisationKind kind) =>
        kind == OrganisationKind.Pcc ? "Police and crime commissioner" : kind.Say();

    public async Task OnGet()
    {
        var organisations = Db.Set<Organisation>().AsNoTracking().Where(o => o.ActiveTo == null);
        var key = Search is null ? "" : Organisation.Key(Search.Length > 100 ? Search[..100] : Search);
        if (key.Length > 0)
        {
            organisations = organisations.Where(o =>
                o.NameKey.Contains(key) || o.Aliases.Any(a => a.NameKey.Contains(key))
            );
        }
        if (Kind is { } kind)
            organisations = organisations.Where(o => o.Kind == kind);
        Total = await organisations.CountAsync(Stop);
        // Not bound: the framework keeps a route value of the same name.
        _ = int.TryParse(Request.Query["page"], out var asked);
        At = Math.Clamp(asked, 1, Math.Max(1, Pages));
        Rows = await organisations
            .OrderBy(o => o.Name)
            .Skip((At - 1) * PageSize)
            .Take(PageSize)
            .Select(o => new Row(
                o.Name,
                o.Slug,
                o.Kind,
                Db.Set<Posts.Post>().Count(p => p.OrganisationId == o.Id && p.AbolishedOn == null),
                Db.Set<Posts.Post>()
                    .Count(p => p.OrganisationId == o.Id && p.AbolishedOn == null && p.VacantSince != null),
                key == "" || o.NameKey.Contains(key)
                    ? null
                    : o.Aliases.Where(a => a.NameKey.Contains(key)).Select(a => a.Name).FirstOrDefault()
            ))
            .ToListAsync(Stop);
    }
}
