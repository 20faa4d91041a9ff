using CommonThread.Places;

namespace CommonThread.Measures.Definitions;

/// <summary>A value that was replaced, and by what.</summary>
public sealed record Revision(
    PlaceName Place,
    string Period,
    string Part,
    string Was,
    int ReleaseNumber,
    string? Reason
)
{
    private const int Most = 50;

    /// <summary>The latest fifty of a measure, newest first, of the places that are here.</summary>
    internal static async Task<IReadOnlyList<Revision>> Of(
        CommonThreadDb db,
        Measure measure,
        IReadOnlyDictionary<int, PlaceName> names,
        CancellationToken stop
    )
    {
        var earlier = await db.Set<EarlierValue>()
            .AsNoTracking()
            .Where(e => e.MeasureId == measure.Id)
            .OrderByDescending(e => e.Id)
            .Take(Most)
            .Join(
                db.Set<Release>(),
                e => e.ReplacedByReleaseId,
                r => r.Id,
                (e, r) =>
                    new
                    {
                        e,
                        r.Number,
                        r.Reason,
                    }
            )
            .ToListAsync(stop);
        return
        [
            .. earlier
                .Where(x => names.ContainsKey(x.e.PlaceId))
                .Select(x => new Revision(
                    names[x.e.PlaceId],
                    x.e.Period.ToString(),
                    x.e.Part,
                    measure.Say(x.e.Value),
                    x.Number,
                    x.Reason
                )),
        ];
    }
}
