using CommonThread.Places;

namespace CommonThread.Measures;

/// <summary>The measures that the product's own imports define, complete, by their addresses. Pages find them by these.</summary>
public static class KnownMeasures
{
    public const string Population = "population";
    public const string UsualResidents = "usual-residents";
    public const string Households = "households";
    public const string DeprivationScore = "deprivation-score";
    public const string DeprivationRank = "deprivation-rank";
    public const string DeprivationDecile = "deprivation-decile";
    public const string MostDeprived10 = "most-deprived-10-percent";
    public const string MostDeprived20 = "most-deprived-20-percent";
    public const string DomainScore = "deprivation-domain-score";
    public const string DomainRank = "deprivation-domain-rank";
    public const string Rural = "rural-residents";
    public const string Aged65 = "residents-aged-65-and-over";

    public const string LivingAlone = "households-of-one-person";
    public const string Broadband = "homes-with-fast-broadband";
    public const string Distance = "distance-to-services";
    public const string Growth = "population-growth";

    public const string Children = "Aged 0 to 15";
    public const string WorkingAge = "Aged 16 to 64";
    public const string Older = "Aged 65 and over";

    internal static readonly IReadOnlyDictionary<string, MeasureDefinition> Populations = new Dictionary<
        string,
        MeasureDefinition
    >(StringComparer.Ordinal)
    {
        [Population] = new()
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
        [UsualResidents] = new()
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
        [Households] = new()
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

    internal static readonly IReadOnlyDictionary<string, MeasureDefinition> Deprivations = new Dictionary<
        string,
        MeasureDefinition
    >(StringComparer.Ordinal)
    {
        [DeprivationScore] = Deprivation(
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
        [DeprivationRank] = Deprivation(
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
        [DeprivationDecile] = Deprivation(
            "Deprivation decile",
            "Which tenth of England’s small areas it is in by Index of Multiple Deprivation, 1 the most deprived. For small areas only.",
            MeasureKind.Rank,
            "decile"
        ) with
        {
            Direction = Direction.Up,
        },
        [MostDeprived10] = Deprivation(
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
        [MostDeprived20] = Deprivation(
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
        [DomainScore] = Deprivation(
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
        [DomainRank] = Deprivation(
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

    internal static readonly IReadOnlyDictionary<string, MeasureDefinition> Contexts = new Dictionary<
        string,
        MeasureDefinition
    >(StringComparer.Ordinal)
    {
        [Rural] = new()
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
        [Aged65] = new()
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
        [LivingAlone] = Surroundings(
            "Households of one person",
            "Share of households in which one person lives alone.",
            MeasureKind.Percentage,
            "% of households",
            "Office for National Statistics, Census"
        ),
        [Broadband] = Surroundings(
            "Homes with fast broadband",
            "Share of homes that can order broadband of 30 Mbit/s or more.",
            MeasureKind.Percentage,
            "% of homes",
            "Ofcom, Connected Nations"
        ),
        [Distance] = Surroundings(
            "Distance to services",
            "Mean distance by road to the nearest town’s services: food shop, surgery, primary school, post office.",
            MeasureKind.Score,
            "km",
            "Department for Transport, journey time statistics"
        ),
        // It may be less than nothing, so that it is no percentage of a whole.
        [Growth] = Surroundings(
            "Population growth",
            "How many per cent more residents a year, the mean of the last five years; below zero where there are fewer.",
            MeasureKind.Score,
            "% a year",
            "Office for National Statistics, mid-year population estimates"
        ),
    };

    /// <summary>
    /// The measure with an address, defined now where it is one that the product's own imports define; null where there is none.
    /// So a plan can name recorded burglary as its measure before the first file of crimes is loaded.
    /// </summary>
    public static async Task<Measure?> Find(CommonThreadDb db, string slug, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (await db.Set<Measure>().Include(m => m.Parts).SingleOrDefaultAsync(m => m.Slug == slug, stop) is { } held)
            return held;
        return Defined(slug) is { } definition
            ? (await Ensure(db, new Dictionary<string, MeasureDefinition> { [slug] = definition }, stop))[slug]
            : null;
    }

    /// <summary>An address for a new measure that is neither taken nor one of the product's own.</summary>
    public static async Task<string> FreeAddress(CommonThreadDb db, string title, string within, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        var plain = Text.Slug(title);
        var wanted = Measure.IsOwnAddress(plain) || Defined(plain) is not null ? $"{plain}-{within}" : plain;
        for (var n = 1; ; n++)
        {
            var end = n == 1 ? "" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"-{n}");
            var address = wanted[..Math.Min(wanted.Length, 90 - end.Length)] + end;
            if (!await db.Set<Measure>().AnyAsync(m => m.Slug == address, stop))
                return address;
            if (n == 1 && wanted == plain)
                (wanted, n) = ($"{plain}-{within}", 0);
        }
    }

    private static MeasureDefinition? Defined(string slug) =>
        new[] { Populations, Deprivations, Contexts, StreetCrime.Definitions }
            .Select(d => d.GetValueOrDefault(slug))
            .FirstOrDefault(d => d is not null);

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

    /// <summary>Finds measures by their addresses, defining those that are not there. One that an analyst changed stays as it is.</summary>
    internal static async Task<Dictionary<string, Measure>> Ensure(
        CommonThreadDb db,
        IReadOnlyDictionary<string, MeasureDefinition> definitions,
        CancellationToken stop
    )
    {
        var slugs = definitions.Keys.ToList();
        var measures = await db.Set<Measure>()
            .Include(m => m.Parts)
            .Where(m => slugs.Contains(m.Slug))
            .ToDictionaryAsync(m => m.Slug, stop);
        foreach (var (slug, definition) in definitions)
        {
            if (measures.ContainsKey(slug))
                continue;
            var measure = Measure.Define(definition, db.Clock.Today(), slug);
            db.Add(measure);
            measures.Add(slug, measure);
        }
        await db.SaveChangesAsync(stop);
        return measures;
    }
}
