using CommonThread.Places.Imports;

namespace CommonThread.Places.Finding;

/// <summary>A place or street that a search may have meant.</summary>
/// <param name="Where">What tells it from others of its name: the district it lies in.</param>
internal sealed record Candidate(string Name, string Kind, string Where, string Url);

/// <summary>What a search found.</summary>
/// <param name="Spot">The one spot it can only mean.</param>
/// <param name="PlaceUrl">The page of the one place it can only mean.</param>
internal sealed record Found(
    SpotPoint? Spot,
    string? PlaceUrl,
    IReadOnlyList<Candidate> Candidates,
    bool UnknownPostcode
)
{
    /// <summary>Where streets are not held, where that may be why one was not found or is not the one that was meant.</summary>
    public StreetsHeld? Streets { get; init; }
}

/// <summary>A point and the small area it lies in.</summary>
/// <param name="Illustrative">A postcode that was made up for a demonstration.</param>
internal sealed record SpotPoint(
    string Said,
    double Longitude,
    double Latitude,
    int? LsoaPlaceId,
    bool Illustrative = false,
    bool IsPostcode = false
);

/// <summary>Turns what people type into a spot or a place: a postcode, a street, a place's name or alias (C-08).</summary>
internal sealed class FindPlaces(CommonThreadDb db, PlaceTree tree)
{
    internal const int Most = 40;
    private const int MostSuggested = 8;
    private const int MostToTry = 4;

    /// <summary>Fewer letters than this fit too much to be worth suggesting.</summary>
    public const int LeastTyped = 3;

    private readonly FindStreets find = new(db, tree);

    public async Task<Found> Search(string typed, DateOnly today, CancellationToken stop)
    {
        var compact = ImportPostcodes.Compact(typed);
        if (ImportPostcodes.IsPostcode(compact))
            return await ByPostcode(compact, today, stop);
        var key = Place.Key(typed.Length > 200 ? typed[..200] : typed);
        var exact = await Places(p => p.NameKey == key, a => a.NameKey == key, today, stop);
        var streets = await find.Called(key, stop);
        var byCode = await db.Set<Place>()
            .AsNoTracking()
            .Where(p => p.Code == compact)
            .OrderBy(p => p.Type)
            .Select(p => p.Url)
            .FirstOrDefaultAsync(stop);
        if (byCode is not null)
            return new(null, byCode, [], false);
        if (exact.Count == 1 && streets.Count == 0)
            return new(null, exact[0].Url, [], false);
        var told = await find.Apart(streets, today, stop);
        if (exact.Count == 0 && told.Count == 1)
            return new(await find.ById(streets[0].Id, stop), null, [], false)
            {
                Streets = await find.Held(today, stop),
            };
        var candidates = new List<PlaceName>(exact);
        if (exact.Count < Most)
        {
            var more = await Places(p => p.NameKey.Contains(key), a => a.NameKey.Contains(key), today, stop);
            candidates.AddRange(more.Where(m => exact.TrueForAll(e => e.Id != m.Id)));
        }
        if (streets.Count == 0 && key.Length >= 3)
            told = await find.Apart(await find.Beginning(key, stop), today, stop);
        var result = new List<Candidate>();
        foreach (var place in candidates.Take(Most))
            result.Add(new(place.Name, place.Kind, await Within(place.Id, today, stop), place.Url));
        return new(null, null, [.. result, .. told], false) { Streets = await find.Held(today, stop) };
    }

    /// <summary>A few places, streets and postcodes that what has been typed so far may become, likeliest first.</summary>
    public async Task<IReadOnlyList<Candidate>> Suggest(string typed, DateOnly today, CancellationToken stop)
    {
        var key = Place.Key(typed.Length > 200 ? typed[..200] : typed);
        if (key.Length < LeastTyped || key == "item")
            return [];
        var compact = ImportPostcodes.Compact(typed);
        var result = new List<Candidate>();
        if (compact.Length >= LeastTyped && compact.Any(char.IsAsciiDigit))
        {
            foreach (
                var postcode in await db.Set<Postcode>()
                    .AsNoTracking()
                    .Where(p => p.Code.StartsWith(compact))
                    .OrderBy(p => p.Code)
                    .Take(MostSuggested)
                    .ToListAsync(stop)
            )
            {
                var words = postcode.Said;
                result.Add(
                    new(
                        words,
                        postcode.Illustrative ? "Postcode (illustrative)" : "Postcode",
                        await Within(postcode.LsoaPlaceId, today, stop),
                        $"~/places/find?q={Uri.EscapeDataString(words)}"
                    )
                );
            }
        }
        var places = await Places(p => p.NameKey.Contains(key), a => a.NameKey.Contains(key), today, stop);
        foreach (
            var place in places
                // What begins so stands before what has it in the middle.
                .OrderBy(p => Place.Key(p.Name).StartsWith(key, StringComparison.Ordinal) ? 0 : 1)
                .Take(MostSuggested - result.Count)
        )
            result.Add(new(place.Name, place.Kind, await Within(place.Id, today, stop), place.Url));
        if (result.Count < MostSuggested)
        {
            result.AddRange(await find.Apart(await find.Beginning(key, stop), today, stop));
        }
        return [.. result.DistinctBy(c => (c.Name, c.Kind, c.Where)).Take(MostSuggested)];
    }

