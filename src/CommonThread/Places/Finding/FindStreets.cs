namespace CommonThread.Places.Finding;

/// <summary>Whether any street is held, and the councils of which none or nearly none are.</summary>
internal sealed record StreetsHeld(bool Any, IReadOnlyList<PlaceName> NotIn);

/// <summary>A row of the streets: a name in a small area, at one point of it.</summary>
internal sealed record StreetName(int Id, string Name, string Kind, int? Lsoa, double Longitude, double Latitude);

/// <summary>Looks streets up by name, tells those of one name apart, and says whose streets are held at all (C-08).</summary>
internal sealed class FindStreets(CommonThreadDb db, PlaceTree tree)
{
    private const int FewestOfACouncil = 100;

    // Two villages of one ward have a High Street each; one street crosses small areas and does not leap.
    private const double ApartKilometres = 1.5;
    private const double KilometresInADegree = 111.2;

    /// <summary>The spot of a street that was chosen from a list.</summary>
    public async Task<SpotPoint?> ById(int streetId, CancellationToken stop) =>
        await db.Set<Street>()
            .AsNoTracking()
            .Where(s => s.Id == streetId)
            .Select(s => new SpotPoint(s.Name, s.Longitude, s.Latitude, s.LsoaPlaceId, false, false))
            .SingleOrDefaultAsync(stop);

    /// <summary>The streets and named points of exactly this name.</summary>
    public Task<List<StreetName>> Called(string key, CancellationToken stop) =>
        db.Set<Street>()
            .AsNoTracking()
            .Where(s => s.NameKey == key)
            .OrderBy(s => s.Id)
            .Take(FindPlaces.Most * 3)
            .Select(s => new StreetName(s.Id, s.Name, s.Kind, s.LsoaPlaceId, s.Longitude, s.Latitude))
            .ToListAsync(stop);

    /// <summary>Those whose name begins so.</summary>
    public Task<List<StreetName>> Beginning(string key, CancellationToken stop) =>
        db.Set<Street>()
            .AsNoTracking()
            .Where(s => s.NameKey.StartsWith(key))
            .OrderBy(s => s.NameKey)
            .Take(FindPlaces.Most)
            .Select(s => new StreetName(s.Id, s.Name, s.Kind, s.LsoaPlaceId, s.Longitude, s.Latitude))
            .ToListAsync(stop);

    /// <summary>The streets as whoever asks thinks of them: one that crosses small areas of a ward is one, two far from each other are two.</summary>
    public async Task<IReadOnlyList<Candidate>> Apart(
        IReadOnlyList<StreetName> rows,
        DateOnly today,
        CancellationToken stop
    )
    {
        var names = await tree.Names(stop);
        var placed = new List<(StreetName Street, string Where)>();
        foreach (var row in rows)
            placed.Add((row, await FindPlaces.Within(tree, row.Lsoa, today, stop)));
        var result = new List<Candidate>();
        foreach (var group in placed.GroupBy(p => (p.Street.Name, p.Street.Kind, p.Where)))
        {
            var apart = new List<StreetName>();
            foreach (var (street, _) in group)
            {
                if (apart.TrueForAll(a => Kilometres(a, street) > ApartKilometres))
                    apart.Add(street);
            }
            foreach (var street in apart)
            {
                var area = apart.Count > 1 && street.Lsoa is { } lsoa ? $" (in {names[lsoa].Name})" : "";
                result.Add(
                    new(
                        street.Name,
                        street.Kind == "street" ? "Street" : "Named point",
                        group.Key.Where + area,
                        $"~/places/find?street={street.Id}"
                    )
                );
            }
        }
        return result;
    }

    /// <summary>Which councils' streets are held; null where those of every council are.</summary>
    public async Task<StreetsHeld?> Held(DateOnly today, CancellationToken stop)
    {
        var names = await tree.Names(stop);
        var byArea = await db.Set<Street>()
            .Where(s => s.LsoaPlaceId != null)
            .GroupBy(s => s.LsoaPlaceId!.Value)
            .Select(g => new { Area = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Area, g => g.Count, stop);
        var lacking = new List<PlaceName>();
        foreach (
            var council in names
                .Values.Where(p => p.Type is PlaceType.District or PlaceType.Unitary)
                .OrderBy(p => p.Name, StringComparer.Ordinal)
        )
        {
            var areas = (await tree.Shares(council.Id, today, stop)).Keys;
            // A few points along its border are not its streets.
            if (areas.Sum(a => byArea.GetValueOrDefault(a)) < FewestOfACouncil)
                lacking.Add(council);
        }
        return lacking.Count == 0 && byArea.Count > 0 ? null : new(byArea.Count > 0, lacking);
    }

    // Flat enough within one county.
    private static double Kilometres(StreetName a, StreetName b)
    {
        var east = (a.Longitude - b.Longitude) * Math.Cos(a.Latitude * Math.PI / 180);
        return Math.Sqrt((east * east) + Math.Pow(a.Latitude - b.Latitude, 2)) * KilometresInADegree;
    }
}
