using System.Text.Json.Serialization;
using CommonThread.People;
using CommonThread.Places;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Thread.Follow;

/// <summary>The thread of a record, as a page, as a picture and as JSON.</summary>
[Public]
public sealed class ShowModel(FollowThread thread, PlaceTree tree) : ThreadPage
{
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    /// <summary>Only what is this organisation's work, its own or with others.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Partner { get; set; }

    /// <summary>Only what is done in this place or in one that lies in it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Place { get; set; }

    /// <summary>What the address asks for that this thread does not have, each with what could be asked; it filters nothing.</summary>
    public IReadOnlyList<string> Misread { get; private set; } = [];

    public Strand Strand { get; private set; } = null!;

    /// <summary>What stands above, top first; many of one kind at one place (ten acts of Parliament) are one bead.</summary>
    public IReadOnlyList<IReadOnlyList<Bead>> Above { get; private set; } = [];

    public IReadOnlyList<Bead> Below { get; private set; } = [];

    public IReadOnlyList<string> Kinds { get; private set; } = [];

    public IReadOnlyList<string> States { get; private set; } = [];

    /// <summary>The organisations whose work stands below.</summary>
    public IReadOnlyList<SelectListItem> Partners { get; private set; } = [];

    /// <summary>The places in which what stands below is done, and the districts and partnerships they lie in.</summary>
    public IReadOnlyList<SelectListItem> Places { get; private set; } = [];

    private static readonly string[] Localities = [PlaceType.District, PlaceType.CspArea, PlaceType.Unitary];

    public string By(Bead bead) =>
        string.Join(", ", bead.Card.Organisations.Select(o => names.GetValueOrDefault(o)?.Name));

    private IReadOnlyDictionary<int, OrganisationName> names = new Dictionary<int, OrganisationName>();

    public Picture Picture => field ??= Picture.Of(Strand);

    /// <summary>The step to several beads above that are read as one; none where they were reached through different records.</summary>
    public string? StepTo(IReadOnlyList<Bead> run) =>
        run.Select(b => b.Via).Distinct().Count() == 1
        && Strand.All.FirstOrDefault(b => b.Card.Record == run[0].Via) is { } via
            ? Bead.Clause(via.Card.Title, run[0].Relation, up: true, it: "them")
            : null;

