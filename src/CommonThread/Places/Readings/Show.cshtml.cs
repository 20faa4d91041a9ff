using CommonThread.People;
using CommonThread.Places.Contacts;
using CommonThread.Shared.Govuk.Blocks;
using CommonThread.Shared.Maps;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Places.Readings;

/// <summary>
/// One page for each place, in three readings: what the public, partners and those with restricted grants may read. The
/// page is the same; what is in it is filtered by the caller (C-28).
/// </summary>
[Public]
public sealed class ShowModel(
    PlaceTree tree,
    IEnumerable<IPlaceBlock> blocks,
    IEnumerable<IPlaceFact> facts,
    IEnumerable<PlaceAction> actions
) : PlacePage(tree)
{
    private const int MostFacts = 6;

    /// <summary>A block of the tab with what it shows, or nothing yet.</summary>
    public sealed record FilledBlock(IPlaceBlock Block, PlaceBlock Content);

    /// <param name="Reached">How the post is reached, where it is the place's contact for what it does.</param>
    internal sealed record ServingRow(
        PlaceRole Role,
        PostName Post,
        DateOnly? To,
        bool Illustrative,
        IReadOnlyList<ContactRow> Reached
    );

    /// <summary>A contact of a wider area that serves this place too.</summary>
    internal sealed record WiderContacts(PlaceName Of, IReadOnlyList<ContactRow> Contacts);

    [BindProperty(SupportsGet = true, Name = "tab")]
    public string? TabKey { get; set; }

    public PlaceTab Tab { get; private set; } = PlaceTab.Overview;

    public AreaMap? Map { get; private set; }

    /// <summary>What is going on, a sentence from each module, each leading to its tab.</summary>
    public IReadOnlyList<(PlaceTab Tab, PlaceSentence Sentence)> GoingOn { get; private set; } = [];

    internal PlaceSummary Summary { get; private set; } = new([], []);

    internal IReadOnlyList<ContactRow> Contacts { get; private set; } = [];

    internal IReadOnlyList<WiderContacts> Wider { get; private set; } = [];

    internal IReadOnlyList<ServingRow> Serving { get; private set; } = [];

    public IReadOnlyList<PlaceFact> Facts { get; private set; } = [];

    /// <summary>Where the facts come from and when, each source once: "Recorded crime and Burglary: Street-level …, 30 April 2022".</summary>
    public IReadOnlyList<string> FactSources =>
        [
            .. Facts
                .GroupBy(f => (f.Source, f.AsAt))
                .Select(g =>
                    $"{Join([.. g.Select(f => f.Label)])}: {g.Key.Source}{(g.Key.AsAt is { } day ? $", {day.Say()}" : "")}"
                ),
        ];

    private static string Join(IReadOnlyList<string> words) =>
        words.Count == 1 ? words[0] : $"{string.Join(", ", words.SkipLast(1))} and {words[^1]}";

    public IReadOnlyList<FilledBlock> Blocks { get; private set; } = [];

    public IReadOnlyList<PlaceAction> Actions => [.. actions.Where(a => a.IsFor(Caller)).OrderBy(a => a.Order)];

    public bool MayName => Caller.May(PlacesPermissions.Contacts, Above);

    public bool MayReadHistory => Caller.May(PeoplePermissions.ReadHistory);

    public bool MayNote => Caller.May(PlacesPermissions.Notes, Above);

    /// <summary>The reading in words, for those who are signed in.</summary>
    public string? Reading =>
        !Caller.IsSignedIn ? null
        : Caller.RestrictedOrganisationIds.Count > 0
            ? "You read this page with what is for partners, for your organisation and restricted to it."
        : "You read this page with what is for partners and for your organisation.";

    /// <summary>The organisation that looks after the place.</summary>
    public OrganisationName? Owner { get; private set; }

    public string TabUrl(PlaceTab tab) => Url.Content(tab == PlaceTab.Overview ? Place.Url : $"{Place.Url}/{tab.Key}");

    public IReadOnlyList<TabLink> Tabs => [.. PlaceTab.All.Select(t => new TabLink(t.Name, TabUrl(t), null, t == Tab))];

    public async Task<IActionResult> OnGet()
    {
        if (TabKey is not null)
        {
            if (PlaceTab.All.FirstOrDefault(t => t.Key == TabKey) is not { } tab)
                return NotFound();
            if (tab == PlaceTab.Overview)
                return LocalRedirectPermanent(Url.Content(Place.Url));
            Tab = tab;
        }
        Owner = await OrganisationNames.Find(Db, Place.OwnerOrganisationId, Stop);
        var reading = new PlaceReading(Place, Db, Caller, Today, Tree, Above);
        // The facts stand on the overview; each of the other tabs begins with its own answer.
        Facts = Tab == PlaceTab.Overview ? await FactsOf(reading) : [];
        Blocks = await BlocksOf(reading);
        if (Tab == PlaceTab.Overview)
        {
            Map = await PlaceMap.Of(Db, Tree, Place, Today, Url, Stop);
            Summary = await PlaceSummary.Of(Tree, Place.Id, Today, Stop);
            await LoadWhoWorksHere();
            GoingOn = await SentencesOf(reading);
        }
        return Page();
    }

    private async Task<IReadOnlyList<(PlaceTab Tab, PlaceSentence Sentence)>> SentencesOf(PlaceReading reading)
    {
        var said = new List<(PlaceTab, PlaceSentence)>();
        foreach (var block in blocks.Where(b => IsFor(b.Audience)).OrderBy(b => b.Order))
        {
            if (await block.Brief(reading, Stop) is { } sentence)
                said.Add((block.Tab, sentence));
        }
        return said;
    }

    private async Task LoadWhoWorksHere()
    {
        var names = await Tree.Names(Stop);
        var all = (await ContactRow.Of(Db, Above, Today, Stop)).ToLookup(c => c.PlaceId);
        Wider =
        [
            .. Above
                .Where(id => id != Place.Id && all[id].Any())
                .Select(id => new WiderContacts(names[id], [.. all[id]])),
        ];
        var today = Today;
        var id = Place.Id;
        var serving = await Db.Set<PlacePost>()
            .AsNoTracking()
            .Where(p => p.PlaceId == id && p.From <= today && (p.To == null || p.To >= today))
            .ToListAsync(Stop);
        var posts = await PostNames.Of(Db, serving.Select(s => s.PostId), Stop);
        Serving =
        [
            .. serving
                .Where(s => posts.ContainsKey(s.PostId))
                .OrderBy(s => s.Role)
                .Select(s => new ServingRow(
                    s.Role,
                    posts[s.PostId],
                    s.To,
                    s.Illustrative,
                    [.. all[id].Where(c => IsSame(c, s, posts[s.PostId]))]
                )),
        ];
        // A clerk who serves the place and is its contact is one, not two.
        Contacts = [.. all[id].Where(c => !Serving.Any(s => s.Reached.Contains(c)))];
    }

    private static bool IsSame(ContactRow contact, PlacePost serving, PostName post) =>
        contact.Post?.Id == post.Id && Place.Key(contact.Service) == Place.Key(serving.Role.Say());

    private async Task<IReadOnlyList<PlaceFact>> FactsOf(PlaceReading reading)
    {
        var all = new List<PlaceFact>();
        foreach (var contributor in facts)
            all.AddRange(await contributor.For(reading, Stop));
        return [.. all.OrderBy(f => f.Order).Take(MostFacts)];
    }

    private async Task<IReadOnlyList<FilledBlock>> BlocksOf(PlaceReading reading)
    {
        var filled = new List<FilledBlock>();
        foreach (var block in blocks.Where(b => b.Tab == Tab && IsFor(b.Audience)).OrderBy(b => b.Order))
        {
            if (await block.For(reading, Stop) is { } content)
                filled.Add(new(block, content));
        }
        return filled;
    }

    private bool IsFor(Marking audience) =>
        audience == Marking.Public
        || (Caller.IsSignedIn && (audience < Marking.Restricted || Caller.RestrictedOrganisationIds.Count > 0));
}
