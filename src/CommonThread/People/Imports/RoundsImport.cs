using CommonThread.Shared.Rhythms;

namespace CommonThread.People.Imports;

/// <summary>Loads <c>rounds.csv</c>: the rounds of what comes round that were done, with the day, the post and a note.</summary>
internal sealed class RoundsImport : IImport
{
    public string Key => "rounds";
    public string Title => "Rounds that were done";
    public string Explanation =>
        "When something that comes round was last done: a meeting held, a report sent, a review finished. What comes round is here already; a round that is here as still to do is marked as done, and one that was marked before stays as it is.";
    public string Accepts => ".csv,.csv.gz";
    public string Permission => RhythmsModule.Set;
    public int Order => 65;
    public IReadOnlyList<ImportOption> Options => [LivingDates.WrittenOn];

    public IReadOnlyList<(string Name, string Meaning)> Columns =>
        [
            ("title", "What comes round, by its title"),
            ("due_on", "The day it fell due"),
            ("done_on", "The day it was done"),
            ("organisation", "Whose post did it; empty where nobody’s"),
            ("post", "That post’s title"),
            ("note", "A note, up to 1,000 characters (optional)"),
        ];

    public async Task Run(ImportContext context, CancellationToken stop)
    {
        var (db, report) = (context.Db, context.Report);
        var dates = LivingDates.Of(context);
        var directory = await PostDirectory.Read(db, stop);
        var rhythms = await db.Set<Rhythm>().Where(r => r.EndedOn == null).ToDictionaryAsync(r => r.Key, stop);
        var held = (await db.Set<DueItem>().Include(i => i.Rhythm).ToListAsync(stop)).ToDictionary(i =>
            (i.Rhythm.Key, i.DueOn)
        );
        var seen = new HashSet<(string, DateOnly)>();
        EachRow.Of(context, ["title", "due_on", "done_on"], row => row["title"] ?? "", One, stop);
        await db.SaveChangesAsync(stop);

        void One(TableRow row)
        {
            var title = row.Needed("title");
            if (
                !rhythms.TryGetValue(Rhythm.KeyOf(title), out var rhythm)
                && (rhythm = rhythms.Values.FirstOrDefault(r => r.Title == title)) is null
            )
                throw new ImportRefused($"Nothing called “{title}” comes round here. Load or add it first");
            var due = dates.Move(row.Date("due_on") ?? throw new ImportRefused("due_on is empty"));
            var done = dates.Move(row.Date("done_on") ?? throw new ImportRefused("done_on is empty"));
            int? post = row["post"] is { } by ? directory.NeedPost(by, row.Needed("organisation")).Id : null;
            if (!seen.Add((rhythm.Key, due)))
                throw new ImportRefused($"{title}, due on {due.Say()}, stands twice in the file");
            if (held.TryGetValue((rhythm.Key, due), out var known) && known.DoneOn is not null)
            {
                report.Unchanged++;
                return;
            }
            var item = known ?? rhythm.Past(due, context.Today);
            item.Done(done, context.Today, post, row["note"]);
            if (known is null)
            {
                db.Add(item);
                report.Added++;
            }
            else
            {
                report.Replaced++;
            }
            report.Example($"{rhythm.Title}: done on {done.Say()}");
        }
    }
}
