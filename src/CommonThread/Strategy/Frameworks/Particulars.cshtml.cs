using CommonThread.People;
using CommonThread.Places;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Strategy.Frameworks;

/// <summary>What a framework is called, whose it is, and where it holds.</summary>
[Needs(StrategyPermissions.Edit)]
public sealed class ParticularsModel(PlaceTree places) : FrameworkPage
{
    public sealed class Input
    {
        public string? Title { get; set; }

        public string? ShortTitle { get; set; }

        public FrameworkType Type { get; set; }

        public int? OwnerOrganisationId { get; set; }

        public int? OwnerPostId { get; set; }

        public int? PlaceId { get; set; }

        public Marking Visibility { get; set; }

        public int? ApprovingBodyId { get; set; }

        public int? OverseeingBodyId { get; set; }

        public int? RequiredAdoptions { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Organisations { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Posts { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Places { get; private set; } = [];

    protected override async Task<bool> Find()
    {
        if (!MayEdit)
            return false;
        Organisations = await OrganisationChoices.For(Db, null, Stop);
        Posts = await PostChoices.For(Db, null, Stop);
        Places = ChoiceList.Of(
            (await places.Names(Stop))
                .Values.Where(p => PlaceType.Find(p.Type) is { Listed: true })
                .OrderBy(p => p.Name, StringComparer.Ordinal),
            p => p.Id,
            p => $"{p.Name} ({p.Kind.ToLowerInvariant()})"
        );
        return true;
    }

    public void OnGet() =>
        Form = new()
        {
            Title = Framework.Title,
            ShortTitle = Framework.ShortTitle,
            Type = Framework.Type,
            OwnerOrganisationId = Framework.OwnerOrganisationId,
            OwnerPostId = Framework.OwnerPostId,
            PlaceId = Framework.PlaceId,
            Visibility = Framework.Visibility,
            ApprovingBodyId = Framework.ApprovingBodyId,
            OverseeingBodyId = Framework.OverseeingBodyId,
            RequiredAdoptions = Framework.RequiredAdoptions,
        };

    public async Task<IActionResult> OnPost()
    {
        Rules.Check(
            (
                nameof(Form.OwnerOrganisationId),
                Form.OwnerOrganisationId is not null,
                "Choose the organisation or body that owns it"
            ),
            (
                nameof(Form.OwnerOrganisationId),
                Form.OwnerOrganisationId is not { } o || Caller.MayFor(StrategyPermissions.Edit, o),
                "You may not write frameworks for that organisation"
            ),
            (
                nameof(Form.Title),
                Draft is not null || (Form.Title == Framework.Title && Form.ShortTitle == Framework.ShortTitle),
                "A published title does not change. Start a new version first"
            )
        );
        Framework.Retitle(Form.Title, Form.ShortTitle, Form.Type);
        Framework.OwnedBy(Form.OwnerOrganisationId!.Value, Form.OwnerPostId);
        Framework.For(Form.PlaceId);
        Framework.ShowTo(Form.Visibility);
        await Plans.MarkingInPlan.Settle(Db, Framework, Stop);
        (Framework.ApprovingBodyId, Framework.OverseeingBodyId) = (Form.ApprovingBodyId, Form.OverseeingBodyId);
        Framework.IsAdoptedBy(Form.RequiredAdoptions);
        await Db.SaveChangesAsync(Stop);
        return Done("The particulars are changed", $"{Home}/write");
    }
}
