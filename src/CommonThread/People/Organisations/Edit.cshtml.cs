using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.People.Organisations;

/// <summary>Changes an organisation, says that it has left, or that it is the same as another.</summary>
[Needs(PeoplePermissions.OwnOrganisation)]
public sealed class EditModel : ThreadPage
{
    public sealed class Input
    {
        public string? Name { get; set; }
        public OrganisationKind? Kind { get; set; }
        public string? Aliases { get; set; }
        public int? ParentId { get; set; }
        public string? Description { get; set; }
        public bool ShowsHolderNames { get; set; }
        public DateOnly? ActiveTo { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    [BindProperty]
    public int? IntoId { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public Organisation Organisation { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Others { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Kinds { get; } =
    [.. Enum.GetValues<OrganisationKind>().Select(k => new SelectListItem(ListModel.Words(k), k.ToString()))];

    public override async Task<bool> Prepare()
    {
        var slug = RouteData.Values["slug"] as string;
        var found = await Db.Set<Organisation>()
            .Include(o => o.Aliases)
            .SingleOrDefaultAsync(o => o.Slug == slug, Stop);
        if (found is not { MergedIntoId: null } || !Caller.MayManage(found.Id))
            return false;
        Organisation = found;
        Others =
        [
            .. (await OrganisationChoices.For(Db, stop: Stop)).Where(c => c.Value != found.Id.ToString(Text.Words)),
        ];
        return true;
    }

    public void OnGet() =>
        Form = new()
        {
            Name = Organisation.Name,
            Kind = Organisation.Kind,
            Aliases = string.Join("\n", Organisation.Aliases.Select(a => a.Name)),
            ParentId = Organisation.ParentId,
            Description = Organisation.Description,
            ShowsHolderNames = Organisation.ShowsHolderNames,
            ActiveTo = Organisation.ActiveTo,
        };

    public async Task<IActionResult> OnPost()
    {
        await WriteOrganisation.Run(Db, Organisation, Form, Stop);
        Organisation.ShowsHolderNames = Form.ShowsHolderNames;
        if (Caller.May(PeoplePermissions.Organisations))
            Organisation.Leave(Form.ActiveTo);
        await Db.SaveChangesAsync(Stop);
        return Done($"{Organisation.Name} is changed", $"~/people/organisations/{Organisation.Slug}");
    }

    public async Task<IActionResult> OnPostMerge()
    {
        if (!Caller.May(PeoplePermissions.Organisations))
            return NotFound();
        var kept = await Db.Set<Organisation>().Include(o => o.Aliases).SingleOrDefaultAsync(o => o.Id == IntoId, Stop);
        Rules.Check(
            ("IntoId", kept is not null, "Choose the organisation to keep"),
            ("Reason", Acting.Reason is not null, "Say why these two are one")
        );
        await MergeOrganisations.Run(Db, Organisation, kept!, Today, Stop);
        return Done($"Both names now mean {kept!.Name}", $"~/people/organisations/{kept.Slug}");
    }
}
