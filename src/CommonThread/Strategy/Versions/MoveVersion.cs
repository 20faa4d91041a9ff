using CommonThread.Strategy.Adoptions;
using CommonThread.Strategy.Plans;
using CommonThread.Strategy.Reviews;

namespace CommonThread.Strategy.Versions;

/// <summary>
/// Moves a version through its lifecycle: fixes its words when it is published, lets it take the place of the one before,
/// asks partners whether their adoption carries over, and opens the review that comes round. Saving is the caller's.
/// </summary>
public sealed class MoveVersion(CommonThreadDb db, Acting acting, TimeProvider clock, IEnumerable<IContentPart> parts)
{
    /// <param name="on">The day of the approval, or the day from which it is in force.</param>
    /// <param name="bodyId">The body that approved it.</param>
    /// <exception cref="RulesBroken">The lifecycle has no such move, or a shared approach lacks adoptions.</exception>
    public async Task To(
        VersionState state,
        Framework framework,
        FrameworkVersion version,
        DateOnly? on,
        int? bodyId,
        CancellationToken stop
    )
    {
        var today = clock.Today();
        VersionLifecycle.Table.Check(version.State, state, acting.Caller, acting.Reason);
        var others = await db.Set<FrameworkVersion>()
            .Where(v => v.FrameworkId == framework.Id && v.Id != version.Id)
            .ToListAsync(stop);
        switch (state)
        {
            case VersionState.OutForConsultation:
                version.GoOutForConsultation(await Words(framework, stop), today);
                await AskPartners(framework, version, others, stop);
                Retire(others, VersionState.OutForConsultation, today);
                break;
            case VersionState.Approved:
                await AskPartners(framework, version, others, stop);
                await CheckAdoption(framework, version, stop);
                version.Approve(await Words(framework, stop), bodyId, on ?? today, acting.Reason, today);
                Retire(others, VersionState.OutForConsultation, today);
                break;
            case VersionState.InForce:
                await CheckAdoption(framework, version, stop);
                var from = on ?? today;
                Rules.Check(
                    (
                        nameof(FrameworkVersion.InForceFrom),
                        from <= today,
                        "Bring it into force on the day; it cannot be done ahead"
                    )
                );
                version.ComeIntoForce(from);
                await EndNames(framework, others.Find(o => o.State == VersionState.InForce), from.AddDays(-1), stop);
                Retire(others, VersionState.InForce, from.AddDays(-1));
                Retire(others, VersionState.Approved, from.AddDays(-1));
                break;
            case VersionState.Superseded:
                version.GiveWay(today);
                break;
            case VersionState.Expired:
                version.Expire(framework.PeriodEnd is { } end && end < today ? end : today);
                break;
            default:
                break;
        }
        framework.Stand(StandingOf([.. others, version]));
        await MarkingInPlan.Settle(db, framework, stop);
        if (state == VersionState.InForce)
            await OpenReviews.For(db, framework, today, stop);
    }

    /// <summary>Where a framework stands, from where its versions do: the furthest of them counts.</summary>
    public static VersionState StandingOf(IReadOnlyCollection<FrameworkVersion> versions) =>
        new[]
        {
            VersionState.InForce,
            VersionState.Approved,
            VersionState.OutForConsultation,
            VersionState.Draft,
            VersionState.Expired,
            VersionState.Superseded,
        }.FirstOrDefault(s => versions.Any(v => v.State == s));

    private Task<string> Words(Framework framework, CancellationToken stop) =>
        FrameworkContent.Write(db, framework, parts, stop);

    private async Task EndNames(Framework framework, FrameworkVersion? before, DateOnly lastDay, CancellationToken stop)
    {
        if (before?.Content is not { } content)
            return;
        var stood = FrameworkText.Read(content).Priorities.Select(p => Priority.Key(p.Name)).ToHashSet();
        var priorities = await db.Set<Priority>()
            .Include(p => p.EarlierNames)
            .Where(p => p.FrameworkId == framework.Id && p.EarlierNames.Any())
            .ToListAsync(stop);
        foreach (var priority in priorities)
            priority.NamesEnd(stood, lastDay);
    }

    private static void Retire(IEnumerable<FrameworkVersion> others, VersionState state, DateOnly lastDay)
    {
        foreach (var other in others.Where(o => o.State == state))
            other.GiveWay(lastDay);
    }

    /// <summary>Asks each partner about this version, from where it stood on the one before .</summary>
    public async Task AskPartners(
        Framework framework,
        FrameworkVersion version,
        IReadOnlyCollection<FrameworkVersion> others,
        CancellationToken stop
    )
    {
        var partners = await db.Set<FrameworkPartner>()
            .Where(p => p.FrameworkId == framework.Id && p.LeftOn == null)
            .Select(p => p.Id)
            .ToListAsync(stop);
        if (partners.Count == 0)
            return;
        // A version that was consulted on and never approved leaves what stood before it standing.
        var earlier = others.Where(o => o.Number < version.Number).OrderByDescending(o => o.Number).ToList();
        var before = earlier.Find(o => o.ApprovedOn is not null) ?? earlier.FirstOrDefault();
        var versions = new[] { version.Id, before?.Id ?? 0 };
        var stands = await db.Set<Adoption>().Where(a => versions.Contains(a.VersionId)).ToListAsync(stop);
        foreach (var partner in partners.Where(p => !stands.Exists(a => a.PartnerId == p && a.VersionId == version.Id)))
        {
            db.Add(
                Adoption.After(
                    stands.Find(a => a.PartnerId == partner && a.VersionId == before?.Id),
                    partner,
                    version.Id,
                    version.Change ?? ChangeKind.Substantial
                )
            );
        }
        await db.SaveChangesAsync(stop);
    }

    private async Task CheckAdoption(Framework framework, FrameworkVersion version, CancellationToken stop)
    {
        if (framework.Type != FrameworkType.SharedApproach)
            return;
        var tally = await AdoptionTally.Of(db, framework, version.Id, stop);
        Rules.Check(
            (
                "",
                tally.IsAdopted,
                tally.Required == 0 || tally.Partners == 0
                    ? "It stays a draft shared approach until its partners are named and have formally agreed"
                    : $"It stays a draft shared approach until {tally.Required} partners have formally agreed; {tally.Agreed} have so far"
            )
        );
    }
}
