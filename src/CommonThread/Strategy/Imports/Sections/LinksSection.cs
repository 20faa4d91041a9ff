namespace CommonThread.Strategy.Imports.Sections;

/// <summary>Further links of the golden thread, between anything the file has, and to other frameworks.</summary>
internal sealed class LinksSection : IFrameworkSection
{
    /// <summary>The kinds that a link may name, as the format writes them, from the top of the thread down.</summary>
    private static readonly (string Word, string Kind)[] Kinds =
    [
        ("driver", StrategyKinds.Driver),
        ("framework", StrategyKinds.Framework),
        ("vision-part", StrategyKinds.VisionPart),
        ("theme", StrategyKinds.Theme),
        ("corporate-priority", StrategyKinds.CorporatePriority),
        ("programme", StrategyKinds.Programme),
        ("priority", StrategyKinds.Priority),
        ("principle", StrategyKinds.Principle),
        ("objective", StrategyKinds.Objective),
        ("outcome", StrategyKinds.Outcome),
        ("pledge", StrategyKinds.Pledge),
        ("commitment", StrategyKinds.Promise),
        ("activity", StrategyKinds.Activity),
        ("work-stream", StrategyKinds.WorkStream),
        ("action", StrategyKinds.Action),
        ("measure", StrategyKinds.Measure),
        ("pilot", StrategyKinds.Pilot),
        ("case-study", StrategyKinds.CaseStudy),
    ];

    /// <summary>The key of the file in which the records of a kind stand, for kinds whose section may be absent.</summary>
    private static readonly Dictionary<string, string> Homes = new(StringComparer.Ordinal)
    {
        [StrategyKinds.Activity] = "activities",
        [StrategyKinds.WorkStream] = "activities",
        [StrategyKinds.Action] = "action_plans",
        [StrategyKinds.Measure] = "measures",
        [StrategyKinds.Pilot] = "pilots",
        [StrategyKinds.CaseStudy] = "case_studies",
    };

    private const string Relation = "contributes to";

    public int Order => 900;

    public IReadOnlyList<string> Keys => ["links"];

    public async Task Read(FrameworkFile file, CancellationToken stop)
    {
        await file.Each("links", given => Add(file, given, stop));
        await Awaited(file, stop);
        await file.Save(stop);
    }

    private static async Task Add(FrameworkFile file, FrameworkObject given, CancellationToken stop)
    {
        given.Only("from_kind", "from", "to_kind", "to", "note");
        if (IsLeftOut(file, given, "from_kind") || IsLeftOut(file, given, "to_kind"))
            return;
        var from = await End(file, given, "from", stop);
        var to = await End(file, given, "to", stop);
        if (from is null)
            throw new FieldRefused(given.At("from"), "A link must begin at something in this file");
        var note = given.Words("note", 500);
        if (to is null)
        {
            file.Db.Add(
                new AwaitedLink
                {
                    FromKind = from.Value.Kind,
                    FromId = from.Value.Id,
                    AwaitedSlug = Text.Slug(given.Needed("to")),
                    Relation = Relation,
                    Note = note,
                }
            );
            file.Report.Note($"The link to “{given.Needed("to")}” waits until that framework is loaded");
            return;
        }
        if (Join(file, from.Value, to.Value, note))
            file.Report.Added++;
    }

    // The end that stands lower in the thread serves the other, whichever way round the file has them.
    private static bool Join(FrameworkFile file, RecordRef from, RecordRef to, string? note) =>
        Level(from.Kind) >= Level(to.Kind) ? file.Join(from, to, Relation, note) : file.Join(to, from, Relation, note);

    private static bool IsLeftOut(FrameworkFile file, FrameworkObject given, string side) =>
        given.Words(side) is { } kind && Homes.TryGetValue(kind, out var key) && file.LeftOut.Contains(key);

    private static int Level(string kind) => Array.FindIndex(Kinds, k => k.Kind == kind);

    private static async Task<RecordRef?> End(
        FrameworkFile file,
        FrameworkObject given,
        string side,
        CancellationToken stop
    )
    {
        var word = given.Needed(side + "_kind");
        var name = given.Needed(side);
        var kind = Kinds.FirstOrDefault(k => k.Word == word).Kind;
        if (kind is null)
        {
            throw new FieldRefused(
                given.At(side + "_kind"),
                $"This must be one of {string.Join(", ", Kinds.Select(k => k.Word))}, not “{word}”"
            );
        }
        if (file.Find(kind, name) is { } id)
            return new RecordRef(kind, id);
        if (kind != StrategyKinds.Framework)
            throw new FieldRefused(given.At(side), $"This file has no {word.Replace('-', ' ')} called “{name}”");
        var slug = Text.Slug(name);
        var other = await file
            .Db.Set<Framework>()
            .Where(f => f.Slug == slug)
            .Select(f => (int?)f.Id)
            .FirstOrDefaultAsync(stop);
        return other is { } found ? new RecordRef(kind, found) : null;
    }

    private static async Task Awaited(FrameworkFile file, CancellationToken stop)
    {
        var awaiting = await file
            .Db.Set<AwaitedLink>()
            .Where(l => l.AwaitedSlug == file.Framework.Slug)
            .ToListAsync(stop);
        foreach (var link in awaiting)
        {
            Join(file, new(link.FromKind, link.FromId), file.Framework.Record, link.Note);
            file.Db.Remove(link);
        }
    }
}
