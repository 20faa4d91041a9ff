using CommonThread.Measures;
using CommonThread.Places;
using CommonThread.Shared.Exports;
using CommonThread.Strategy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Performance.Tiles;

/// <summary>The priorities of a framework in one place: what stands off track first, then a tile for each (D-03, D-08, D-10).</summary>
[Public]
public sealed class ShowModel(Figures figures, PlaceTree tree, IEnumerable<IPriorityFact> facts) : ThreadPage
{
    /// <summary>Slug of the framework.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Framework { get; set; }

    /// <summary>Slug of the place.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Place { get; set; }

    public Framework? Chosen { get; private set; }

    public PlaceName? Where { get; private set; }

    public IReadOnlyList<SelectListItem> Frameworks { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Places { get; private set; } = [];

    public IReadOnlyList<PriorityTile> Tiles { get; private set; } = [];

    /// <summary>Measures off track or to be watched, the worst first, each once.</summary>
    public IReadOnlyList<(PriorityTile Tile, MeasureReading Reading)> Attention { get; private set; } = [];

    /// <summary>Whether the caller is of the bodies of the quarterly cycle.</summary>
    public bool IsWithin => Db.IsWithin();

    public int With(Track track) => Tiles.Count(t => t.Track == track);

    public int WithOutcome => Tiles.Count(t => t.HasOutcome);

    public override async Task<bool> Prepare()
    {
        // One whose leads report every quarter is what boards ask about first.
        var frameworks = await CurrentPriorities.Frameworks(Db, Stop);
        Chosen = frameworks.FirstOrDefault(f => f.Slug == Framework) ?? (frameworks is [var first, ..] ? first : null);
        if (Chosen is null)
            return true;
        Frameworks = [.. frameworks.Select(f => new SelectListItem(f.ShortTitle ?? f.Title, f.Slug, f == Chosen))];
        await ChoosePlace(Chosen);
        if (Where is null)
            return true;
        Tiles = await PriorityTile.Of(Db, figures, facts, Chosen.Id, Where, Today, Stop);
        Attention =
        [
            .. Tiles
                .SelectMany(t => t.Readings.Select(r => (Tile: t, Reading: r)))
                .Where(x => x.Reading.Progress?.Track is Track.OffTrack or Track.Watch)
                .DistinctBy(x => x.Reading.Measure.Id)
                .OrderByDescending(x => x.Reading.Progress!.Track)
                .ThenBy(x => x.Reading.Measure.Title, StringComparer.Ordinal),
        ];
        return true;
    }

    public IActionResult OnGetCsv() =>
        Chosen is null || Where is null
            ? NotFound()
            : CsvExport.File(
                $"performance-{Chosen.Slug}-{Where.Slug}",
                Tiles.SelectMany(t => t.Readings.Select(r => (Tile: t, Reading: r))),
                [
                    new ExportColumn<(PriorityTile Tile, MeasureReading Reading)>(
                        "Priority",
                        x => x.Tile.Priority.Name
                    ),
                    new("Measure", x => x.Reading.Measure.Title),
                    new("Place", _ => Where.Name),
                    new("Code", _ => Where.Code),
                    new("Period", x => x.Reading.Latest?.Period.Key),
                    new(
                        "Value",
                        x =>
                            x.Reading.Latest is not { } f ? null
                            : f.Hidden ? "hidden"
                            : f.Value
                    ),
                    new("Unit", x => x.Reading.Measure.Unit),
                    new("Target", x => x.Reading.Measure.Target),
                    new("Stands", x => (x.Reading.Progress?.Track ?? Track.NotJudged).Say()),
                    new("Because", x => x.Reading.Progress?.Because),
                    new("A year before", x => x.Reading.Progress?.AgainstYearWords),
                    new("Signal", x => x.Reading.Signal?.Sentence),
                    new("Source", x => x.Reading.Latest?.From.Text),
                    new("Source date", x => x.Reading.Latest?.From.Date),
                    new("Release", x => x.Reading.Latest?.From.ReleaseNumber),
                ]
            );

    // Places that people know and that one of the priorities' measures has a figure for; the framework's own to begin with.
    private async Task ChoosePlace(Framework framework)
    {
        var ids = (await CurrentPriorities.Of(Db, framework.Id, Stop)).Select(p => p.Id).ToList();
        var wanted = (await PriorityFigures.Of(Db, ids, Stop)).SelectMany(s => s).ToHashSet();
        var with = await (await figures.Published(Stop))
            .Where(o => wanted.Contains(o.MeasureId))
            .Select(o => o.PlaceId)
            .Distinct()
            .ToListAsync(Stop);
        var places = PlacesOfTiles.From(await tree.Names(Stop), with, framework);
        Where = PlacesOfTiles.Choose(places, Place, framework);
        Places = PlacesOfTiles.AsChoices(places, Where);
    }
}
