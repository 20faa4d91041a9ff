using CommonThread.Strategy.Drivers;
using CommonThread.Strategy.Objectives;
using CommonThread.Strategy.Outcomes;
using CommonThread.Strategy.Pledges;
using CommonThread.Strategy.Principles;
using CommonThread.Strategy.Programmes;
using CommonThread.Strategy.Promises;
using CommonThread.Strategy.Visions;

namespace CommonThread.Strategy.Frameworks;

/// <summary>Everything a framework says, each part with the page that adds or changes it.</summary>
[Needs(StrategyPermissions.Edit)]
public sealed class WriteModel : FrameworkPage
{
    public sealed record Line(int Id, string Words, string? Hint);

    public sealed record Block(string Key, string Heading, string Noun, string Empty, IReadOnlyList<Line> Lines);

    public IReadOnlyList<Block> Blocks { get; private set; } = [];

    protected override async Task<bool> Find()
    {
        if (!MayEdit)
            return false;
        var themes = await Of<Theme>();
        var names = themes.ToDictionary(t => t.Id, t => t.Name);
        Blocks =
        [
            new(
                "drivers",
                "What it answers to",
                "plan, policy or law",
                "Link it to the plans, policies and laws it answers to.",
                [.. (await Of<Driver>()).Select(d => new Line(d.Id, d.Title, d.Kind.Say()))]
            ),
            new(
                "vision-parts",
                "Parts of the vision",
                "part of the vision",
                "A vision may have named parts, such as People, Places and System.",
                [.. (await Of<VisionPart>()).Select(v => new Line(v.Id, v.Name, v.Words))]
            ),
            new(
                "themes",
                "Themes",
                "theme",
                "Themes are optional: they group the priorities.",
                [.. themes.Select(t => new Line(t.Id, t.Name, t.Description))]
            ),
            new(
                "priorities",
                "Priorities",
                "priority",
                "Say what comes first.",
                [
                    .. (await Of<Priority>()).Select(p => new Line(
                        p.Id,
                        p.Name,
                        p.ThemeId is { } t ? names.GetValueOrDefault(t) : p.Set
                    )),
                ]
            ),
            new(
                "objectives",
                "Objectives",
                "objective",
                "Say what the framework is to achieve.",
                [.. (await Of<Objective>()).Select(o => new Line(o.Id, o.Words, null))]
            ),
            new(
                "operational-objectives",
                "Operational objectives",
                "operational objective",
                "Say what is to be done in one financial year.",
                [
                    .. (await Of<OperationalObjective>()).Select(o => new Line(
                        o.Id,
                        o.Words,
                        Period.FinancialYear(o.FinancialYear).ToString()
                    )),
                ]
            ),
            new(
                "principles",
                "Principles and approaches",
                "principle",
                "Say how you mean to work.",
                [.. (await Of<Principle>()).Select(p => new Line(p.Id, p.Name ?? p.Words, p.Kind.Say()))]
            ),
            new(
                "pledges",
                "Pledges",
                "pledge",
                "Say what you pledge.",
                [.. (await Of<Pledge>()).Select(p => new Line(p.Id, $"{p.Number}. {p.Words}", null))]
            ),
            new(
                "outcomes",
                "We will know if",
                "outcome",
                "Say what would show that it worked.",
                [.. (await Of<Outcome>()).Select(o => new Line(o.Id, o.Words, o.Set))]
            ),
            new(
                "promises",
                "By the end of the period we will have",
                "promise",
                "Say what you will have done by the end of the period.",
                [.. (await Of<Promise>()).Select(p => new Line(p.Id, p.Words, p.Due.Say("No date set")))]
            ),
            new(
                "programmes",
                "Commissioning programmes",
                "programme",
                "Programmes that activities draw on.",
                [.. (await Of<Programme>()).Select(p => new Line(p.Id, p.Name, p.Department))]
            ),
            new(
                "corporate-priorities",
                "Corporate plan priorities",
                "corporate priority",
                "Priorities of a corporate plan that activities serve.",
                [.. (await Of<CorporatePriority>()).Select(p => new Line(p.Id, p.Name, p.Plan))]
            ),
        ];
        return true;
    }

    private Task<List<T>> Of<T>()
        where T : FrameworkPart =>
        Db.Set<T>().AsNoTracking().Where(p => p.FrameworkId == Framework.Id).OrderBy(p => p.Position).ToListAsync(Stop);
}
