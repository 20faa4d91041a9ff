using CommonThread.People;

namespace CommonThread.Places.Imports;

/// <summary><c>import contacts</c>: who works in which place, for which service (C-20).</summary>
internal sealed class ImportContacts : IImport
{
    public string Key => "contacts";

    public string Title => "Who works where";

    public string Explanation =>
        "The services that organisations give in a place, the post that answers, and how its team is reached. Telephone numbers and addresses are a team’s, never a person’s.";

    public IReadOnlyList<(string Name, string Meaning)> Columns { get; } =
    [
        ("place_type", "Kind of place"),
        ("place", "Its code or name"),
        ("organisation", "The organisation, by a name it has here"),
        ("post", "The post that answers; empty where none is named"),
        ("service", "What the team does there"),
        ("contact", "The team’s telephone number, e-mail or web address"),
        ("hours", "When it is reached"),
        ("illustrative", "yes where it is invented"),
    ];

    public string Accepts => ".csv,.csv.gz,.gz";

    public string Permission => PlacesPermissions.Imports;

    public int Order => 70;

    public async Task Run(ImportContext context, CancellationToken stop)
    {
        var db = context.Db;
        await Rows.Alone(db, stop);
        var places = await PlaceDirectory.Read(db, stop);
        var posts = await PostDirectory.Read(db, stop);
        var held = (await db.Set<ServiceContact>().Where(c => c.To == null).ToListAsync(stop))
            .GroupBy(Identity)
            .ToDictionary(g => g.Key, g => g.First());
        var seen = new HashSet<(int, int, string, int?)>();
        EachRow.Of(
            context,
            ["place_type", "place", "organisation", "service", "contact"],
            row => $"{row["service"]} in {row["place"]}",
            row =>
            {
                var place = places.Need(row.Needed("place_type"), row.Needed("place"));
                var organisation = posts.NeedOrganisation(row.Needed("organisation"));
                var post = row["post"] is { } title ? posts.NeedPost(title, organisation.Name) : null;
                var read = ServiceContact.In(place.Id, organisation.Id, row.Needed("service"));
                read.ReachedBy(post?.Id, row["contact"], row["hours"], row.YesNo("illustrative"));
                if (!seen.Add(Identity(read)))
                    throw new ImportRefused("This contact stands twice in the file");
                if (!held.TryGetValue(Identity(read), out var known))
                {
                    db.Add(read);
                    context.Report.Added++;
                    context.Report.Example($"{read.Service} in {place.Name}: {organisation.Name}");
                }
                else if (
                    (known.Contact, known.Hours, known.Illustrative) == (read.Contact, read.Hours, read.Illustrative)
                )
                {
                    context.Report.Unchanged++;
                }
                else
                {
                    known.ReachedBy(read.PostId, read.Contact, read.Hours, read.Illustrative);
                    context.Report.Replaced++;
                }
            },
            stop
        );
        await db.SaveChangesAsync(stop);
    }

    private static (int, int, string, int?) Identity(ServiceContact c) =>
        (c.PlaceId, c.OrganisationId, c.ServiceKey, c.PostId);
}
