using CommonThread.Strategy.Drivers;
using CommonThread.Strategy.Objectives;
using CommonThread.Strategy.Outcomes;
using CommonThread.Strategy.Pledges;
using CommonThread.Strategy.Principles;
using CommonThread.Strategy.Programmes;
using CommonThread.Strategy.Promises;
using CommonThread.Strategy.Visions;

namespace CommonThread.Strategy.Frameworks;

/// <summary>A part of a framework as its officer meets it in a list.</summary>
public sealed record WrittenPart(FrameworkPart Part, string Words, string? Hint);

/// <summary>
/// A list of parts that an officer writes: the page that adds to it and changes it is <c>/strategy/{slug}/{key}</c>, and their order
/// is changed at <c>/strategy/{slug}/order/{key}</c>.
/// </summary>
/// <param name="Noun">One of them: "part of the vision".</param>
/// <param name="Empty">What is said where there is none yet.</param>
/// <param name="Always">Whether it changes between versions too.</param>
public sealed record WrittenParts(
    string Key,
    string Heading,
    string Noun,
    string Empty,
    Func<CommonThreadDb, int, CancellationToken, Task<IReadOnlyList<WrittenPart>>> Read,
    bool Always = false
)
{
    /// <summary>Every list, in the order in which a framework is written.</summary>
    public static IReadOnlyList<WrittenParts> All { get; } =
    [
        Of<Driver>(
            "drivers",
            "What it answers to",
            "plan, policy or law",
            "Link it to the plans, policies and laws it answers to.",
            d => d.Title,
            d => d.Kind.Say()
        ) with
        {
            Always = true,
        },
        Of<VisionPart>(
            "vision-parts",
            "Parts of the vision",
            "part of the vision",
            "A vision may have named parts, such as People, Places and System.",
            v => v.Name,
            v => v.Words
        ),
        Of<Theme>(
            "themes",
            "Themes",
            "theme",
            "Themes are optional: they group the priorities.",
            t => t.Number is null ? t.Name : $"{t.Number}. {t.Name}",
            t => t.Description
        ),
        new("priorities", "Priorities", "priority", "Say what comes first.", ReadPriorities),
        Of<Objective>(
            "objectives",
            "Objectives",
            "objective",
            "Say what the framework is to achieve.",
            o => o.Number is null ? o.Words : $"{o.Number}. {o.Words}"
        ),
        Of<OperationalObjective>(
            "operational-objectives",
            "Operational objectives",
            "operational objective",
            "Say what is to be done in one financial year.",
            o => o.Words,
            o => Period.FinancialYear(o.FinancialYear).ToString()
        ),
        Of<Principle>(
            "principles",
            "Principles and approaches",
            "principle",
            "Say how you mean to work.",
            p => p.Name ?? p.Words,
            p => p.Kind.Say()
        ),
        Of<Pledge>("pledges", "Pledges", "pledge", "Say what you pledge.", p => $"{p.Number}. {p.Words}"),
        Of<Outcome>(
            "outcomes",
            "We will know if",
            "outcome",
            "Say what would show that it worked.",
            o => o.Words,
            o => o.Set
        ),
        Of<Promise>(
            "promises",
            "By the end of the period we will have",
            "promise",
            "Say what you will have done by the end of the period.",
            p => p.Words,
            p => p.Due.Say("No date set")
        ),
        Of<Programme>(
            "programmes",
            "Commissioning programmes",
            "programme",
            "Programmes that activities draw on.",
            p => p.Name,
            p => p.Department
        ),
        Of<CorporatePriority>(
            "corporate-priorities",
            "Corporate plan priorities",
            "corporate priority",
            "Priorities of a corporate plan that activities serve.",
            p => p.Name,
            p => p.Plan
        ),
    ];

    private static WrittenParts Of<T>(
        string key,
        string heading,
        string noun,
        string empty,
        Func<T, string> words,
        Func<T, string?>? hint = null
    )
        where T : FrameworkPart =>
        new(
            key,
            heading,
            noun,
            empty,
            async (db, framework, stop) =>
                [.. (await Rows<T>(db, framework, stop)).Select(p => new WrittenPart(p, words(p), hint?.Invoke(p)))]
        );

    private static async Task<IReadOnlyList<WrittenPart>> ReadPriorities(
        CommonThreadDb db,
        int framework,
        CancellationToken stop
    )
    {
        var themes = (await Rows<Theme>(db, framework, stop)).ToDictionary(t => t.Id, t => t.Name);
        return
        [
            .. (await Rows<Priority>(db, framework, stop)).Select(p => new WrittenPart(
                p,
                p.Name,
                p.ThemeId is { } t ? themes.GetValueOrDefault(t) : p.Set
            )),
        ];
    }

    private static Task<List<T>> Rows<T>(CommonThreadDb db, int framework, CancellationToken stop)
        where T : FrameworkPart =>
        db.Set<T>().Where(p => p.FrameworkId == framework).OrderBy(p => p.Position).ThenBy(p => p.Id).ToListAsync(stop);
}
