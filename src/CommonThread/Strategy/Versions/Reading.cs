namespace CommonThread.Strategy.Versions;

/// <summary>A framework as one reader meets it: which version, and what it says.</summary>
/// <param name="Version">The version that is read; null where none was ever begun.</param>
/// <param name="IsWorking">Whether these are the words being written, which may still change.</param>
/// <param name="Newer">A later version than the one that is read: out for consultation, or being written by somebody who may edit.</param>
public sealed record Reading(
    Framework Framework,
    FrameworkText Text,
    FrameworkVersion? Version,
    bool IsWorking,
    FrameworkVersion? Newer
)
{
    /// <summary>
    /// What is in force; else what is approved; else what is out for consultation; else, for those who may see a draft, the words
    /// being written.
    /// </summary>
    public static async Task<Reading> Of(
        CommonThreadDb db,
        Framework framework,
        bool mayEdit,
        bool working,
        IEnumerable<IContentPart> parts,
        CancellationToken stop
    )
    {
        var versions = await db.Set<FrameworkVersion>()
            .AsNoTracking()
            .Where(v => v.FrameworkId == framework.Id)
            .OrderByDescending(v => v.Number)
            .ToListAsync(stop);
        var published =
            versions.Find(v => v.State == VersionState.InForce)
            ?? versions.Find(v => v.State == VersionState.Approved)
            ?? versions.Find(v => v.State == VersionState.OutForConsultation)
            ?? versions.Find(v => v.State == VersionState.Expired);
        var draft = versions.Find(v => v.State == VersionState.Draft);
        if (published is null || (working && mayEdit))
        {
            return new(
                framework,
                FrameworkText.Read(await FrameworkContent.Write(db, framework, parts, stop)),
                draft,
                true,
                null
            );
        }
        var newer = versions.Find(v =>
            v.Number > published.Number
            && (v.State == VersionState.OutForConsultation || (mayEdit && v.State == VersionState.Draft))
        );
        return new(framework, FrameworkText.Read(published.Content ?? "{}"), published, false, newer);
    }
}
