namespace CommonThread.Strategy.Versions;

/// <summary>
/// Versions that people are asked about while an earlier one of the framework is published: read apart from it, each in its own
/// words and with its own period.
/// </summary>
internal static class Consultations
{
    /// <param name="Framework">As it stands in its published version.</param>
    public sealed record Row(Framework Framework, FrameworkVersion Version, FrameworkText Text, int Published)
    {
        public string Title => Text.Title ?? Framework.Title;

        public string Url => $"~/strategy/{Framework.Slug}/versions/{Version.Number}";

        public RecordCard Card =>
            new(
                Version.Record,
                $"{Title}: “{Version.Label}”",
                Url,
                Version.State.Say(),
                Text.PeriodEnd,
                Text.VisionLine ?? Text.Aim,
                Version.Illustrative
            );
    }

    /// <param name="frameworks">Those that the caller reads, as they stand.</param>
    public static async Task<IReadOnlyList<Row>> Of(
        CommonThreadDb db,
        IReadOnlyCollection<Framework> frameworks,
        CancellationToken stop
    )
    {
        var ids = frameworks.Select(f => f.Id).ToList();
        var versions = await db.Set<FrameworkVersion>()
            .AsNoTracking()
            .Where(v => ids.Contains(v.FrameworkId) && v.State == VersionState.OutForConsultation && v.Content != null)
            .ToListAsync(stop);
        if (versions.Count == 0)
            return [];
        var of = versions.Select(v => v.FrameworkId).ToList();
        var states = (
            await db.Set<FrameworkVersion>()
                .Where(v => of.Contains(v.FrameworkId))
                .Select(v => new
                {
                    v.FrameworkId,
                    v.Number,
                    v.State,
                })
                .ToListAsync(stop)
        ).ToLookup(v => v.FrameworkId);
        return
        [
            .. from framework in frameworks
            from version in versions
            where version.FrameworkId == framework.Id
            let published = Reading.PublishedOf(states[framework.Id], v => v.State)
            where published is not null && published.Number != version.Number
            select new Row(framework, version, FrameworkText.Read(version.Content!), published.Number),
        ];
    }
}
