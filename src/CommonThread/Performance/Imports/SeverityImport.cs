using CommonThread.Measures;
using CommonThread.People;
using CommonThread.Performance.HarmWeights;
using CommonThread.Performance.LocalPriorities;
using CommonThread.Performance.SeverityProfiles;
using CommonThread.Places;
using CommonThread.Strategy;

namespace CommonThread.Performance.Imports;

/// <summary>
/// Loads how harm is weighed, and the profiles and local priorities of partnerships, which are worked out from the figures that are
/// here (D-12 to D-14). All of it or nothing; what is there already is left as it is.
/// </summary>
internal sealed class SeverityImport : IImport
{
    public string Key => "severity";
    public string Title => "Severity of harm: weights, profiles and local priorities";
    public string Explanation =>
        "Which kinds of harm are weighed and what each weighs, earlier severity profiles, and what partnerships chose to work on. Load the framework, its places, posts, measures and figures first. What is there already is left as it is.";
    public string Accepts => ".json";
    public string Permission => PerformancePermissions.Open;
    public int Order => 310;
    public IReadOnlyList<ImportOption> Options => [LivingDates.WrittenOn];

    public IReadOnlyList<(string Name, string Meaning)> Columns =>
        [
            ("framework", "The framework’s address, such as community-safety-agreement"),
            ("categories", "A list; each with name, covers, measure, repeat_measure, vulnerable_measure, priority"),
            ("weights", "Versions, the oldest first; each with source, unit, made_on, reason and weights by name"),
            ("profiles", "A list; each with csp, quarter (2025-26 Q2), summary, notes by name, published_on"),
            ("local_priorities", "A list; each with csp, name, quarter, cites, priority, reason, from, to, actions"),
            ("answers", "What the Board decided: category or priority, and the decision"),
        ];

    public async Task Run(ImportContext context, CancellationToken stop)
    {
        var db = context.Db;
        var file = await StoryFile.Open<SeverityFile>(context.Path, LivingDates.Of(context), stop);
        var framework =
            await db.Set<Framework>().SingleOrDefaultAsync(f => f.Slug == file.Framework, stop)
            ?? throw new ImportRefused($"There is no framework at the address “{file.Framework}”. Load it first");
        var names = new QuarterNames(db, framework, await PostDirectory.Read(db, stop));
        try
        {
            await Weigh(context, framework, file, names, stop);
            var harms = await db.Set<HarmCategory>()
                .Where(c => c.FrameworkId == framework.Id)
                .ToDictionaryAsync(c => c.Name, c => c.Id, StringComparer.OrdinalIgnoreCase, stop);
            foreach (var told in file.Profiles.OrderBy(p => p.Quarter, StringComparer.Ordinal))
                await Profile(context, framework, told, harms, names, stop);
            foreach (var told in file.LocalPriorities)
                await Choose(context, framework, told, harms, names, stop);
            foreach (var told in file.Answers)
                await Answer(context, framework, told, harms, names, stop);
        }
        catch (RulesBroken broken)
        {
            throw new ImportRefused(broken.Message, broken);
        }
    }

    private static async Task Weigh(
        ImportContext context,
        Framework framework,
        SeverityFile file,
        QuarterNames names,
        CancellationToken stop
    )
    {
        var (db, report) = (context.Db, context.Report);
        var measures = await db.Set<Measure>().AsNoTracking().ToListAsync(stop);
        var counts = measures.Where(m => m.Kind == MeasureKind.Count).Select(m => m.Id).ToHashSet();
        var priorities = (await CurrentPriorities.Of(db, framework.Id, stop)).Select(p => p.Id).ToHashSet();
        var held = await db.Set<HarmCategory>().Where(c => c.FrameworkId == framework.Id).ToListAsync(stop);
        int? Find(string? title) =>
            title is null
                ? null
                : (
                    measures.Find(m => m.Slug == title)
                    ?? measures.Find(m => string.Equals(m.Title, title, StringComparison.OrdinalIgnoreCase))
                    ?? throw new ImportRefused($"There is no measure “{title}”. Define it first")
                ).Id;
        foreach (var told in file.Categories)
        {
            report.Read++;
            if (held.Exists(c => c.Name == told.Name))
            {
                report.Unchanged++;
                continue;
            }
            var category = new HarmCategory { FrameworkId = framework.Id, Illustrative = told.Illustrative };
            category.Describe(
                new()
                {
                    Name = told.Name,
                    Covers = told.Covers,
                    MeasureId = Find(told.Measure),
                    RepeatMeasureId = Find(told.RepeatMeasure),
                    VulnerableMeasureId = Find(told.VulnerableMeasure),
                    PriorityId = await names.Priority(told.Priority, stop),
                },
                counts,
                priorities
            );
            held.Add(category);
            db.Add(category);
            report.Added++;
        }
        await db.SaveChangesAsync(stop);
        var versions = await db.Set<WeightTable>().Where(t => t.FrameworkId == framework.Id).CountAsync(stop);
        report.Unchanged += Math.Min(versions, file.Weights.Count);
        WeightTable? before = null;
        foreach (var told in file.Weights.Skip(versions))
        {
            report.Read++;
            foreach (var name in told.Weights.Keys.Where(n => !held.Exists(c => c.Name == n)))
                throw new ImportRefused($"“{name}” has a weight and is no kind of harm");
            before = WeightTable.After(
                before,
                framework.Id,
                new()
                {
                    Source = told.Source,
                    Unit = told.Unit,
                    Reason = told.Reason,
                    HighShare = told.HighShare,
                    LowShare = told.LowShare,
                    Weights = held.ToDictionary(
                        c => c.Id,
                        c => told.Weights.TryGetValue(c.Name, out var w) ? w : (double?)null
                    ),
                },
                held.FindAll(c => !c.IsRetired),
                told.MadeOn,
                null
            );
            before.Illustrative = told.Illustrative;
            db.Add(before);
            report.Added++;
        }
        await db.SaveChangesAsync(stop);
    }

