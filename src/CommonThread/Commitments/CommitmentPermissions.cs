using CommonThread.People;

namespace CommonThread.Commitments;

/// <summary>Who may do what with commitments.</summary>
public static class CommitmentPermissions
{
    /// <summary>Add, change, hand over and re-date commitments of one's own work.</summary>
    public const string Edit = "commitments.edit";

    /// <summary>Do so with every commitment; without it, leads do so with those of the priorities that they lead or support.</summary>
    public const string EditOfAny = "commitments.edit-any";

    /// <summary>Report progress on what one's own post or organisation has promised.</summary>
    public const string Update = "commitments.update";

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(
            Edit,
            "Add actions to one’s own work, change their owner and due date",
            Roles.StrategyOfficer,
            Roles.ProgrammeManager,
            Roles.TeamManager,
            Roles.ProgrammeOfficer,
            Roles.PriorityLead,
            Roles.SupportOfficer,
            Roles.CspCoordinator,
            Roles.NeighbourhoodManager
        ),
        new(
            EditOfAny,
            "Do so with all actions, and report on anybody’s",
            Roles.StrategyOfficer,
            Roles.ProgrammeManager,
            Roles.TeamManager,
            Roles.ProgrammeOfficer,
            Roles.CspCoordinator,
            Roles.NeighbourhoodManager
        ),
        new(
            Update,
            "Report progress and add evidence to the actions of one’s own post or organisation",
            Roles.StrategyOfficer,
            Roles.ProgrammeManager,
            Roles.TeamManager,
            Roles.ProgrammeOfficer,
            Roles.PriorityLead,
            Roles.SupportOfficer,
            Roles.CspCoordinator,
            Roles.NeighbourhoodManager,
            Roles.PartnerOfficer,
            Roles.Analyst,
            Roles.Editor,
            Roles.CommunicationsOfficer,
            Roles.BoardMember
        ),
    ];
}
