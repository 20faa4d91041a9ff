namespace CommonThread.Commitments;

/// <summary>Commitments on the thread: each serves its subject.</summary>
public sealed class CommitmentRecords : IRecordKind
{
    public string Kind => "commitment";

    public string Noun => "Action";

    public int Level => 60;

    public string DateSays => "due";

    public async Task<IReadOnlyList<int>> Find(CommonThreadDb db, string words, int most, CancellationToken stop) =>
        await db.Set<Commitment>()
            .Holding(words, c => c.Title, c => c.Reference)
            .OrderBy(c => c.Title)
            .ThenBy(c => c.Id)
            .Select(c => c.Id)
            .Take(most)
            .ToListAsync(stop);

    public async Task<IReadOnlyList<RecordCard>> Cards(
        CommonThreadDb db,
        IReadOnlyCollection<int> ids,
        CancellationToken stop
    )
    {
        var commitments = await db.Set<Commitment>()
            .Where(c => ids.Contains(c.Id))
            .Select(c => new
            {
                c.Id,
                c.Title,
                c.State,
                CommitmentKind = c.Kind,
                c.Due,
                c.Illustrative,
                c.OwnerPostId,
                c.OwnerOrganisationId,
                Partners = c.Partners.Select(p => p.OrganisationId).ToList(),
                Latest = c
                    .Updates.OrderByDescending(u => u.On)
                    .ThenByDescending(u => u.Id)
                    .Select(u => new { u.On, u.Text })
                    .FirstOrDefault(),
            })
            .ToListAsync(stop);
        var posts = await People.PostNames.Of(db, commitments.Select(c => c.OwnerPostId), stop);
        return
        [
            .. commitments.Select(c => new RecordCard(
                new(Kind, c.Id),
                c.Title,
                $"~/commitments/{c.Id}",
                c.State.Say(c.CommitmentKind),
                c.Due,
                c.Latest is { } latest ? $"{latest.On.Say()}: {Brief(latest.Text)}" : null,
                c.Illustrative
            )
            {
                Organisations =
                [
                    .. new[] { c.OwnerOrganisationId ?? posts.GetValueOrDefault(c.OwnerPostId ?? 0)?.OrganisationId }
                        .OfType<int>()
                        .Concat(c.Partners)
                        .Distinct(),
                ],
            }),
        ];
    }

    private static string Brief(string words) => words.Length > 140 ? words[..140].TrimEnd() + "…" : words;

    /// <summary>
    /// Actions hang below the records of any kind that they serve, which need not know of them: a priority, a plan, an objective of
    /// a neighbourhood. A figure is what would show an action: the action stands above it.
    /// </summary>
    public async Task<IReadOnlyList<ThreadStep>> StepsWith(
        CommonThreadDb db,
        string kind,
        IReadOnlyCollection<int> ids,
        CancellationToken stop
    )
    {
        if (kind == Board)
            return [];
        var below = await Below(db, kind, ids, stop);
        if (kind != Measure)
            return below;
        var shown = await db.Set<Commitment>()
            .Where(c => c.MeasureId != null && ids.Contains(c.MeasureId.Value))
            .Select(c => new { c.Id, Measure = c.MeasureId!.Value })
            .ToListAsync(stop);
        return [.. below, .. shown.Select(c => Shows(c.Id, c.Measure))];
    }

    private ThreadStep Shows(int commitment, int measure) =>
        new(new(Measure, measure), new(Kind, commitment), "would show");

    public async Task<IReadOnlyList<ThreadStep>> Steps(
        CommonThreadDb db,
        IReadOnlyCollection<int> ids,
        CancellationToken stop
    )
    {
        var served = await db.Set<Commitment>()
            .Where(c => ids.Contains(c.Id))
            .Select(c => new
            {
                c.Id,
                c.SubjectKind,
                c.SubjectId,
                c.MeasureId,
            })
            .ToListAsync(stop);
        var shared = await db.Set<SharedWork>()
            .Where(s => ids.Contains(s.CommitmentId) && s.RecordId != null && s.RecordKind != Board)
            .Select(s => new
            {
                s.CommitmentId,
                s.RecordKind,
                s.RecordId,
            })
            .ToListAsync(stop);
        return
        [
            .. served.Select(c => new ThreadStep(new(Kind, c.Id), new(c.SubjectKind, c.SubjectId), "delivers")),
            .. served.Where(c => c.MeasureId != null).Select(c => Shows(c.Id, c.MeasureId!.Value)),
            .. shared.Select(s => new ThreadStep(
                new(Kind, s.CommitmentId),
                new(s.RecordKind!, s.RecordId!.Value),
                "is shared with"
            )),
        ];
    }

    // The steps from any record down to the commitments that serve it or are shared with it.
    private static async Task<IReadOnlyList<ThreadStep>> Below(
        CommonThreadDb db,
        string kind,
        IReadOnlyCollection<int> ids,
        CancellationToken stop
    )
    {
        var serving = await db.Set<Commitment>()
            .Where(c => c.SubjectKind == kind && ids.Contains(c.SubjectId))
            .Select(c => new { c.Id, c.SubjectId })
            .ToListAsync(stop);
        var shared = await db.Set<SharedWork>()
            .Where(s => s.RecordKind == kind && s.RecordId != null && ids.Contains(s.RecordId.Value))
            .Select(s => new { s.CommitmentId, s.RecordId })
            .ToListAsync(stop);
        return
        [
            .. serving.Select(c => new ThreadStep(new("commitment", c.Id), new(kind, c.SubjectId), "delivers")),
            .. shared.Select(s => new ThreadStep(
                new("commitment", s.CommitmentId),
                new(kind, s.RecordId!.Value),
                "is shared with"
            )),
        ];
    }

    // A board that shares work is named with it; it is not what the work serves.
    private const string Board = "organisation";

    private const string Measure = "measure";
}

/// <summary>Cards of records of any kind, by reference.</summary>
public static class RecordCards
{
    /// <summary>The cards that the caller may see; a record that is gone or hidden is absent.</summary>
    public static async Task<IReadOnlyDictionary<RecordRef, RecordCard>> Load(
        CommonThreadDb db,
        Modules modules,
        IEnumerable<RecordRef> records,
        CancellationToken stop
    )
    {
        ArgumentNullException.ThrowIfNull(modules);
        var cards = new Dictionary<RecordRef, RecordCard>();
        foreach (var group in records.Distinct().GroupBy(r => r.Kind))
        {
            if (!modules.Kinds.TryGetValue(group.Key, out var kind))
                continue;
            foreach (var card in await kind.Cards(db, [.. group.Select(r => r.Id)], stop))
                cards[card.Record] = card;
        }
        return cards;
    }
}