    private static async Task Profile(
        ImportContext context,
        Framework framework,
        ProfileTold told,
        Dictionary<string, int> harms,
        QuarterNames names,
        CancellationToken stop
    )
    {
        var (db, report) = (context.Db, context.Report);
        report.Read++;
        var csp = await names.Csp(told.Csp, stop);
        var quarter = Quarter(told.Quarter);
        if (
            await db.Set<SeverityProfile>()
                .AnyAsync(p => p.FrameworkId == framework.Id && p.PlaceId == csp && p.Start == quarter.First, stop)
        )
        {
            report.Unchanged++;
            return;
        }
        var on = told.PublishedOn ?? context.Today;
        // Weighed with the version that was in use on that day.
        var weights = await db.Set<WeightTable>()
            .Where(t => t.FrameworkId == framework.Id && t.MadeOn <= on)
            .OrderByDescending(t => t.Version)
            .FirstOrDefaultAsync(stop);
        var profile = SeverityProfile.Begin(framework.Id, csp, quarter, weights, context.Today);
        profile.Illustrative = told.Illustrative;
        profile.Summarise(told.Summary);
        foreach (var (name, words) in told.Notes)
            profile.Note(Harm(harms, name), words);
        db.Add(profile);
        await db.SaveChangesAsync(stop);
        if (told.PublishedOn is { } published)
        {
            var build = new BuildProfile(db, new Figures(db), new PlaceTree(db));
            profile.Publish(await build.For(profile, published, stop), published, names.Analyst);
            await db.SaveChangesAsync(stop);
        }
        report.Added++;
        report.Example($"{told.Csp}, {quarter}");
    }

    private static async Task Choose(
        ImportContext context,
        Framework framework,
        LocalTold told,
        Dictionary<string, int> harms,
        QuarterNames names,
        CancellationToken stop
    )
    {
        var (db, report) = (context.Db, context.Report);
        report.Read++;
        var csp = await names.Csp(told.Csp, stop);
        if (
            await db.Set<LocalPriority>()
                .AnyAsync(l => l.FrameworkId == framework.Id && l.PlaceId == csp && l.Name == told.Name, stop)
        )
        {
            report.Unchanged++;
            return;
        }
        var start = Quarter(told.Quarter).First;
        var profile =
            await db.Set<SeverityProfile>()
                .Where(p =>
                    p.FrameworkId == framework.Id && p.PlaceId == csp && p.Start == start && p.PublishedOn != null
                )
                .OrderByDescending(p => p.Version)
                .FirstOrDefaultAsync(stop)
            ?? throw new ImportRefused($"“{told.Name}”: {told.Csp} has no published profile for {told.Quarter}");
        var lines = ProfileContent
            .Thaw(profile.Frozen!)
            .Lines.Where(l => l.Severity is not null)
            .Select(l => l.CategoryId)
            .ToHashSet();
        var priorities = (await CurrentPriorities.Of(db, framework.Id, stop)).Select(p => p.Id).ToHashSet();
        var local = new LocalPriority
        {
            FrameworkId = framework.Id,
            PlaceId = csp,
            Illustrative = told.Illustrative,
        };
        local.Describe(
            new()
            {
                Name = told.Name,
                Reason = told.Reason,
                PriorityId = await names.Priority(told.Priority, stop),
                From = told.From,
                To = told.To,
                Cited = [.. told.Cites.Select(c => Harm(harms, c))],
            },
            profile.Id,
            lines,
            priorities
        );
        db.Add(local);
        await db.SaveChangesAsync(stop);
        names.Act(local.Record, told.Actions, told.From, told.Illustrative);
        await db.SaveChangesAsync(stop);
        report.Added++;
    }

    private static async Task Answer(
        ImportContext context,
        Framework framework,
        AnswerTold told,
        Dictionary<string, int> harms,
        QuarterNames names,
        CancellationToken stop
    )
    {
        var priority = await names.Priority(told.Priority, stop);
        RecordRef subject =
            told.Category is { } harm ? new(HarmCategory.RecordKind, Harm(harms, harm))
            : priority is { } p ? new(StrategyKinds.Priority, p)
            : throw new ImportRefused("Say of which kind of harm, or of which priority, the Board decided");
        context.Report.Read++;
        if (
            await context
                .Db.Set<BoardDecision>()
                .AnyAsync(d => d.SubjectKind == subject.Kind && d.SubjectId == subject.Id, stop)
        )
        {
            context.Report.Unchanged++;
            return;
        }
        await names.Decide(subject, null, priority, told.Decision, told.Decision.DecidedOn, context.Today, stop);
        context.Report.Added++;
    }

    private static Period Quarter(string text) =>
        LivingDates.Quarter(text) ?? throw new ImportRefused($"“{text}” is no quarter. Write it like 2025-26 Q2");

    private static int Harm(Dictionary<string, int> harms, string name) =>
        harms.TryGetValue(name, out var id)
            ? id
            : throw new ImportRefused($"“{name}” is no kind of harm of the framework");
}
