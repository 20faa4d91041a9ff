using CommonThread.Analytics.Crime;
using CommonThread.Places;

namespace CommonThread.Measures;

/// <summary>
/// The measures of street-level crime: one for each type of data.police.uk, and two totals. They come from one file and are
/// complete together, so that a place and month without a row has none of that crime.
/// </summary>
public static class StreetCrime
{
    public const string Family = "street-crime";

    /// <summary>All types but anti-social behaviour: what police count as crimes.</summary>
    public const string Crimes = "recorded-crime";

    /// <summary>Everything in the files, as the publisher's own "all crime" has it.</summary>
    public const string CrimesAndAsb = "recorded-crime-and-asb";

    public const string Asb = "anti-social-behaviour";

    public const string AsbType = "Anti-social behaviour";

    /// <summary>Address of a type's measure: "burglary".</summary>
    public static string SlugOf(string type) => Text.Slug(type);

    /// <summary>Addresses of the types in use, in the publisher's order.</summary>
    public static IReadOnlyList<string> TypeSlugs { get; } = [.. CrimeTypes.Current.Select(SlugOf)];

    private const string Placing =
        " Points are moved by the publisher to a nearby map point, so that no address can be told; a row is counted in the small area that its file names, or else in the one that its point lies in. Rows without a location are in no place’s count and are reported with the release.";

    private static readonly Dictionary<string, (string Words, Direction Direction)> Types = new(StringComparer.Ordinal)
    {
        [AsbType] = (
            "Incidents of personal, environmental and nuisance anti-social behaviour. They are incidents, not crimes, and are in “all recorded crime” only where the title says so.",
            Direction.Down
        ),
        ["Bicycle theft"] = ("Taking without consent or theft of a pedal cycle.", Direction.Down),
        ["Burglary"] = (
            "Entering a house or other building to steal or do harm, homes and businesses together.",
            Direction.Down
        ),
        ["Criminal damage and arson"] = (
            "Damage to buildings and vehicles, and deliberate damage by fire.",
            Direction.Down
        ),
        ["Drugs"] = (
            "Possession, supply and production of drugs. The count follows how much the police look for it, so that neither way is simply better.",
            Direction.Neither
        ),
        ["Other crime"] = ("Forgery, perjury and other miscellaneous crime.", Direction.Down),
        ["Other theft"] = ("Theft by an employee, blackmail and making off without payment.", Direction.Down),
        ["Possession of weapons"] = (
            "Possession of a weapon such as a firearm or knife. The count follows searches by the police, so that neither way is simply better.",
            Direction.Neither
        ),
        ["Public order"] = ("Offences that cause fear, alarm or distress.", Direction.Down),
        ["Robbery"] = ("Using force or the threat of force to steal.", Direction.Down),
        ["Shoplifting"] = ("Theft from shops or stalls.", Direction.Down),
        ["Theft from the person"] = (
            "Theft directly from the victim, of a handbag, wallet or phone, without force or threat.",
            Direction.Down
        ),
        ["Vehicle crime"] = ("Theft from or of a vehicle, and interference with one.", Direction.Down),
        ["Violence and sexual offences"] = (
            "Offences against the person such as common assault, grievous bodily harm and sexual offences. More reports can mean more trust, so that neither way is simply better.",
            Direction.Neither
        ),
        ["Violent crime"] = ("The publisher’s type before May 2013: violence and sexual offences.", Direction.Neither),
        ["Public disorder and weapons"] = (
            "The publisher’s type before May 2013: public order and possession of weapons.",
            Direction.Neither
        ),
    };

    internal static IReadOnlyDictionary<string, MeasureDefinition> Definitions { get; } = Define();

    private static Dictionary<string, MeasureDefinition> Define()
    {
        var all = new Dictionary<string, MeasureDefinition>(StringComparer.Ordinal)
        {
            [Crimes] = Defined(
                "All recorded crime",
                "Every crime in the police’s street-level files, without anti-social behaviour, which is an incident and not a crime.",
                Direction.Down,
                "crimes"
            ),
            [CrimesAndAsb] = Defined(
                "All recorded crime and anti-social behaviour",
                "Every row of the police’s street-level files: what data.police.uk itself calls “all crime”.",
                Direction.Down,
                "crimes and incidents"
            ),
        };
        foreach (var (type, (words, direction)) in Types)
            all.Add(SlugOf(type), Defined(type, words, direction, type == AsbType ? "incidents" : "crimes"));
        return all;
    }

    private static MeasureDefinition Defined(string title, string words, Direction direction, string unit) =>
        new()
        {
            Title = title,
            Definition = words + Placing,
            Kind = MeasureKind.Count,
            Direction = direction,
            Role = MeasureRole.Harm,
            Unit = unit,
            Frequency = PeriodKind.Month,
            RateBase = 1000,
            Denominator = "Residents, for the rate per 1,000 people",
            RollUp = RollUp.Sum,
            SmallestPlaceType = PlaceType.Lsoa2011,
            SourceText = "data.police.uk, street-level crime",
            Family = Family,
        };
}
