using CommonThread.People;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.Versions;

/// <summary>Every version of a framework that the reader may open, and which was in force on a day .</summary>
[Public]
public sealed class ListModel : FrameworkPage
{
    [BindProperty(SupportsGet = true)]
    public DateOnly? On { get; set; }

    public IReadOnlyList<FrameworkVersion> Versions { get; private set; } = [];

    public IReadOnlyDictionary<int, OrganisationName> Bodies { get; private set; } = null!;

    /// <summary>The version in force on the day asked for; null where none was.</summary>
    public FrameworkVersion? InForce { get; private set; }

    protected override async Task<bool> Find()
    {
        Versions = await Db.Set<FrameworkVersion>()
            .AsNoTracking()
            .Where(v => v.FrameworkId == Framework.Id && (v.State != VersionState.Draft || Caller.IsSignedIn))
            .OrderByDescending(v => v.Number)
            .ToListAsync(Stop);
        Bodies = await OrganisationNames.Of(Db, Versions.Select(v => v.ApprovedById), Stop);
        if (On is { } day)
            InForce = Versions.Where(v => v.WasInForceOn(day)).MaxBy(v => v.Number);
        return true;
    }

    public void OnGet() { }
}
