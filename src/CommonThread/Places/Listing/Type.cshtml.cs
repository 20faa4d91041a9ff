using System.Globalization;
using CommonThread.Shared.Exports;
using CommonThread.Shared.Govuk.Blocks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Places.Listing;

/// <summary>The places of one kind, narrowed by where they lie, by tag and by what other modules know, as a page and as CSV.</summary>
[Public]
public sealed class TypeModel(PlaceTree tree, IEnumerable<IPlaceFilter> filters) : ThreadPage
{
    private const int PageSize = 100;

    public sealed record Row(
        int Id,
        string Name,
        string Slug,
        string? Code,
        string In,
        IReadOnlyList<string> Tags,
        DateOnly? ActiveTo
    );

    /// <summary>A filter of another module with what may be chosen and what is.</summary>
    public sealed record OfferedFilter(IPlaceFilter Filter, IReadOnlyList<SelectListItem> Choices, string? Chosen);

    public PlaceType Type { get; private set; } = null!;

    [BindProperty(SupportsGet = true, Name = "in")]
    public string? In { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Tag { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Name { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    public int PageNumber { get; private set; } = 1;

    [BindProperty(SupportsGet = true)]
    public bool Closed { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Format { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public int Total { get; private set; }

    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);

    public PlaceName? Within { get; private set; }

    public IReadOnlyList<SelectListItem> Parents { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Tags { get; private set; } = [];

    public IReadOnlyList<OfferedFilter> Offered { get; private set; } = [];

    public IReadOnlyList<ChosenFilter> Chosen { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (PlaceType.Find(RouteData.Values["type"] as string) is not { } type)
            return NotFound();
        Type = type;
        var rows = await Narrow(await All());
        Total = rows.Count;
        rows = [.. Sorted(rows)];
        if (Format == "csv")
        {
            return CsvExport.File<Row>(
                type.Plural,
                rows,
                new("Code", r => r.Code),
                new("Name", r => r.Name),
                new("Lies in", r => r.In),
                new("Tags", r => string.Join("|", r.Tags)),
                new("Closed on", r => r.ActiveTo),
                new("Page", r => $"{Request.Scheme}://{Request.Host}{Url.Content($"~/places/{r.Slug}")}")
            );
        }
        // Read from the query: in the route "page" is the name of the Razor page.
        _ = int.TryParse(Request.Query["page"], CultureInfo.InvariantCulture, out var asked);
        PageNumber = Math.Clamp(asked, 1, Pages);
        Rows = [.. rows.Skip((PageNumber - 1) * PageSize).Take(PageSize)];
        return Page();
    }

    /// <summary>The address of this list with one value changed.</summary>
    public string With(string name, string? value)
    {
        var query = Request.Query.Where(q => q.Key != name && q.Key != "page").ToDictionary(q => q.Key, q => q.Value);
        if (value is not null)
            query[name] = value;
        return Request.PathBase + Request.Path + QueryString.Create(query);
    }

    private async Task<List<Row>> All()
    {
        var today = Today;
        var key = Type.Key;
        var names = await tree.Names(Stop);
        var places = await Db.Set<Place>()
            .AsNoTracking()
            .Where(p => p.Type == key && (Closed || p.ActiveTo == null || p.ActiveTo >= today))
            .Select(p => new
            {
                p.Id,
                p.Name,
                p.Slug,
                p.Code,
                p.ActiveTo,
            })
            .ToListAsync(Stop);
        var tags = (
            await (
                from tag in Db.Set<PlaceTag>().AsNoTracking()
                join place in Db.Set<Place>() on tag.PlaceId equals place.Id
                where
                    place.Type == key && (tag.From == null || tag.From <= today) && (tag.To == null || tag.To >= today)
                select new { tag.PlaceId, tag.Tag }
            ).ToListAsync(Stop)
        ).ToLookup(t => t.PlaceId, t => t.Tag);
        var rows = new List<Row>(places.Count);
        var parents = new Dictionary<string, PlaceName>(StringComparer.Ordinal);
        foreach (var place in places)
        {
            var above = await tree.Above(place.Id, today, null, Stop);
            var near =
                above.FirstOrDefault(s => s.Hierarchy == Hierarchy.Administrative)
                ?? (above.Count > 0 ? above[0] : null);
            foreach (var step in above)
                parents[names[step.PlaceId].Slug] = names[step.PlaceId];
            rows.Add(
                new(
                    place.Id,
                    place.Name,
                    place.Slug,
                    place.Code,
                    near is null ? "" : names[near.PlaceId].Name,
                    [.. tags[place.Id]],
                    place.ActiveTo
                )
            );
        }
        Within = In is null ? null : names.Values.FirstOrDefault(p => p.Slug == In);
        Parents =
        [
            .. parents
                .Values.OrderBy(p => PlaceType.Of(p.Type).Order)
                .ThenBy(p => p.Name, StringComparer.Ordinal)
                .Select(p => new SelectListItem($"{p.Name} ({p.Kind.InSentence()})", p.Slug, p.Slug == In)),
        ];
        Tags =
        [
            .. rows.SelectMany(r => r.Tags)
                .Distinct()
                .Order(StringComparer.Ordinal)
                .Select(t => new SelectListItem(t, t, t == Tag)),
        ];
        return rows;
    }

    private async Task<List<Row>> Narrow(List<Row> rows)
    {
        var chosen = new List<ChosenFilter>();
        if (Within is not null)
        {
            var within = (await tree.Below(Within.Id, Today, null, Stop)).Select(s => s.PlaceId).ToHashSet();
            rows = rows.FindAll(r => within.Contains(r.Id));
            chosen.Add(new($"In {Within.Name}", With("in", null)));
        }
        if (Tag is not null)
        {
            rows = rows.FindAll(r => r.Tags.Contains(Tag));
            chosen.Add(new(Tag, With("tag", null)));
        }
        if (Name is not null)
        {
            var key = Place.Key(Name);
            rows = rows.FindAll(r =>
                Place.Key(r.Name).Contains(key, StringComparison.Ordinal) || r.Code == Name.ToUpperInvariant()
            );
            chosen.Add(new($"Called “{Name}”", With("name", null)));
        }
        var offered = new List<OfferedFilter>();
        foreach (var filter in filters)
        {
            var choices = await filter.Choices(Db, Type.Key, Stop);
            if (choices.Count == 0)
                continue;
            var value = Request.Query[filter.Key].FirstOrDefault(v => !string.IsNullOrEmpty(v));
            offered.Add(
                new(filter, [.. choices.Select(c => new SelectListItem(c.Words, c.Value, c.Value == value))], value)
            );
            if (value is null || choices.All(c => c.Value != value))
                continue;
            var passing = await filter.Passing(Db, Type.Key, value, Stop);
            rows = rows.FindAll(r => passing.Contains(r.Id));
            chosen.Add(new($"{filter.Label}: {choices.First(c => c.Value == value).Words}", With(filter.Key, null)));
        }
        (Offered, Chosen) = (offered, chosen);
        return rows;
    }

    private IEnumerable<Row> Sorted(List<Row> rows) =>
        Sort switch
        {
            "-name" => rows.OrderByDescending(r => r.Name, StringComparer.OrdinalIgnoreCase),
            "in" => rows.OrderBy(r => r.In, StringComparer.OrdinalIgnoreCase)
                .ThenBy(r => r.Name, StringComparer.OrdinalIgnoreCase),
            "-in" => rows.OrderByDescending(r => r.In, StringComparer.OrdinalIgnoreCase)
                .ThenBy(r => r.Name, StringComparer.OrdinalIgnoreCase),
            "code" => rows.OrderBy(r => r.Code, StringComparer.Ordinal),
            "-code" => rows.OrderByDescending(r => r.Code, StringComparer.Ordinal),
            _ => rows.OrderBy(r => r.Name, StringComparer.OrdinalIgnoreCase)
                .ThenBy(r => r.In, StringComparer.OrdinalIgnoreCase),
        };
}
