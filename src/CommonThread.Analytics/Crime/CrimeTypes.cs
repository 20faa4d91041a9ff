namespace CommonThread.Analytics.Crime;

/// <summary>The crime types of data.police.uk, as the publisher writes them.</summary>
/// <remarks>Source: data.police.uk/about, "What do the crime categories mean?" and its history of categories.</remarks>
public static class CrimeTypes
{
    /// <summary>The fourteen in use since May 2013.</summary>
    public static readonly IReadOnlyList<string> Current =
    [
        "Anti-social behaviour",
        "Bicycle theft",
        "Burglary",
        "Criminal damage and arson",
        "Drugs",
        "Other crime",
        "Other theft",
        "Possession of weapons",
        "Public order",
        "Robbery",
        "Shoplifting",
        "Theft from the person",
        "Vehicle crime",
        "Violence and sexual offences",
    ];

    /// <summary>Those found in months before May 2013 and no longer used.</summary>
    public static readonly IReadOnlyList<string> Historic = ["Violent crime", "Public disorder and weapons"];

    /// <summary>All known types: current, then historic.</summary>
    public static readonly IReadOnlyList<string> Known = [.. Current, .. Historic];
}
