namespace CommonThread.People.History;

/// <summary>The history of one record, newest first (I-39). Whoever may see the record may see its history.</summary>
[SignedIn]
public sealed class RecordModel(Modules modules) : ThreadPage
{
    private const int Most = 500;

    public RecordRef Record { get; private set; }

    public RecordCard? Card { get; private set; }

    public string Noun { get; private set; } = "";

    public IReadOnlyList<Told> Lines { get; private set; } = [];

    public override async Task<bool> Prepare()
    {
        if (!RecordRef.TryParse(RouteData.Values["record"] as string, out var record))
            return false;
        Record = record;
        if (modules.Kinds.TryGetValue(record.Kind, out var kind))
        {
            Noun = kind.Noun;
            Card = await kind.Cards(Db, [record.Id], Stop) is [var card, ..] ? card : null;
        }
        var mayRead = Card is not null || Caller.May(PeoplePermissions.ReadHistory);
        if (!mayRead && record.Kind == "agreement")
            mayRead = await Db.Set<Agreements.Agreement>().AnyAsync(a => a.Id == record.Id, Stop);
        if (!mayRead)
            return false;
        var rows = await (
            from entry in Db.Set<HistoryEntry>().AsNoTracking()
            join payload in Db.Set<HistoryPayload>().AsNoTracking()
                on entry.Sequence equals payload.Sequence
                into payloads
            from payload in payloads.DefaultIfEmpty()
            where entry.SubjectKind == record.Kind && entry.SubjectId == record.Id
            orderby entry.Sequence descending
            select new { entry, Json = payload == null ? null : payload.Json }
        )
            .Take(Most)
            .ToListAsync(Stop);
        Lines = await PlainWords.Tell(Db, [.. rows.Select(r => (r.entry, r.Json))], Stop);
        return Card is not null || Lines.Count > 0;
    }

    public void OnGet() { }
}
