using CommonThread.Places;

namespace CommonThread.Measures.Definitions;

/// <summary>What ought to be there and is not: values, sources, populations.</summary>
internal static class MeasureGaps
{
    public static IReadOnlyList<GapRule> All { get; } =
    [
        new("measure-without-value", "Every measure has a value", WithoutValue),
        new("measure-without-source", "Every measure says where its figures come from", WithoutSource),
        new("place-without-population", "Every place that people look for has a population", WithoutPopulation),
    ];

    private static async Task<IReadOnlyList<Gap>> WithoutValue(
        CommonThreadDb db,
        DateOnly today,
        CancellationToken stop
    ) =>
        [
            .. (
                await db.Set<Measure>()
                    .Where(m => m.Status == MeasureStatus.InUse && !db.Set<Observation>().Any(o => o.MeasureId == m.Id))
                    .Select(m => new
                    {
                        m.Id,
                        m.Title,
                        m.Slug,
                        m.OwnerPostId,
                    })
                    .ToListAsync(stop)
            ).Select(m => new Gap(
                new("measure", m.Id),
                $"{m.Title} has no value.",
                $"~/measures/releases/new?measure={m.Slug}",
                "Enter one",
                MeasuresPermissions.Enter,
                m.OwnerPostId
            )),
        ];

    private static async Task<IReadOnlyList<Gap>> WithoutSource(
        CommonThreadDb db,
        DateOnly today,
        CancellationToken stop
    ) =>
        [
            .. (
                await db.Set<Measure>()
                    .Where(m => m.Status == MeasureStatus.InUse && m.SourceText == null)
                    .Select(m => new
                    {
                        m.Id,
                        m.Title,
                        m.Slug,
                        m.OwnerPostId,
                    })
                    .ToListAsync(stop)
            ).Select(m => new Gap(
                new("measure", m.Id),
                $"{m.Title} does not say where its figures come from.",
                $"~/measures/{m.Slug}/edit",
                "Say where",
                MeasuresPermissions.Define,
                m.OwnerPostId
            )),
        ];

    private static async Task<IReadOnlyList<Gap>> WithoutPopulation(
        CommonThreadDb db,
        DateOnly today,
        CancellationToken stop
    )
    {
        // Small areas are given whole or not at all; sites and estates have no boundary that residents are counted in.
        var types = PlaceType
            .All.Where(t => t.Listed && t.Key is not (PlaceType.Site or PlaceType.Estate or PlaceType.GrowthArea))
            .Select(t => t.Key)
            .ToList();
        var counted = db.Set<Measure>()
            .Where(m => m.Slug == KnownMeasures.Population || m.Slug == KnownMeasures.UsualResidents)
            .Select(m => m.Id);
        return
        [
            .. (
                await db.Set<Place>()
                    .Where(p => types.Contains(p.Type) && (p.ActiveTo == null || p.ActiveTo >= today))
                    .Where(p =>
                        !db.Set<Observation>()
                            .Any(o => o.PlaceId == p.Id && o.Part == "" && counted.Contains(o.MeasureId))
                    )
                    .Select(p => new
                    {
                        p.Id,
                        p.Name,
                        p.Slug,
                    })
                    .ToListAsync(stop)
            ).Select(p => new Gap(
                new("place", p.Id),
                $"{p.Name} has no population.",
                "~/imports/load/population",
                "Load populations, or the small areas that lie in it",
                MeasuresPermissions.Enter
            )),
        ];
    }
}