    /// <summary>A few postcodes that were made up for a demonstration, with where they lie, for whoever wants to try one.</summary>
    public async Task<IReadOnlyList<Candidate>> ToTry(DateOnly today, CancellationToken stop)
    {
        var made = await db.Set<Postcode>()
            .AsNoTracking()
            .Where(p => p.Illustrative)
            .OrderBy(p => p.Code)
            .Take(MostToTry)
            .ToListAsync(stop);
        var result = new List<Candidate>();
        foreach (var postcode in made)
        {
            var within = await Within(postcode.LsoaPlaceId, today, stop);
            result.Add(
                new(postcode.Said, "Postcode", within, $"~/places/find?q={Uri.EscapeDataString(postcode.Said)}")
            );
        }
        return result;
    }

    private async Task<Found> ByPostcode(string compact, DateOnly today, CancellationToken stop)
    {
        var known = await db.Set<Postcode>().AsNoTracking().SingleOrDefaultAsync(p => p.Code == compact, stop);
        if (known is not null)
        {
            var spot = new SpotPoint(
                known.Said,
                known.Longitude,
                known.Latitude,
                known.LsoaPlaceId,
                known.Illustrative,
                IsPostcode: true
            );
            return new(spot, null, [], false);
        }
        // Those nearest in the alphabet of postcodes, then the districts and cities.
        var sector = compact[..^2];
        var near = await db.Set<Postcode>()
            .AsNoTracking()
            .Where(p => p.Code.StartsWith(sector))
            .OrderBy(p => p.Code)
            .Take(20)
            .ToListAsync(stop);
        var result = new List<Candidate>();
        foreach (var postcode in near)
        {
            var words = postcode.Said;
            result.Add(
                new(
                    words,
                    "Postcode nearby",
                    await Within(postcode.LsoaPlaceId, today, stop),
                    $"~/places/find?q={Uri.EscapeDataString(words)}"
                )
            );
        }
        var names = await tree.Names(stop);
        foreach (
            var place in names
                .Values.Where(p => p.Type is PlaceType.District or PlaceType.Unitary or PlaceType.Neighbourhood)
                .OrderBy(p => p.Name)
        )
            result.Add(new(place.Name, place.Kind, await Within(place.Id, today, stop), place.Url));
        return new(null, null, result, true);
    }

    private async Task<List<PlaceName>> Places(
        System.Linq.Expressions.Expression<Func<Place, bool>> byName,
        System.Linq.Expressions.Expression<Func<PlaceAlias, bool>> byAlias,
        DateOnly today,
        CancellationToken stop
    )
    {
        var open = db.Set<Place>().AsNoTracking().Where(p => p.ActiveTo == null || p.ActiveTo >= today);
        var aliases = db.Set<PlaceAlias>().Where(byAlias).Select(a => a.PlaceId);
        var found = await open.Where(byName)
            .Select(p => new PlaceName(p.Id, p.Type, p.Name, p.Slug, p.Code))
            .Take(Most * 2)
            .ToListAsync(stop);
        found.AddRange(
            await open.Where(p => aliases.Contains(p.Id))
                .Select(p => new PlaceName(p.Id, p.Type, p.Name, p.Slug, p.Code))
                .Take(Most)
                .ToListAsync(stop)
        );
        return
        [
            .. found
                .DistinctBy(p => p.Id)
                // Small areas are called after their district; whoever types "Derby" does not mean 150 of them.
                .Where(p => PlaceType.Of(p.Type).Listed)
                .OrderBy(p => PlaceType.Of(p.Type).Order)
                .ThenBy(p => p.Name, StringComparer.Ordinal),
        ];
    }

    private Task<string> Within(int? placeId, DateOnly today, CancellationToken stop) =>
        Within(tree, placeId, today, stop);

    /// <summary>"Sinfin, Derby": the neighbourhood, the ward and the district, city or county around it.</summary>
    internal static async Task<string> Within(PlaceTree tree, int? placeId, DateOnly today, CancellationToken stop)
    {
        if (placeId is not { } id)
            return "";
        var names = await tree.Names(stop);
        var above = (await tree.Above(id, today, null, stop)).Select(s => names[s.PlaceId]).ToList();
        var neighbourhood = above.Find(p => p.Type == PlaceType.Neighbourhood)?.Name;
        var ward = above.Find(p => p.Type == PlaceType.Ward)?.Name;
        var council =
            above.Find(p => p.Type is PlaceType.District or PlaceType.Unitary)?.Name
            ?? above.Find(p => p.Type == PlaceType.County)?.Name;
        return string.Join(", ", new[] { neighbourhood, ward, council }.Where(n => n is not null).Distinct());
    }
}
