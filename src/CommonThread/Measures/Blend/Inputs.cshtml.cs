using System.Globalization;
using CommonThread.Analytics.Allocation;
using CommonThread.Places;
using CommonThread.Shared.Exports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Measures.Blend;

/// <summary>Population, recorded crime and deprivation by place and year, with their sources; a year can be locked.</summary>
[Public]
public sealed class InputsModel(BlendInputs inputs) : ThreadPage
{
    [BindProperty(SupportsGet = true)]
    public string? Type { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    /// <summary>Points of 100 that each input counts; a third each unless said.</summary>
    [BindProperty(SupportsGet = true)]
    public decimal? Population { get; set; }

    [BindProperty(SupportsGet = true)]
    public decimal? Crime { get; set; }

    [BindProperty(SupportsGet = true)]
    public decimal? Deprivation { get; set; }

    /// <summary>Each place's share of what is divided, 0 to 1, by its id; empty where an input is missing.</summary>
    public IReadOnlyDictionary<int, decimal> Shares { get; private set; } = new Dictionary<int, decimal>();

    /// <summary>Why there are no shares.</summary>
    public string? NoShares { get; private set; }

    public IReadOnlyList<BlendLine> Lines { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Types { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Years { get; private set; } = [];

    public bool MayLock => Caller.May(MeasuresPermissions.Publish);

    public string YearName => Period.FinancialYear(Year!.Value).ToString();

    public override async Task<bool> Prepare()
    {
        string[] types =
        [
            PlaceType.CspArea,
            PlaceType.District,
            PlaceType.Unitary,
            PlaceType.Ward,
            PlaceType.Neighbourhood,
            PlaceType.County,
        ];
        Type = types.Contains(Type) ? Type! : types[0];
        Types = [.. types.Select(t => new SelectListItem(PlaceType.Of(t).Plural, t, t == Type))];
        var crime = await Db.Set<Measure>()
            .Where(m => m.Slug == StreetCrime.Crimes)
            .Select(m => (int?)m.Id)
            .SingleOrDefaultAsync(Stop);
        var last = await Db.Set<Observation>().Where(o => o.MeasureId == crime).MaxAsync(o => (DateOnly?)o.Last, Stop);
        var first = await Db.Set<Observation>()
            .Where(o => o.MeasureId == crime)
            .MinAsync(o => (DateOnly?)o.First, Stop);
        // The latest financial year that is complete.
        var complete =
            (last ?? Today).AddDays(1) is var next && next >= new DateOnly(next.Year, 4, 1)
                ? next.Year - 1
                : next.Year - 2;
        var from = Math.Max(complete - 10, first is { } f ? Period.FinancialYearOf(f).First.Year : complete);
        Year = Year is { } y && y >= 1990 && y <= Today.Year ? y : complete;
        Years =
        [
            .. Enumerable
                .Range(from, Math.Max(1, complete - from + 1))
                .Reverse()
                .Select(n => new SelectListItem(
                    Period.FinancialYear(n).ToString(),
                    n.ToString(CultureInfo.InvariantCulture),
                    n == Year
                )),
        ];
        Lines = await inputs.For(Type, Year.Value, Stop);
        if (Lines.Count > 0)
            Share();
        return true;
    }

    // What nobody says is a third each.
    private void Share()
    {
        if (Population is null && Crime is null && Deprivation is null)
            Population = Crime = Deprivation = Math.Round(Analytics.Allocation.Blend.Third, 6);
        try
        {
            var needs = Lines
                .Select(l => new PlaceNeed(
                    l.Place.Name,
                    (decimal?)l.Population,
                    (decimal?)l.Crimes,
                    (decimal?)l.Deprivation
                ))
                .ToList();
            var factors = Analytics.Allocation.Blend.OfNeeds(needs, Population ?? 0, Crime ?? 0, Deprivation ?? 0);
            // Two wards may bear one name, so that the places are told apart by their addresses.
            var divided = Analytics.Allocation.Blend.Divide([.. Lines.Select(l => l.Place.Slug)], factors, 0);
            Shares = Lines.Zip(divided.Places).ToDictionary(x => x.First.Place.Id, x => x.Second.Share);
        }
        catch (Analytics.StatisticsError wrong)
        {
            NoShares = wrong.Message;
        }
    }

    public IActionResult OnGetCsv() =>
        CsvExport.File(
            $"blend-{Type}-{YearName}",
            Lines,
            [
                new ExportColumn<BlendLine>("Place", l => l.Place.Name),
                new("Code", l => l.Place.Code),
                new("Year", _ => YearName),
                new("Population", l => l.Population),
                new("Recorded crime", l => l.Crimes),
                new("Deprivation score", l => l.Deprivation),
                new("Share", l => Shares.TryGetValue(l.Place.Id, out var share) ? Math.Round(share, 6) : null),
                new("Locked on", l => l.LockedOn),
                new("Sources", l => l.Sources),
            ]
        );

    public async Task<IActionResult> OnPostLock()
    {
        if (!MayLock)
            return NotFound();
        var locked = await inputs.Lock(Type!, Year!.Value, Today, Stop);
        return Done(
            $"{Text.Count(locked, "place")} locked for {YearName}. Later revisions do not change them.",
            $"~/measures/blend?Type={Type}&Year={Year}"
        );
    }
}
