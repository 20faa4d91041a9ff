using CommonThread.Commitments;
using CommonThread.Places;
using CommonThread.Strategy.Versions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Strategy.Learning;

/// <summary>Good practice across partners, searched by priority, kind of place and cost .</summary>
[Public]
public sealed class SearchModel : ThreadPage
{
    [BindProperty(SupportsGet = true)]
    public string? Words { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Priority { get; set; }

    /// <summary>A kind of place: "neighbourhood".</summary>
    [BindProperty(SupportsGet = true)]
    public string? PlaceKind { get; set; }

    /// <summary>Most pounds.</summary>
    [BindProperty(SupportsGet = true)]
    public decimal? CostUpTo { get; set; }

    /// <summary>Address of a framework: its collection alone.</summary>
    [BindProperty(SupportsGet = true, Name = "framework")]
    public string? Collection { get; set; }

    /// <summary>The framework whose collection is shown.</summary>
    public Framework? Of { get; private set; }

    public IReadOnlyList<SelectListItem> Collections { get; private set; } = [];

    public bool MayAdd => Of is not null && Caller.May(PlanPermissions.SubmitLearning);

    public IReadOnlyList<CaseStudy> Found { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Priorities { get; private set; } = [];

    public IReadOnlyList<SelectListItem> PlaceKinds { get; } =
    [.. PlaceType.All.Where(t => t.Listed).Select(t => new SelectListItem(t.Name, t.Key))];

    public Owners Owners { get; private set; } = null!;

    public async Task OnGet()
    {
        Owners = await Owners.Load(Db, Stop);
        var all = PlanRecords.CaseStudies(Db);
        var published = await Published.Of(Db, Stop);
        var frameworks = await published.ByTitle(every => every, Stop);
        Of = frameworks.Find(f => f.Slug == Collection);
        var told = await all.Select(c => c.FrameworkId).Distinct().ToListAsync(Stop);
        // A collection that was opened is offered though nothing is in it yet, and so is the one that is shown.
        Collections =
        [
            .. frameworks
                .Where(f => told.Contains(f.Id) || f.CollectionOpenedOn is not null || f == Of)
                .Select(f => new SelectListItem(f.Called, f.Slug)),
        ];
        var about = await all.Where(c => c.PriorityId != null)
            .Select(c => c.PriorityId!.Value)
            .Distinct()
            .ToListAsync(Stop);
        Priorities =
        [
            .. (
                await published.Parts(
                    (IQueryable<Priority> every) =>
                        every.Where(p => about.Contains(p.Id)).OrderBy(p => p.Name).Select(p => new { p.Id, p.Name }),
                    Stop
                )
            ).Select(p => new SelectListItem(p.Name, p.Id.ToString(System.Globalization.CultureInfo.InvariantCulture))),
        ];
        if (Of is { } of)
            all = all.Where(c => c.FrameworkId == of.Id);
        if (Priority is { } priority)
            all = all.Where(c => c.PriorityId == priority);
        if (CostUpTo is { } most)
            all = all.Where(c => c.Cost != null && c.Cost <= most);
        if (!string.IsNullOrEmpty(PlaceKind))
        {
            all = all.Where(c =>
                Db.Set<Link>()
                    .Any(l =>
                        l.LowerKind == StrategyKinds.CaseStudy
                        && l.LowerId == c.Id
                        && l.UpperKind == "place"
                        && Db.Set<Place>().Any(p => p.Id == l.UpperId && p.Type == PlaceKind)
                    )
            );
        }
        if (Text.Clean(Words)?.ToLowerInvariant() is { } words)
        {
            all = all.Where(c =>
                c.Title.ToLower().Contains(words)
                || (c.Problem ?? "").ToLower().Contains(words)
                || (c.WhatWasDone ?? "").ToLower().Contains(words)
                || (c.Tags ?? "").ToLower().Contains(words)
            );
        }
        Found = await all.Include(c => c.TakenUp).OrderBy(c => c.Title).AsNoTracking().ToListAsync(Stop);
    }
}
