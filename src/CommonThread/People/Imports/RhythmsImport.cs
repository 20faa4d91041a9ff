using CommonThread.Shared.Rhythms;

namespace CommonThread.People.Imports;

/// <summary>Loads <c>rhythms.csv</c>: what comes round again and again, how often, and whose post it is.</summary>
internal sealed class RhythmsImport : IImport
{
    private static readonly Dictionary<string, Every> Words = Enum.GetValues<Every>()
        .ToDictionary(e => Text.Slug(e.Say()), StringComparer.Ordinal);

    public string Key => "rhythms";
    public string Title => "What comes round";
    public string Explanation =>
        "Meetings, reports and reviews that fall due again and again, each with the post that is reminded. One that is here already by its title is changed.";
    public string Accepts => ".csv,.csv.gz";
    public string Permission => RhythmsModule.Set;
    public int Order => 64;
    public IReadOnlyList<ImportOption> Options => [LivingDates.WrittenOn];

    public IReadOnlyList<(string Name, string Meaning)> Columns =>
        [
            ("title", "What falls due, unique"),
            ("every", "How often: " + string.Join(", ", Words.Keys)),
            ("first_due", "The first day it falls due"),
            ("organisation", "Whose post it is; empty where nobody’s yet"),
            ("post", "That post’s title"),
            ("remind_days", "How many days before it is reminded; 14 if empty"),
            ("page", "The page where it is done, beginning with ~/ (optional)"),
        ];

    public async Task Run(ImportContext context, CancellationToken stop)
    {
        var (db, report) = (context.Db, context.Report);
        var dates = LivingDates.Of(context);
        var directory = await PostDirectory.Read(db, stop);
        var held = await db.Set<Rhythm>().ToDictionaryAsync(r => r.Key, stop);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var added = new List<Rhythm>();
        EachRow.Of(context, ["title", "every", "first_due"], row => row["title"] ?? "", One, stop);
        await db.SaveChangesAsync(stop);
        // What is near already is to be done now, not from tomorrow night on.
        foreach (var rhythm in added)
            db.AddRange(rhythm.FallDue(context.Today));
        await db.SaveChangesAsync(stop);

        void One(TableRow row)
        {
            var title = row.Needed("title");
            if (!Words.TryGetValue(Text.Slug(row.Needed("every")), out var every))
                throw new ImportRefused($"every must be one of {string.Join(", ", Words.Keys)}, not “{row["every"]}”");
            var first = dates.Move(row.Date("first_due") ?? throw new ImportRefused("first_due is empty"));
            int? post = row["post"] is { } owner ? directory.NeedPost(owner, row.Needed("organisation")).Id : null;
            var read = Rhythm.Start(
                Rhythm.KeyOf(title),
                title,
                every,
                first,
                post,
                row.Whole("remind_days") ?? (every == Every.Week ? 2 : 14),
                url: row["page"]
            );
            if (!seen.Add(read.Key))
                throw new ImportRefused($"{title} stands twice in the file");
            if (!held.TryGetValue(read.Key, out var known))
            {
                db.Add(read);
                added.Add(read);
                report.Added++;
                report.Example($"{read.Title}: {every.Often().ToLowerInvariant()}");
                return;
            }
            var before = Say(known);
            known.Change(read.Title, read.Every, read.Anchor, read.OwnerPostId, read.RemindDays, read.Url);
            if (Say(known) == before)
                report.Unchanged++;
            else
                report.Replaced++;
        }
    }

    private static (string, Every, DateOnly, int?, int, string?) Say(Rhythm r) =>
        (r.Title, r.Every, r.Anchor, r.OwnerPostId, r.RemindDays, r.Url);
}
