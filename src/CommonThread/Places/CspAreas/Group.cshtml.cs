using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Places.CspAreas;

/// <summary>Puts a district into a Community Safety Partnership from a day on (C-04).</summary>
[Needs(PlacesPermissions.Edit)]
public sealed class GroupModel(PlaceTree tree) : ThreadPage
{
    public sealed class Input
    {
        public int? DistrictId { get; set; }
        public int? CspId { get; set; }
        public DateOnly? From { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<SelectListItem> Districts { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Csps { get; private set; } = [];

    public override async Task<bool> Prepare()
    {
        Districts = await PlaceChoices.For(tree, [PlaceType.District, PlaceType.Unitary], Stop);
        Csps = await PlaceChoices.For(tree, [PlaceType.CspArea], Stop);
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        var names = await tree.Names(Stop);
        Rules.Check(
            ("DistrictId", Form.DistrictId is { } d && names.ContainsKey(d), "Choose a district"),
            (
                "CspId",
                Form.CspId is { } c && names.GetValueOrDefault(c)?.Type == PlaceType.CspArea,
                "Choose a Community Safety Partnership"
            ),
            ("From", Form.From is not null, "Enter the first day"),
            Why.Given(Reason)
        );
        var (district, csp, from) = (names[Form.DistrictId!.Value], names[Form.CspId!.Value], Form.From!.Value);
        Rules.Check(
            (
                "DistrictId",
                Caller.May(PlacesPermissions.Edit, await tree.WithAllAbove(district.Id, Today, Stop)),
                "Your role does not reach that district"
            )
        );
        var all = await Db.Set<PlaceLink>().Where(l => l.Hierarchy == Hierarchy.Csp).ToListAsync(Stop);
        foreach (var link in all.Where(l => l.ChildId == district.Id && l.IsOn(from)))
        {
            Rules.Check(
                (
                    "From",
                    link.From is null || link.From < from,
                    $"{district.Name} joined {names[link.ParentId].Name} on {link.From.Say()}; choose a later day"
                )
            );
            link.End(from.AddDays(-1));
        }
        var added = PlaceLink.Of(district.Id, csp.Id, Hierarchy.Csp, from);
        if (
            LinkRules
                .Problems([.. all, added], id => names[id].Name)
                .FirstOrDefault(p => p.Link.ChildId == district.Id) is
            { } problem
        )
            throw Rules.Refuse("DistrictId", problem.Sentence);
        Db.Add(added);
        await Db.SaveChangesAsync(Stop);
        return Done($"{district.Name} is in {csp.Name} from {from.Say()}", "~/places/csp-areas");
    }
}
