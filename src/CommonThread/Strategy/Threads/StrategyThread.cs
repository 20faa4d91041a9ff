using CommonThread.Strategy.Objectives;
using CommonThread.Strategy.Outcomes;
using CommonThread.Strategy.Pledges;
using CommonThread.Strategy.Principles;
using CommonThread.Strategy.Programmes;
using CommonThread.Strategy.Promises;
using CommonThread.Strategy.Visions;

namespace CommonThread.Strategy.Threads;

/// <summary>The kinds of this half of the module, from the driver down to the operational objective .</summary>
internal static class StrategyThread
{
    /// <param name="below">Steps that other features add right below a kind: the activities under a priority, the actions of a pledge.</param>
    public static IReadOnlyList<IRecordKind> Kinds(ILookup<string, FindSteps> below)
    {
        static string Page(PartRow row, string slug, string anchor) => $"~/strategy/{slug}#{anchor}";
        FindSteps[] More(string kind, params FindSteps[] own) => [.. own, .. below[kind]];

        var operational = new PartKind<OperationalObjective>(
            StrategyKinds.OperationalObjective,
            "Operational objective",
            48,
            "serves",
            o => new PartRow(o.Id, o.FrameworkId, o.Words, null, null, null, null, o.Illustrative),
            (r, slug) => Page(r, slug, "objectives"),
            More(StrategyKinds.OperationalObjective, ServedAbove)
        );
        var objective = new PartKind<Objective>(
            StrategyKinds.Objective,
            "Objective",
            40,
            "is an objective of",
            o => new PartRow(
                o.Id,
                o.FrameworkId,
                o.Words,
                null,
                null,
                o.VisionPartId == null ? null : StrategyKinds.VisionPart,
                o.VisionPartId,
                o.Illustrative
            ),
            (r, slug) => Page(r, slug, "objectives"),
            More(StrategyKinds.Objective, ServedBelow)
        );
        var pledge = new PartKind<Pledge>(
            StrategyKinds.Pledge,
            "Pledge",
            44,
            "is a pledge of",
            p => new PartRow(
                p.Id,
                p.FrameworkId,
                p.Words,
                null,
                null,
                p.VisionPartId == null ? null : StrategyKinds.VisionPart,
                p.VisionPartId,
                p.Illustrative
            ),
            (r, slug) => Page(r, slug, "pledges"),
            More(StrategyKinds.Pledge)
        );
        var priority = new PartKind<Priority>(
            StrategyKinds.Priority,
            "Priority",
            30,
            "is a priority of",
            p => new PartRow(
                p.Id,
                p.FrameworkId,
                p.Name,
                p.State == PriorityState.Current ? "Current"
                    : p.State == PriorityState.Proposed ? "Proposed"
                    : "Closed",
                p.End,
                p.ThemeId != null ? StrategyKinds.Theme
                    : p.VisionPartId != null ? StrategyKinds.VisionPart
                    : null,
                p.ThemeId ?? p.VisionPartId,
                p.Illustrative
            ),
            (r, _) => $"~/strategy/priorities/{r.Id}",
            More(StrategyKinds.Priority)
        )
        {
            AlsoCalled = (db, name) =>
                db.Set<PriorityName>().Where(n => n.NameKey.Contains(name)).Select(n => n.PriorityId),
        };
        var theme = new PartKind<Theme>(
            StrategyKinds.Theme,
            "Theme",
            20,
            "is a theme of",
            t => new PartRow(t.Id, t.FrameworkId, t.Name, null, null, null, null, t.Illustrative),
            (r, slug) => Page(r, slug, "priorities"),
            More(StrategyKinds.Theme, priority.Under(StrategyKinds.Theme))
        );
        var part = new PartKind<VisionPart>(
            StrategyKinds.VisionPart,
            "Part of the vision",
            15,
            "is part of the vision of",
            v => new PartRow(v.Id, v.FrameworkId, v.Name, null, null, null, null, v.Illustrative),
            (r, slug) => Page(r, slug, "vision"),
            More(
                StrategyKinds.VisionPart,
                priority.Under(StrategyKinds.VisionPart),
                pledge.Under(StrategyKinds.VisionPart),
                objective.Under(StrategyKinds.VisionPart)
            )
        );
        var outcome = new PartKind<Outcome>(
            StrategyKinds.Outcome,
            "Outcome",
            42,
            "shows the success of",
            o => new PartRow(
                o.Id,
                o.FrameworkId,
                o.Words,
                o.Judgement == OutcomeJudgement.Achieved ? "Achieved"
                    : o.Judgement == OutcomeJudgement.Partly ? "Partly"
                    : o.Judgement == OutcomeJudgement.NotYet ? "Not yet"
                    : null,
                o.JudgedOn,
                null,
                null,
                o.Illustrative
            ),
            (r, slug) => $"~/strategy/{slug}/outcomes/{r.Id}/evidence",
            More(StrategyKinds.Outcome)
        )
        {
            DateSays = "judged on",
        };
        var principle = new PartKind<Principle>(
            StrategyKinds.Principle,
            "Principle",
            34,
            "is a principle of",
            p => new PartRow(p.Id, p.FrameworkId, p.Name ?? p.Words, null, null, null, null, p.Illustrative),
            (r, slug) => Page(r, slug, "principles"),
            More(StrategyKinds.Principle)
        );
        var promise = new PartKind<Promise>(
            StrategyKinds.Promise,
            "Promise",
            46,
            "is promised by",
            p => new PartRow(
                p.Id,
                p.FrameworkId,
                p.Words,
                p.State == PromiseState.Kept ? "Kept"
                    : p.State == PromiseState.PartlyKept ? "Partly kept"
                    : p.State == PromiseState.NotKept ? "Not kept"
                    : "Open",
                p.Due,
                null,
                null,
                p.Illustrative
            ),
            (r, slug) => Page(r, slug, "promises"),
            More(StrategyKinds.Promise)
        )
        {
            DateSays = "due",
        };
        var programme = new PartKind<Programme>(
            StrategyKinds.Programme,
            "Commissioning programme",
            24,
            "is a programme of",
            p => new PartRow(p.Id, p.FrameworkId, p.Name, null, null, null, null, p.Illustrative),
            (r, slug) => Page(r, slug, "programmes"),
            More(StrategyKinds.Programme)
        );
        var corporate = new PartKind<CorporatePriority>(
            StrategyKinds.CorporatePriority,
            "Corporate priority",
            22,
            "is served by",
            p => new PartRow(p.Id, p.FrameworkId, p.Name, null, null, null, null, p.Illustrative),
            (r, slug) => Page(r, slug, "programmes"),
            More(StrategyKinds.CorporatePriority)
        );
        var framework = new FrameworkKind(
            More(
                StrategyKinds.Framework,
                theme.Under(StrategyKinds.Framework),
                part.Under(StrategyKinds.Framework),
                priority.Under(StrategyKinds.Framework),
                objective.Under(StrategyKinds.Framework),
                outcome.Under(StrategyKinds.Framework),
                pledge.Under(StrategyKinds.Framework),
                principle.Under(StrategyKinds.Framework),
                promise.Under(StrategyKinds.Framework),
                programme.Under(StrategyKinds.Framework),
                corporate.Under(StrategyKinds.Framework)
            )
        );
        return
        [
            new OutsideDriverKind(),
            framework,
            part,
            theme,
            corporate,
            programme,
            priority,
            principle,
            objective,
            outcome,
            pledge,
            promise,
            operational,
        ];
    }

    private static async Task<IReadOnlyList<ThreadStep>> ServedAbove(
        CommonThreadDb db,
        IReadOnlyCollection<int> ids,
        CancellationToken stop
    ) => Served(await db.Set<ServedObjective>().Where(s => ids.Contains(s.OperationalObjectiveId)).ToListAsync(stop));

    private static async Task<IReadOnlyList<ThreadStep>> ServedBelow(
        CommonThreadDb db,
        IReadOnlyCollection<int> ids,
        CancellationToken stop
    ) => Served(await db.Set<ServedObjective>().Where(s => ids.Contains(s.ObjectiveId)).ToListAsync(stop));

    private static ThreadStep[] Served(List<ServedObjective> served) =>
        [
            .. served.Select(s => new ThreadStep(
                new(StrategyKinds.OperationalObjective, s.OperationalObjectiveId),
                new(StrategyKinds.Objective, s.ObjectiveId),
                "serves"
            )),
        ];
}
