using CommonThread.People.Agreements;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.People.Grants;

/// <summary>Every role given to a post, live or ended, so that anyone who may can see who could do what, when.</summary>
[Needs(PeoplePermissions.Grants)]
public sealed class ListModel(IEnumerable<IPlaceFinder> places) : ThreadPage
{
    public sealed record Row(
        Grant Grant,
        PostName Post,
        string Role,
        string Where,
        PostName? Approver,
        string? Agreement
    );

    [BindProperty(SupportsGet = true)]
    public string? Role { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Ended { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGet()
    {
        var grants = await Db.Set<Grant>().AsNoTracking().ToListAsync(Stop);
        var chosen = grants.Where(g => g.IsLive(Today) != Ended && (Role is null || g.Role == Role)).ToList();
        var posts = await PostNames.Of(Db, chosen.SelectMany(g => new[] { g.PostId, g.ApprovedByPostId }), Stop);
        var ids = chosen.Select(g => g.PlaceId).OfType<int>().Distinct().ToList();
        var where =
            places.FirstOrDefault() is { } finder && ids.Count > 0
                ? await finder.Names(Db, ids, Stop)
                : new Dictionary<int, string>();
        var agreements = await Db.Set<Agreement>().AsNoTracking().ToDictionaryAsync(a => a.Id, a => a.Title, Stop);
        Rows =
        [
            .. chosen
                .Where(g => posts.ContainsKey(g.PostId))
                .Select(g => new Row(
                    g,
                    posts[g.PostId],
                    Roles.Find(g.Role)?.Name ?? g.Role,
                    g.PlaceId is { } p && where.TryGetValue(p, out var name) ? name : g.PlaceReference ?? "Everywhere",
                    posts.GetValueOrDefault(g.ApprovedByPostId ?? 0),
                    agreements.GetValueOrDefault(g.AgreementId ?? 0)
                ))
                .OrderBy(r => r.Post.Organisation, StringComparer.CurrentCulture)
                .ThenBy(r => r.Post.Title, StringComparer.CurrentCulture),
        ];
    }
}
