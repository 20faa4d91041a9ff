using CommonThread.People;
using CommonThread.Strategy.Promises;
using CommonThread.Strategy.Versions;

namespace CommonThread.Strategy.Frameworks;

/// <summary>What was promised here, and where each promise stands: every framework the caller may read, those in force first.</summary>
[Public]
public sealed class ListModel(Modules modules) : ThreadPage
{
    public sealed record Row(
        Framework Framework,
        string Owner,
        string? Vision,
        int Themes,
        int Priorities,
        int Promises,
        int Kept,
        int Gaps,
        PeriodBar Period
    )
    {
        /// <summary>"3 themes, 11 priorities; 1 of 4 promises kept so far"; nothing of what it has none of.</summary>
        public string Holds =>
            string.Join(
                "; ",
                new[]
                {
                    string.Join(
                        ", ",
                        new[]
                        {
                            Themes > 0 ? Text.Count(Themes, "theme") : null,
                            Priorities > 0 ? Text.Count(Priorities, "priority", "priorities") : null,
                        }.OfType<string>()
                    ),
                    Promises > 0 ? $"{Kept} of {Text.Count(Promises, "promise")} kept so far" : "",
                }.Where(w => w.Length > 0)
            );
    }

    public IReadOnlyList<Row> Live { get; private set; } = [];

    public IReadOnlyList<Row> Coming { get; private set; } = [];

    public IReadOnlyList<Row> Past { get; private set; } = [];

    /// <summary>What people are asked about while an earlier version stands.</summary>
    internal IReadOnlyList<Consultations.Row> Consulted { get; private set; } = [];

    public bool MayAdd => Caller.May(StrategyPermissions.Edit);

    public async Task OnGet()
    {
        var published = await Published.Of(Db, Stop);
        var frameworks = await published.ByTitle(all => all, Stop);
        var owners = await OrganisationNames.Of(Db, frameworks.Select(f => f.OwnerOrganisationId), Stop);
        var themes = await Count<Theme>(published, all => all);
        var priorities = await Count<Priority>(
            published,
            all => all.Where(p => p.State == PriorityState.Current || p.State == PriorityState.Proposed)
        );
        var promises = await Count<Promise>(published, all => all);
        var kept = await Count<Promise>(published, all => all.Where(p => p.State == PromiseState.Kept));
        var gaps = Caller.IsSignedIn ? await FrameworkGaps.ByFramework(Db, modules, Today, Stop) : [];
        var rows = frameworks.ConvertAll(f => new Row(
            f,
            f.OwnerOrganisationId is { } o && owners.TryGetValue(o, out var owner) ? owner.Name : "",
            f.Vision ?? f.Aim,
            themes.GetValueOrDefault(f.Id),
            priorities.GetValueOrDefault(f.Id),
            promises.GetValueOrDefault(f.Id),
            kept.GetValueOrDefault(f.Id),
            gaps.TryGetValue(f.Id, out var found) ? found.Count : 0,
            PeriodBar.Of(f.PeriodStart, f.PeriodEnd, Today, f.RemainsLive)
        ));
        Consulted = await Consultations.Of(Db, frameworks, Stop);
        Live = [.. rows.Where(r => r.Framework.Status == VersionState.InForce)];
        Coming =
        [
            .. rows.Where(r =>
                r.Framework.Status is VersionState.Draft or VersionState.OutForConsultation or VersionState.Approved
            ),
        ];
        Past = [.. rows.Where(r => r.Framework.Status is VersionState.Superseded or VersionState.Expired)];
    }

    private async Task<Dictionary<int, int>> Count<T>(Published published, Func<IQueryable<T>, IQueryable<T>> of)
        where T : FrameworkPart =>
        (
            await published.Parts(
                (IQueryable<T> all) =>
                    of(all).GroupBy(p => p.FrameworkId).Select(g => new { g.Key, Count = g.Count() }),
                Stop
            )
        ).ToDictionary(g => g.Key, g => g.Count);
}
