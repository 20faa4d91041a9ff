using CommonThread.People;

namespace CommonThread.Places;

/// <summary>Who may do what with places.</summary>
public static class PlacesPermissions
{
    /// <summary>Add, change and close places, their links, boundaries and tags.</summary>
    public const string Edit = "places.edit";

    public const string Imports = "places.imports";

    /// <summary>Say who works in a place, for one's own organisation.</summary>
    public const string Contacts = "places.contacts";

    /// <summary>Write notes on a place.</summary>
    public const string Notes = "places.notes";

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(Edit, "Add, change and close places, their links, boundaries and tags", Roles.Administrator),
        new(Imports, "Load boundaries, places, links, streets and contacts", Roles.Administrator, Roles.Analyst),
        new(
            Contacts,
            "Say which services of one’s organisation work in a place and how they are reached",
            Roles.Administrator,
            Roles.PartnerOfficer,
            Roles.NeighbourhoodManager
        ),
        new(
            Notes,
            "Write notes on a place",
            Roles.Administrator,
            Roles.Analyst,
            Roles.PartnerOfficer,
            Roles.NeighbourhoodManager,
            Roles.StrategyOfficer,
            Roles.CspCoordinator
        ),
    ];
}
