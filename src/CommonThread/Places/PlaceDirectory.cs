namespace CommonThread.Places;

/// <summary>Every place by kind and code, name or alias, read once: what a file names is found here.</summary>
public sealed class PlaceDirectory
{
    private readonly Dictionary<(string Type, string Code), PlaceName> byCode = [];
    private readonly Dictionary<(string Type, string Key), List<PlaceName>> byName = [];
    private readonly Dictionary<(string Type, string Key), List<PlaceName>> byAlias = [];
    private readonly HashSet<string> slugs = new(StringComparer.Ordinal);

    private readonly Dictionary<int, PlaceName> byId = [];

    private PlaceDirectory() { }

    public static async Task<PlaceDirectory> Read(CommonThreadDb db, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var directory = new PlaceDirectory();
        var places = await db.Set<Place>()
            .AsNoTracking()
            .Select(p => new PlaceName(p.Id, p.Type, p.Name, p.Slug, p.Code))
            .ToListAsync(stop);
        foreach (var place in places)
            directory.Add(place);
        var byId = places.ToDictionary(p => p.Id);
        foreach (
            var alias in await db.Set<PlaceAlias>()
                .AsNoTracking()
                .Select(a => new { a.PlaceId, a.NameKey })
                .ToListAsync(stop)
        )
            Gather(directory.byAlias, (byId[alias.PlaceId].Type, alias.NameKey), byId[alias.PlaceId]);
        return directory;
    }

    /// <summary>The name of a place, for sentences.</summary>
    public string NameOf(int id) => byId.GetValueOrDefault(id)?.Name ?? $"place {id}";

    /// <summary>The place with a number.</summary>
    public PlaceName? Of(int id) => byId.GetValueOrDefault(id);

    public PlaceName? ByCode(string type, string code) => byCode.GetValueOrDefault((type, code.ToUpperInvariant()));

    /// <summary>The places of a kind with this name, or failing that this alias; more than one where a name stands twice.</summary>
    public IReadOnlyList<PlaceName> ByName(string type, string name)
    {
        var key = (type, Place.Key(name));
        return byName.GetValueOrDefault(key) ?? byAlias.GetValueOrDefault(key) ?? [];
    }

    /// <summary>The place that a file names by kind and by code or name.</summary>
    public PlaceName? Find(string type, string codeOrName) =>
        ByCode(type, codeOrName) ?? (ByName(type, codeOrName) is [var one] ? one : null);

    /// <exception cref="ImportRefused">There is none, or more than one; the sentence says which.</exception>
    public PlaceName Need(string type, string codeOrName)
    {
        if (PlaceType.Find(type) is not { } kind)
            throw new ImportRefused(
                $"“{type}” is not a kind of place. The kinds are {string.Join(", ", PlaceType.Keys)}"
            );
        if (Find(type, codeOrName) is { } found)
            return found;
        throw new ImportRefused(
            ByName(type, codeOrName).Count > 1
                ? $"There are several places of the kind “{kind.Name}” called “{codeOrName}”; give its code"
                : $"There is no place of the kind “{kind.Name}” with the code or name “{codeOrName}”. Load or add it first"
        );
    }

    /// <summary>An address for a new place that no other has.</summary>
    internal string FreeSlug(string type, string? code, string name)
    {
        var first = Place.FirstSlug(type, code, name);
        if (slugs.Add(first))
            return first;
        var second = code is null ? first : $"{first}-{type}";
        if (second != first && slugs.Add(second))
            return second;
        for (var n = 2; ; n++)
        {
            if (slugs.Add($"{second}-{n}"))
                return $"{second}-{n}";
        }
    }

    internal void Add(PlaceName place)
    {
        slugs.Add(place.Slug);
        byId[place.Id] = place;
        if (place.Code is not null)
            byCode[(place.Type, place.Code)] = place;
        Gather(byName, (place.Type, Place.Key(place.Name)), place);
    }

    private static void Gather(
        Dictionary<(string, string), List<PlaceName>> into,
        (string, string) key,
        PlaceName place
    )
    {
        if (!into.TryGetValue(key, out var list))
            into[key] = list = [];
        list.Add(place);
    }
}
