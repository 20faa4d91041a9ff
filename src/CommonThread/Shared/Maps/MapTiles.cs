namespace CommonThread.Shared.Maps;

/// <summary>
/// A street map under the areas, where the operator names one: <c>COMMONTHREAD_TILES</c> is its address with {z}, {x} and {y},
/// <c>COMMONTHREAD_TILES_BY</c> whom to thank for it. Without it maps are drawn from the partnership's own boundaries alone.
/// </summary>
public sealed class MapTiles
{
    private readonly string? url;
    private readonly string? by;

    /// <exception cref="InvalidOperationException">The address is not one of tiles.</exception>
    public MapTiles(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        (url, by) = (
            Text.Clean(configuration["COMMONTHREAD_TILES"]),
            Text.Clean(configuration["COMMONTHREAD_TILES_BY"])
        );
        if (url is null)
            return;
        var isAddress =
            Uri.TryCreate(url.Replace("{s}.", "", StringComparison.Ordinal), UriKind.Absolute, out var address)
            && address.Scheme is "https" or "http"
            && new[] { "{z}", "{x}", "{y}" }.All(p => url.Contains(p, StringComparison.Ordinal));
        if (!isAddress)
            throw new InvalidOperationException(
                "COMMONTHREAD_TILES must be an address with {z}, {x} and {y}, like https://tiles.example/{z}/{x}/{y}.png"
            );
        Host =
            $"{address!.Scheme}://{(url.Contains("://{s}.", StringComparison.Ordinal) ? "*." : "")}{address.Authority}";
    }

    /// <summary>Where browsers fetch tiles from, for the content security policy; null where there are none.</summary>
    public string? Host { get; }

    public AreaMap Under(AreaMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return url is null ? map : map with { TileUrl = url, TileAttribution = by };
    }
}
