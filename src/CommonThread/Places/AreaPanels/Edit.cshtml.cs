using CommonThread.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Places.AreaPanels;

/// <summary>Sets up an area panel area: number, panel, planning team (C-06).</summary>
[Needs(PlacesPermissions.Edit)]
public sealed class EditModel(PlaceTree tree) : PlacePage(tree)
{
    public sealed class Input
    {
        public int? Number { get; set; }
        public int? PanelOrganisationId { get; set; }
        public int? PlanningTeamOrganisationId { get; set; }
        public string? LinkedWith { get; set; }
        public DateOnly? LiveFrom { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    [BindProperty]
    public string? Reason { get; set; }

    protected override string Permission => PlacesPermissions.Edit;

    public IReadOnlyList<SelectListItem> Bodies { get; private set; } = [];

    private AreaPanelArea? area;

    public override async Task<bool> Prepare() => await base.Prepare() && Place.Type == PlaceType.AreaPanelArea;

    protected override async Task Load()
    {
        var id = Place.Id;
        area = await Db.Set<AreaPanelArea>().SingleOrDefaultAsync(a => a.PlaceId == id, Stop);
        Bodies = await OrganisationChoices.For(Db, OrganisationKind.Partnership, Stop);
    }

    public void OnGet()
    {
        if (area is not null)
        {
            Form = new()
            {
                Number = area.Number,
                PanelOrganisationId = area.PanelOrganisationId,
                PlanningTeamOrganisationId = area.PlanningTeamOrganisationId,
                LinkedWith = area.LinkedWith,
                LiveFrom = area.LiveFrom,
            };
        }
    }

    public async Task<IActionResult> OnPost()
    {
        var (id, number) = (Place.Id, Form.Number ?? 0);
        Rules.Check(
            (
                "Number",
                !await Db.Set<AreaPanelArea>().AnyAsync(a => a.Number == number && a.PlaceId != id, Stop),
                $"There is an area number {number} already"
            ),
            ("PanelOrganisationId", IsBody(Form.PanelOrganisationId), "Choose a body from the list"),
            ("PlanningTeamOrganisationId", IsBody(Form.PlanningTeamOrganisationId), "Choose a body from the list"),
            Why.Given(Reason)
        );
        if (area is null)
            Db.Add(area = AreaPanelArea.Of(id));
        area.SetUp(number, Form.PanelOrganisationId, Form.PlanningTeamOrganisationId, Form.LinkedWith, Form.LiveFrom);
        await Db.SaveChangesAsync(Stop);
        return Done(area.Warning is { } warning ? $"Saved. {warning}" : $"{Place.Name} was set up", Place.Url);
    }

    private bool IsBody(int? id) => id is null || Bodies.Any(b => b.Value == id.Value.ToString(Text.Words));
}
