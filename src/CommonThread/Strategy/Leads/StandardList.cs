namespace CommonThread.Strategy.Leads;

/// <summary>
/// The nine actions that every priority carries and the eleven duties of its lead, as a framework that is begun here has them
/// . Each framework goes on to keep its own list.
/// </summary>
internal static class StandardList
{
    private static readonly (string? Name, string Words, DutyRecord? ShownBy)[] Actions =
    [
        (null, "Scoping and mapping.", null),
        (null, "Reflect governance in processes.", null),
        (null, "Develop a defined action plan with a problem-solving approach, and a communication plan.", null),
        (null, "Have the progress of the action plan monitored by the Performance Group.", null),
        (null, "Report or escalate to the Board as required.", null),
        (null, "Identify good practice approaches.", null),
        (null, "Identify joint working opportunities.", null),
        (null, "Identify funding and resource opportunities.", null),
        (null, "Strengthen engagement with Community Safety Partnerships.", null),
    ];

    private static readonly (string? Name, string Words, DutyRecord? ShownBy)[] Duties =
    [
        ("Ambassador", "Be an ambassador for the priority and develop relationships with partners.", null),
        (
            "Understanding of key issues",
            "Achieve and promote an understanding of the key issues: performance now and projected, funding, resourcing, approach, delivery plans and priorities.",
            null
        ),
        (
            "Scoping or problem profile",
            "Commission and review a scoping exercise or problem profile as required.",
            DutyRecord.ScopingExercise
        ),
        ("Mechanism for partners", "Develop the mechanism by which all partners contribute.", null),
        (
            "Legislation and guidance",
            "Evaluate legislation, national frameworks and guidance and how they bear on the priority.",
            DutyRecord.LawAssessment
        ),
        (
            "Costed delivery plan",
            "Develop a costed delivery plan with mitigating actions, projected spend, use of resources, outputs and outcomes.",
            DutyRecord.DeliveryPlan
        ),
        ("Good practice and funding", "Share good practice and funding opportunities.", null),
        ("Collaborative problem solving", "Promote collaborative working based on problem solving.", null),
        (
            "Advice to each CSP",
            "See that information, advice and guidance reach every Community Safety Partnership.",
            DutyRecord.Guidance
        ),
        ("Quarterly report", "Report progress each quarter as the forward plan has it.", DutyRecord.QuarterlyReport),
        (
            "Update Board and Performance Group",
            "Update the Board and the Performance Group on progress and raise concerns.",
            DutyRecord.Concern
        ),
    ];

    public static IEnumerable<RequiredAction> For(int frameworkId) =>
        Lines(frameworkId, RequiredKind.Action, Actions).Concat(Lines(frameworkId, RequiredKind.Duty, Duties));

    private static IEnumerable<RequiredAction> Lines(
        int frameworkId,
        RequiredKind kind,
        IEnumerable<(string? Name, string Words, DutyRecord? ShownBy)> lines
    ) =>
        lines.Select(
            (line, at) =>
            {
                var required = RequiredAction.Of(frameworkId, kind, at + 1, line.Name, line.Words);
                required.ShownBy = line.ShownBy;
                return required;
            }
        );
}
