using CommonThread.People.Organisations;
using CommonThread.People.Posts;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.People;

/// <summary>A post as other records show it. Its page is <see cref="Url"/>.</summary>
/// <param name="VacantSince">Since when nobody holds it; null when it is held.</param>
public sealed record PostName(
    int Id,
    string Title,
    int OrganisationId,
    string Organisation,
    DateOnly? VacantSince = null,
    DateOnly? AbolishedOn = null
)
{
    public bool IsVacant => VacantSince is not null;

    /// <summary>"Chief Executive, Testshire County Council".</summary>
    public string Full => $"{Title}, {Organisation}";

    public string Url => $"~/people/posts/{Id}";

    public override string ToString() => Full;
}

/// <summary>The names of posts, for records that hold a post's id.</summary>
public static class PostNames
{
    /// <summary>The posts with these ids; an id that is no post is absent.</summary>
    public static async Task<IReadOnlyDictionary<int, PostName>> Of(
        CommonThreadDb db,
        IEnumerable<int> ids,
        CancellationToken stop = default
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var wanted = ids.Distinct().ToList();
        if (wanted.Count == 0)
            return new Dictionary<int, PostName>();
        // A long list costs more as parameters than the few hundred posts that a partnership has.
        var posts = wanted.Count > 200 ? db.Set<Post>() : db.Set<Post>().Where(p => wanted.Contains(p.Id));
        return await Keyed(db, posts).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
    }

    /// <summary>The posts with these ids; nulls are left out.</summary>
    public static Task<IReadOnlyDictionary<int, PostName>> Of(
        CommonThreadDb db,
        IEnumerable<int?> ids,
        CancellationToken stop = default
    ) => Of(db, ids.OfType<int>(), stop);

    public static async Task<PostName?> Find(CommonThreadDb db, int? id, CancellationToken stop = default) =>
        id is { } one ? (await Of(db, [one], stop)).GetValueOrDefault(one) : null;

    /// <summary>Posts still established, by organisation and title.</summary>
    public static async Task<IReadOnlyList<PostName>> All(
        CommonThreadDb db,
        int? organisationId = null,
        CancellationToken stop = default
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var posts = db.Set<Post>().Where(p => p.AbolishedOn == null);
        if (organisationId is { } one)
            posts = posts.Where(p => p.OrganisationId == one);
        return await Rows(db, posts).ToListAsync(stop);
    }

    // A post that was joined to another shows the other's name and page.
    private static IQueryable<PostName> Rows(CommonThreadDb db, IQueryable<Post> posts) =>
        Keyed(db, posts).Select(r => r.Name);

    private sealed record Row(int Id, PostName Name);

    private static IQueryable<Row> Keyed(CommonThreadDb db, IQueryable<Post> posts) =>
        from asked in posts.AsNoTracking()
        join post in db.Set<Post>().AsNoTracking() on (asked.MergedIntoId ?? asked.Id) equals post.Id
        join organisation in db.Set<Organisation>().AsNoTracking() on post.OrganisationId equals organisation.Id
        orderby organisation.Name, post.Title
        select new Row(
            asked.Id,
            new PostName(post.Id, post.Title, organisation.Id, organisation.Name, post.VacantSince, post.AbolishedOn)
        );
}

/// <summary>Posts to choose from, for a select with type-ahead.</summary>
public static class PostChoices
{
    /// <summary>Every post still established, as "Title, Organisation"; a vacant one says so.</summary>
    /// <param name="organisationId">Only this organisation's, without its name.</param>
    public static async Task<IReadOnlyList<SelectListItem>> For(
        CommonThreadDb db,
        int? organisationId = null,
        CancellationToken stop = default
    ) =>
        [
            .. (await PostNames.All(db, organisationId, stop)).Select(p => new SelectListItem(
                (organisationId is null ? p.Full : p.Title) + (p.IsVacant ? " (vacant)" : ""),
                p.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)
            )),
        ];
}
