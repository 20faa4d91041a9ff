namespace CommonThread.People;

/// <summary>Who may do what with people, posts, accounts and agreements.</summary>
public static class PeoplePermissions
{
    /// <summary>Add and change organisations, and manage every organisation's people.</summary>
    public const string Organisations = "people.organisations";

    /// <summary>Manage the posts, holders and accounts of one's own organisation.</summary>
    public const string OwnOrganisation = "people.own-organisation";

    /// <summary>Record the posts of one's own organisation: titles, teams, how many and how many are filled.</summary>
    public const string Establishment = "people.establishment";

    /// <summary>Record how far a shared case system reaches: counts, never what is in a case.</summary>
    public const string CaseSystem = "people.case-system";

    public const string Grants = "people.grants";

    public const string Agreements = "people.agreements";

    /// <summary>Sign and withdraw for one's own organisation.</summary>
    public const string SignAgreements = "people.sign-agreements";

    public const string ReadHistory = "people.history";

    public const string Imports = "people.imports";

    public const string Partnership = "people.partnership";

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(Partnership, "Change the partnership’s name, colours and settings", Roles.Administrator),
        new(
            Organisations,
            "Add and change organisations, and the posts and accounts of any of them",
            Roles.Administrator
        ),
        new(
            OwnOrganisation,
            "Manage the posts, holders and accounts of one’s own organisation",
            Roles.Administrator,
            Roles.OrganisationAdministrator
        ),
        new(
            Establishment,
            "Record the posts of one’s own organisation: titles, teams, how many there are and how many are filled",
            Roles.Administrator,
            Roles.OrganisationAdministrator,
            Roles.TeamManager
        ),
        new(
            CaseSystem,
            "Record how far a shared case system reaches, by partner and quarter",
            Roles.Administrator,
            Roles.ProgrammeManager,
            Roles.SupportOfficer,
            Roles.PartnerOfficer
        ),
        new(Grants, "Give roles to posts and take them back", Roles.Administrator),
        new(Agreements, "Keep information-sharing agreements", Roles.InformationGovernanceOfficer),
        new(
            SignAgreements,
            "Sign information-sharing agreements for one’s own organisation, and withdraw",
            Roles.PartnerOfficer,
            Roles.OrganisationAdministrator,
            Roles.InformationGovernanceOfficer
        ),
        new(
            ReadHistory,
            "Read the history of every record",
            Roles.Auditor,
            Roles.Administrator,
            Roles.InformationGovernanceOfficer
        ),
        new(Imports, "Load files", Roles.Administrator, Roles.Analyst, Roles.StrategyOfficer),
    ];
}
