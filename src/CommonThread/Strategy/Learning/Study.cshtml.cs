using CommonThread.Commitments;
using CommonThread.Shared.Documents;
using CommonThread.Strategy.Versions;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.Learning;

/// <summary>A case study: read by all once published, moved on by its author and the editor, marked as taken up by others.</summary>
[Public]
public sealed class StudyModel(Modules modules) : ThreadPage
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    public CaseStudy Study { get; private set; } = null!;

    public Framework Framework { get; private set; } = null!;

    public Owners Owners { get; private set; } = null!;

    public IReadOnlyList<RecordCard> About { get; private set; } = [];

    /// <summary>The pictures that may be shown: none before consent is recorded.</summary>
    public IReadOnlyList<Document> Pictures { get; private set; } = [];

    /// <summary>What else belongs to it, for whoever wants more.</summary>
    public DocumentList Documents { get; private set; } = null!;

    public IReadOnlyList<Move<CaseStudyState>> Moves => CaseStudy.Lifecycle.Open(Study.State, Caller);

    public bool MayChange { get; private set; }

    public bool MayTakeUp =>
        Study.State == CaseStudyState.Published
        && Caller.May(PlanPermissions.TakeUp)
        && Caller.OrganisationIds.Any(o => Study.TakenUp.TrueForAll(t => t.OrganisationId != o));

    public override async Task<bool> Prepare()
    {
        var study = await PlanRecords
            .CaseStudies(Db)
            .Include(c => c.Partners)
            .Include(c => c.TakenUp)
            .AsSplitQuery()
            .SingleOrDefaultAsync(c => c.Id == Id, Stop);
        if (study is null)
            return false;
        Study = study;
        Framework = (
            await (await Published.Of(Db, Stop)).Frameworks(all => all.Where(f => f.Id == study.FrameworkId), Stop)
        ).Single();
        MayChange = await StudyAuthor.MayWrite(Db, study, Caller, Stop);
        Owners = await Owners.Load(Db, Stop);
        var links = await Db.Set<Link>()
            .Where(l => l.LowerKind == StrategyKinds.CaseStudy && l.LowerId == Id)
            .ToListAsync(Stop);
        IEnumerable<RecordRef> upper = links.Select(l => l.Upper);
        if (study.PriorityId is { } priority)
            upper = upper.Prepend(new(StrategyKinds.Priority, priority));
        About = [.. (await RecordCards.Load(Db, modules, upper, Stop)).Values];
        var all = await DocumentList.Of(Db, study.Record, Caller, Stop);
        Pictures = study.ImageConsent == ImageConsent.None ? [] : [.. all.Entries.Where(d => d.IsPicture)];
        Documents = all with { Entries = [.. all.Entries.Where(d => !d.IsPicture)], MayAdd = all.MayAdd && MayChange };
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostMove(CaseStudyState to)
    {
        Study.MoveTo(to, Caller, Acting.Reason);
        await Db.SaveChangesAsync(Stop);
        return Done($"The case study is {to.Say().ToLowerInvariant()}", $"~/good-practice/{Id}");
    }

    public async Task<IActionResult> OnPostTakeUp()
    {
        if (!MayTakeUp)
            return NotFound();
        var organisation = Caller.OrganisationIds.First(o => Study.TakenUp.TrueForAll(t => t.OrganisationId != o));
        Study.TakeUp(organisation, Today);
        await Db.SaveChangesAsync(Stop);
        return Done($"{Owners.Organisation(organisation)} has taken this up", $"~/good-practice/{Id}");
    }
}
