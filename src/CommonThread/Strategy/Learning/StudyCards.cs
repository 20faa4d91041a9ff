using CommonThread.Places;

namespace CommonThread.Strategy.Learning;

/// <summary>Case studies as other pages show them: a title, what came of it, and what it cost.</summary>
internal sealed record StudyCards(IReadOnlyList<CaseStudy> Studies, string? AddUrl = null)
{
    public const string Partial = "/Strategy/Learning/_Studies.cshtml";

    /// <summary>Those that the caller may read, published ones first.</summary>
    public static Task<List<CaseStudy>> Of(IQueryable<CaseStudy> studies, CancellationToken stop) =>
        studies
            .Include(c => c.TakenUp)
            .OrderBy(c => c.State != CaseStudyState.Published)
            .ThenBy(c => c.Title)
            .AsNoTracking()
            .ToListAsync(stop);
}

/// <summary>The case studies that illustrate a priority.</summary>
internal sealed class StudiesBlock : IPriorityBlock
{
    public int Order => 90;
    public string Anchor => "case-studies";
    public string Heading => "What has been learned";
    public string Partial => StudyCards.Partial;

    public async Task<object?> Load(
        CommonThreadDb db,
        Priority priority,
        Caller caller,
        DateOnly today,
        CancellationToken stop
    )
    {
        var studies = await StudyCards.Of(PlanRecords.CaseStudies(db).Where(c => c.PriorityId == priority.Id), stop);
        var add = caller.May(PlanPermissions.SubmitLearning)
            ? $"~/strategy/{await Slugs.Of(db, priority.FrameworkId, stop)}/case-studies"
            : null;
        return studies.Count == 0 && add is null ? null : new StudyCards(studies, add);
    }
}

/// <summary>The case studies that illustrate a place.</summary>
internal sealed class StudiesOfPlace : IPlaceBlock
{
    public PlaceTab Tab => PlaceTab.Stories;

    public int Order => 100;

    public string Heading => "Case studies";

    public string WhoFills => "Partners submit case studies that name this place; an editor approves them.";

    public async Task<PlaceBlock?> For(PlaceReading reading, CancellationToken stop)
    {
        var db = reading.Db;
        var studies = await StudyCards.Of(
            PlanRecords
                .CaseStudies(db)
                .Where(c =>
                    db.Set<Link>()
                        .Any(l =>
                            l.LowerKind == StrategyKinds.CaseStudy
                            && l.LowerId == c.Id
                            && l.UpperKind == "place"
                            && l.UpperId == reading.Place.Id
                        )
                ),
            stop
        );
        return studies.Count == 0
            ? PlaceBlock.Empty
            : new(
                StudyCards.Partial,
                new StudyCards(studies),
                reading.Today,
                "What partners submitted here, approved by an editor",
                "~/good-practice",
                "All good practice"
            );
    }
}
