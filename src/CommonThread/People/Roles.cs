namespace CommonThread.People;

/// <summary>A role: a name for a bundle of permissions that is granted to a post. Each module says which roles carry its permissions.</summary>
/// <param name="Key">As written in files and on the command line.</param>
/// <param name="Name">As read on pages.</param>
/// <param name="Sentence">What somebody in this role does here.</param>
public sealed record Role(string Key, string Name, string Sentence);

/// <summary>The roles of the five source documents, in the order an administrator reads them.</summary>
public static class Roles
{
    public const string Administrator = "administrator";
    public const string OrganisationAdministrator = "organisation-administrator";
    public const string StrategyOfficer = "strategy-officer";
    public const string ProgrammeManager = "programme-manager";
    public const string TeamManager = "team-manager";
    public const string ProgrammeOfficer = "programme-officer";
    public const string PriorityLead = "priority-lead";
    public const string SupportOfficer = "support-officer";
    public const string CspCoordinator = "csp-coordinator";
    public const string Analyst = "analyst";
    public const string Editor = "editor";
    public const string CommunicationsOfficer = "communications-officer";
    public const string PartnerOfficer = "partner-officer";
    public const string NeighbourhoodManager = "neighbourhood-manager";
    public const string Councillor = "councillor";
    public const string BoardMember = "board-member";
    public const string InformationGovernanceOfficer = "information-governance-officer";
    public const string Auditor = "auditor";

    public static IReadOnlyList<Role> All { get; } =
    [
        new(
            Administrator,
            "Council administrator",
            "Sets the partnership up: places, imports, organisations, accounts and grants"
        ),
        new(OrganisationAdministrator, "Organisation administrator", "Manages the people of one organisation only"),
        new(StrategyOfficer, "Strategy officer", "Writes frameworks, themes, priorities and their versions"),
        new(ProgrammeManager, "Programme manager", "Runs the partnership’s programme, its deadlines and leads"),
        new(TeamManager, "Team manager", "Shares out the team’s time and money and says what will not be done"),
        new(
            ProgrammeOfficer,
            "Programme officer",
            "Runs the team’s activities and work streams, and records what it is asked to do"
        ),
        new(PriorityLead, "Priority lead", "Leads a priority: its action plan, costs and quarterly report"),
        new(SupportOfficer, "Support officer", "Helps a priority lead with plans, evidence and reports"),
        new(
            CspCoordinator,
            "CSP co-ordinator",
            "Writes a Community Safety Partnership’s local reading of the county’s priorities"
        ),
        new(Analyst, "Analyst", "Defines measures, loads figures and draws what they say"),
        new(Editor, "Editor", "Approves case studies and good practice"),
        new(
            CommunicationsOfficer,
            "Communications officer",
            "Writes communication plans: who is told what, how and when"
        ),
        new(PartnerOfficer, "Partner officer", "Speaks for a partner organisation: its adoption, actions and contacts"),
        new(NeighbourhoodManager, "Neighbourhood manager", "Runs a neighbourhood: its page, plan and tasks"),
        new(Councillor, "Councillor", "Represents a ward and reads what concerns it"),
        new(BoardMember, "Board member", "Sits on a board and decides"),
        new(InformationGovernanceOfficer, "Information governance officer", "Keeps the information-sharing agreements"),
        new(Auditor, "Auditor", "Reads the history of every record and changes none of them"),
    ];

    public static Role? Find(string key) => All.FirstOrDefault(r => r.Key == key);

    /// <summary>Every role: for what anyone with a post may do.</summary>
    public static string[] Every { get; } = [.. All.Select(r => r.Key)];
}
