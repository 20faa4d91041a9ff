using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Places.Register;

/// <summary>Closes a place on a day. A place is never deleted: what was recorded about it stays with it.</summary>
[Needs(PlacesPermissions.Edit)]
public sealed class CloseModel(PlaceTree tree) : PlacePage(tree)
{
    public sealed class Input
    {
        public DateOnly? ActiveTo { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    [BindProperty]
    public string? Reason { get; set; }

    protected override string Permission => PlacesPermissions.Edit;

    public void OnGet() => Form.ActiveTo = Place.ActiveTo;

    public async Task<IActionResult> OnPost()
    {
        Rules.Check(("ActiveTo", Form.ActiveTo is not null, "Enter the last day"), Why.Given(Reason));
        var (id, last) = (Place.Id, Form.ActiveTo!.Value);
        Place.Close(last);
        foreach (
            var link in await Db.Set<PlaceLink>()
                .Where(l => l.ChildId == id && (l.To == null || l.To > last))
                .ToListAsync(Stop)
        )
            link.End(last);
        await Db.SaveChangesAsync(Stop);
        return Done($"{Place.Name} is closed after {last.Say()}", Place.Url);
    }
}
