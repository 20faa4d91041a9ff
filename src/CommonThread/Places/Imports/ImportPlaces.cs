using System.Globalization;
using CommonThread.People;

namespace CommonThread.Places.Imports;

/// <summary><c>import places</c>: places that no boundary file holds, and names, descriptions and tags of those that one does.</summary>
internal sealed class ImportPlaces : IImport
{
    public string Key => "places";

    public string Title => "Places";

    public string Explanation =>
        "A list of places with their other names, descriptions and tags. A place that is here already, by its kind and code or by its kind and name, is completed; others are added.";

    public IReadOnlyList<(string Name, string Meaning)> Columns { get; } =
    [
        ("type", "Kind of place: " + string.Join(", ", PlaceType.Keys)),
        ("code", "Official code, where there is one"),
        ("name", "Name"),
        ("aliases", "Other names, separated by |"),
        ("description", "What there is to say about it"),
        ("active_from", "First day, as 2026-03-31"),
        ("active_to", "Last day, where it is no more"),
        ("tags", "Programmes and shared priorities, separated by |"),
        (
            "parts_not_held",
            "What of it is not loaded here, as “the eight districts of Derbyshire”: nothing is added up for it then"
        ),
        ("organisation", "The organisation that looks after it, by a name it has here"),
    ];

    public string Accepts => ".csv,.csv.gz,.gz";

    public string Permission => PlacesPermissions.Imports;

    public int Order => 20;

    public async Task Run(ImportContext context, CancellationToken stop)
    {
        var db = context.Db;
        await Rows.Alone(db, stop);
        var directory = await PlaceDirectory.Read(db, stop);
        var held = await db.Set<Place>()
            .Include(p => p.Aliases)
            .Include(p => p.Tags)
            .AsSplitQuery()
            .Where(p => p.Type != PlaceType.Lsoa2011 && p.Type != PlaceType.Lsoa2021)
            .ToDictionaryAsync(p => p.Id, stop);
        var organisations = await PostDirectory.Read(db, stop);
        var seen = new HashSet<(string, string)>();
        EachRow.Of(
            context,
            ["type", "name"],
            row => $"{row["type"]} {row["code"]} {row["name"]}",
            row =>
            {
                var type = row.Needed("type");
                if (PlaceType.Find(type) is null)
                    throw new ImportRefused(
                        $"“{type}” is not a kind of place. The kinds are {string.Join(", ", PlaceType.Keys)}"
                    );
                var (code, name) = (row["code"], row.Needed("name"));
                if (!seen.Add((type, code?.ToUpperInvariant() ?? "name " + Place.Key(name))))
                    throw new ImportRefused($"{code ?? name} stands twice in the file");
                var owner = row["organisation"] is { } named ? organisations.NeedOrganisation(named).Id : (int?)null;
                if (Find(directory, type, code, name) is { } known)
                {
                    if (!held.TryGetValue(known.Id, out var place))
                        held[known.Id] = place = db.Set<Place>()
                            .Include(p => p.Aliases)
                            .Include(p => p.Tags)
                            .Single(p => p.Id == known.Id);
                    var before = Say(place);
                    // Nothing of the row is kept when a part of it is refused: the parts are checked before the first is set.
                    Fill(Place.Called(name, type, code), row, name);
                    Fill(place, row, name);
                    place.OwnerOrganisationId = owner ?? place.OwnerOrganisationId;
                    if (Say(place) == before)
                        context.Report.Unchanged++;
                    else
                        context.Report.Replaced++;
                }
                else
                {
                    var place = Place.Called(name, type, code);
                    Fill(place, row, name);
                    place.OwnerOrganisationId = owner;
                    place.MoveTo(directory.FreeSlug(type, place.Code, place.Name));
                    db.Add(place);
                    context.Report.Added++;
                    context.Report.Example($"{place.Name}, {place.Kind.Name}");
                }
            },
            stop
        );
        await db.SaveChangesAsync(stop);
    }

    private static PlaceName? Find(PlaceDirectory directory, string type, string? code, string name)
    {
        if (code is not null)
            return directory.ByCode(type, code);
        return directory.ByName(type, name) switch
        {
            [] => null,
            [var one] => one,
            _ => throw new ImportRefused($"There are several places of this kind called “{name}”; give the code"),
        };
    }

    private static void Fill(Place place, TableRow row, string name)
    {
        // A name by which the place is known already is no reason to rename it.
        if (row["code"] is not null || place.Id == 0)
            place.Rename(name);
        if (row["description"] is { } description)
            place.Describe(description);
        if (row["parts_not_held"] is { } lacking)
            place.Lack(lacking);
        var (from, to) = (row.Date("active_from"), row.Date("active_to"));
        if (from is not null || to is not null)
            place.Live(from, to);
        var aliases = row.Several("aliases");
        if (aliases.Count > 0)
            place.AlsoKnownAs(aliases.Concat(place.Aliases.Select(a => a.Name)));
        foreach (var tag in row.Several("tags"))
            place.Tag(tag);
    }

    private static string Say(Place place) =>
        string.Join(
            '\n',
            [
                place.Name,
                place.Description,
                place.PartsNotHeld,
                place.ActiveFrom.Say(),
                place.ActiveTo.Say(),
                string.Join('|', place.Aliases.Select(a => a.Name)),
                string.Join('|', place.Tags.Select(t => t.Tag)),
                place.OwnerOrganisationId?.ToString(CultureInfo.InvariantCulture),
            ]
        );
}
