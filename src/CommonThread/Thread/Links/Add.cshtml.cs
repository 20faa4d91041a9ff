using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Thread.Links;

/// <summary>Links a record to another: search for the other by its words, choose it, say how they belong together.</summary>
[Needs(ThreadPermissions.Link)]
public sealed class AddModel(Modules modules) : ThreadPage
{
    public sealed class Input
    {
        public string? To { get; set; }

        public string? Relation { get; set; }

        public string? Note { get; set; }
    }

    /// <summary>How a lower record serves an upper one, as offered to whoever links.</summary>
    public static IReadOnlyList<string> Relations { get; } =
    ["contributes to", "delivers", "is evidence for", "is measured by", "is paid for by", "was decided by", "takes up"];

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public RecordCard This { get; private set; } = null!;

    public string ThisNoun { get; private set; } = "";

    public IReadOnlyList<(RecordCard Card, string Noun)> Found { get; private set; } = [];

    public IReadOnlyList<(Link Link, RecordCard Other)> Present { get; private set; } = [];

    public override async Task<bool> Prepare()
    {
        if (
            !RecordRef.TryParse((string?)RouteData.Values["record"], out var record)
            || !modules.Kinds.TryGetValue(record.Kind, out var kind)
            || (await kind.Cards(Db, [record.Id], Stop)).SingleOrDefault() is not { } card
        )
            return false;
        (This, ThisNoun) = (card, kind.Noun);
        if (Words is { Length: > 1 })
        {
            var found = new List<(RecordCard, string)>();
            foreach (var other in modules.Kinds.Values.OrderBy(k => k.Level))
            {
                var ids = await other.Find(Db, Words, 8, Stop);
                if (ids.Count > 0)
                    found.AddRange(
                        (await other.Cards(Db, [.. ids], Stop))
                            .Where(c => c.Record != record)
                            .Select(c => (c, other.Noun))
                    );
            }
            Found = found;
        }
        var links = await Db.Set<Link>()
            .AsNoTracking()
            .Where(l =>
                (l.LowerKind == record.Kind && l.LowerId == record.Id)
                || (l.UpperKind == record.Kind && l.UpperId == record.Id)
            )
            .ToListAsync(Stop);
        var present = new List<(Link, RecordCard)>();
        foreach (var link in links)
        {
            var other = link.Lower == record ? link.Upper : link.Lower;
            if (
                modules.Kinds.TryGetValue(other.Kind, out var k)
                && (await k.Cards(Db, [other.Id], Stop)).SingleOrDefault() is { } c
            )
                present.Add((link, c));
        }
        Present = present;
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        var known = RecordRef.TryParse(Form.To, out var to) && modules.Kinds.ContainsKey(to.Kind);
        var other = known ? (await modules.Kinds[to.Kind].Cards(Db, [to.Id], Stop)).SingleOrDefault() : null;
        var me = This.Record;
        Rules.Check(
            (nameof(Input.To), other is not null, "Choose the record to link to"),
            (
                nameof(Input.Relation),
                Form.Relation is not null && Relations.Contains(Form.Relation),
                "Choose how they belong together"
            )
        );
        // The one that stands lower in the thread serves the other.
        var (lower, upper) = modules.Kinds[me.Kind].Level >= modules.Kinds[to.Kind].Level ? (me, to) : (to, me);
        var taken = await Db.Set<Link>()
            .AnyAsync(
                l =>
                    l.LowerKind == lower.Kind
                    && l.LowerId == lower.Id
                    && l.UpperKind == upper.Kind
                    && l.UpperId == upper.Id
                    && l.Relation == Form.Relation,
                Stop
            );
        Rules.Check((nameof(Input.To), !taken, "They are linked in that way already"));
        Db.Add(Link.Between(lower, upper, Form.Relation!, Form.Note));
        await Db.SaveChangesAsync(Stop);
        return Done($"Linked to {other!.Title}", $"~/thread/{me}");
    }

    public async Task<IActionResult> OnPostRemove(int id)
    {
        var link = await Db.Set<Link>().SingleOrDefaultAsync(l => l.Id == id, Stop);
        if (link is null || (link.Lower != This.Record && link.Upper != This.Record))
            return NotFound();
        Rules.Check(("Reason", Acting.Reason is not null, "Say why the link is taken away"));
        Db.Remove(link);
        await Db.SaveChangesAsync(Stop);
        return Done("The link was taken away", $"~/thread/{This.Record}");
    }
}
