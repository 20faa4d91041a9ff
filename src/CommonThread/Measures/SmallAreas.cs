using CommonThread.Places;

namespace CommonThread.Measures;

/// <summary>
/// Small areas and the larger places that they make up, whole or by the share of their residents: what an import needs to
/// turn values of small areas into values of every place.
/// </summary>
internal sealed class SmallAreas
{
    private SmallAreas() { }

    public required string Type { get; init; }

    /// <summary>Id of the small area with a code.</summary>
    public required IReadOnlyDictionary<string, int> ByCode { get; init; }

    /// <summary>For each larger place that is loaded whole, its small areas with the share that lies in it.</summary>
    public required IReadOnlyDictionary<int, IReadOnlyDictionary<int, double>> Larger { get; init; }

    /// <summary>The same of places that parts are missing of: nothing is added up for them (C-25).</summary>
    public required IReadOnlyDictionary<int, IReadOnlyDictionary<int, double>> NotWhole { get; init; }

    /// <summary>The boundary in use of each place that has one.</summary>
    public required IReadOnlyDictionary<int, int> Boundaries { get; init; }

    public int? BoundaryOf(int placeId) => Boundaries.TryGetValue(placeId, out var id) ? id : null;

    /// <exception cref="ImportRefused">There are no small areas of the type yet.</exception>
    public static async Task<SmallAreas> Load(CommonThreadDb db, string type, DateOnly on, CancellationToken stop)
    {
        var tree = new PlaceTree(db);
        var names = await tree.Names(stop);
        var byCode = names
            .Values.Where(p => p.Type == type && p.Code is not null)
            .ToDictionary(p => p.Code!, p => p.Id, StringComparer.OrdinalIgnoreCase);
        if (byCode.Count == 0)
        {
            throw new ImportRefused(
                $"There are no places of the kind “{PlaceType.Of(type).Name}” yet. Load their boundaries first"
            );
        }
        var missing = await new PartsHeld(db, tree).NotWhole(stop, type);
        var larger = new Dictionary<int, IReadOnlyDictionary<int, double>>();
        var notWhole = new Dictionary<int, IReadOnlyDictionary<int, double>>();
        foreach (var place in names.Values)
        {
            if (place.Type is PlaceType.Lsoa2011 or PlaceType.Lsoa2021)
                continue;
            var members = await tree.Members(place.Id, type, on, stop);
            if (members.Count > 0)
                (missing.ContainsKey(place.Id) ? notWhole : larger).Add(place.Id, members);
        }
        var boundaries = await db.Set<BoundaryVersion>()
            .Where(b => b.To == null)
            .Select(b => new { b.PlaceId, b.Id })
            .ToDictionaryAsync(b => b.PlaceId, b => b.Id, stop);
        return new()
        {
            Type = type,
            ByCode = byCode,
            Larger = larger,
            NotWhole = notWhole,
            Boundaries = boundaries,
        };
    }

    /// <summary>Sums over the small areas of each larger place; only places all of whose small areas are known.</summary>
    public IEnumerable<(int PlaceId, double Sum)> Sums(IReadOnlyDictionary<int, double> values)
    {
        foreach (var (place, members) in Larger)
        {
            var sum = 0d;
            var whole = true;
            foreach (var (area, share) in members)
            {
                if (!values.TryGetValue(area, out var value))
                {
                    whole = false;
                    break;
                }
                sum += share * value;
            }
            if (whole)
                yield return (place, sum);
        }
    }

    /// <summary>
    /// Σ numerator ÷ Σ denominator over the small areas of each larger place, both weighted by the share that lies in it;
    /// only places all of whose small areas are known (C-34: score × population ÷ population).
    /// </summary>
    public IEnumerable<(int PlaceId, double Numerator, double Denominator)> Ratios(
        IReadOnlyDictionary<int, (double Numerator, double Denominator)> values
    )
    {
        foreach (var (place, members) in Larger)
        {
            var (numerator, denominator) = (0d, 0d);
            var whole = true;
            foreach (var (area, share) in members)
            {
                if (!values.TryGetValue(area, out var value))
                {
                    whole = false;
                    break;
                }
                numerator += share * value.Numerator;
                denominator += share * value.Denominator;
            }
            if (whole && denominator > 0)
                yield return (place, numerator, denominator);
        }
    }
}
