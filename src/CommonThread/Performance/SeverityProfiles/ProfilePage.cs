using CommonThread.Places;
using CommonThread.Strategy;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Performance.SeverityProfiles;

/// <summary>A page of one severity profile.</summary>
public abstract class ProfilePage(BuildProfile build, PlaceTree tree) : ThreadPage
{
    [FromRoute]
    public int Id { get; set; }

    public SeverityProfile Profile { get; private set; } = null!;

    public Framework Framework { get; private set; } = null!;

    public string Csp { get; private set; } = "";

    /// <summary>What it says: as published, or as it comes to today.</summary>
    public ProfileContent Contents { get; private set; } = null!;

    public bool MayBuild => Caller.May(PerformancePermissions.Assemble);

    public IReadOnlyList<Crumb> Trail =>
        [
            new("Performance", "~/performance"),
            new("Severity profiles", $"~/performance/severity?quarter={Profile.Quarter.Key}"),
        ];

    public override async Task<bool> Prepare()
    {
        if (await Db.Set<SeverityProfile>().SingleOrDefaultAsync(p => p.Id == Id, Stop) is not { } profile)
            return false;
        Profile = profile;
        Framework = await Db.Set<Framework>().SingleAsync(f => f.Id == profile.FrameworkId, Stop);
        Csp = (await tree.Names(Stop)).GetValueOrDefault(profile.PlaceId)?.Name ?? "A partnership";
        Contents = profile.Frozen is { } frozen ? ProfileContent.Thaw(frozen) : await build.For(profile, Today, Stop);
        return true;
    }
}
