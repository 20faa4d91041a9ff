using CommonThread.People;
using CommonThread.Shared.Exports;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Places.CspAreas;

/// <summary>Which districts each Community Safety Partnership holds, and which are in none (C-04).</summary>
[Public]
public sealed class CspAreasModel(PlaceTree tree) : ThreadPage
{
    public sealed record Row(
        PlaceName Csp,
        IReadOnlyList<PlaceName> Districts,
        bool Assumed,
        string? Chair,
        string? LeadOfficer
    );

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public IReadOnlyList<PlaceName> InNone { get; private set; } = [];

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
}
