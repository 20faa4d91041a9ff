using CommonThread.People.Organisations;
using CommonThread.People.Posts;

namespace CommonThread.People;

/// <summary>
/// Every organisation and post by every name it has, read once: what a file names is found here. Names are compared without
/// regard to case or space; titles also without commas, "of" and "the" (B-09).
/// </summary>
public sealed class PostDirectory
{
    private readonly Dictionary<string, OrganisationName> organisations = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Organisation, string Title), PostName> posts = [];

    private PostDirectory() { }

    public static async Task<PostDirectory> Read(CommonThreadDb db, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var directory = new PostDirectory();
        var names = await db.Set<Organisation>()
            .AsNoTracking()
            .Where(o => o.MergedIntoId == null)
            .Select(o => new
            {
                Shown = new OrganisationName(o.Id, o.Name, o.Slug, o.Kind, o.ActiveTo),
                o.NameKey,
                Aliases = o.Aliases.Select(a => a.NameKey).ToList(),
            })
            .ToListAsync(stop);
        foreach (var name in names)
            directory.organisations[name.NameKey] = name.Shown;
        foreach (var name in names)
        {
            foreach (var alias in name.Aliases)
                directory.organisations.TryAdd(alias, name.Shown);
        }
        var shown = names.ToDictionary(n => n.Shown.Id, n => n.Shown.Name);
        var titles = await db.Set<Post>()
            .AsNoTracking()
            .Where(p => p.MergedIntoId == null)
            .Select(p => new
            {
                p.Id,
                p.Title,
                p.TitleKey,
                p.OrganisationId,
                p.VacantSince,
                p.AbolishedOn,
                Aliases = p.Aliases.Select(a => a.TitleKey).ToList(),
            })
            .ToListAsync(stop);
        var rows = titles.ConvertAll(p =>
            (
                Name: new PostName(
                    p.Id,
                    p.Title,
                    p.OrganisationId,
                    shown[p.OrganisationId],
                    p.VacantSince,
                    p.AbolishedOn
                ),
                p.TitleKey,
                p.Aliases
            )
        );
        foreach (var (name, key, _) in rows)
            directory.posts[(name.OrganisationId, key)] = name;
        foreach (var (name, _, aliases) in rows)
        {
            foreach (var alias in aliases)
                directory.posts.TryAdd((name.OrganisationId, alias), name);
        }
        return directory;
    }

    public OrganisationName? Organisation(string? name) =>
        name is null ? null : organisations.GetValueOrDefault(Organisations.Organisation.Key(name));

    public PostName? Post(string? title, string? organisation) =>
        title is not null && Organisation(organisation) is { } within ? Post(title, within.Id) : null;

    public PostName? Post(string title, int organisationId) =>
        posts.GetValueOrDefault((organisationId, Posts.Post.Key(title)));

    /// <summary>Finds the organisation that a file names.</summary>
    /// <exception cref="ImportRefused">There is none; the sentence names it.</exception>
    public OrganisationName NeedOrganisation(string name) =>
        Organisation(name)
        ?? throw new ImportRefused($"There is no organisation called “{name}”. Load or add it first");

    /// <summary>Finds the post that a file names.</summary>
    /// <exception cref="ImportRefused">There is none; the sentence names it.</exception>
    public PostName NeedPost(string title, string organisation)
    {
        var within = NeedOrganisation(organisation);
        return Post(title, within.Id)
            ?? throw new ImportRefused($"{within.Name} has no post called “{title}”. Load or add it first");
    }
}
