using CommonThread.Places;

namespace CommonThread.Measures.Deprivation;

/// <summary>The measures that the import of the English Indices of Deprivation defines.</summary>
internal static class DeprivationMeasures
{
    internal static readonly IReadOnlyDictionary<string, MeasureDefinition> All = new Dictionary<
        string,
        MeasureDefinition
    >(StringComparer.Ordinal)
    {
        [KnownMeasures.DeprivationScore] = Deprivation(
            "Deprivation score",
            "Index of Multiple Deprivation score. Higher is more deprived. A larger place has the mean of its small areas weighted by their residents: sum of score × population ÷ sum of population. Scores of different index years are made on different data and are compared with care.",
            MeasureKind.Score,
            "score"
        ) with
        {
            Direction = Direction.Down,
            RollUp = RollUp.Ratio,
            Numerator = "Sum over small areas of score × residents",
            Denominator = "Residents",
        },
        [KnownMeasures.DeprivationRank] = Deprivation(
            "Deprivation rank",
            "Position of the small area among all of England’s, 1 the most deprived. A larger place has the mean rank of its small areas weighted by their residents, as the publisher’s “average rank” for councils.",
            MeasureKind.Rank,
            "rank"
        ) with
        {
            Direction = Direction.Up,
            RollUp = RollUp.Ratio,
            Numerator = "Sum over small areas of rank × residents",
            Denominator = "Residents",
        },
        [KnownMeasures.DeprivationDecile] = Deprivation(
            "Deprivation decile",
            "Which tenth of England’s small areas it is in by Index of Multiple Deprivation, 1 the most deprived. For small areas only.",
            MeasureKind.Rank,
            "decile"
        ) with
        {
            Direction = Direction.Up,
        },
        [KnownMeasures.MostDeprived10] = Deprivation(
            "Residents in England’s most deprived tenth",
            "Share of residents who live in a small area that is among the most deprived 10% of England.",
            MeasureKind.Percentage,
            "% of residents"
        ) with
        {
            Direction = Direction.Down,
            RollUp = RollUp.Ratio,
            Numerator = "Residents of small areas in decile 1",
            Denominator = "Residents",
        },
        [KnownMeasures.MostDeprived20] = Deprivation(
            "Residents in England’s most deprived fifth",
            "Share of residents who live in a small area that is among the most deprived 20% of England.",
            MeasureKind.Percentage,
            "% of residents"
        ) with
        {
            Direction = Direction.Down,
            RollUp = RollUp.Ratio,
            Numerator = "Residents of small areas in deciles 1 and 2",
            Denominator = "Residents",
        },
        [KnownMeasures.DomainScore] = Deprivation(
            "Deprivation score by domain",
            "Score of each domain of deprivation, on its own scale; higher is more deprived. Larger places have the mean weighted by residents.",
            MeasureKind.Score,
            "score"
        ) with
        {
            Direction = Direction.Down,
            RollUp = RollUp.Ratio,
            Dimensions = "domain",
        },
        [KnownMeasures.DomainRank] = Deprivation(
            "Deprivation rank by domain",
            "Position of the small area among all of England’s in each domain of deprivation, 1 the most deprived. Larger places have the mean weighted by residents.",
            MeasureKind.Rank,
            "rank"
        ) with
        {
            Direction = Direction.Up,
            RollUp = RollUp.Ratio,
            Dimensions = "domain",
        },
    };

    private static MeasureDefinition Deprivation(string title, string definition, MeasureKind kind, string unit) =>
        new()
        {
            Title = title,
            Definition = definition,
            Kind = kind,
            Direction = Direction.Neither,
            Role = MeasureRole.Context,
            Unit = unit,
            Frequency = PeriodKind.CalendarYear,
            SmallestPlaceType = PlaceType.Lsoa2011,
            SourceText = "English Indices of Deprivation, the ministry responsible for communities",
        };
}
