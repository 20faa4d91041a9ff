using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Places.Links;

/// <summary>What a place lies in: adds links, whole or in parts, and ends them (C-02).</summary>
[Needs(PlacesPermissions.Edit)]
public sealed class LinksModel(PlaceTree tree) : PlacePage(tree)
{
    public sealed class Part
    {
        public int? ParentId { get; set; }
        public double? Percent { get; set; }
    }

    public sealed class Input
    {
        public string? Hierarchy { get; set; }
        public List<Part> Parents { get; set; } = [];
        public DateOnly? From { get; set; }
        public string? Note { get; set; }
    }

    public sealed record Row(PlaceLink Link, PlaceName Parent);

    [BindProperty]
    public Input Form { get; set; } = new();

    [BindProperty]
    public string? Reason { get; set; }

    protected override string Permission => PlacesPermissions.Edit;

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Hierarchies { get; } =
    [.. Hierarchy.All.Select(h => new SelectListItem(h.Name, h.Key))];

    public IReadOnlyList<SelectListItem> Choices { get; private set; } = [];

    protected override async Task Load()
    {
        Choices = await PlaceChoices.For(Tree, Stop);
        var names = await Tree.Names(Stop);
        var id = Place.Id;
        Rows =
        [
            .. (await Db.Set<PlaceLink>().AsNoTracking().Where(l => l.ChildId == id).ToListAsync(Stop))
                .OrderBy(l => l.Hierarchy, StringComparer.Ordinal)
                .ThenByDescending(l => l.From)
                .Select(l => new Row(l, names[l.ParentId])),
        ];
        while (Form.Parents.Count < 3)
            Form.Parents.Add(new());
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        var parts = Form.Parents.Where(p => p.ParentId is not null).ToList();
        Rules.Check(
            ("Hierarchy", Hierarchy.Find(Form.Hierarchy) is not null, "Choose a hierarchy"),
            ("Parents[0].ParentId", parts.Count > 0, "Choose the place it lies in"),
            (
                "Parents[0].ParentId",
                parts.TrueForAll(p => Choices.Any(c => c.Value == p.ParentId!.Value.ToString(Text.Words))),
                "Choose a place from the list"
            ),
            ("From", Form.From is not null, "Enter the first day"),
            Why.Given(Reason)
        );
        var (id, hierarchy, from) = (Place.Id, Form.Hierarchy!, Form.From!.Value);
        var names = await Tree.Names(Stop);
        var all = await Db.Set<PlaceLink>().Where(l => l.Hierarchy == hierarchy).ToListAsync(Stop);
        // A place that moves leaves where it was on the day before.
        foreach (var link in all.Where(l => l.ChildId == id && l.IsOn(from)))
        {
            Rules.Check(
                (
                    "From",
                    link.From is null || link.From < from,
                    $"It has been in {names[link.ParentId].Name} since {link.From.Say()}; end that link first"
                )
            );
            link.End(from.AddDays(-1));
        }
        var added = parts.ConvertAll(p =>
            PlaceLink.Of(id, p.ParentId!.Value, hierarchy, from, null, p.Percent ?? 100, Form.Note)
        );
        var problems = LinkRules.Problems([.. all, .. added], p => names.GetValueOrDefault(p)?.Name ?? "it", added);
        var clashes = PlaceNames.Clashes(
            await PlaceDirectory.Read(Db, Stop),
            [.. all, .. added],
            added,
            p => names.GetValueOrDefault(p)
        );
        if (problems.Concat(clashes).FirstOrDefault(p => p.Link.ChildId == id || added.Contains(p.Link)) is { } problem)
            throw Rules.Refuse("Parents[0].ParentId", problem.Sentence);
        Db.AddRange(added);
        await Db.SaveChangesAsync(Stop);
        return Done(
            $"{Place.Name} lies in {string.Join(" and ", added.Select(a => names[a.ParentId].Name))} from {from.Say()}",
            $"{Place.Url}/links"
        );
    }

    public async Task<IActionResult> OnPostEnd(int linkId)
    {
        var id = Place.Id;
        var link = await Db.Set<PlaceLink>().SingleOrDefaultAsync(l => l.Id == linkId && l.ChildId == id, Stop);
        if (link is null)
            return NotFound();
        Rules.Check(Why.Given(Reason, EndForm.FieldOf(linkId)));
        link.End(link.From is { } from && from > Today ? from : Today);
        await Db.SaveChangesAsync(Stop);
        return Done("The link ends today", $"{Place.Url}/links");
    }
}
