using CommonThread.People;

namespace CommonThread.Performance;

/// <summary>Who may do what in the quarterly cycle. What is not for everyone in it is for the bodies concerned alone (D-61).</summary>
public static class PerformancePermissions
{
    /// <summary>Read narratives, escalations and products that are not published.</summary>
    public const string Read = "performance.read";

    /// <summary>Open a quarter and set its dates.</summary>
    public const string Open = "performance.quarters";

    /// <summary>Write a Community Safety Partnership's narrative and raise what needs the Board.</summary>
    public const string Narrate = "performance.narratives";

    /// <summary>Assemble the quarterly product, comment on it and recommend.</summary>
    public const string Assemble = "performance.assemble";

    /// <summary>Say what becomes of what is raised, and approve the product, for the Performance Group.</summary>
    public const string Approve = "performance.approve";

    /// <summary>Record what the Board decided.</summary>
    public const string Decide = "performance.decide";

    /// <summary>Say which kinds of harm are weighed, and what each weighs.</summary>
    public const string Weigh = "performance.weights";

    /// <summary>Keep the register of strategic risks.</summary>
    public const string Risks = "performance.risks";

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(
            Risks,
            "Keep the register of strategic risks, and judge them",
            Roles.Analyst,
            Roles.BoardMember,
            Roles.ProgrammeManager
        ),
        new(
            Weigh,
            "Say which kinds of harm severity profiles weigh, and what each weighs",
            Roles.Administrator,
            Roles.ProgrammeManager
        ),
        new(
            Read,
            "Read the quarter’s narratives, escalations and products before they are published",
            Roles.ProgrammeManager,
            Roles.Analyst,
            Roles.BoardMember,
            Roles.CspCoordinator,
            Roles.PriorityLead,
            Roles.SupportOfficer,
            Roles.Auditor
        ),
        new(Open, "Open a quarter and set the dates by which everything is due", Roles.ProgrammeManager),
        new(
            Narrate,
            "Write a Community Safety Partnership’s quarterly narrative, choose its local priorities, and raise what needs the Board",
            Roles.CspCoordinator,
            Roles.ProgrammeManager
        ),
        new(
            Assemble,
            "Build severity profiles and the quarterly product, log threats, comment on what is off track, and recommend",
            Roles.Analyst,
            Roles.ProgrammeManager
        ),
        new(
            Approve,
            "Say for the Performance Group what becomes of an escalation or a threat, and approve the quarterly product",
            Roles.BoardMember,
            Roles.ProgrammeManager
        ),
        new(
            Decide,
            "Record what the Board decided on a recommendation, an escalation, or harm that does not line up with the priorities",
            Roles.BoardMember,
            Roles.ProgrammeManager
        ),
    ];

    /// <summary>The roles that carry one of them.</summary>
    public static IReadOnlyList<string> RolesOf(string permission) => All.Single(p => p.Name == permission).Roles;
}
