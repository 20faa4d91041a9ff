using CommonThread.Places;

namespace CommonThread.Measures.Profiles;

/// <summary>The row of five facts at the top of a place's page, each with its comparison.</summary>
internal sealed class PlaceFacts(DrawUpProfile profiles) : IPlaceFact
{
    private static readonly (string Slug, string Label)[] Wanted =
    [
        (KnownMeasures.Population, "People"),
        (KnownMeasures.UsualResidents, "People"),
        (StreetCrime.Crimes, "Recorded crime"),
        ("burglary", "Burglary"),
        (StreetCrime.Asb, "Anti-social behaviour"),
        (KnownMeasures.MostDeprived20, "Live in England’s most deprived fifth"),
        (KnownMeasures.Aged65, "Aged 65 and over"),
    ];

    private const int Most = 5;

    public async Task<IReadOnlyList<PlaceFact>> For(PlaceReading reading, CancellationToken stop)
    {
        var profile = await profiles.Of(reading.Place.Id, reading.Today, stop);
        var facts = new List<PlaceFact>();
        foreach (var (slug, label) in Wanted)
        {
            if (facts.Count == Most)
                break;
            if (profile.Row(slug) is not { } row || facts.Exists(f => f.Label == label))
                continue;
            facts.Add(
                new(
                    10 + facts.Count,
                    label,
                    row.Shown,
                    row.Latest.From.Text,
                    row.Latest.From.Date,
                    Compared(row),
                    Signal(row),
                    $"~/measures/{slug}?place={profile.Place.Slug}",
                    row.Latest.From.Illustrative,
                    row.Comparison?.Base is null ? null : row.Unit
                )
            );
        }
        return facts;
    }

    private static string? Compared(ProfileRow row)
    {
        if (row.Measure.Slug is KnownMeasures.Population or KnownMeasures.UsualResidents)
            return null;
        if (row.Similar is { } similar)
            return $"Places like this: {row.Say(similar)}";
        return row.Above is { } above ? $"{row.AboveName}: {row.Say(above)}" : null;
    }

    private static string? Signal(ProfileRow row)
    {
        var period = row.Comparison is { Base: not null } c ? c.Period : row.Latest.Period.ToString();
        var said = row is { Trend.Change: { } change, Break: null } ? $"{change}; {period}" : period;
        return row.Old ? said + ", now old" : said;
    }
}
