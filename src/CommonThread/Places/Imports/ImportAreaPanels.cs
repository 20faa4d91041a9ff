using CommonThread.People;
using CommonThread.Places.AreaPanels;

namespace CommonThread.Places.Imports;

/// <summary><c>import area-panels</c>: the number, panel and planning team of each area panel area (C-06).</summary>
internal sealed class ImportAreaPanels : IImport
{
    public string Key => "area-panels";

    public string Title => "Area panels and their planning teams";

    public string Explanation =>
        "What each area panel area is set up with: its number, its area panel, its area planning team, and what it is linked with. The areas and the organisations are here already; a row again changes what it says.";

    public IReadOnlyList<(string Name, string Meaning)> Columns { get; } =
    [
        ("place", "The area panel area, by its name"),
        ("number", "Its number"),
        ("panel", "The area panel, an organisation here"),
        ("planning_team", "The area planning team, an organisation here"),
        ("linked_with", "A New Deal for Communities, a city centre, a children’s locality team"),
        ("live_from", "Since when it works as one; empty while it is being set up"),
    ];

    public IReadOnlyList<ImportOption> Options => [LivingDates.WrittenOn];

    public string Accepts => ".csv,.csv.gz,.gz";

    public string Permission => PlacesPermissions.Imports;

    public int Order => 74;

    public async Task Run(ImportContext context, CancellationToken stop)
    {
        var db = context.Db;
        await Rows.Alone(db, stop);
        var dates = LivingDates.Of(context);
        var places = await PlaceDirectory.Read(db, stop);
        var people = await PostDirectory.Read(db, stop);
        var held = await db.Set<AreaPanelArea>().ToDictionaryAsync(a => a.PlaceId, stop);
        var seen = new HashSet<int>();
        EachRow.Of(
            context,
            ["place", "number"],
            row => row["place"] ?? "area",
            row =>
            {
                var place = places.Need(PlaceType.AreaPanelArea, row.Needed("place"));
                if (!seen.Add(place.Id))
                    throw new ImportRefused($"{place.Name} stands twice in the file");
                var number = row.Whole("number") ?? throw new ImportRefused("number is empty");
                if (held.Values.FirstOrDefault(a => a.Number == number && a.PlaceId != place.Id) is { } taken)
                    throw new ImportRefused($"{places.NameOf(taken.PlaceId)} is area number {number} already");
                int? Organisation(string column) => row[column] is { } name ? people.NeedOrganisation(name).Id : null;
                var (panel, team) = (Organisation("panel"), Organisation("planning_team"));
                var isNew = !held.TryGetValue(place.Id, out var area);
                area ??= AreaPanelArea.Of(place.Id);
                var before = Say(area);
                area.SetUp(number, panel, team, row["linked_with"], dates.Move(row.Date("live_from")));
                if (isNew)
                {
                    held.Add(place.Id, area);
                    db.Add(area);
                    context.Report.Added++;
                }
                else if (Say(area) == before)
                {
                    context.Report.Unchanged++;
                }
                else
                {
                    context.Report.Replaced++;
                }
                context.Report.Example(
                    $"{place.Name}: {row["panel"] ?? "no panel"}, {row["planning_team"] ?? "no team"}"
                );
                if (area.Warning is { } warning)
                    context.Report.Note($"{place.Name}: {warning}");
            },
            stop
        );
        await db.SaveChangesAsync(stop);
    }

    private static (int, int?, int?, string?, DateOnly?) Say(AreaPanelArea a) =>
        (a.Number, a.PanelOrganisationId, a.PlanningTeamOrganisationId, a.LinkedWith, a.LiveFrom);
}
