using CommonThread.Places;

namespace CommonThread.Measures.Populations;

/// <summary>The measures that the import of populations defines.</summary>
internal static class PopulationMeasures
{
    internal static readonly IReadOnlyDictionary<string, MeasureDefinition> All = new Dictionary<
        string,
        MeasureDefinition
    >(StringComparer.Ordinal)
    {
        [KnownMeasures.Population] = new()
        {
            Title = "Population",
            Definition =
                "Usual residents at 30 June of the year, all ages, as estimated by the Office for National Statistics for small areas, and by three age groups. Larger places are the sum of their small areas. It is the denominator of every rate per 1,000 people.",
            Kind = MeasureKind.Count,
            Direction = Direction.Neither,
            Role = MeasureRole.Context,
            Unit = "people",
            Frequency = PeriodKind.CalendarYear,
            RollUp = RollUp.Sum,
            SmallestPlaceType = PlaceType.Lsoa2011,
            Dimensions = "age group",
            SourceText = "Office for National Statistics, mid-year population estimates for small areas",
        },
        [KnownMeasures.UsualResidents] = new()
        {
            Title = "Usual residents (Census)",
            Definition =
                "People who usually live here, counted on Census day. It differs from the yearly estimate, which is of the middle of a year and by another method.",
            Kind = MeasureKind.Count,
            Direction = Direction.Neither,
            Role = MeasureRole.Context,
            Unit = "people",
            Frequency = PeriodKind.CalendarYear,
            RollUp = RollUp.Sum,
            SmallestPlaceType = PlaceType.Lsoa2021,
            SourceText = "Office for National Statistics, Census",
        },
        [KnownMeasures.Households] = new()
        {
            Title = "Households (Census)",
            Definition =
                "Households with at least one usual resident on Census day: one person living alone, or people at one address who share cooking facilities and a living room.",
            Kind = MeasureKind.Count,
            Direction = Direction.Neither,
            Role = MeasureRole.Context,
            Unit = "households",
            Frequency = PeriodKind.CalendarYear,
            RollUp = RollUp.Sum,
            SmallestPlaceType = PlaceType.Lsoa2021,
            SourceText = "Office for National Statistics, Census",
        },
    };
}
