using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Thread.Follow;

/// <summary>The thread of a record, as a page, as a picture and as JSON.</summary>
[Public]
public sealed class ShowModel(FollowThread thread) : ThreadPage
{
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    public Strand Strand { get; private set; } = null!;

    /// <summary>What stands above, top first; many of one kind at one place (ten acts of Parliament) are one bead.</summary>
    public IReadOnlyList<IReadOnlyList<Bead>> Above { get; private set; } = [];

    public IReadOnlyList<Bead> Below { get; private set; } = [];

    public IReadOnlyList<string> Kinds { get; private set; } = [];

    public IReadOnlyList<string> States { get; private set; } = [];

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
        Below =
        [
            .. strand.Below.Where(b => (Kind is null || b.Noun == Kind) && (State is null || b.Card.State == State)),
        ];
        return true;
    }

    public void OnGet() { }

    /// <summary>The same strand for programs: beads with their addresses, and the steps between them.</summary>
    public IActionResult OnGetJson() =>
        new JsonResult(
            new StrandJson(
                Strand.Middle.Card.Record.ToString(),
                [
                    .. Strand.All.Select(b => new BeadJson(
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
