using System.Globalization;
using System.Text.Json;
using CommonThread.People.Posts;
using CommonThread.People.SignIn;

namespace CommonThread.People.History;

/// <summary>A line of the history as a reader sees it.</summary>
public sealed record Told(
    long Sequence,
    DateTime At,
    string Actor,
    string Sentence,
    string? Because,
    RecordRef Subject,
    string? Purpose
)
{
    /// <summary>The post behind an account, which says more than its number.</summary>
    public string? Post { get; init; }

    /// <summary>"post holding 2", "account of the Chief Executive, Testshire County Council".</summary>
    public string About =>
        Post is null
            ? $"{Subject.Kind.Replace('-', ' ')} {Subject.Id.ToString(Text.Words)}"
            : $"{Subject.Kind.Replace('-', ' ')} of the {Post}";
}

/// <summary>Turns what was written into plain words: "changed Due from 3 March 2026 to 10 March 2026" (I-39).</summary>
internal sealed class PlainWords
{
    /// <summary>Who, when and what was done are for every reader of the history; the words are for those who may read the record.</summary>
    public const string Withheld = "What was written is for those who may read the record";

    private const int Longest = 160;
    private const string Account = "account";
    private const string AccountId = "AccountId";
    private IReadOnlyDictionary<int, int> accounts = new Dictionary<int, int>();
    private IReadOnlyDictionary<int, PostName> posts = new Dictionary<int, PostName>();
    private IReadOnlyDictionary<int, OrganisationName> organisations = new Dictionary<int, OrganisationName>();

    public static async Task<IReadOnlyList<Told>> Tell(
        CommonThreadDb db,
        IReadOnlyList<(HistoryEntry Entry, string? Json)> lines,
        CancellationToken stop
    )
    {
        var closed = await ClosedRecords.Among(db, lines.Select(l => Of(l.Entry)), stop);
        var read = lines
            .Select(l =>
                (l.Entry, Fields: closed.Contains(Of(l.Entry)) ? [] : Shown(db.Acting.Caller, l.Entry, Read(l.Json)))
            )
            .ToList();
        var accounts = await PostsOfAccounts(
            db,
            [
                .. Ids(read, AccountId),
                .. lines.Where(l => l.Entry.SubjectKind == Account).Select(l => l.Entry.SubjectId),
            ],
            stop
        );
        var words = new PlainWords
        {
            accounts = accounts,
            posts = await PostNames.Of(
                db,
                [
                    .. Ids(read, "PostId"),
                    .. accounts.Values,
                    .. read.SelectMany(l => l.Fields).Select(f => Door(f.Value)).OfType<int>(),
                ],
                stop
            ),
            organisations = await OrganisationNames.Of(db, Ids(read, "OrganisationId"), stop),
        };
        return
        [
            .. read.Select(l => new Told(
                l.Entry.Sequence,
                l.Entry.At,
                l.Entry.Actor,
                words.Sentence(l.Entry, l.Fields),
                closed.Contains(Of(l.Entry)) ? Withheld : l.Entry.Reason,
                Of(l.Entry),
                l.Entry.Purpose
            )
            {
                Post = l.Entry.SubjectKind == Account ? words.Holder(l.Entry.SubjectId) : null,
            }),
        ];
    }

    // An account is called by the post that its holder has, or had last: names of people stay out of the history.
    private static async Task<IReadOnlyDictionary<int, int>> PostsOfAccounts(
        CommonThreadDb db,
        IReadOnlyCollection<int> accounts,
        CancellationToken stop
    )
    {
        var wanted = accounts.Distinct().ToList();
        return wanted.Count == 0
            ? new Dictionary<int, int>()
            : (
                await db.Set<PostHolding>()
                    .AsNoTracking()
                    .Where(h => wanted.Contains(h.AccountId))
                    .OrderBy(h => h.From)
                    .ThenBy(h => h.Id)
                    .Select(h => new { Account = h.AccountId, h.PostId })
                    .ToListAsync(stop)
            )
                .GroupBy(h => h.Account)
                .ToDictionary(g => g.Key, g => g.Last().PostId);
    }

    private string? Holder(int account) =>
        accounts.TryGetValue(account, out var post) ? posts.GetValueOrDefault(post)?.Full : null;

    // The post of an account that the demonstration's door made.
    private static int? Door(JsonElement value)
    {
        var said = Part(value, 1);
        return said.ValueKind == JsonValueKind.String ? DemonstrationModel.PostOf(said.GetString()!) : null;
    }

    // What was exported is told by the kind of page and its number of rows. The address, the file's name, columns and filter
    // hold words of the records in it; they are for whoever took it.
    private static List<(string Name, JsonElement Value)> Shown(
        Caller reader,
        HistoryEntry entry,
        List<(string Name, JsonElement Value)> fields
    ) =>
        entry.SubjectKind != "export" || reader.SeesEverything || entry.AccountId == reader.AccountId
            ? fields
            : fields.FindAll(f => f.Name is "Page" or "Rows");

    private static RecordRef Of(HistoryEntry entry) => new(entry.SubjectKind, entry.SubjectId);

