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
        var priority = await Db.Set<Priority>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == Id, Stop);
        var framework = await Db.Set<Framework>()
            .AsNoTracking()
            .SingleOrDefaultAsync(f => priority != null && f.Id == priority.FrameworkId, Stop);
        if (priority is null || framework is null)
            return false;
        (Priority, Framework) = (priority, framework);
        var wanted = (await PriorityFigures.Of(Db, [Id], Stop))[Id].ToHashSet();
        var with = await Db.Set<Observation>()
            .Where(o => wanted.Contains(o.MeasureId))
            .Select(o => o.PlaceId)
            .Distinct()
            .ToListAsync(Stop);
        var places = PlacesOfTiles.From(await tree.Names(Stop), with, framework);
        Where = PlacesOfTiles.Choose(places, Place, framework);
        Places = PlacesOfTiles.AsChoices(places, Where);
        if (Where is not null)
            Readings = (await PriorityTile.ReadingsOf(Db, figures, [Id], Where, Stop))[Id];
        return true;
    }
}
