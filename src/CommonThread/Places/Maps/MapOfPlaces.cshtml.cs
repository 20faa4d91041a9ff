using CommonThread.Places.Readings;
using CommonThread.Shared.Charts;
using CommonThread.Shared.Exports;
using CommonThread.Shared.Maps;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using NetTopologySuite.Geometries;

namespace CommonThread.Places.Maps;

/// <summary>The map of a kind of place, shaded by a figure where one is chosen, with the same as a list (C-19).</summary>
[Public]
public sealed class MapOfPlacesModel(PlaceTree tree, IEnumerable<IMapLayer> layers, IEnumerable<IMapOverlay> overlays)
    : ThreadPage
{
    public const int MostAreas = 900;

    public sealed record Row(PlaceName Place, double? Number, string Words, int? Rank);

    [BindProperty(SupportsGet = true, Name = "type")]
    public string? TypeKey { get; set; }

    [BindProperty(SupportsGet = true, Name = "in")]
    public string? In { get; set; }

    [BindProperty(SupportsGet = true, Name = "layer")]
    public string? LayerKey { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Format { get; set; }

    public PlaceType Type { get; private set; } = PlaceType.Of(PlaceType.District);

    public IReadOnlyList<SelectListItem> Types { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Parents { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Layers { get; private set; } = [];

    /// <summary>A programme or shared priority that the places are tagged with (C-46).</summary>
    [BindProperty(SupportsGet = true)]
    public string? Tag { get; set; }

    /// <summary>Layers that are laid over the map, one over another.</summary>
    [BindProperty(SupportsGet = true, Name = "over")]
    public IReadOnlyList<string> Over { get; set; } = [];

    public IReadOnlyList<SelectListItem> Overlays { get; private set; } = [];

    /// <summary>The lists of the layers that are on: each says what is drawn of it.</summary>
    public IReadOnlyList<OverlayList> Laid { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Tags { get; private set; } = [];

    public PlaceName? Within { get; private set; }

    public IMapLayer? Layer { get; private set; }

    public MapLayerValues? Values { get; private set; }

    public AreaMap? Map { get; private set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public bool TooMany { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        var names = await tree.Names(Stop);
        var kinds = names.Values.GroupBy(p => p.Type).ToDictionary(g => g.Key, g => g.Count());
        string[] preferred = [PlaceType.District, PlaceType.Ward];
        var key =
            PlaceType.Find(TypeKey)?.Key
            ?? preferred.FirstOrDefault(kinds.ContainsKey)
            ?? kinds.Keys.FirstOrDefault()
            ?? PlaceType.District;
        Type = PlaceType.Of(key);
        Types =
        [
            .. PlaceType
                .All.Where(t => kinds.ContainsKey(t.Key))
                .Select(t => new SelectListItem(t.Plural, t.Key, t.Key == key)),
        ];
        Parents =
        [
            .. names
                .Values.Where(p =>
                    p.Type
                        is PlaceType.County
                            or PlaceType.Unitary
                            or PlaceType.District
                            or PlaceType.CspArea
                            or PlaceType.AreaPanelArea
                )
                .OrderBy(p => PlaceType.Of(p.Type).Order)
                .ThenBy(p => p.Name, StringComparer.Ordinal)
                .Select(p => new SelectListItem($"{p.Name} ({p.Kind.InSentence()})", p.Slug, p.Slug == In)),
        ];
        Within = names.Values.FirstOrDefault(p => p.Slug == In);
        var places = await Chosen(names);
        await Shade(key);
        Rows = Ranked(places);
        if (Format == "csv")
            return Csv();
        var all = LaidOver.All(overlays, layers, Caller);
        Overlays = LaidOver.Boxes(all, Over, key, kinds.Keys.ToHashSet());
        Laid = await LaidOver.Lists(all, Over, Db, key, places.Select(p => p.Id).ToHashSet(), Today, Stop);
        TooMany = places.Count > MostAreas;
        if (!TooMany && places.Count > 0)
            await Draw(places);
        return Page();
    }

    public string With(string name, string? value)
    {
        var query = Request.Query.Where(q => q.Key != name).ToDictionary(q => q.Key, q => q.Value);
        if (value is not null)
            query[name] = value;
        return Request.PathBase + Request.Path + QueryString.Create(query);
    }

    private async Task<List<PlaceName>> Chosen(IReadOnlyDictionary<int, PlaceName> names)
    {
        var (key, today) = (Type.Key, Today);
        var open = await Db.Set<Place>()
            .Where(p => p.Type == key && (p.ActiveTo == null || p.ActiveTo >= today))
            .Select(p => p.Id)
            .ToListAsync(Stop);
        if (Within is not null)
        {
            var below = (await tree.Below(Within.Id, today, null, Stop)).Select(s => s.PlaceId).ToHashSet();
            open = open.FindAll(below.Contains);
        }
        var tagged = await (
            from tag in Db.Set<PlaceTag>()
            join place in Db.Set<Place>() on tag.PlaceId equals place.Id
            where place.Type == key && (tag.From == null || tag.From <= today) && (tag.To == null || tag.To >= today)
            select new { tag.PlaceId, tag.Tag }
        ).ToListAsync(Stop);
        Tags =
        [
            .. tagged
                .Select(t => t.Tag)
                .Distinct()
                .Order(StringComparer.Ordinal)
                .Select(t => new SelectListItem(t, t, t == Tag)),
        ];
        if (Tag is not null)
        {
            var with = tagged.Where(t => t.Tag == Tag).Select(t => t.PlaceId).ToHashSet();
            open = open.FindAll(with.Contains);
        }
        return [.. open.Select(id => names[id])];
    }

    private async Task Shade(string type)
    {
        // Residents see published layers only.
        var mine = layers.Where(l => l.Audience == Marking.Public || Caller.IsSignedIn).OrderBy(l => l.Order).ToList();
        var offered = new List<SelectListItem>();
        foreach (var layer in mine)
        {
            if (layer.Key == LayerKey)
            {
                Values = await layer.For(Db, type, Today, Stop);
                Layer = Values is null ? null : layer;
            }
            offered.Add(new(layer.Title, layer.Key, layer.Key == LayerKey));
        }
        Layers = offered;
    }

    private List<Row> Ranked(List<PlaceName> places)
    {
        var rows = places
            .Select(p => (Place: p, Value: Values?.Values.GetValueOrDefault(p.Id)))
            .OrderBy(r => r.Value?.Number is null)
            .ThenBy(r => Values?.LowestFirst == true ? r.Value?.Number : -r.Value?.Number)
            .ThenBy(r => r.Place.Name, StringComparer.Ordinal);
        var rank = 0;
        return
        [
            .. rows.Select(r => new Row(
                r.Place,
                r.Value?.Number,
                r.Value?.Words ?? "",
                r.Value?.Number is null ? null : ++rank
            )),
        ];
    }

    private async Task Draw(List<PlaceName> places)
    {
        var shapes = await PlaceShapes.Of(Db, tree, [.. places.Select(p => p.Id)], Today, Stop);
        var shown = Rows.ToDictionary(r => r.Place.Id);
        var areas = places
            .Where(p => shapes.ContainsKey(p.Id))
            .Select(p =>
                PlaceMap.Area(p, shapes[p.Id], Url, selected: false) with
                {
                    Value = shown[p.Id].Number,
                    Text = shown[p.Id].Words.Length > 0 ? shown[p.Id].Words : null,
                }
            )
            .ToList();
        if (areas.Count == 0)
            return;
        var around = new Envelope();
        foreach (var area in areas)
            around.ExpandToInclude(area.Shape.EnvelopeInternal);
        var drawn = new List<(OverlayList List, MapOver Over)>();
        foreach (var (i, list) in Laid.Index())
            drawn.Add(await LaidOver.Draw(list, i + 1, Db, tree, around, Url, Today, Stop));
        Laid = drawn.ConvertAll(d => d.List);
        var boundaries = shapes.Values.First();
        var map = new AreaMap
        {
            Title =
                (Layer is null ? Type.Plural : $"{Layer.Title}, {Type.Plural.InSentence()}")
                + (Within is null ? "" : $" in {Within.Name}"),
            Sentence = Rows is [{ Number: not null } top, ..]
                ? $"{top.Place.Name} has the {(Values?.LowestFirst == true ? "lowest" : "highest")} figure: {top.Words}."
                : null,
            Areas = areas,
            Over = drawn.ConvertAll(d => d.Over),
            Unit = Values?.Unit ?? "",
            Illustrative = Values?.Illustrative == true,
            Source = Values is null
                ? new(boundaries.Source, boundaries.SourceDate)
                : new FigureSource(Values.Source, Values.AsAt ?? Today),
            TableId = "list",
            GeoJsonHref = null,
        };
        Map = Values is not { } values
            ? map
            : map.Classed(Classing.Quantiles(areas.Select(a => a.Value)), values.Say, values.LowestFirst);
    }

    private FileContentResult Csv() =>
        CsvExport.File<Row>(
            Layer is null ? Type.Plural : $"{Layer.Title} {Type.Plural}",
            Rows,
            new("Rank", r => r.Rank),
            new("Code", r => r.Place.Code),
            new("Name", r => r.Place.Name),
            new(Values?.Unit is { Length: > 0 } unit ? unit : "Value", r => r.Number),
            new("In words", r => r.Words),
            new("Source", _ => Values?.Source)
        );
}