    private static List<(string Name, JsonElement Value)> Read(string? json)
    {
        if (json is null)
            return [];
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? [.. document.RootElement.EnumerateObject().Select(p => (p.Name, p.Value.Clone()))]
            : [];
    }

    private static IEnumerable<int> Ids(
        IEnumerable<(HistoryEntry, List<(string Name, JsonElement Value)> Fields)> lines,
        string ending
    ) =>
        lines
            .SelectMany(l => l.Fields)
            .Where(f => f.Name.EndsWith(ending, StringComparison.Ordinal))
            .SelectMany<(string Name, JsonElement Value), JsonElement>(f =>
                f.Value.ValueKind == JsonValueKind.Array ? f.Value.EnumerateArray() : [f.Value]
            )
            .Where(v => v.ValueKind == JsonValueKind.Number)
            .Select(v => v.GetInt32());

    private string Sentence(HistoryEntry entry, List<(string Name, JsonElement Value)> fields)
    {
        var kind = entry.SubjectKind.Replace('-', ' ');
        switch (entry.Action)
        {
            case "changed":
                var changes = fields.Select(f => Change(f.Name, f.Value)).OfType<string>().ToList();
                return changes.Count == 0 ? $"changed the {kind}" : $"changed {string.Join("; ", changes)}";
            case "created":
                var first = fields
                    .Select(f => (f.Name, Said: Say(f.Name, Part(f.Value, 1))))
                    .Where(f => f.Said is not null && !IsDull(f.Name, f.Said))
                    .OrderBy(f => f.Name is "Title" or "Name" or "Subject" ? 0 : 1)
                    .Take(6);
                return $"added the {kind}: {string.Join("; ", first.Select(f => $"{Name(f.Name)} {f.Said}"))}".TrimEnd(
                    ' ',
                    ':'
                );
            case "deleted":
                return $"deleted the {kind}";
            case "signed in":
                return fields.Find(f => f.Name == "Way").Value is { ValueKind: JsonValueKind.String } way
                    ? $"signed in ({way.GetString()})"
                    : "signed in";
            default:
                var more = fields
                    .Select(f =>
                        Say(f.Name, Part(f.Value, 1)) is { } said ? $"{Name(f.Name).ToLowerInvariant()} {said}" : null
                    )
                    .OfType<string>()
                    .Take(6)
                    .ToList();
                var what = entry.Action is "read" or "refused"
                    ? $"{entry.Action} {(entry.Action == "read" ? $"the {kind}" : "")}".TrimEnd()
                    : entry.Action;
                return more.Count == 0 ? what : $"{what} ({string.Join("; ", more)})";
        }
    }

    private string? Change(string name, JsonElement pair)
    {
        var (before, after) = (Say(name, Part(pair, 0)), Say(name, Part(pair, 1)));
        return (before, after) switch
        {
            (null, null) => null,
            (null, _) => $"{Name(name)} to {after}",
            (_, null) => $"{Name(name)}, taking away {before}",
            _ => $"{Name(name)} from {before} to {after}",
        };
    }

    private static JsonElement Part(JsonElement value, int at) =>
        value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 2 ? value[at] : value;

    private static bool IsDull(string name, string said) =>
        said is "no" or "0"
        || name is "Slug" or "CreatedAt" or "LockoutEnabled"
        || name.EndsWith("Key", StringComparison.Ordinal);

    /// <summary>"OwnerPostId" is "Owner post".</summary>
    private static string Name(string name)
    {
        var bare = name.EndsWith("Id", StringComparison.Ordinal) && name.Length > 2 ? name[..^2] : name;
        var words = string.Concat(
            bare.Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : c.ToString())
        );
        return words.Replace(" key", "", StringComparison.Ordinal);
    }

    private string? Say(string name, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null or JsonValueKind.Undefined:
                return null;
            case JsonValueKind.True:
                return "yes";
            case JsonValueKind.False:
                return "no";
            case JsonValueKind.Number when value.TryGetInt32(out var id):
                if (name.EndsWith("PostId", StringComparison.Ordinal) && posts.TryGetValue(id, out var post))
                    return post.Full;
                if (name.EndsWith(AccountId, StringComparison.Ordinal))
                    return Holder(id) ?? "an account without a post";
                if (
                    name.EndsWith("OrganisationId", StringComparison.Ordinal)
                    && organisations.TryGetValue(id, out var organisation)
                )
                    return organisation.Name;
                return id.ToString("N0", Text.Words);
            case JsonValueKind.Number:
                return value.GetDouble().ToString("N2", Text.Words);
            case JsonValueKind.String:
                return DemonstrationModel.PostOf(value.GetString()!) is { } door
                    ? $"the demonstration’s door for {posts.GetValueOrDefault(door)?.Full ?? "a post"}"
                    : SayText(value.GetString()!);
            default:
                return null;
        }
    }

    private static string SayText(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date.Say();
        if (
            text.Length is > 18 and < 34
            && DateTime.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at)
        )
            return at.Say();
        // What is written for the machine is not read out.
        if (text is ['{' or '[', _, _, ..] && text[^1] is '}' or ']')
            return "(kept whole in the record)";
        return text.Length > Longest ? $"“{text[..Longest]}…”" : $"“{text}”";
    }
}
