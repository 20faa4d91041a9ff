using CommonThread.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Places.Register;

/// <summary>Adds a place with its kind, code and the place it lies in (C-01).</summary>
[Needs(PlacesPermissions.Edit)]
public sealed class AddModel(PlaceTree tree) : ThreadPage
{
    public sealed class Input
    {
        public string? Type { get; set; }
        public string? Name { get; set; }
        public string? Code { get; set; }
        public int? ParentId { get; set; }
        public DateOnly? ActiveFrom { get; set; }
        public string? Description { get; set; }
        public string? Aliases { get; set; }
        public int? OwnerOrganisationId { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Types { get; } =
    [.. PlaceType.All.Select(t => new SelectListItem(t.Name, t.Key))];

    public IReadOnlyList<SelectListItem> Parents { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Organisations { get; private set; } = [];

    public override async Task<bool> Prepare()
    {
        Parents = await PlaceChoices.For(tree, Stop);
        Organisations = await OrganisationChoices.For(Db, null, Stop);
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        var place = Place.Called(Form.Name ?? "", Form.Type ?? "", Form.Code);
        place.Describe(Form.Description);
        place.Live(Form.ActiveFrom, null);
        place.AlsoKnownAs((Form.Aliases ?? "").Split('\n'));
        place.OwnerOrganisationId = (await OrganisationNames.Find(Db, Form.OwnerOrganisationId, Stop))?.Id;
        var directory = await PlaceDirectory.Read(Db, Stop);
        var parent = Form.ParentId is { } id ? (await tree.Names(Stop)).GetValueOrDefault(id) : null;
        Rules.Check(
            ("ParentId", Form.ParentId is null || parent is not null, "Choose a place from the list"),
            (
                "ParentId",
                parent is null || Caller.May(PlacesPermissions.Edit, await tree.WithAllAbove(parent.Id, Today, Stop)),
                "Your role does not reach into that place"
            ),
            ("ParentId", parent is not null || Caller.May(PlacesPermissions.Edit, []), "Choose the place it lies in"),
            (
                "Code",
                place.Code is null || directory.ByCode(place.Type, place.Code) is null,
                $"There is a {place.Kind.Name.ToLowerInvariant()} with the code {place.Code} already"
            )
        );
        await PlaceNames.CheckFree(
            tree,
            directory,
            place.Type,
            place.Name,
            null,
            parent is null ? [] : [parent],
            Today,
            Stop
        );
        place.MoveTo(directory.FreeSlug(place.Type, place.Code, place.Name));
        await using var together = await Db.Begin(Stop);
        Db.Add(place);
        await Db.SaveChangesAsync(Stop);
        if (parent is not null)
        {
            Db.Add(PlaceLink.Of(place.Id, parent.Id, Hierarchy.Administrative, Form.ActiveFrom));
            await Db.SaveChangesAsync(Stop);
        }
        await together.CommitAsync(Stop);
        return Done($"{place.Name} was added", place.Url);
    }
}