    public override async Task<bool> Prepare()
    {
        if (!RecordRef.TryParse((string?)RouteData.Values["record"], out var record))
            return false;
        if (await thread.From(record, Stop) is not { } strand)
            return false;
        Strand = strand;
        Above =
        [
            .. strand
                .Above.GroupBy(b => (b.Noun, b.Relation, b.Steps))
                .SelectMany(g =>
                    g.Count() > 3
                        ?
                        [
                            [.. g],
                        ]
                        : g.Select(b => (IReadOnlyList<Bead>)[b])
                ),
        ];
        Kinds = [.. strand.Below.Select(b => b.Noun).Distinct().Order(StringComparer.Ordinal)];
        States = [.. strand.Below.Select(b => b.Card.State).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        names = await OrganisationNames.Of(Db, strand.Below.SelectMany(b => b.Card.Organisations), Stop);
        Partners = Choices(names.Values.DistinctBy(o => o.Id).Select(o => (o.Id, o.Name)));
        var within = await Within(strand.Below.SelectMany(b => b.Places).Distinct());
        Kind = Known("kind", Kind, Kinds);
        State = Known("state", State, States);
        Partner = Known("partner", Partner, Partners);
        Place = Known("place", Place, Places);
        Misread = [.. misread, .. Unknown()];
        var (partner, place) = (Number(Partner), Number(Place));
        Below =
        [
            .. strand.Below.Where(b =>
                (Kind is null || b.Noun == Kind)
                && (State is null || b.Card.State == State)
                && (partner is null || b.Card.Organisations.Any(o => names.GetValueOrDefault(o)?.Id == partner))
                && (place is not { } wanted || b.Places.Any(p => within[p].Contains(wanted)))
            ),
        ];
        return true;
    }

    private readonly List<string> misread = [];

    private static readonly string[] Filters = ["kind", "state", "partner", "place"];

    private static int? Number(string? chosen) =>
        int.TryParse(chosen, System.Globalization.CultureInfo.InvariantCulture, out var id) ? id : null;

    // The value as it is written here, whatever the case of its letters; what is not among them filters nothing and is told.
    private string? Known(string filter, string? asked, IReadOnlyList<string> values)
    {
        if (string.IsNullOrEmpty(asked))
            return null;
        var known = values.FirstOrDefault(v => string.Equals(v, asked, StringComparison.OrdinalIgnoreCase));
        if (known is null)
            Tell(filter, asked, values);
        return known;
    }

    private string? Known(string filter, string? asked, IReadOnlyList<SelectListItem> values)
    {
        if (string.IsNullOrEmpty(asked))
            return null;
        var known = values.FirstOrDefault(v => v.Value == asked);
        if (known is null)
            Tell(filter, asked, [.. values.Select(v => $"{v.Value} for {v.Text}")]);
        return known?.Value;
    }

    private void Tell(string filter, string asked, IReadOnlyList<string> values) =>
        misread.Add(
            $"Nothing below has the {filter} “{(asked.Length > 60 ? asked[..60] + "…" : asked)}”, so that all is shown. "
                + (
                    values.Count == 0
                        ? $"There is no {filter} to choose here."
                        : $"There is: {string.Join("; ", values)}."
                )
        );

    private IEnumerable<string> Unknown() =>
        Request
            .Query.Keys.Where(k =>
                !k.Equals("handler", StringComparison.OrdinalIgnoreCase)
                && !Filters.Contains(k, StringComparer.OrdinalIgnoreCase)
            )
            .Take(3)
            .Select(k =>
                $"There is no filter called “{(k.Length > 60 ? k[..60] + "…" : k)}”. The filters are: {string.Join(", ", Filters)}."
            );

    // Each place with every place that it lies in: a district's filter finds what is done in its wards.
    private async Task<Dictionary<int, IReadOnlyCollection<int>>> Within(IEnumerable<int> places)
    {
        var within = new Dictionary<int, IReadOnlyCollection<int>>();
        foreach (var place in places)
            within[place] = await tree.WithAllAbove(place, Today, Stop);
        var known = await tree.Names(Stop);
        Places = Choices(
            within
                .SelectMany(w =>
                    w.Value.Where(p =>
                        p == w.Key || (known.GetValueOrDefault(p) is { } above && Localities.Contains(above.Type))
                    )
                )
                .Distinct()
                .Where(known.ContainsKey)
                .Select(p => (p, $"{known[p].Name} ({known[p].Kind.ToLowerInvariant()})"))
        );
        return within;
    }

    private static IReadOnlyList<SelectListItem> Choices(IEnumerable<(int Id, string Name)> all) =>
        [
            .. all.OrderBy(o => o.Name, StringComparer.OrdinalIgnoreCase)
                .Select(o => new SelectListItem(o.Name, o.Id.ToString(Text.Words))),
        ];

    /// <summary>The filters as the end of an address.</summary>
    public string Filtered =>
        string.Concat(
            new[] { ("kind", Kind), ("state", State), ("partner", Partner), ("place", Place) }
                .Where(f => f.Item2 is not null)
                .Select(f => $"&{f.Item1}={Uri.EscapeDataString(f.Item2!)}")
        );

    public void OnGet() { }

    /// <summary>
    /// The same strand for programs, narrowed by the same filters: beads with their addresses, and the steps between them. A
    /// filter that is not there answers 400 and says which there are.
    /// </summary>
    public IActionResult OnGetJson() =>
        Misread.Count > 0
            ? new JsonResult(new { Problems = Misread }) { StatusCode = StatusCodes.Status400BadRequest }
            : new JsonResult(
                new StrandJson(
                    Strand.Middle.Card.Record.ToString(),
                    [
                        .. Strand
                            .All.Where(b => b.Side != Side.Below || Below.Contains(b))
                            .Select(b => new BeadJson(
                                b.Card.Record.ToString(),
                                b.Noun,
                                b.Card.Title,
                                Url.Content(b.Card.Url),
                                b.Card.State,
                                b.Card.Date,
                                b.Side.ToString().ToLowerInvariant(),
                                b.Steps,
                                b.Via?.ToString(),
                                b.Relation.Length > 0 ? b.Relation : null,
                                b.Card.Illustrative
                            )),
                    ],
                    Strand.Cut
                )
            );

    private sealed record StrandJson(string Record, IReadOnlyList<BeadJson> Beads, bool Cut);

    private sealed record BeadJson(
        string Record,
        string Noun,
        string Title,
        string Url,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? State,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? Date,
        string Side,
        int Steps,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Via,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Relation,
        bool Illustrative
    );
}
