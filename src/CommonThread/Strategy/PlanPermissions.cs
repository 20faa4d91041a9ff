using CommonThread.People;

namespace CommonThread.Strategy;

/// <summary>Who may do what with plans, leads, reports and learning.</summary>
public static class PlanPermissions
{
    public const string Delivery = "strategy.delivery";
    public const string Write = "strategy.plans";
    public const string Approve = "strategy.plans-approve";

    /// <summary>Ask groups to refresh their plans and set the dates of the forward plan.</summary>
    public const string Ask = "strategy.ask";
    public const string AssignLeads = "strategy.leads";
    public const string Lead = "strategy.lead";
    public const string Answer = "strategy.answer-concerns";
    public const string LocalReadings = "strategy.local-readings";
    public const string Resources = "strategy.resources";
    public const string SubmitLearning = "strategy.learning";
    public const string ApproveLearning = "strategy.learning-approve";

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(
            Delivery,
            "Write the delivery table: activities, work streams and success measures",
            Roles.StrategyOfficer,
            Roles.ProgrammeManager,
            Roles.Analyst
        ),
        new(
            Write,
            "Write action plans, costed delivery plans and communication plans, and submit them",
            Roles.StrategyOfficer,
            Roles.ProgrammeManager,
            Roles.PriorityLead,
            Roles.SupportOfficer
        ),
        new(
            Approve,
            "Record the approving body’s decision on a plan, or send it back",
            Roles.BoardMember,
            Roles.ProgrammeManager
        ),
        new(
            Ask,
            "Ask groups to refresh their action plans, and set the dates by which leads report",
            Roles.ProgrammeManager
        ),
        new(
            AssignLeads,
            "Give a priority its lead, support officer and local experts",
            Roles.BoardMember,
            Roles.ProgrammeManager
        ),
        new(
            Lead,
            "Report on a priority, raise concerns, and keep its guidance, relationships and assessments",
            Roles.PriorityLead,
            Roles.SupportOfficer,
            Roles.ProgrammeManager
        ),
        new(Answer, "Answer a concern that a lead has raised", Roles.BoardMember, Roles.ProgrammeManager),
        new(
            LocalReadings,
            "Write a Community Safety Partnership’s local reading of the county’s priorities, and mark guidance received",
            Roles.CspCoordinator,
            Roles.ProgrammeManager
        ),
        new(
            Resources,
            "Share out money, staff time and posts, and say what will not be done",
            Roles.TeamManager,
            Roles.ProgrammeManager
        ),
        new(
            SubmitLearning,
            "Submit case studies and mark good practice as taken up",
            Roles.PartnerOfficer,
            Roles.StrategyOfficer,
            Roles.ProgrammeManager,
            Roles.PriorityLead,
            Roles.SupportOfficer,
            Roles.CspCoordinator,
            Roles.NeighbourhoodManager,
            Roles.TeamManager,
            Roles.Editor
        ),
        new(
            ApproveLearning,
            "Approve case studies, and run reviews of what was learned",
            Roles.Editor,
            Roles.StrategyOfficer
        ),
    ];
}
