using CommonThread.Strategy.SuccessMeasures;

namespace CommonThread.Strategy.Versions;

/// <summary>A framework as one reader meets it: which version, and what it says.</summary>
/// <param name="Version">The version that is read; null where none was ever begun.</param>
/// <param name="IsWorking">Whether these are the words being written, which may still change.</param>
/// <param name="Newer">A later version than the one that is read: out for consultation, or being written by somebody who may edit.</param>
/// <param name="Following">Whether a later version has been begun, so that the framework's own period may be that one's.</param>
public sealed record Reading(
    Framework Framework,
    FrameworkText Text,
    FrameworkVersion? Version,
    bool IsWorking,
    FrameworkVersion? Newer,
    bool Following
)
{
    private static readonly List<VersionState> Standings =
    [
        VersionState.InForce,
        VersionState.Approved,
        VersionState.OutForConsultation,
        VersionState.Expired,
    ];

    /// <summary>
    /// How long what is read holds. While a later version is written or consulted on, the framework's period is that version's;
    /// the one that is read keeps its own.
    /// </summary>
    public PeriodBar Period(DateOnly today)
    {
        var (from, to) =
            Following && !IsWorking
                ? PeriodOf(Framework, Text, Version?.InForceFrom)
                : (Framework.PeriodStart, Framework.PeriodEnd);
        return PeriodBar.Of(from, to, today, Framework.RemainsLive);
    }

    /// <summary>The period of a published text: its own; else, since it came into force, with no end set.</summary>
    internal static (DateOnly? From, DateOnly? To) PeriodOf(
        Framework framework,
        FrameworkText text,
        DateOnly? inForceFrom
    )
    {
        // An extension was decided for what is in force, whatever is being written.
        if (framework.Expiry == ExpiryDecision.Extended && framework.PeriodStart == text.PeriodStart)
            return (framework.PeriodStart, framework.PeriodEnd);
        return text.PeriodStart is null && text.PeriodEnd is null
            ? (inForceFrom, null)
            : (text.PeriodStart, text.PeriodEnd);
    }

    /// <summary>The source document's own dates of what is read.</summary>
    public string? DatesInSource => Following && !IsWorking ? Version?.DatesInSource : Framework.DatesInSource;

    /// <summary>The version that readers meet: what is in force; else what is approved; else what is out for consultation.</summary>
    /// <param name="versions">The versions of one framework, the latest first.</param>
    internal static T? PublishedOf<T>(IEnumerable<T> versions, Func<T, VersionState> state)
        where T : class => versions.Where(v => Standings.Contains(state(v))).MinBy(v => Standings.IndexOf(state(v)));

    /// <summary>What one version says, as far as the caller may read it; of a draft, the words being written.</summary>
    public static async Task<FrameworkText> TextOf(
        CommonThreadDb db,
        Framework framework,
        FrameworkVersion version,
        IEnumerable<IContentPart> parts,
        CancellationToken stop
    )
    {
        var text = FrameworkText.Read(version.Content ?? await FrameworkContent.Write(db, framework, parts, stop));
        if (db.IsInside())
            return text;
        var hidden = await db.Set<SuccessMeasure>()
            .Where(m => m.FrameworkId == framework.Id && !m.Public)
            .Select(m => m.NameKey)
            .ToListAsync(stop);
        return text.ForEveryone(hidden.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>The published version; where there is none, for those who may see a draft, the words being written.</summary>
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
        var published = PublishedOf(versions, v => v.State);
        var draft = versions.Find(v => v.State == VersionState.Draft);
        if (published is null || (working && mayEdit))
        {
            return new(
                framework,
                FrameworkText.Read(await FrameworkContent.Write(db, framework, parts, stop)),
                draft,
                true,
                null,
                false
            );
        }
        var newer = versions.Find(v =>
            v.Number > published.Number
            && (v.State == VersionState.OutForConsultation || (mayEdit && v.State == VersionState.Draft))
        );
        return new(
            framework,
            FrameworkText.Read(published.Content ?? "{}"),
            published,
            false,
            newer,
            versions.Exists(v =>
                v.Number > published.Number && v.State is VersionState.Draft or VersionState.OutForConsultation
            )
        );
    }
}
