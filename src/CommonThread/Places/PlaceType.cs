namespace CommonThread.Places;

/// <summary>A kind of place: its key as written in files and in the database, and its names as read on pages.</summary>
/// <param name="Order">From the largest to the smallest.</param>
/// <param name="Listed">Whether people look for such places by name; statistical building blocks are kept out of short lists.</param>
public sealed record PlaceType(string Key, string Name, string Plural, int Order, bool Listed = true)
{
    public const string County = "county";
    public const string Unitary = "unitary";
    public const string PartnershipArea = "partnership-area";
    public const string District = "district";
    public const string Ward = "ward";
    public const string Parish = "parish";
    public const string CspArea = "csp-area";
    public const string PoliceForceArea = "police-force-area";
    public const string FireArea = "fire-area";
    public const string AreaPanelArea = "area-panel-area";
    public const string Neighbourhood = "neighbourhood";
    public const string CityCentre = "city-centre";
    public const string GrowthArea = "growth-area";
    public const string Estate = "estate";
    public const string Site = "site";
    public const string Lsoa2011 = "lsoa-2011";
    public const string Lsoa2021 = "lsoa-2021";

    public static IReadOnlyList<PlaceType> All { get; } =
    [
        new(PartnershipArea, "Partnership area", "Partnership areas", 10),
        new(County, "County", "Counties", 20),
        new(Unitary, "Unitary city", "Unitary cities", 30),
        new(PoliceForceArea, "Police force area", "Police force areas", 40),
        new(FireArea, "Fire area", "Fire areas", 50),
        new(CspArea, "Community Safety Partnership area", "Community Safety Partnership areas", 60),
        new(District, "District", "Districts", 70),
        new(AreaPanelArea, "Area panel area", "Area panel areas", 80),
        new(Ward, "Ward", "Wards", 90),
        new(Parish, "Parish or town", "Parishes and towns", 100),
        new(Neighbourhood, "Neighbourhood", "Neighbourhoods", 110),
        new(CityCentre, "City centre", "City centres", 120),
        new(GrowthArea, "Growth area", "Growth areas", 130),
        new(Estate, "Estate", "Estates", 140),
        new(Site, "Site", "Sites", 150),
        new(Lsoa2011, "Small area (LSOA 2011)", "Small areas (LSOA 2011)", 160, Listed: false),
        new(Lsoa2021, "Small area (LSOA 2021)", "Small areas (LSOA 2021)", 170, Listed: false),
    ];

    public static IReadOnlyList<string> Keys { get; } = [.. All.Select(t => t.Key)];

    public static PlaceType? Find(string? key) => All.FirstOrDefault(t => t.Key == key);

    /// <exception cref="KeyNotFoundException">There is no such kind.</exception>
    public static PlaceType Of(string key) => Find(key) ?? throw new KeyNotFoundException($"No kind of place “{key}”");
}

/// <summary>A way in which places lie in one another. A place may have a parent in each.</summary>
public sealed record Hierarchy(string Key, string Name, string Sentence)
{
    public const string Administrative = "administrative";
    public const string Csp = "csp";
    public const string Police = "police";
    public const string Fire = "fire";
    public const string AreaPanel = "area-panel";
    public const string Statistical = "statistical";
    public const string Programme = "programme";

    public static IReadOnlyList<Hierarchy> All { get; } =
    [
        new(Administrative, "Councils", "Counties, cities, districts, wards and parishes"),
        new(Csp, "Community Safety Partnerships", "Districts grouped into Community Safety Partnerships"),
        new(Police, "Policing", "Police force areas and what they cover"),
        new(Fire, "Fire and rescue", "Fire areas and what they cover"),
        new(AreaPanel, "Area panels", "Area panel areas, their wards and neighbourhoods"),
        new(Statistical, "Statistical areas", "Small areas and the wards they stand for"),
        new(Programme, "Programmes", "Places grouped for a programme or a neighbourhood"),
    ];

    public static IReadOnlyList<string> Keys { get; } = [.. All.Select(t => t.Key)];

    public static Hierarchy? Find(string? key) => All.FirstOrDefault(t => t.Key == key);
}
