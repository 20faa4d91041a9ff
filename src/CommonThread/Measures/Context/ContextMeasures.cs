using CommonThread.Places;

namespace CommonThread.Measures.Context;

/// <summary>The measures that the import of rural, ageing and connectivity context defines (C-37).</summary>
internal static class ContextMeasures
{
    internal static readonly IReadOnlyDictionary<string, MeasureDefinition> All = new Dictionary<
        string,
        MeasureDefinition
    >(StringComparer.Ordinal)
    {
        [KnownMeasures.Rural] = new()
        {
            Title = "Residents in rural areas",
            Definition =
                "Share of residents who live in a small area that the official classification calls rural. A small area is 0% or 100%; its class stands in the note.",
            Kind = MeasureKind.Percentage,
            Direction = Direction.Neither,
            Role = MeasureRole.Context,
            Unit = "% of residents",
            Frequency = PeriodKind.CalendarYear,
            RollUp = RollUp.Ratio,
            Numerator = "Residents of small areas classed as rural",
            Denominator = "Residents",
            SmallestPlaceType = PlaceType.Lsoa2011,
            SourceText = "Office for National Statistics and Defra, rural-urban classification of small areas",
        },
        [KnownMeasures.Aged65] = new()
        {
            Title = "Residents aged 65 and over",
            Definition = "Share of residents who are 65 or older.",
            Kind = MeasureKind.Percentage,
            Direction = Direction.Neither,
            Role = MeasureRole.Context,
            Unit = "% of residents",
            Frequency = PeriodKind.CalendarYear,
            RollUp = RollUp.Ratio,
            Numerator = "Residents aged 65 and over",
            Denominator = "Residents",
            SmallestPlaceType = PlaceType.Lsoa2011,
            SourceText = "Office for National Statistics, mid-year population estimates for small areas",
        },
        [KnownMeasures.LivingAlone] = Surroundings(
            "Households of one person",
            "Share of households in which one person lives alone.",
            MeasureKind.Percentage,
            "% of households",
            "Office for National Statistics, Census"
        ),
        [KnownMeasures.Broadband] = Surroundings(
            "Homes with fast broadband",
            "Share of homes that can order broadband of 30 Mbit/s or more.",
            MeasureKind.Percentage,
            "% of homes",
            "Ofcom, Connected Nations"
        ),
        [KnownMeasures.Distance] = Surroundings(
            "Distance to services",
            "Mean distance by road to the nearest town’s services: food shop, surgery, primary school, post office.",
            MeasureKind.Score,
            "km",
            "Department for Transport, journey time statistics"
        ),
        // It may be less than nothing, so that it is no percentage of a whole.
        [KnownMeasures.Growth] = Surroundings(
            "Population growth",
            "How many per cent more residents a year, the mean of the last five years; below zero where there are fewer.",
            MeasureKind.Score,
            "% a year",
            "Office for National Statistics, mid-year population estimates"
        ),
    };

    private static MeasureDefinition Surroundings(
        string title,
        string definition,
        MeasureKind kind,
        string unit,
        string source
    ) =>
        new()
        {
            Title = title,
            Definition = definition + " Larger places have the mean of their small areas weighted by residents.",
            Kind = kind,
            Direction = Direction.Neither,
            Role = MeasureRole.Context,
            Unit = unit,
            Frequency = PeriodKind.CalendarYear,
            RollUp = RollUp.Ratio,
            SmallestPlaceType = PlaceType.Lsoa2011,
            SourceText = source,
        };
}
