using CommonThread.Measures.Context;
using CommonThread.Measures.Deprivation;
using CommonThread.Measures.Populations;

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

    /// <summary>Whether a measure is the index of deprivation itself, or one of the figures that it is made of.</summary>
    internal static bool IsDeprivation(string slug) => DeprivationMeasures.All.ContainsKey(slug);

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
        new[] { PopulationMeasures.All, DeprivationMeasures.All, ContextMeasures.All, StreetCrime.Definitions }
            .Select(d => d.GetValueOrDefault(slug))
            .FirstOrDefault(d => d is not null);

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
