using CommonThread.Measures.Profiles;
using CommonThread.People;
using CommonThread.Places;
using CommonThread.Shared.Charts;
using CommonThread.Shared.Exports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Measures.Definitions;

/// <summary>A measure: definition, chart of a place, ranked places with a map, releases, history.</summary>
[Public]
public sealed class ViewModel(Figures figures, CompareFigures compare, HiddenFigures hidden, PlaceTree tree)
    : ThreadPage
{
    [FromRoute]
    public string Slug { get; set; } = "";

    /// <summary>Slug of the place whose chart is shown.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Place { get; set; }

    /// <summary>Kind of place in the table and on the map.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Type { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Part { get; set; }

    public Measure Measure { get; private set; } = null!;

    public PostName? Owner { get; private set; }

    public PlaceName? Chosen { get; private set; }

    /// <summary>Why the place asked for has no figure: it is not loaded whole.</summary>
    public string? NotHere { get; private set; }

    public MeasureReading? Reading { get; private set; }

    public Chart? Chart { get; private set; }

    public Standing? Standing { get; private set; }

    public IReadOnlyList<RankedPlace> Ranked { get; private set; } = [];

    public bool HasHidden { get; private set; }

    internal PlaceMapModel? Map { get; private set; }

    public IReadOnlyList<SelectListItem> Places { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Types { get; private set; } = [];

    public IReadOnlyList<Release> Releases { get; private set; } = [];

    public IReadOnlyList<Revision> Revisions { get; private set; } = [];

    public Provenance? Origin { get; private set; }

    public bool MayDefine => Caller.May(MeasuresPermissions.Define);

    public bool MayEnter => Caller.May(MeasuresPermissions.Enter);

    public override async Task<bool> Prepare()
    {
        var measure = await Db.Set<Measure>()
            .AsNoTracking()
            .Include(m => m.Parts)
            .Include(m => m.Versions)
            .SingleOrDefaultAsync(m => m.Slug == Slug, Stop);
        if (measure is null)
            return false;
        Measure = measure;
        Part = measure.Parts.Any(p => p.Label == Part) ? Part : null;
        return true;
    }

    public async Task OnGet()
    {
        Owner = await PostNames.Find(Db, Measure.OwnerPostId, Stop);
        await ChoosePlaces();
        await DrawChart();
        await RankPlaces();
        await ReadHistory();
    }

    /// <summary>The series of the chosen place.</summary>
    public async Task<IActionResult> OnGetSeries()
    {
        await ChoosePlaces();
        if (Chosen is null)
            return NotFound();
        var place = Chosen;
        var series = await figures.Series(Measure, place.Id, Stop, Part ?? "");
        var breaks = (await BoundaryBreak.In(Db, series, Stop)).ToDictionary(b => b.Index, b => b.Say());
        return CsvExport.File(
            $"{Measure.Slug}-{place.Slug}",
            series.Index(),
            [
                new ExportColumn<(int Index, Figure Item)>("Measure", _ => Measure.Title),
                new("Part", f => f.Item.Part),
                new("Place", _ => place.Name),
                new("Code", _ => place.Code),
                new("Period", f => f.Item.Period.Key),
                new("Value", f => f.Item.Hidden ? "hidden" : f.Item.Value),
                new("Unit", _ => Measure.Unit),
                new("Note", f => breaks.GetValueOrDefault(f.Index)),
                new("Revised", f => f.Item.Revised),
                new("Source", f => f.Item.From.Text),
                new("Source date", f => f.Item.From.Date),
                new("Release", f => f.Item.From.ReleaseNumber),
            ]
        );
    }

    /// <summary>The ranked table.</summary>
    public async Task<IActionResult> OnGetRanked()
    {
        await ChoosePlaces();
        await RankPlaces();
        var standing = Standing;
        return CsvExport.File(
            $"{Measure.Slug}-{Type}",
            Ranked,
            [
                new ExportColumn<RankedPlace>("Rank", r => r.Rank),
                new("Place", r => r.Place.Name),
                new("Code", r => r.Place.Code),
                new("Period", _ => standing?.Words),
                new(
                    standing?.Base is { } per ? $"Per {per} people" : "Value",
                    r => r.Value is { } value ? value : "hidden"
                ),
                new(
                    "Count",
                    r =>
                        standing?.Base is null ? null
                        : r.Count is { } count ? count
                        : "hidden"
                ),
                new("Unit", _ => Measure.Unit),
                new("Source", _ => Origin?.Say()),
            ]
        );
    }

    private async Task ChoosePlaces()
    {
        var names = await tree.Names(Stop);
        var places = await compare.Remember(Measure.Id, Today, PlacesWith, Stop);
        var with = places.Ids.Where(names.ContainsKey).Select(id => names[id]).ToList();
        var types = PlaceType.All.Where(t => with.Exists(p => p.Type == t.Key)).ToList();
        Type = types.Exists(t => t.Key == Type)
            ? Type
            // The kind with enough places to compare, and few enough to read.
            : (
                types.Find(t => t.Listed && with.Count(p => p.Type == t.Key) is >= 3 and <= 250)
                ?? types.FirstOrDefault()
            )?.Key;
        Types = [.. types.Select(t => new SelectListItem(t.Plural, t.Key, t.Key == Type))];
        Chosen =
            with.Find(p => p.Slug == Place)
            ?? with.OrderBy(p => PlaceType.Find(p.Type)?.Order ?? int.MaxValue)
                .ThenBy(p => p.Name, StringComparer.Ordinal)
                .FirstOrDefault();
        if (
            Chosen?.Slug != Place
            && names.Values.FirstOrDefault(p => p.Slug == Place) is { } asked
            && await figures.WhyNotWhole(asked.Id, Stop) is { } why
        )
            NotHere = $"There is no figure for {asked.Name}. {why}";
        Places =
        [
            .. with.Where(p => PlaceType.Find(p.Type)?.Listed == true || p == Chosen)
                .OrderBy(p => PlaceType.Find(p.Type)?.Order)
                .ThenBy(p => p.Name, StringComparer.Ordinal)
                .Select(p => new SelectListItem($"{p.Name} ({p.Kind.InSentence()})", p.Slug, p == Chosen)),
        ];
    }

    private sealed record PlacesWithValues(IReadOnlyList<int> Ids);

    private async Task<PlacesWithValues> PlacesWith() =>
        new(
            await (await figures.Published(Stop))
                .Where(o => o.MeasureId == Measure.Id)
                .Select(o => o.PlaceId)
                .Distinct()
                .ToListAsync(Stop)
        );

    private sealed record DrawnMap(PlaceMapModel? Map);

    private async Task DrawChart()
    {
        if (Chosen is null)
            return;
        Reading = (await MeasureReading.Of(Db, figures, [Measure], Chosen, Stop, Part ?? ""))[0];
        if (Reading.Latest is not { } latest)
            return;
        HasHidden |= Reading.Series.Any(f => f.Hidden);
        Origin = latest.From;
        Chart = Reading.Draw();
    }

    private async Task RankPlaces()
    {
        var names = await tree.Names(Stop);
        var places = names.Values.Where(p => p.Type == Type).ToList();
        if (places.Count == 0 || await Latest(places) is not { } latest)
            return;
        Standing = await compare.All(Measure, latest.Period, Stop, Part ?? "");
        Origin = latest.From;
        var with = places.Where(p => Standing.Of(p.Id) is not null).ToList();
        var ordered = (
            Measure.Direction == Direction.Down
                ? with.OrderByDescending(p => Standing.Of(p.Id))
                : with.OrderBy(p => Standing.Of(p.Id))
        ).ToList();
        // The places that need attention stand first; where neither direction is better, the highest.
        if (Measure.Direction == Direction.Neither)
            ordered.Reverse();
        var kept = places.Where(p => Standing.Hidden.Contains(p.Id)).OrderBy(p => p.Name, StringComparer.Ordinal);
        Ranked =
        [
            .. ordered.Select(
                (p, i) =>
                    new RankedPlace(
                        i + 1,
                        p,
                        Standing.Of(p.Id),
                        Say(Standing.Of(p.Id)!.Value),
                        Standing.Values[p.Id].Numerator
                    )
            ),
            .. kept.Select(p => new RankedPlace(null, p, null, "hidden", null)),
        ];
        HasHidden |= Ranked.Any(r => r.Value is null);
        var standing = Standing;
        var drawn = await compare.Remember(
            Measure.Id,
            Today,
            async () =>
                new DrawnMap(
                    await MeasureMap.Draw(
                        Db,
                        Measure,
                        standing,
                        new FigureSource(latest.From.Text, latest.From.Date),
                        [.. Ranked.Select(r => r.Place)],
                        url => Url.Content(url),
                        "",
                        Stop,
                        Chosen?.Id
                    )
                ),
            Stop,
            $"{Request.PathBase} {Type} {Part} {Chosen?.Id}"
        );
        Map = drawn.Map;
    }

    private string Say(double value) =>
        Standing?.Base is not null ? value.ToString("#,##0.0", Text.Words)
        : Measure.Kind == MeasureKind.Rank ? value.ToString("#,##0", Text.Words)
        : Measure.Say(value);

    private async Task<(Period Period, Provenance From)?> Latest(List<PlaceName> places)
    {
        var ids = places.Select(p => p.Id).ToList();
        var part = Part ?? "";
        var last = await (await figures.Published(Stop))
            .Where(o => o.MeasureId == Measure.Id && o.Part == part && ids.Contains(o.PlaceId))
            .OrderByDescending(o => o.First)
            .Select(o => new
            {
                o.PeriodKind,
                o.First,
                o.Last,
                o.ReleaseId,
            })
            .FirstOrDefaultAsync(Stop);
        return last is not null && await figures.Origin(last.ReleaseId, Stop) is { } origin
            ? (Period.From(last.PeriodKind, last.First, last.Last), origin)
            : null;
    }

    private async Task ReadHistory()
    {
        var ids = await Db.Set<Observation>()
            .Where(o => o.MeasureId == Measure.Id)
            .Select(o => o.ReleaseId)
            .Distinct()
            .ToListAsync(Stop);
        Releases = await Db.Set<Release>()
            .AsNoTracking()
            .Where(r => ids.Contains(r.Id))
            .OrderByDescending(r => r.Number)
            .ToListAsync(Stop);
        // What was replaced may have been small too, or tell of what is now.
        if (!hidden.MayHide(Measure))
            Revisions = await Revision.Of(Db, Measure, await tree.Names(Stop), Stop);
    }
}
