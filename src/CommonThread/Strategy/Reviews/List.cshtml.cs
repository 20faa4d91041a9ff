using CommonThread.People;

namespace CommonThread.Strategy.Reviews;

/// <summary>The reviews of a framework: what is due, what was found, what was decided .</summary>
[Public]
public sealed class ListModel : FrameworkPage
{
    public IReadOnlyList<FrameworkReview> Reviews { get; private set; } = [];

    public IReadOnlyDictionary<int, OrganisationName> Bodies { get; private set; } = null!;

    protected override async Task<bool> Find()
    {
        Reviews = await Db.Set<FrameworkReview>()
            .AsNoTracking()
            .Where(r => r.FrameworkId == Framework.Id)
            .OrderByDescending(r => r.Due)
            .ToListAsync(Stop);
        Bodies = await OrganisationNames.Of(Db, Reviews.Select(r => r.DecidedById), Stop);
        return true;
    }

    public void OnGet() { }
}
