using CommonThread.Measures;
using CommonThread.Places;
using CommonThread.Strategy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Performance.Tiles;

/// <summary>A priority with each of its measures whole: how it stands, what it says, its chart (D-06 to D-10).</summary>
[Public]
public sealed class PriorityModel(Figures figures, PlaceTree tree) : ThreadPage
{
    [FromRoute]
    public int Id { get; set; }

    /// <summary>Slug of the place.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Place { get; set; }

    public Priority Priority { get; private set; } = null!;

    public Framework Framework { get; private set; } = null!;

    public PlaceName? Where { get; private set; }

    public IReadOnlyList<SelectListItem> Places { get; private set; } = [];

    public IReadOnlyList<MeasureReading> Readings { get; private set; } = [];

    public override async Task<bool> Prepare()
    {
        if (await CurrentPriorities.Find(Db, Id, Stop) is not { } found)
            return false;
        (Priority, Framework) = found;
        var wanted = (await PriorityFigures.Of(Db, [Id], Stop))[Id].ToHashSet();
        var with = await (await figures.Published(Stop))
            .Where(o => wanted.Contains(o.MeasureId))
            .Select(o => o.PlaceId)
            .Distinct()
            .ToListAsync(Stop);
        var places = PlacesOfTiles.From(await tree.Names(Stop), with, Framework);
        Where = PlacesOfTiles.Choose(places, Place, Framework);
        Places = PlacesOfTiles.AsChoices(places, Where);
        if (Where is not null)
            Readings = (await PriorityTile.ReadingsOf(Db, figures, [Id], Where, Stop))[Id];
        return true;
    }
}
