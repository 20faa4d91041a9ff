using CommonThread.People;
using CommonThread.Shared.Exports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Places.CspAreas;

/// <summary>Which districts each Community Safety Partnership holds, and which are in none (C-04).</summary>
[Public]
public sealed class CspAreasModel(PlaceTree tree) : ThreadPage
{
    public sealed class Input
    {
        public int? DistrictId { get; set; }
        public int? CspId { get; set; }
        public DateOnly? From { get; set; }
    }

    public sealed record Row(
        PlaceName Csp,
        IReadOnlyList<PlaceName> Districts,
        bool Assumed,
        string? Chair,
        string? LeadOfficer
    );

    [BindProperty]
    public Input Form { get; set; } = new();

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public IReadOnlyList<PlaceName> InNone { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Districts { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Csps { get; private set; } = [];

    public bool MayEdit => Caller.May(PlacesPermissions.Edit);

    public override async Task<bool> Prepare()
    {
        var today = Today;
        var names = await tree.Names(Stop);
        var links = (
            await Db.Set<PlaceLink>().AsNoTracking().Where(l => l.Hierarchy == Hierarchy.Csp).ToListAsync(Stop)
        ).FindAll(l => l.IsOn(today));
        var posts = (
            await Db.Set<PlacePost>()
                .AsNoTracking()
                .Where(p => p.Role == PlaceRole.CspChair || p.Role == PlaceRole.CspLeadOfficer)
                .ToListAsync(Stop)
        ).FindAll(p => p.IsOn(today));
        var titles = await PostNames.Of(Db, posts.Select(p => p.PostId), Stop);
        string? Holder(int place, PlaceRole role) =>
            posts.Find(p => p.PlaceId == place && p.Role == role) is { } found
                ? titles.GetValueOrDefault(found.PostId)?.Full
                : null;
        var byCsp = links.ToLookup(l => l.ParentId);
        Rows =
        [
            .. names
                .Values.Where(p => p.Type == PlaceType.CspArea)
                .OrderBy(p => p.Name, StringComparer.Ordinal)
                .Select(c => new Row(
                    c,
                    [.. byCsp[c.Id].Select(l => names[l.ChildId]).OrderBy(p => p.Name, StringComparer.Ordinal)],
                    byCsp[c.Id].Any(l => l.IsAssumed),
                    Holder(c.Id, PlaceRole.CspChair),
                    Holder(c.Id, PlaceRole.CspLeadOfficer)
                )),
        ];
        var grouped = links.Select(l => l.ChildId).ToHashSet();
        InNone =
        [
            .. names
                .Values.Where(p => p.Type == PlaceType.District && !grouped.Contains(p.Id))
                .OrderBy(p => p.Name, StringComparer.Ordinal),
        ];
        if (MayEdit)
        {
            Districts = await PlaceChoices.For(tree, [PlaceType.District, PlaceType.Unitary], Stop);
            Csps = await PlaceChoices.For(tree, [PlaceType.CspArea], Stop);
        }
        return true;
    }

    public IActionResult OnGet(string? format) =>
        format != "csv"
            ? Page()
            : CsvExport.File<(Row Row, PlaceName District)>(
                $"Community Safety Partnerships {Today:yyyy-MM-dd}",
                Rows.SelectMany(r => r.Districts.Select(d => (r, d))),
                new("Community Safety Partnership area", r => r.Row.Csp.Name),
                new("District", r => r.District.Name),
                new("District code", r => r.District.Code),
                new("Chair", r => r.Row.Chair),
                new("Lead officer", r => r.Row.LeadOfficer)
            );

    public async Task<IActionResult> OnPost()
    {
        if (!MayEdit)
            return NotFound();
        var names = await tree.Names(Stop);
        Rules.Check(
            ("DistrictId", Form.DistrictId is { } d && names.ContainsKey(d), "Choose a district"),
            (
                "CspId",
                Form.CspId is { } c && names.GetValueOrDefault(c)?.Type == PlaceType.CspArea,
                "Choose a Community Safety Partnership"
            ),
            ("From", Form.From is not null, "Enter the first day")
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
