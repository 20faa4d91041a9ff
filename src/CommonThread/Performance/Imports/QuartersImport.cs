using CommonThread.Measures;
using CommonThread.People;
using CommonThread.Performance.Escalations;
using CommonThread.Performance.Narratives;
using CommonThread.Performance.Products;
using CommonThread.Performance.Quarters;
using CommonThread.Places;
using CommonThread.Strategy;

namespace CommonThread.Performance.Imports;

/// <summary>
/// Loads quarters that were reported on before: narratives, what was escalated and decided, and the product, which is assembled
/// from the figures that are here and frozen where the file says that it was approved (D-21 to D-27).
/// </summary>
internal sealed class QuartersImport(IEnumerable<IPriorityFact> facts) : IImport
{
    public string Key => "quarters";
    public string Title => "Quarters: narratives, escalations and products";
    public string Explanation =>
        "What was reported for earlier quarters, so that the next one begins with it. Load the framework, its places, posts and figures first. A quarter that is open already is left as it is.";
    public string Accepts => ".json";
    public string Permission => PerformancePermissions.Open;
    public int Order => 320;
    public IReadOnlyList<ImportOption> Options => [LivingDates.WrittenOn];

    public IReadOnlyList<(string Name, string Meaning)> Columns =>
        [
            ("framework", "The framework’s address, such as community-safety-agreement"),
            ("quarters", "A list; each with quarter (2025-26 Q2) and, where they are not the usual ones, its dates"),
            ("quarters: narratives", "csp, submitted_on, nil, summary and the other parts of the form"),
            ("quarters: escalations", "csp, item, reason, ask, raised_on, state, group_view, decision, told_on"),
            (
                "quarters: product",
                "summary, comments by title of measure, recommendations, approved_on, sent_on, recipients"
            ),
        ];

    public async Task Run(ImportContext context, CancellationToken stop)
    {
        var db = context.Db;
        var dates = LivingDates.Of(context);
        var file = await StoryFile.Open<QuartersFile>(context.Path, dates, stop);
        var framework =
            await db.Set<Framework>().SingleOrDefaultAsync(f => f.Slug == file.Framework, stop)
            ?? throw new ImportRefused($"There is no framework at the address “{file.Framework}”. Load it first");
        foreach (var told in file.Quarters.OrderBy(q => q.Quarter, StringComparer.Ordinal))
        {
            stop.ThrowIfCancellationRequested();
            context.Report.Read++;
            try
            {
                await One(context, framework, told, dates.Moves, stop);
            }
            catch (Exception refused) when (refused is ImportRefused or RulesBroken)
            {
                // A quarter is one story: none of it stands without the rest, so that no part is loaded.
                throw new ImportRefused($"{told.Quarter}: {refused.Message}", refused);
            }
        }
    }

    private async Task One(
        ImportContext context,
        Framework framework,
        QuarterTold told,
        bool moved,
        CancellationToken stop
    )
    {
        var (db, report) = (context.Db, context.Report);
        var period =
            LivingDates.Quarter(told.Quarter)
            ?? throw new ImportRefused($"“{told.Quarter}” is no quarter. Write it like 2025-26 Q2");
        if (
            await db.Set<ReportingQuarter>()
                .AnyAsync(q => q.FrameworkId == framework.Id && q.Start == period.First, stop)
        )
        {
            report.Unchanged++;
            return;
        }
        var quarter = await new OpenQuarter(db, new PlaceTree(db)).Now(
            framework,
            period,
            told.Dates(period, moved),
            context.Today,
            null,
            tellAt: null,
            stop
        );
        quarter.Illustrative = told.Illustrative;
        var names = new QuarterNames(db, framework, await PostDirectory.Read(db, stop));
        foreach (var narrative in told.Narratives)
            await Hear(db, quarter, narrative, names, stop);
        var raised = new List<Escalation>();
        foreach (var escalation in told.Escalations)
            raised.Add(await Raise(db, quarter, framework, escalation, names, stop));
        await db.SaveChangesAsync(stop);
        // What the Board decided came after the product that it read.
        if (told.Product is { } product)
            await Assemble(context, quarter, framework, product, names, stop);
        foreach (var (escalation, item) in told.Escalations.Zip(raised))
            await Settle(db, escalation, item, names, context.Today, stop);
        await db.SaveChangesAsync(stop);
        report.Added++;
        report.Example($"{framework.Called}, {period}");
    }

