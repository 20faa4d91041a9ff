using CommonThread.People;

namespace CommonThread.Places.AreaPanels;

internal sealed record AreaPanelView(AreaPanelArea Area, string? Panel, string? Team);

/// <summary>What an area panel area is made of, on its page (C-06).</summary>
internal sealed class AreaPanelBlock : IPlaceBlock
{
    public PlaceTab Tab => PlaceTab.Overview;

    public int Order => 10;

    public string Heading => "Area panel";

    public string WhoFills =>
        "The panel and planning team of this area have not been named yet. A council administrator names them.";

    public async Task<PlaceBlock?> For(PlaceReading reading, CancellationToken stop)
    {
        if (reading.Place.Type != PlaceType.AreaPanelArea)
            return null;
        var id = reading.Place.Id;
        var area = await reading
            .Db.Set<AreaPanelArea>()
            .AsNoTracking()
            .SingleOrDefaultAsync(a => a.PlaceId == id, stop);
        if (area is null)
        {
            return reading.Caller.May(PlacesPermissions.Edit, reading.Above)
                ? PlaceBlock.EmptyWith($"{reading.Place.Url}/area-panel", "Set it up")
                : PlaceBlock.Empty;
        }
        var names = await OrganisationNames.Of(
            reading.Db,
            [area.PanelOrganisationId, area.PlanningTeamOrganisationId],
            stop
        );
        string? Name(int? organisation) => organisation is { } o ? names.GetValueOrDefault(o)?.Name : null;
        return new(
            "/Places/AreaPanels/_AreaPanel.cshtml",
            new AreaPanelView(area, Name(area.PanelOrganisationId), Name(area.PlanningTeamOrganisationId))
        );
    }
}
