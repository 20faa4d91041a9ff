using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Places.Parishes;

/// <summary>Describes a parish or town council (C-07).</summary>
[Needs(PlacesPermissions.Edit)]
public sealed class EditModel(PlaceTree tree) : PlacePage(tree)
{
    public sealed class Input
    {
        public string? MeetingPattern { get; set; }
        public string? LiaisonMeetings { get; set; }
        public DateOnly? NextLiaisonOn { get; set; }
        public string? Devolved { get; set; }
        public string? Connectivity { get; set; }
        public StatutoryPlanStatus StatutoryPlan { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    [BindProperty]
    public string? Reason { get; set; }

    protected override string Permission => PlacesPermissions.Edit;

    public IReadOnlyList<SelectListItem> Statuses { get; } =
    [.. Enum.GetValues<StatutoryPlanStatus>().Select(s => new SelectListItem(s.Say(), s.ToString()))];

    private ParishCouncil? parish;

    public override async Task<bool> Prepare() => await base.Prepare() && Place.Type == PlaceType.Parish;

    protected override async Task Load()
    {
        var id = Place.Id;
        parish = await Db.Set<ParishCouncil>().SingleOrDefaultAsync(p => p.PlaceId == id, Stop);
    }

    public void OnGet()
    {
        if (parish is not null)
        {
            Form = new()
            {
                MeetingPattern = parish.MeetingPattern,
                LiaisonMeetings = parish.LiaisonMeetings,
                NextLiaisonOn = parish.NextLiaisonOn,
                Devolved = parish.Devolved,
                Connectivity = parish.Connectivity,
                StatutoryPlan = parish.StatutoryPlan,
            };
        }
    }

    public async Task<IActionResult> OnPost()
    {
        Rules.Check(Why.Given(Reason));
        if (parish is null)
            Db.Add(parish = ParishCouncil.Of(Place.Id));
        parish.Describe(
            Form.MeetingPattern,
            Form.LiaisonMeetings,
            Form.Devolved,
            Form.Connectivity,
            Form.StatutoryPlan,
            Form.NextLiaisonOn
        );
        await Db.SaveChangesAsync(Stop);
        return Done($"{Place.Name} was described", Place.Url);
    }
}
