using CommonThread.People;

namespace CommonThread.Strategy;

/// <summary>Who may do what with plans, leads, reports and learning.</summary>
public static class PlanPermissions
{
    public const string Delivery = "strategy.delivery";

    /// <summary>Change an activity or work stream that one's own post owns .</summary>
    public const string OwnDelivery = "strategy.own-delivery";

    /// <summary>Write the plans of the priorities that one leads or supports, and begin one of their framework.</summary>
    public const string Write = "strategy.plans";

    /// <summary>Write every plan, whoever leads its priority.</summary>
    public const string WriteOfAny = "strategy.plans-of-any";

    /// <summary>
    /// Change a plan that one's own post owns, run the phases of a programme that it owns, and refresh the plan of one's own
    /// group.
    /// </summary>
    public const string OwnPlans = "strategy.own-plans";

    /// <summary>Write any communication plan .</summary>
    public const string Communicate = "strategy.communication-plans";

    /// <summary>Run pilots: any of them with <see cref="Write"/>, otherwise those of one's own organisation .</summary>
    public const string Pilots = "strategy.pilots";
    public const string Approve = "strategy.plans-approve";

    /// <summary>Ask groups to refresh their plans and set the dates of the forward plan.</summary>
    public const string Ask = "strategy.ask";
    public const string AssignLeads = "strategy.leads";

    /// <summary>Name the support officer and the local experts of a priority that one leads or supports .</summary>
    public const string Experts = "strategy.experts";

    /// <summary>Report on the priorities that one leads or supports, and keep what their leads keep.</summary>
    public const string Lead = "strategy.lead";

    /// <summary>Do so for every priority .</summary>
    public const string LeadOfAny = "strategy.lead-of-any";
    public const string Answer = "strategy.answer-concerns";

    /// <summary>Commission scoping exercises and problem profiles, receive and review them .</summary>
    public const string Scoping = "strategy.scoping";

    /// <summary>Do so for every priority.</summary>
    public const string ScopingOfAny = "strategy.scoping-of-any";

    /// <summary>Write the local reading of a Community Safety Partnership for which one's role was given.</summary>
    public const string LocalReadings = "strategy.local-readings";

    /// <summary>Speak for every Community Safety Partnership that the role reaches, all of them where it is for everywhere.</summary>
    public const string LocalReadingsOfAny = "strategy.local-readings-of-any";

    /// <summary>Say when one’s own Community Safety Partnership received and used guidance .</summary>
    public const string Receipts = "strategy.guidance-received";
    public const string Resources = "strategy.resources";

    /// <summary>Record what the team is asked to do, and what was decided .</summary>
    public const string Requests = "strategy.requests";
    public const string SubmitLearning = "strategy.learning";
    public const string ApproveLearning = "strategy.learning-approve";

    /// <summary>Mark that one's own organisation has taken up a piece of good practice .</summary>
    public const string TakeUp = "strategy.take-up";

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
            OwnDelivery,
            "Change the activities and work streams that one’s own post owns",
            Roles.StrategyOfficer,
            Roles.ProgrammeManager,
            Roles.Analyst,
            Roles.TeamManager,
            Roles.ProgrammeOfficer,
            Roles.PriorityLead,
            Roles.SupportOfficer,
            Roles.PartnerOfficer,
            Roles.NeighbourhoodManager
        ),
        new(
            Write,
            "Write action plans, costed delivery plans and communication plans of one’s own priorities, and submit them",
            Roles.StrategyOfficer,
            Roles.ProgrammeManager,
            Roles.PriorityLead,
            Roles.SupportOfficer
        ),
        new(
            WriteOfAny,
            "Write the plans of every priority and framework, and the phases of every programme",
            Roles.StrategyOfficer,
            Roles.ProgrammeManager
        ),
        new(
            OwnPlans,
            "Change the plans and the phases of programmes that one’s own post owns, and refresh the plans of one’s own group",
            Roles.StrategyOfficer,
            Roles.ProgrammeManager,
            Roles.TeamManager,
            Roles.ProgrammeOfficer,
            Roles.PriorityLead,
            Roles.SupportOfficer,
            Roles.CspCoordinator,
            Roles.CommunicationsOfficer,
            Roles.PartnerOfficer,
            Roles.NeighbourhoodManager,
            Roles.BoardMember
        ),
        new(
            Communicate,
            "Write communication plans: who is told what, how and when",
            Roles.StrategyOfficer,
            Roles.ProgrammeManager,
            Roles.CommunicationsOfficer
        ),
        new(
            Pilots,
            "Run pilots, those of one’s own organisation",
            Roles.StrategyOfficer,
            Roles.ProgrammeManager,
            Roles.TeamManager,
            Roles.ProgrammeOfficer,
            Roles.PriorityLead,
            Roles.SupportOfficer,
            Roles.PartnerOfficer,
            Roles.NeighbourhoodManager
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
            Experts,
            "Name the support officer and the local experts of a priority that one leads or supports",
            Roles.BoardMember,
            Roles.ProgrammeManager,
            Roles.PriorityLead,
            Roles.SupportOfficer
        ),
        new(
            Lead,
            "Report on the priorities one leads or supports, raise concerns, and keep their guidance, relationships and assessments",
            Roles.PriorityLead,
            Roles.SupportOfficer,
            Roles.ProgrammeManager
        ),
        new(LeadOfAny, "Do so for every priority", Roles.ProgrammeManager),
        new(Answer, "Answer a concern that a lead has raised", Roles.BoardMember, Roles.ProgrammeManager),
        new(
            Scoping,
            "Commission scoping exercises and problem profiles of one’s own priorities, receive them and look at them again",
            Roles.PriorityLead,
            Roles.SupportOfficer,
            Roles.ProgrammeManager,
            Roles.Analyst
        ),
        new(ScopingOfAny, "Do so for every priority", Roles.ProgrammeManager, Roles.Analyst),
        new(
            LocalReadings,
            "Write one’s own Community Safety Partnership’s reading of the county’s priorities",
            Roles.CspCoordinator,
            Roles.ProgrammeManager,
            Roles.BoardMember
        ),
        new(
            LocalReadingsOfAny,
            "Do so for every Community Safety Partnership where the role is for everywhere",
            Roles.CspCoordinator,
            Roles.ProgrammeManager
        ),
        new(
            Receipts,
            "Say when one’s own Community Safety Partnership received and used guidance",
            Roles.CspCoordinator
        ),
        new(
            Resources,
            "Share out money, staff time and posts",
            Roles.TeamManager,
            Roles.ProgrammeManager,
            Roles.BoardMember
        ),
        new(
            Requests,
            "Record what the team is asked to do, and say what will not be done and why",
            Roles.TeamManager,
            Roles.ProgrammeManager,
            Roles.ProgrammeOfficer
        ),
        new(
            SubmitLearning,
            "Submit case studies",
            Roles.PartnerOfficer,
            Roles.StrategyOfficer,
            Roles.ProgrammeManager,
            Roles.PriorityLead,
            Roles.SupportOfficer,
            Roles.CspCoordinator,
            Roles.NeighbourhoodManager,
            Roles.TeamManager,
            Roles.ProgrammeOfficer,
            Roles.Editor
        ),
        new(
            ApproveLearning,
            "Approve case studies, and run reviews of what was learned",
            Roles.Editor,
            Roles.StrategyOfficer
        ),
        new(TakeUp, "Mark that one’s own organisation has taken up a piece of good practice", Roles.Every),
    ];
}
