using CommonThread.People;

namespace CommonThread.Commitments;

/// <summary>Who may do what with commitments.</summary>
public static class CommitmentPermissions
{
    /// <summary>Add, change, hand over and re-date any commitment of one's own work.</summary>
    public const string Edit = "commitments.edit";

    /// <summary>Report progress on what one's own post or organisation has promised.</summary>
    public const string Update = "commitments.update";

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(
            Edit,
            "Add actions, change their owner and due date, and report on anybody’s",
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
