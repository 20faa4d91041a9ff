using CommonThread.People;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Commitments;

/// <summary>Posts and organisations by name, for showing who owns something and for choosing who shall.</summary>
public sealed class Owners
{
    private readonly Dictionary<int, string> organisations = [];
    private readonly Dictionary<int, (string Title, int OrganisationId, bool Vacant)> posts = [];

    /// <summary>All posts and organisations of the partnership: some hundreds, read once for a page that names many.</summary>
    public static async Task<Owners> Load(CommonThreadDb db, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        var owners = new Owners();
        foreach (var o in await OrganisationNames.All(db, stop: stop))
            owners.organisations[o.Id] = o.Name;
        foreach (var p in await PostNames.All(db, stop: stop))
        {
            owners.posts[p.Id] = (p.Title, p.OrganisationId, p.IsVacant);
            owners.organisations.TryAdd(p.OrganisationId, p.Organisation);
        }
        return owners;
    }

    /// <summary>"Team Manager, Nottinghamshire County Council"; the organisation alone where no post is named.</summary>
    public string Say(int? postId, int? organisationId = null, string absent = "No owner yet") =>
        postId is { } id && posts.TryGetValue(id, out var post)
            ? $"{post.Title}, {organisations.GetValueOrDefault(post.OrganisationId, "")}{(post.Vacant ? " (vacant)" : "")}"
        : organisationId is { } o ? Organisation(o)
        : absent;

    public string Post(int? postId) => postId is { } id && posts.TryGetValue(id, out var post) ? post.Title : "";

    public string Organisation(int? id) => id is { } o ? organisations.GetValueOrDefault(o, "") : "";

    public int? OrganisationOf(int? postId) =>
        postId is { } id && posts.TryGetValue(id, out var post) ? post.OrganisationId : null;

    public bool IsVacant(int postId) => posts.TryGetValue(postId, out var post) && post.Vacant;

    public IReadOnlyList<SelectListItem> PostChoices =>
        field ??= [
            .. posts
                .OrderBy(p => organisations.GetValueOrDefault(p.Value.OrganisationId), StringComparer.OrdinalIgnoreCase)
                .ThenBy(p => p.Value.Title, StringComparer.OrdinalIgnoreCase)
                .Select(p => new SelectListItem(Say(p.Key), Number(p.Key))),
        ];

    public IReadOnlyList<SelectListItem> OrganisationChoices =>
        field ??= [
            .. organisations
                .OrderBy(o => o.Value, StringComparer.OrdinalIgnoreCase)
                .Select(o => new SelectListItem(o.Value, Number(o.Key))),
        ];

    private static string Number(int id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
