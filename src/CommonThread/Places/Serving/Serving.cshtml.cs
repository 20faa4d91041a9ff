using CommonThread.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Places.Serving;

/// <summary>Which elected members and posts serve a place, and for which term (C-04, C-05).</summary>
[Needs(PlacesPermissions.Edit)]
public sealed class ServingModel(PlaceTree tree) : PlacePage(tree)
{
    public sealed class Input
    {
        public int? PostId { get; set; }
        public PlaceRole? Role { get; set; }
        public DateOnly? From { get; set; }
        public DateOnly? To { get; set; }
    }

    public sealed record Row(PlacePost Serving, PostName? Post);

    [BindProperty]
    public Input Form { get; set; } = new();

    [BindProperty]
    public string? Reason { get; set; }

    protected override string Permission => PlacesPermissions.Edit;

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Posts { get; private set; } = [];

    public IReadOnlyList<SelectListItem> RoleChoices { get; } =
    [.. Enum.GetValues<PlaceRole>().Select(r => new SelectListItem(r.Say(), r.ToString()))];

    protected override async Task Load()
    {
        var id = Place.Id;
        var all = await Db.Set<PlacePost>()
            .AsNoTracking()
            .Where(p => p.PlaceId == id)
            .OrderByDescending(p => p.From)
            .ToListAsync(Stop);
        var posts = await PostNames.Of(Db, all.Select(p => p.PostId), Stop);
        Rows = [.. all.Select(p => new Row(p, posts.GetValueOrDefault(p.PostId)))];
        Posts = await PostChoices.For(Db, null, Stop);
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        Rules.Check(
            ("PostId", await PostNames.Find(Db, Form.PostId, Stop) is not null, "Choose a post"),
            ("Role", Form.Role is not null, "Choose what the post does here"),
            ("From", Form.From is not null, "Enter the first day of the term"),
            Why.Given(Reason)
        );
        Db.Add(PlacePost.Of(Place.Id, Form.PostId!.Value, Form.Role!.Value, Form.From!.Value, Form.To));
        await Db.SaveChangesAsync(Stop);
        return Done("The post serves this place", $"{Place.Url}/serving");
    }

    public async Task<IActionResult> OnPostEnd(int servingId)
    {
        var id = Place.Id;
        var serving = await Db.Set<PlacePost>().SingleOrDefaultAsync(p => p.Id == servingId && p.PlaceId == id, Stop);
        if (serving is null)
            return NotFound();
        Rules.Check(Why.Given(Reason, EndForm.FieldOf(servingId)));
        serving.End(serving.From > Today ? serving.From : Today);
        await Db.SaveChangesAsync(Stop);
        return Done("The term ends today", $"{Place.Url}/serving");
    }
}
