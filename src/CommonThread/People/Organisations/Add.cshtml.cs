using Microsoft.AspNetCore.Mvc;

namespace CommonThread.People.Organisations;

/// <summary>Adds an organisation.</summary>
[Needs(PeoplePermissions.Organisations)]
public sealed class AddModel : ThreadPage
{
    [BindProperty]
    public EditModel.Input Form { get; set; } = new();

    public IReadOnlyList<Microsoft.AspNetCore.Mvc.Rendering.SelectListItem> Others { get; private set; } = [];

    public IReadOnlyList<Microsoft.AspNetCore.Mvc.Rendering.SelectListItem> Kinds { get; } =
    [
        .. Enum.GetValues<OrganisationKind>()
            .Select(k => new Microsoft.AspNetCore.Mvc.Rendering.SelectListItem(ListModel.Words(k), k.ToString())),
    ];

    public override async Task<bool> Prepare()
    {
        Others = await OrganisationChoices.For(Db, stop: Stop);
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        var organisation = Organisation.Called(Form.Name ?? "", Form.Kind ?? OrganisationKind.Other);
        await WriteOrganisation.Run(Db, organisation, Form, Stop);
        Db.Add(organisation);
        await Db.SaveChangesAsync(Stop);
        return Done($"{organisation.Name} is added", $"~/people/organisations/{organisation.Slug}");
    }
}
