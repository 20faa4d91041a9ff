namespace CommonThread.Places;

/// <summary>A tab of a place's page; each is an address of its own.</summary>
/// <param name="Fill">What the tab says while no module has anything: who will fill it.</param>
public sealed record PlaceTab(string Key, string Name, string Fill)
{
    public static readonly PlaceTab Overview = new("overview", "Overview", "");

    public static readonly PlaceTab Concerns = new(
        "concerns",
        "Concerns and actions",
        "No concern about this place has been recorded yet. Residents, wardens and partners raise them; the neighbourhood’s team answers them."
    );

    public static readonly PlaceTab Figures = new(
        "figures",
        "Figures",
        "No figures have been loaded for this place yet. An analyst loads populations, deprivation and recorded crime."
    );

    public static readonly PlaceTab Plans = new(
        "plans",
        "Plans and promises",
        "No plan names this place yet. Strategy officers and priority leads name the places that an action is for."
    );

    public static readonly PlaceTab Money = new(
        "money",
        "Money",
        "No money has been recorded for this place yet. Grant officers and partner officers record what is allotted and spent here."
    );

    public static readonly PlaceTab Groups = new(
        "groups",
        "Groups and assets",
        "No group or asset of this place is in the directory yet. Groups add themselves; community officers check them."
    );

    public static readonly PlaceTab Meetings = new(
        "meetings",
        "Meetings and decisions",
        "No meeting has decided anything about this place yet. Boards and panels record decisions with the places they concern."
    );

    public static readonly PlaceTab Stories = new(
        "stories",
        "Stories",
        "No story about this place has been told yet. Officers and residents write them; an editor approves them."
    );

    public static IReadOnlyList<PlaceTab> All { get; } =
    [Overview, Concerns, Figures, Plans, Money, Groups, Meetings, Stories];
}

/// <summary>One reading of a place's page: which place, when, and for whom.</summary>
/// <param name="Above">The place and every place above it today: what grants over places are compared with.</param>
public sealed record PlaceReading(
    Place Place,
    CommonThreadDb Db,
    Caller Caller,
    DateOnly Today,
    PlaceTree Tree,
    IReadOnlyCollection<int> Above
)
{
    private HashSet<int>? here;

    /// <summary>The place and every place within it today.</summary>
    public async Task<IReadOnlySet<int>> Here(CancellationToken stop) =>
        here ??= [Place.Id, .. (await Tree.Below(Place.Id, Today, null, stop)).Select(s => s.PlaceId)];
}

/// <summary>One sentence of what is going on in a place, for its overview; it leads to the tab that tells the rest.</summary>
public sealed record PlaceSentence(string Words, bool Illustrative = false);

/// <summary>
/// A block of a place's page, contributed by a later module through this contract: concerns, plans, money, stories.
/// Register with <c>services.AddScoped&lt;IPlaceBlock, …&gt;()</c>.
/// </summary>
public interface IPlaceBlock
{
    PlaceTab Tab { get; }

    /// <summary>Where it stands within its tab; smaller is higher. Places' own blocks take 0 to 90 in tens.</summary>
    int Order { get; }

    string Heading { get; }

    /// <summary>The least closed reading in which it stands at all; what is in it is filtered by the caller besides.</summary>
    Marking Audience => Marking.Public;

    /// <summary>Said while it is empty: who can fill it, and how.</summary>
    string WhoFills { get; }

    /// <summary>The block for a place; null where such a place never has one; <see cref="PlaceBlock.Empty"/> while nobody filled it.</summary>
    Task<PlaceBlock?> For(PlaceReading reading, CancellationToken stop);

    /// <summary>What the overview says of it; null where there is nothing to say.</summary>
    Task<PlaceSentence?> Brief(PlaceReading reading, CancellationToken stop) => Task.FromResult<PlaceSentence?>(null);
}

/// <summary>What a block shows: a partial with its model (address of the partial from the root of the application).</summary>
/// <param name="AsAt">The day of what is shown, as far as it is known.</param>
/// <param name="Source">Where it comes from, in words.</param>
/// <param name="MoreUrl">A page with more of it, beginning with <c>~/</c>.</param>
public sealed record PlaceBlock(
    string? Partial,
    object? Model,
    SourceDate? AsAt = null,
    string? Source = null,
    string? MoreUrl = null,
    string? MoreText = null
)
{
    public static readonly PlaceBlock Empty = new(null, null);

    /// <summary>Empty for now, with the page that fills it for those who may.</summary>
    public static PlaceBlock EmptyWith(string url, string text) => new(null, null, MoreUrl: url, MoreText: text);
}

