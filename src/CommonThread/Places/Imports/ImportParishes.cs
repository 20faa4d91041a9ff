using CommonThread.Places.Parishes;

namespace CommonThread.Places.Imports;

/// <summary><c>import parishes</c>: when parish and town councils meet, what is devolved to them, how far their plan has come (C-07).</summary>
internal sealed class ImportParishes : IImport
{
    private static readonly Dictionary<string, StatutoryPlanStatus> Statuses = Enum.GetValues<StatutoryPlanStatus>()
        .ToDictionary(s => Text.Slug(s.Say()), StringComparer.Ordinal);

    public string Key => "parishes";

    public string Title => "Parish and town councils";

    public string Explanation =>
        "What there is to say of each parish or town council: when it meets, its liaison meetings, what is devolved to it, its digital connectivity, and how far its neighbourhood plan under planning law has come. The parishes are here already as places; a row again changes what it says.";

    public IReadOnlyList<(string Name, string Meaning)> Columns { get; } =
    [
        ("place", "The parish or town, by its code or name"),
        ("meeting_pattern", "When its council meets: first Tuesday of the month"),
        ("liaison_meetings", "How often it meets the principal council"),
        ("next_liaison", "The day of the next such meeting"),
        ("devolved", "Services or budgets devolved to it"),
        ("connectivity", "What is known of its digital connectivity"),
        ("statutory_plan", "Its plan under planning law: " + string.Join(", ", Statuses.Keys)),
        ("illustrative", "yes where it is invented"),
    ];

    public IReadOnlyList<ImportOption> Options => [LivingDates.WrittenOn];

    public string Accepts => ".csv,.csv.gz,.gz";

    public string Permission => PlacesPermissions.Imports;

    public int Order => 76;

    public async Task Run(ImportContext context, CancellationToken stop)
    {
        var db = context.Db;
        await Rows.Alone(db, stop);
        var dates = LivingDates.Of(context);
        var places = await PlaceDirectory.Read(db, stop);
        var held = await db.Set<ParishCouncil>().ToDictionaryAsync(p => p.PlaceId, stop);
        var seen = new HashSet<int>();
        EachRow.Of(
            context,
            ["place"],
            row => row["place"] ?? "parish",
            row =>
            {
                var place = places.Need(PlaceType.Parish, row.Needed("place"));
                if (!seen.Add(place.Id))
                    throw new ImportRefused($"{place.Name} stands twice in the file");
                var status =
                    row["statutory_plan"] is not { } written ? StatutoryPlanStatus.None
                    : Statuses.TryGetValue(Text.Slug(written), out var known) ? known
                    : throw new ImportRefused(
                        $"“{written}” is not a state of a plan. It is one of {string.Join(", ", Statuses.Keys)}"
                    );
                var isNew = !held.TryGetValue(place.Id, out var parish);
                parish ??= ParishCouncil.Of(place.Id);
                var before = Say(parish);
                parish.Describe(
                    row["meeting_pattern"],
                    row["liaison_meetings"],
                    row["devolved"],
                    row["connectivity"],
                    status,
                    dates.Move(row.Date("next_liaison")),
                    row.YesNo("illustrative")
                );
                if (isNew)
                {
                    held.Add(place.Id, parish);
                    db.Add(parish);
                    context.Report.Added++;
                    context.Report.Example($"{place.Name}, plan under planning law: {status.Say()}");
                }
                else if (Say(parish) == before)
                {
                    context.Report.Unchanged++;
                }
                else
                {
                    context.Report.Replaced++;
                }
            },
            stop
        );
        await db.SaveChangesAsync(stop);
    }

    private static string Say(ParishCouncil p) =>
        string.Join(
            '\n',
            p.MeetingPattern,
            p.LiaisonMeetings,
            p.NextLiaisonOn.Say(),
            p.Devolved,
            p.Connectivity,
            p.StatutoryPlan.Say(),
            p.Illustrative ? "illustrative" : ""
        );
}
