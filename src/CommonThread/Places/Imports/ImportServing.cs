using CommonThread.People;

namespace CommonThread.Places.Imports;

/// <summary><c>import serving</c>: which elected members and posts serve which places, and for which term (C-04, C-05, C-07).</summary>
internal sealed class ImportServing : IImport
{
    private static readonly Dictionary<string, PlaceRole> Roles = Enum.GetValues<PlaceRole>()
        .ToDictionary(r => Text.Slug(r.Say()), StringComparer.Ordinal);

    public string Key => "serving";

    public string Title => "Who serves which place";

    public string Explanation =>
        "The posts of elected members and officers that serve a place: its ward members, who chairs its panel or forum, its clerk, the chair and lead officer of its Community Safety Partnership. Posts only, never names.";

    public IReadOnlyList<(string Name, string Meaning)> Columns { get; } =
    [
        ("place_type", "Kind of place"),
        ("place", "Its code or name"),
        ("role", "What the post does there: " + string.Join(", ", Roles.Keys)),
        ("organisation", "The organisation that the post is in, by a name it has here"),
        ("post", "The post"),
        ("from", "First day of the term"),
        ("to", "Last day, where it is known"),
        ("illustrative", "yes where it is invented"),
    ];

    public IReadOnlyList<ImportOption> Options => [LivingDates.WrittenOn];

    public string Accepts => ".csv,.csv.gz,.gz";

    public string Permission => PlacesPermissions.Imports;

    public int Order => 72;

    public async Task Run(ImportContext context, CancellationToken stop)
    {
        var db = context.Db;
        await Rows.Alone(db, stop);
        var dates = LivingDates.Of(context);
        var places = await PlaceDirectory.Read(db, stop);
        var posts = await PostDirectory.Read(db, stop);
        var held = (await db.Set<PlacePost>().ToListAsync(stop))
            .GroupBy(Identity)
            .ToDictionary(g => g.Key, g => g.First());
        var seen = new HashSet<(int, int, PlaceRole, DateOnly)>();
        EachRow.Of(
            context,
            ["place_type", "place", "role", "organisation", "post", "from"],
            row => $"{row["post"]} in {row["place"]}",
            row =>
            {
                var place = places.Need(row.Needed("place_type"), row.Needed("place"));
                if (!Roles.TryGetValue(Text.Slug(row.Needed("role")), out var role))
                {
                    throw new ImportRefused(
                        $"“{row["role"]}” is not what a post does in a place. It is one of {string.Join(", ", Roles.Keys)}"
                    );
                }
                var post = posts.NeedPost(row.Needed("post"), row.Needed("organisation"));
                var from = row.Date("from") ?? throw new ImportRefused("from is empty");
                var read = PlacePost.Of(
                    place.Id,
                    post.Id,
                    role,
                    dates.Move(from),
                    dates.Move(row.Date("to")),
                    row.YesNo("illustrative")
                );
                if (!seen.Add(Identity(read)))
                    throw new ImportRefused("This post stands twice in the file for the same place and term");
                if (!held.TryGetValue(Identity(read), out var known))
                {
                    db.Add(read);
                    context.Report.Added++;
                    context.Report.Example($"{post.Title}, {place.Name}: {role.Say()}");
                }
                else if (known.To == read.To || read.To is null)
                {
                    context.Report.Unchanged++;
                }
                else
                {
                    known.End(read.To.Value);
                    context.Report.Replaced++;
                }
            },
            stop
        );
        await db.SaveChangesAsync(stop);
    }

    private static (int, int, PlaceRole, DateOnly) Identity(PlacePost p) => (p.PlaceId, p.PostId, p.Role, p.From);
}