/// <summary>A fact of the row at the top of a place's page.</summary>
/// <param name="Label">"Burglary".</param>
/// <param name="Value">"4.1".</param>
/// <param name="Unit">"per 1,000 people".</param>
/// <param name="Comparison">"Places like this: 5.0".</param>
/// <param name="Signal">"Falling since March".</param>
/// <param name="Url">The page behind it, beginning with <c>~/</c>.</param>
public sealed record PlaceFact(
    int Order,
    string Label,
    string Value,
    string Source,
    SourceDate? AsAt,
    string? Comparison = null,
    string? Signal = null,
    string? Url = null,
    bool Illustrative = false,
    string? Unit = null
);

/// <summary>Facts of a place, contributed by a later module. The page shows the first six in order.</summary>
public interface IPlaceFact
{
    Task<IReadOnlyList<PlaceFact>> For(PlaceReading reading, CancellationToken stop);
}

/// <summary>The value of a place on a shaded map.</summary>
/// <param name="Number">What it is shaded by; null is "no figure".</param>
/// <param name="Words">The value as read: "4.1 per 1,000 people".</param>
public sealed record MapValue(double? Number, string Words);

/// <summary>The values of a layer for the places of one kind.</summary>
/// <param name="Say">How a number is written in the legend, without its unit.</param>
/// <param name="LowestFirst">The lowest is what to look at first, and is shaded darkest: a rank among the most deprived.</param>
public sealed record MapLayerValues(
    string Unit,
    IReadOnlyDictionary<int, MapValue> Values,
    string Source,
    DateOnly? AsAt,
    bool Illustrative = false,
    Func<double, string>? Say = null,
    bool LowestFirst = false
);

/// <summary>A way to shade the map of places by a figure, contributed by a later module.</summary>
public interface IMapLayer
{
    /// <summary>In addresses: "deprivation".</summary>
    string Key { get; }

    string Title { get; }

    int Order { get; }

    /// <summary>Residents see published layers only.</summary>
    Marking Audience => Marking.Public;

    /// <summary>The values for places of a kind; null where it has none for that kind.</summary>
    Task<MapLayerValues?> For(CommonThreadDb db, string placeType, DateOnly today, CancellationToken stop);
}

/// <summary>One place or point of a layer that is laid over the map.</summary>
/// <param name="Url">Its page, beginning with <c>~/</c>.</param>
/// <param name="Words">What the layer says of it, as in its list: "3 open issues"; empty where its being there says all.</param>
/// <param name="PlaceId">The place whose outline is drawn; null for a point.</param>
/// <param name="Step">1 to 5 where it is drawn as a circle at the middle of the place, larger for more.</param>
public sealed record OverlayItem(
    string Name,
    string Url,
    string Words = "",
    int? PlaceId = null,
    double? Longitude = null,
    double? Latitude = null,
    int? Step = null
);

/// <summary>What a layer lays over the map, the same as its list says.</summary>
/// <param name="Source">Null where the outlines' own sources say it all.</param>
public sealed record OverlayItems(
    IReadOnlyList<OverlayItem> Items,
    string? Source = null,
    DateOnly? AsAt = null,
    bool Illustrative = false
);

/// <summary>
/// A layer that is switched on over the map of places, several at once (C-19): outlines of places, points, or counts at
/// places. A later module contributes one: open issues, community assets, severity.
/// </summary>
public interface IMapOverlay
{
    /// <summary>In addresses: "assets".</summary>
    string Key { get; }

    string Title { get; }

    int Order { get; }

    /// <summary>Residents see published layers only.</summary>
    Marking Audience => Marking.Public;

    /// <summary>What it lays over a map of a kind of place; null where it has nothing.</summary>
    Task<OverlayItems?> For(CommonThreadDb db, string placeType, DateOnly today, CancellationToken stop);
}

/// <summary>A way to narrow a list of places, contributed by a later module: rural class, share of older residents (C-37).</summary>
public interface IPlaceFilter
{
    /// <summary>In addresses: "rural".</summary>
    string Key { get; }

    string Label { get; }

    /// <summary>Value and words of each choice for places of a kind; none where the filter does not apply.</summary>
    Task<IReadOnlyList<(string Value, string Words)>> Choices(
        CommonThreadDb db,
        string placeType,
        CancellationToken stop
    );

    /// <summary>The places of a kind that pass.</summary>
    Task<IReadOnlySet<int>> Passing(CommonThreadDb db, string placeType, string value, CancellationToken stop);
}
