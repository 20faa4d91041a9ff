using CommonThread.People;

namespace CommonThread.Strategy;

/// <summary>Who may do what with frameworks, their priorities and their versions.</summary>
public static class StrategyPermissions
{
    /// <summary>Write frameworks and everything in them but the evidence and the decisions.</summary>
    public const string Edit = "strategy.edit";

    /// <summary>Add evidence to outcomes and say what became of promises.</summary>
    public const string Evidence = "strategy.evidence";

    /// <summary>Record the approving body's decision on a version and bring it into force.</summary>
    public const string Approve = "strategy.approve";

    /// <summary>Hold reviews, and decide what follows a framework that ends.</summary>
    public const string Review = "strategy.review";

    /// <summary>Say for one's own organisation where it stands on a shared framework.</summary>
    public const string Adopt = "strategy.adopt";

    /// <summary>Open the shared plan and the collection of good practice once partners have adopted a framework .</summary>
    public const string Follow = "strategy.follow-adoption";

    /// <summary>Write the objectives of a neighbourhood's plan .</summary>
    public const string LocalObjectives = "strategy.local-objectives";

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(
            Edit,
            "Write frameworks: themes, priorities, objectives, pledges, outcomes and their versions",
            Roles.StrategyOfficer,
            Roles.ProgrammeManager
        ),
        new(
            Evidence,
            "Add evidence for outcomes and say what became of promises",
            Roles.StrategyOfficer,
            Roles.ProgrammeManager,
            Roles.TeamManager,
            Roles.Analyst,
            Roles.PriorityLead,
            Roles.SupportOfficer
        ),
        new(
            Approve,
            "Record the approving body’s decision on a version, and bring it into force",
            Roles.BoardMember,
            Roles.ProgrammeManager
        ),
        new(
            Review,
            "Hold reviews of frameworks and decide what follows one that ends",
            Roles.StrategyOfficer,
            Roles.ProgrammeManager,
            Roles.BoardMember
        ),
        new(
            Adopt,
            "Say for one’s own organisation where it stands on a shared framework",
            Roles.PartnerOfficer,
            Roles.StrategyOfficer,
            Roles.ProgrammeManager,
            Roles.BoardMember
        ),
        new(
            Follow,
            "After adoption, open the shared plan and good practice of a framework that one’s own body owns",
            Roles.StrategyOfficer,
            Roles.ProgrammeManager,
            Roles.BoardMember,
            Roles.SupportOfficer
        ),
        new(
            LocalObjectives,
            "Write the objectives of a neighbourhood’s plan, in one’s own neighbourhood",
            Roles.StrategyOfficer,
            Roles.ProgrammeManager,
            Roles.NeighbourhoodManager
        ),
    ];
}
