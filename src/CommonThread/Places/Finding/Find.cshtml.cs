using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Places.Finding;

/// <summary>The answer to a postcode, street or name (C-08).</summary>
[Public]
public sealed class FindModel(PlaceTree tree, IEnumerable<PlaceAction> actions) : ThreadPage
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [BindProperty(SupportsGet = true, Name = "street")]
    public int? StreetId { get; set; }

    internal SpotAnswer? Answer { get; private set; }

    internal IReadOnlyList<Candidate> Candidates { get; private set; } = [];

    public bool UnknownPostcode { get; private set; }

    /// <summary>Where streets are not held; null where they all are, or no street was looked for.</summary>
    internal StreetsHeld? Streets { get; private set; }

    public bool HasPostcodes { get; private set; }

    /// <summary>Postcodes that were made up for a demonstration.</summary>
    internal IReadOnlyList<Candidate> ToTry { get; private set; } = [];

    public bool MayLoad => Caller.May(PlacesPermissions.Imports);

    public IReadOnlyList<PlaceAction> Actions => [.. actions.Where(a => a.IsFor(Caller)).OrderBy(a => a.Order)];

    public async Task<IActionResult> OnGet()
    {
        var finder = new FindPlaces(Db, tree);
        SpotPoint? spot = null;
        if (StreetId is { } street)
        {
            spot = await new FindStreets(Db, tree).ById(street, Stop);
            if (spot is null)
                return NotFound();
        }
        else if (Query is not null && Place.Key(Query) != "item")
        {
            var found = await finder.Search(Query, Today, Stop);
            if (found.PlaceUrl is { } url)
                return LocalRedirect(Url.Content(url));
            (spot, Candidates, UnknownPostcode) = (found.Spot, found.Candidates, found.UnknownPostcode);
            Streets = found.Streets;
        }
        if (UnknownPostcode)
            HasPostcodes = await Db.Set<Postcode>().AnyAsync(Stop);
        ToTry = await finder.ToTry(Today, Stop);
        if (spot is not null)
            Answer = await SpotAnswer.For(Db, tree, spot, Today, Stop);
        return Page();
    }
}
