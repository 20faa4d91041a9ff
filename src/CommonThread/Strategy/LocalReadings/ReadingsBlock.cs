using CommonThread.Commitments;
using CommonThread.Places;

namespace CommonThread.Strategy.LocalReadings;

/// <summary>What each partnership makes of a priority; one that has not said is listed too, and who speaks for it may.</summary>
public sealed record ReadingsView(
    Priority Priority,
    string Slug,
    IReadOnlyList<(string Csp, LocalReading? Reading, bool IsOwn)> Readings,
    IReadOnlyList<Claim> Claims,
    Owners Owners
);

internal sealed class ReadingsBlock : IPriorityBlock
{
    public int Order => 60;
    public string Anchor => "local-readings";
    public string Heading => "What it means locally";
    public string Partial => "/Strategy/LocalReadings/_Readings.cshtml";

    public async Task<object?> Load(
        CommonThreadDb db,
        Priority priority,
        Caller caller,
        DateOnly today,
        CancellationToken stop
    )
    {
        var framework = await db.Set<Framework>().SingleOrDefaultAsync(f => f.Id == priority.FrameworkId, stop);
        var csps = await LocalCsps
            .Of(db, framework?.PlaceId)
            .OrderBy(p => p.Name)
            .Select(p => new { p.Id, p.Name })
            .ToListAsync(stop);
        var readings = await db.Set<LocalReading>()
            .Where(r => r.PriorityId == priority.Id)
            .AsNoTracking()
            .ToListAsync(stop);
        var claims = caller.IsSignedIn
            ? await db.Set<Claim>().Where(c => c.PriorityId == priority.Id).AsNoTracking().ToListAsync(stop)
            : [];
        if (readings.Count == 0 && claims.Count == 0 && (csps.Count == 0 || !caller.IsSignedIn))
            return null;
        var own =
            framework is not null && Leads.ReceiveModel.SpeaksSomewhere(caller)
                ? await Leads.ReceiveModel.Own(db, new PlaceTree(db), framework, today, stop)
                : [];
        return new ReadingsView(
            priority,
            await Slugs.Of(db, priority.FrameworkId, stop),
            [
                .. csps.Select(c =>
                    (c.Name, readings.Find(r => r.PlaceId == c.Id), own.Any(o => o.Value == c.Id.ToString(Text.Words)))
                ),
            ],
            claims,
            await Owners.Load(db, stop)
        );
    }
}