    private static async Task Hear(
        CommonThreadDb db,
        ReportingQuarter quarter,
        NarrativeTold told,
        QuarterNames names,
        CancellationToken stop
    )
    {
        var csp = await names.Csp(told.Csp, stop);
        var narrative =
            await db.Set<Narrative>().SingleOrDefaultAsync(n => n.QuarterId == quarter.Id && n.PlaceId == csp, stop)
            ?? throw new ImportRefused($"“{told.Csp}” does not report under this framework");
        narrative.Illustrative = quarter.Illustrative;
        narrative.Write(
            new()
            {
                IsNil = told.Nil,
                Summary = told.Summary,
                LocalPerformance = told.LocalPerformance,
                WhatChanged = told.WhatChanged,
                EmergingRisks = told.EmergingRisks,
                Issues = told.Issues,
                GoodPractice = told.GoodPractice,
                JointWorking = told.JointWorking,
                Funding = told.Funding,
            }
        );
        if (told.SubmittedOn is { } on)
            narrative.Submit(on, narrative.PostId);
    }

    private static async Task<Escalation> Raise(
        CommonThreadDb db,
        ReportingQuarter quarter,
        Framework framework,
        EscalationTold told,
        QuarterNames names,
        CancellationToken stop
    )
    {
        var csp = await names.Csp(told.Csp, stop);
        var item = new Escalation
        {
            FrameworkId = framework.Id,
            QuarterId = quarter.Id,
            PlaceId = csp,
            RaisedOn = told.RaisedOn,
            RaisedByPostId = await db.Set<Narrative>()
                .Where(n => n.QuarterId == quarter.Id && n.PlaceId == csp)
                .Select(n => n.PostId)
                .FirstOrDefaultAsync(stop),
            Illustrative = quarter.Illustrative,
        };
        item.Describe(
            new()
            {
                Item = told.Item,
                Reason = told.Reason,
                Ask = told.Ask,
                PriorityId = await names.Priority(told.Priority, stop),
                Where = told.Where,
                Harm = told.Harm,
                Evidence = told.Evidence,
                Tried = told.Tried,
                IsUrgent = told.Urgent,
            }
        );
        db.Add(item);
        await db.SaveChangesAsync(stop);
        if (told.State != EscalationState.Raised)
        {
            var first = told.State is EscalationState.Watched or EscalationState.Returned
                ? told.State
                : EscalationState.Escalated;
            item.Move(first, db.Acting.Caller, told.GroupView, told.GroupOn ?? told.RaisedOn);
        }
        return item;
    }

    // From the Board's decision to the partnership's closing it.
    private static async Task Settle(
        CommonThreadDb db,
        EscalationTold told,
        Escalation item,
        QuarterNames names,
        DateOnly today,
        CancellationToken stop
    )
    {
        if (told.State is not (EscalationState.Decided or EscalationState.FedBack or EscalationState.Closed))
            return;
        await names.Decide(
            item.Record,
            item,
            item.PriorityId,
            told.Decision ?? throw new ImportRefused($"“{told.Item}” is decided: say what the decision was"),
            item.RaisedOn,
            today,
            stop
        );
        var caller = db.Acting.Caller;
        if (told.State is EscalationState.FedBack or EscalationState.Closed)
            item.Move(EscalationState.FedBack, caller, null, told.ToldOn ?? today);
        if (told.State == EscalationState.Closed)
            item.Move(EscalationState.Closed, caller, null, told.ToldOn ?? today);
    }

    private async Task Assemble(
        ImportContext context,
        ReportingQuarter quarter,
        Framework framework,
        ProductTold told,
        QuarterNames names,
        CancellationToken stop
    )
    {
        var (db, caller) = (context.Db, context.Db.Acting.Caller);
        var product = await db.Set<Product>().SingleAsync(p => p.QuarterId == quarter.Id, stop);
        product.Illustrative = quarter.Illustrative;
        product.Summarise(told.Summary);
        foreach (var (title, words) in told.Comments)
            product.Comment(await names.Measure(title, stop), words);
        foreach (var one in told.Recommendations)
            product.Recommend(one.Words, one.Because, await names.Priority(one.Priority, stop));
        await db.SaveChangesAsync(stop);
        if (told.ApprovedOn is not { } approvedOn)
            return;
        var assemble = new AssembleProduct(db, new Figures(db), new PlaceTree(db), facts);
        var content = await assemble.For(quarter, product, framework, approvedOn, stop);
        product.Move(ProductState.AnalystReview, caller, null, []);
        product.Move(ProductState.PerformanceGroup, caller, null, content.Uncommented);
        var last = await db.Set<Product>().Where(p => p.FrameworkId == framework.Id).MaxAsync(p => p.Number, stop) ?? 0;
        product.Approve(
            content.Freeze(),
            last + 1,
            caller,
            told.Conditions,
            approvedOn,
            names.Chair,
            content.Uncommented
        );
        if (told.SentOn is { } sent)
            product.Send(caller, told.Recipients, sent);
        await db.SaveChangesAsync(stop);
        foreach (var (one, held) in told.Recommendations.Zip(product.Recommendations.OrderBy(r => r.Position)))
        {
            if (one.Decision is { } decision)
                await names.Decide(held.Record, null, held.PriorityId, decision, approvedOn, context.Today, stop);
        }
    }
}
