using CommonThread.People;
using CommonThread.Places;
using CommonThread.Shared.Rhythms;
using CommonThread.Strategy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Performance.Threats;

/// <summary>Logs an emerging threat or issue, at any time (D-17).</summary>
[Needs(PerformancePermissions.Assemble)]
public sealed class LogModel(PlaceTree tree) : ThreadPage
{
    [BindProperty]
    public ThreatText Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Places { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Priorities { get; private set; } = [];

    private Framework framework = null!;

    public override async Task<bool> Prepare()
    {
        if ((await CurrentPriorities.Frameworks(Db, Stop)) is not [var first, ..])
            return false;
        framework = first;
        Places = await PlaceChoices.For(tree, Stop);
        Priorities = ChoiceList.Of(await CurrentPriorities.Of(Db, framework.Id, Stop), p => p.Id, p => p.Name);
        return true;
    }

    public async Task<IActionResult> OnPost()
    {
        var threat = new Threat
        {
            FrameworkId = framework.Id,
            NotedOn = Today,
            NotedByPostId = Caller.PostIds.Cast<int?>().FirstOrDefault(),
        };
        threat.Describe(Form, Ids(Priorities), Ids(Places));
        Rules.Check(
            (
                "",
                !await Db.Set<Threat>()
                    .AnyAsync(
                        t => t.FrameworkId == framework.Id && t.NotedOn == Today && t.Title == threat.Title,
                        Stop
                    ),
                "This is logged already, today and in the same words"
            )
        );
        Db.Add(threat);
        await Db.SaveChangesAsync(Stop);
        foreach (
            var post in await PostsThatMay.In(
                Db,
                PerformancePermissions.RolesOf(PerformancePermissions.Approve),
                null,
                Today,
                Stop
            )
        )
            Db.Add(
                Notice.To(
                    post,
                    $"{threat.Record}:logged",
                    $"An analyst noticed: {threat.Title}",
                    threat.Url,
                    Clock.GetUtcNow().UtcDateTime
                )
            );
        await Db.SaveChangesAsync(Stop);
        return Done("It is logged. The Performance Group says what becomes of it", threat.Url);
    }

    private static HashSet<int> Ids(IReadOnlyList<SelectListItem> items) =>
        [.. items.Select(i => int.Parse(i.Value, Text.Words))];
}
