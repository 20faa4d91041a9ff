using CommonThread.Commitments;
using CommonThread.Measures;
using CommonThread.People;
using CommonThread.Performance.Risks;
using CommonThread.Performance.Threats;
using CommonThread.Strategy;

namespace CommonThread.Performance.Imports;

/// <summary>Loads a register of risks and a log of threats (D-15, D-17): all of it or nothing; what is there already stays.</summary>
internal sealed class RisksImport : IImport
{
    public string Key => "risks";
    public string Title => "Strategic risks and emerging threats";
    public string Explanation =>
        "The register of risks with every judgement, and what analysts noticed. Load the framework, its posts and measures first. What is there already is left as it is.";
    public string Accepts => ".json";
    public string Permission => PerformancePermissions.Open;
    public int Order => 315;
    public IReadOnlyList<ImportOption> Options => [LivingDates.WrittenOn];

    public IReadOnlyList<(string Name, string Meaning)> Columns =>
        [
            ("framework", "The framework’s address, such as community-safety-agreement"),
            (
                "risks",
                "A list; each with title, cause, event, effect, controls, measures, csps, post, organisation, tolerance, assessments, actions"
            ),
            (
                "threats",
                "A list; each with title, noted_on, what_changed, source, confidence, horizon, decision, reason, decided_on, risk"
            ),
        ];

    public async Task Run(ImportContext context, CancellationToken stop)
    {
        var db = context.Db;
        var file = await StoryFile.Open<RisksFile>(context.Path, LivingDates.Of(context), stop);
        var framework =
            await db.Set<Framework>().SingleOrDefaultAsync(f => f.Slug == file.Framework, stop)
            ?? throw new ImportRefused($"There is no framework at the address “{file.Framework}”. Load it first");
        var names = new QuarterNames(db, framework, await PostDirectory.Read(db, stop));
        foreach (var told in file.Risks)
            await Told(told.Title, () => Keep(context, framework, told, names, stop));
        foreach (var told in file.Threats)
            await Told(told.Title, () => Log(context, framework, told, names, stop));
    }

    private static async Task Told(string title, Func<Task> load)
    {
        try
        {
            await load();
        }
        catch (Exception refused) when (refused is ImportRefused or RulesBroken)
        {
            throw new ImportRefused($"“{title}”: {refused.Message}", refused);
        }
    }

    private static async Task Keep(
        ImportContext context,
        Framework framework,
        RiskTold told,
        QuarterNames names,
        CancellationToken stop
    )
    {
        var (db, report) = (context.Db, context.Report);
        report.Read++;
        if (await db.Set<Risk>().AnyAsync(r => r.FrameworkId == framework.Id && r.Title == told.Title, stop))
        {
            report.Unchanged++;
            return;
        }
        var measures = new List<int>();
        foreach (var title in told.Measures)
            measures.Add(await names.Measure(title, stop));
        var areas = new List<int>();
        foreach (var csp in told.Csps)
            areas.Add(await names.Csp(csp, stop));
        var priority = await names.Priority(told.Priority, stop);
        var owner = names.Post(told.Post, told.Organisation).Id;
        var risk = new Risk { FrameworkId = framework.Id, Illustrative = told.Illustrative };
        risk.Describe(
            new()
            {
                Title = told.Title,
                PriorityId = priority,
                Cause = told.Cause,
                Event = told.Event,
                Effect = told.Effect,
                Controls = told.Controls,
                MeasureIds = measures,
                PlaceIds = areas,
                OwnerPostId = owner,
                Tolerance = told.Tolerance,
            },
            new HashSet<int>(priority is { } p ? [p] : []),
            measures.ToHashSet(),
            areas.ToHashSet(),
            new HashSet<int> { owner }
        );
        risk.JudgeFrom(context.Today);
        foreach (var one in told.Assessments)
        {
            if (risk.Latest is { } before && one.On < before.On)
                throw new ImportRefused("its judgements are not in the order of time");
            risk.Assess(
                new()
                {
                    Likelihood = one.Likelihood,
                    Harm = one.Harm,
                    ResidualLikelihood = one.ResidualLikelihood,
                    ResidualHarm = one.ResidualHarm,
                    Why = one.Why,
                    NextReview = one.NextReview,
                },
                one.On,
                names.Chair
            );
        }
        db.Add(risk);
        await db.SaveChangesAsync(stop);
        names.Act(
            risk.Record,
            told.Actions,
            told.Assessments is [var first, ..] ? first.On : context.Today,
            told.Illustrative
        );
        await db.SaveChangesAsync(stop);
        report.Added++;
        report.Example(told.Title);
    }

    private static async Task Log(
        ImportContext context,
        Framework framework,
        ThreatTold told,
        QuarterNames names,
        CancellationToken stop
    )
    {
        var (db, report) = (context.Db, context.Report);
        report.Read++;
        if (
            await db.Set<Threat>()
                .AnyAsync(
                    t => t.FrameworkId == framework.Id && t.Title == told.Title && t.NotedOn == told.NotedOn,
                    stop
                )
        )
        {
            report.Unchanged++;
            return;
        }
        if (told.NotedOn > context.Today)
            throw new ImportRefused("it cannot have been noticed in the future");
        var priority = await names.Priority(told.Priority, stop);
        int? place = told.Csp is { } csp ? await names.Csp(csp, stop) : null;
        var threat = new Threat
        {
            FrameworkId = framework.Id,
            NotedOn = told.NotedOn,
            NotedByPostId = names.Analyst,
            Illustrative = told.Illustrative,
        };
        threat.Describe(
            new()
            {
                Title = told.Title,
                WhatChanged = told.WhatChanged,
                Source = told.Source,
                PlaceId = place,
                PriorityId = priority,
                Confidence = told.Confidence,
                Horizon = told.Horizon,
            },
            new HashSet<int>(priority is { } p ? [p] : []),
            new HashSet<int>(place is { } at ? [at] : [])
        );
        if (told.Decision is { } decision)
            threat.Decide(decision, told.Reason, told.DecidedOn ?? told.NotedOn, names.Chair);
        if (told.Risk is { } title)
            threat.RiskId =
                await db.Set<Risk>()
                    .Where(r => r.FrameworkId == framework.Id && r.Title == title)
                    .Select(r => (int?)r.Id)
                    .SingleOrDefaultAsync(stop)
                ?? throw new ImportRefused($"There is no risk “{title}”");
        db.Add(threat);
        await db.SaveChangesAsync(stop);
        report.Added++;
    }
}
