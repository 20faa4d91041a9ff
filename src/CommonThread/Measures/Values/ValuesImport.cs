using CommonThread.Places;

namespace CommonThread.Measures.Values;

/// <summary>
/// <c>import values</c>: values of any measure by place and period, into a release (A-15, A-16). They stay in a draft, which an
/// analyst looks through and publishes, unless the file is to be published at once.
/// </summary>
internal sealed class ValuesImport : IImport
{
    private const string Draft = "draft";
    private const string Now = "published";

    public string Key => "values";

    public string Title => "Values of measures";

    public string Explanation =>
        "Values of any measures that are defined here, a row for each measure, part, place and period. They become a release of figures: a draft to be looked through and published, or published at once. A value that is published already is replaced and kept as an earlier one.";

    public IReadOnlyList<(string Name, string Meaning)> Columns { get; } =
    [
        ("measure", "The measure, by the last part of its address or its title"),
        ("part", "One of the measure’s parts; empty for the whole"),
        ("place_type", "Kind of place"),
        ("place", "The place, by its code or name"),
        ("period", "2026-03, 2025-26-Q4, FY2025, 2026 or 2026-03-01..2026-03-31"),
        ("value", "The value; empty where numerator and denominator give it"),
        ("numerator", "What was counted (optional)"),
        ("denominator", "Of how many (optional)"),
        ("note", "Evidence, or a remark on quality (optional)"),
    ];

    public IReadOnlyList<ImportOption> Options { get; } =
    [
        new("source", "Source", "Where the figures come from, as readers see it: Resident survey", Required: true),
        new("publisher", "Publisher", "Who gave them out"),
        LoadFigures.Published,
        new("title", "Title of the release", "What the release is called; the file’s name where it is empty"),
        new(
            "state",
            "What becomes of them",
            "A draft is in no report, page or profile until it is published.",
            Default: Draft,
            Choices: [Draft, Now]
        ),
        new("illustrative", "Illustrative", "Say yes where the figures are invented.", Choices: ["yes", "no"]),
        LoadFigures.Reason,
        LivingDates.WrittenOn,
    ];

    public string Accepts => ".csv,.csv.gz,.gz";

    public string Permission => MeasuresPermissions.Enter;

    public int Order => 240;

    public async Task Run(ImportContext context, CancellationToken stop)
    {
        var db = context.Db;
        var atOnce = context.Option("state", Draft) == Now;
        if (atOnce && !db.Acting.Caller.SeesEverything && !db.Acting.Caller.May(MeasuresPermissions.Publish))
            throw new ImportRefused("Your role loads figures into a draft; an analyst publishes them");
        var lines = ValueLines.Read(context, await ValueDirectory.Read(db, stop), stop);
        await NoteJumps(context, lines, stop);
        context.Report.Added = lines.Count;
        if (context.PreviewOnly || lines.Count == 0)
            return;
        var release = await Open(context, stop);
        if (atOnce)
        {
            await LoadFigures.Publish(context, release, lines.ConvertAll(l => l.Figure), stop);
            return;
        }
        db.Add(release);
        await db.SaveChangesAsync(stop);
        release.Note(context.Report.Notes);
        db.AddRange(lines.Select(l => DraftOf(l.Figure, release.Id)));
        await db.SaveChangesAsync(stop);
        context.Report.Release = release.Name;
        context.Report.Note(
            $"{release.Name} is a draft of {Text.Count(lines.Count, "value")}. Look through it and publish it"
        );
    }

    private static async Task<Release> Open(ImportContext context, CancellationToken stop)
    {
        var name = context.Option("source")!;
        if (name.Length > 200)
            throw new ImportRefused("Source must be 200 characters or fewer");
        var invented = context.Option("illustrative") == "yes";
        var (publisher, date) = (context.Option("publisher"), LoadFigures.PublishedOn(context));
        var source = await context
            .Db.Set<Source>()
            .FirstOrDefaultAsync(
                s => s.Name == name && s.Publisher == publisher && s.Date == date && s.Illustrative == invented,
                stop
            );
        if (source is null)
        {
            source = new Source
            {
                Name = name,
                Publisher = publisher,
                Date = date,
                Illustrative = invented,
            };
            context.Db.Add(source);
            await context.Db.SaveChangesAsync(stop);
        }
        return await LoadFigures.Open(
            context,
            "values",
            context.Option("title") ?? Path.GetFileNameWithoutExtension(context.FileName),
            source,
            stop
        );
    }

    // A change over half is most often a slip of the finger (D-04).
    private static async Task NoteJumps(ImportContext context, List<ValueLine> lines, CancellationToken stop)
    {
        foreach (var same in lines.Where(l => l.Figure.Note is null).GroupBy(l => (l.Measure, l.Figure.Part)))
        {
            foreach (var some in same.Chunk(200))
            {
                var (measure, part) = (same.Key.Measure.Id, same.Key.Part);
                var places = some.Select(l => l.Figure.PlaceId).Distinct().ToList();
                var published = (
                    await context
                        .Db.Set<Observation>()
                        .Where(o => o.MeasureId == measure && o.Part == part && places.Contains(o.PlaceId))
                        .Select(o => new
                        {
                            o.PlaceId,
                            o.First,
                            o.Value,
                        })
                        .ToListAsync(stop)
                ).ToLookup(o => o.PlaceId);
                foreach (var line in some)
                {
                    var before = published[line.Figure.PlaceId]
                        .Where(o => o.First < line.Figure.Period.First)
                        .MaxBy(o => o.First)
                        ?.Value;
                    if (Jumps.Of(line.Measure, before, line.Figure.Value) is { } percent)
                    {
                        context.Report.Note(
                            $"Line {line.Row}: {line.Measure.Title} in {line.Place}, {line.Figure.Period}, differs by {percent:0}% from the value before"
                        );
                    }
                }
            }
        }
    }

    private static DraftValue DraftOf(NewFigure figure, int release) =>
        new()
        {
            ReleaseId = release,
            MeasureId = figure.MeasureId,
            PlaceId = figure.PlaceId,
            PeriodKind = figure.Period.Kind,
            First = figure.Period.First,
            Last = figure.Period.Last,
            Part = figure.Part,
            Value = figure.Value,
            Numerator = figure.Numerator,
            Denominator = figure.Denominator,
            Note = figure.Note,
        };
}
