using CommonThread.Commitments;
using CommonThread.Performance.Escalations;
using CommonThread.Performance.Products;
using CommonThread.Performance.Risks;
using CommonThread.Performance.SeverityProfiles;
using CommonThread.Performance.Threats;
using CommonThread.Places;
using CommonThread.Strategy;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Performance.Decisions;

/// <summary>Records what the Board decided on something escalated to it, or on a recommendation of the product (D-27).</summary>
[Needs(PerformancePermissions.Decide)]
public sealed class RecordModel(RecordDecision record, PlaceTree tree) : ThreadPage
{
    [FromRoute]
    public string Kind { get; set; } = "";

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public DecisionText Form { get; set; } = new();

    /// <summary>What is decided on, in its own words.</summary>
    public string About { get; private set; } = "";

    public string Back { get; private set; } = "";

    public Owners Owners { get; private set; } = null!;

    private Escalation? escalation;
    private Framework framework = null!;
    private int? priorityId;
    private DateOnly askedOn;

    public override async Task<bool> Prepare()
    {
        int frameworkId;
        if (Kind == Escalation.RecordKind)
        {
            escalation = await Db.Set<Escalation>().SingleOrDefaultAsync(e => e.Id == Id, Stop);
            if (
                escalation?.State
                is not (EscalationState.Escalated or EscalationState.Decided or EscalationState.FedBack)
            )
                return false;
            (About, Back, frameworkId, priorityId) = (
                escalation.Item,
                escalation.Url,
                escalation.FrameworkId,
                escalation.PriorityId
            );
        }
        else if (Kind == Recommendation.RecordKind)
        {
            var found = await (
                from r in Db.Set<Recommendation>()
                join p in Db.Set<Product>() on r.ProductId equals p.Id
                where r.Id == Id
                select new { Recommendation = r, Product = p }
            )
                .AsNoTracking()
                .SingleOrDefaultAsync(Stop);
            if (found is null || !found.Product.State.IsFrozen())
                return false;
            askedOn = found.Product.ApprovedOn!.Value;
            (About, Back, frameworkId, priorityId) = (
                found.Recommendation.Words,
                found.Product.Url,
                found.Recommendation.FrameworkId,
                found.Recommendation.PriorityId
            );
        }
        else if (Kind == Risk.RecordKind)
        {
            if (await Db.Set<Risk>().SingleOrDefaultAsync(r => r.Id == Id, Stop) is not { IsOpen: true } risk)
                return false;
            (About, Back, frameworkId, priorityId) = (risk.Title, risk.Url, risk.FrameworkId, risk.PriorityId);
            askedOn = risk.Latest?.On ?? Today;
        }
        else if (Kind == Threat.RecordKind)
        {
            if (
                await Db.Set<Threat>().SingleOrDefaultAsync(t => t.Id == Id, Stop)
                is not { Decision: ThreatDecision.Escalate } threat
            )
                return false;
            (About, Back, frameworkId, priorityId) = (threat.Title, threat.Url, threat.FrameworkId, threat.PriorityId);
            askedOn = threat.DecidedOn!.Value;
        }
        else if (await Unaligned() is { } point)
        {
            (About, Back, frameworkId, priorityId, askedOn) = point;
        }
        else
        {
            return false;
        }
        askedOn = escalation?.RaisedOn ?? askedOn;
        framework = await Db.Set<Framework>().SingleAsync(f => f.Id == frameworkId, Stop);
        Owners = await Owners.Load(Db, Stop);
        return true;
    }

    // Harm without a priority, or a priority with little harm, as the last published profiles of the county have it (D-13).
    private async Task<(string, string, int, int?, DateOnly)?> Unaligned()
    {
        var last = await Db.Set<SeverityProfile>()
            .AsNoTracking()
            .Where(p => p.PublishedOn != null)
            .OrderByDescending(p => p.Start)
            .FirstOrDefaultAsync(Stop);
        if (last is null)
            return null;
        var of = await Db.Set<Framework>().SingleAsync(f => f.Id == last.FrameworkId, Stop);
        var county = await CountyProfile.Of(Db, tree, of, last.Quarter, Today, Stop);
        return county.Points.FirstOrDefault(p => p.SubjectKind == Kind && p.SubjectId == Id) is { } point
            ? (
                $"{point.Name}: {point.Words}",
                $"~/performance/severity/county/{last.Quarter.Key}",
                of.Id,
                point.IsHarm ? null : point.SubjectId,
                county.PublishedOn!.Value
            )
            : null;
    }

    public void OnGet() => Form.DecidedOn = Today;

    public async Task<IActionResult> OnPost()
    {
        await record.Now(new(Kind, Id), framework, escalation, priorityId, Form, askedOn, Today, Stop);
        return Done("The Board’s decision is recorded. The next product reports on it first", Back);
    }
}
