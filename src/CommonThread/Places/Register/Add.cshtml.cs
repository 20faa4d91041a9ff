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
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Types { get; } =
    [.. PlaceType.All.Select(t => new SelectListItem(t.Name, t.Key))];

    public IReadOnlyList<SelectListItem> Parents { get; private set; } = [];

    public override async Task<bool> Prepare()
    {
        Parents = await PlaceChoices.For(tree, Stop);
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        var place = Place.Called(Form.Name ?? "", Form.Type ?? "", Form.Code);
        place.Describe(Form.Description);
        place.Live(Form.ActiveFrom, null);
        place.AlsoKnownAs((Form.Aliases ?? "").Split('\n'));
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
        await CheckName(place, directory, parent);
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

    /// <summary>A name is used once among the places of a kind within one parent.</summary>
    private async Task CheckName(Place place, PlaceDirectory directory, PlaceName? parent)
    {
        foreach (var other in directory.ByName(place.Type, place.Name))
        {
            var above = await tree.Above(other.Id, Today, Hierarchy.Administrative, Stop);
            var sibling = parent is null ? above.Count == 0 : above.Any(s => s.PlaceId == parent.Id && s.Depth == 1);
            Rules.Check(
                (
                    "Name",
                    !sibling,
                    $"There is a {place.Kind.Name.ToLowerInvariant()} called {other.Name} {(parent is null ? "already" : $"in {parent.Name} already")}"
                )
            );
        }
    }
}
