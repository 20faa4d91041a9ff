using CommonThread.Places;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Measures;

/// <summary>
/// The three inputs of the grant blend for a place and financial year (C-36), frozen: an allocation that was decided on them
/// can be worked out again though figures have been revised since.
/// </summary>
public sealed class BlendInput : IRecorded
{
    public int Id { get; private set; }

    public required int PlaceId { get; init; }

    /// <summary>Year in which the financial year begins: 2021 for 2021-22.</summary>
    public required int Year { get; init; }

    public double? Population { get; init; }

    /// <summary>Crimes recorded in the twelve months, without anti-social behaviour.</summary>
    public double? Crimes { get; init; }

    /// <summary>Mean deprivation score of its residents.</summary>
    public double? Deprivation { get; init; }

    /// <summary>Where the three come from, with their dates and releases.</summary>
    public required string Sources { get; init; }

    public required DateOnly LockedOn { get; init; }

    RecordRef IRecorded.Record => new("blend-input", Id);

    internal sealed class Mapping : IEntityTypeConfiguration<BlendInput>
    {
        public void Configure(EntityTypeBuilder<BlendInput> input)
        {
            input.ToTable("BlendInputs");
            input.Property(i => i.Sources).HasMaxLength(1000);
            input.HasIndex(i => new { i.PlaceId, i.Year }).IsUnique();
        }
    }
}

/// <summary>A place's inputs of the blend, locked or as figures stand now.</summary>
public sealed record BlendLine(
    PlaceName Place,
    double? Population,
    double? Crimes,
    double? Deprivation,
    string Sources,
    DateOnly? LockedOn
)
{
    public bool IsComplete => Population is not null && Crimes is not null && Deprivation is not null;
}

/// <summary>Reads the inputs of the blend: the one place from which funding and performance take them.</summary>
public sealed class BlendInputs(CommonThreadDb db, Figures figures, PlaceTree tree)
{
    /// <summary>Every place of a kind in the financial year that begins in <paramref name="year"/>, by name.</summary>
    public async Task<IReadOnlyList<BlendLine>> For(string placeType, int year, CancellationToken stop)
    {
        var places = (await tree.Names(stop)).Values.Where(p => p.Type == placeType).ToList();
        var ids = places.Select(p => p.Id).ToHashSet();
        var locked = await db.Set<BlendInput>()
            .AsNoTracking()
            .Where(i => i.Year == year && ids.Contains(i.PlaceId))
            .ToDictionaryAsync(i => i.PlaceId, stop);
        var period = Period.FinancialYear(year);
        var crimes = new Dictionary<int, double>();
        string? crimeSource = null;
        if (await figures.Measure(StreetCrime.Crimes, stop) is { } crime)
        {
            foreach (var (place, sum) in await figures.Sums(crime, period.First, period.Last, ids, stop))
                crimes[place] = sum;
            crimeSource = await Origin(crime.Id, period.Last, stop);
        }
        var residents = await Residents.Of(db, null, stop, await figures.Published(stop));
        var scores = await Scores(period.Last, stop);
        return
        [
            .. places
                .OrderBy(p => p.Name, StringComparer.Ordinal)
                .Select(p =>
                    locked.TryGetValue(p.Id, out var fixedInput)
                        ? new BlendLine(
                            p,
                            fixedInput.Population,
                            fixedInput.Crimes,
                            fixedInput.Deprivation,
                            fixedInput.Sources,
                            fixedInput.LockedOn
                        )
                        : Live(p)
                ),
        ];

        BlendLine Live(PlaceName p)
        {
            var people = residents.Estimate(p.Id, period.Last.Year);
            double? count = crimes.TryGetValue(p.Id, out var c) ? c : null;
            (double Value, int Year)? score = scores.TryGetValue(p.Id, out var s) ? s : null;
            var sources = new[]
            {
                people is { } e ? $"population {e.Year}" : "population missing",
                count is null ? "recorded crime not complete for the year" : $"recorded crime {period}: {crimeSource}",
                score is { } d ? $"deprivation {d.Year}" : "deprivation missing",
            };
            return new(p, people?.People, count, score?.Value, string.Join("; ", sources), null);
        }
    }

    /// <summary>Freezes what is complete for a kind of place and year; what is locked already stays.</summary>
    /// <exception cref="RulesBroken">Nothing is complete.</exception>
    public async Task<int> Lock(string placeType, int year, DateOnly today, CancellationToken stop)
    {
        var lines = (await For(placeType, year, stop)).Where(l => l.LockedOn is null && l.IsComplete).ToList();
        Rules.Check(("", lines.Count > 0, "No place has all three inputs for that year yet"));
        foreach (var line in lines)
        {
            db.Add(
                new BlendInput
                {
                    PlaceId = line.Place.Id,
                    Year = year,
                    Population = line.Population,
                    Crimes = line.Crimes,
                    Deprivation = line.Deprivation,
                    Sources = line.Sources.Length > 1000 ? line.Sources[..1000] : line.Sources,
                    LockedOn = today,
                }
            );
        }
        await db.SaveChangesAsync(stop);
        return lines.Count;
    }

    private async Task<Dictionary<int, (double Value, int Year)>> Scores(DateOnly upTo, CancellationToken stop)
    {
        if (await figures.Measure(KnownMeasures.DeprivationScore, stop) is not { } score)
            return [];
        var rows = await (await figures.Published(stop))
            .Where(o => o.MeasureId == score.Id && o.Part == "" && o.First <= upTo)
            .Select(o => new
            {
                o.PlaceId,
                o.First,
                o.Value,
            })
            .ToListAsync(stop);
        return rows.GroupBy(r => r.PlaceId)
            .ToDictionary(g => g.Key, g => (g.MaxBy(r => r.First)!.Value, g.Max(r => r.First).Year));
    }

    private async Task<string?> Origin(int measure, DateOnly month, CancellationToken stop)
    {
        var first = Period.MonthOf(month).First;
        var release = await db.Set<Observation>()
            .Where(o => o.MeasureId == measure && o.First == first)
            .Select(o => (int?)o.ReleaseId)
            .FirstOrDefaultAsync(stop);
        return release is { } id ? (await figures.Origin(id, stop))?.Say() : null;
    }
}
