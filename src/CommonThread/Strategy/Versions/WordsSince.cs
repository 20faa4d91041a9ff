using System.Text.Json;
using System.Text.Json.Serialization;
using CommonThread.Strategy.Drivers;
using CommonThread.Strategy.Objectives;
using CommonThread.Strategy.Outcomes;
using CommonThread.Strategy.Pledges;
using CommonThread.Strategy.Principles;
using CommonThread.Strategy.Promises;
using CommonThread.Strategy.Visions;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CommonThread.Strategy.Versions;

/// <summary>What was written in frameworks since their next version was begun, as the history tells it; and what stood before.</summary>
internal sealed class WordsSince
{
    private sealed record Line(long Sequence, string Action, RecordRef On, Dictionary<string, JsonElement[]> Fields)
    {
        public bool Is(string action) => string.Equals(Action, action, StringComparison.Ordinal);

        /// <summary>
        /// Whether the line, of something that came or went, is of the part itself: not of an evidence or a name that is recorded
        /// under it, nor of who leads a priority or how partners contribute to it, which name their priority.
        /// </summary>
        public bool IsOfPart => WordsSince.IsOfPart(Fields);
    }

    /// <summary>Whether what was written, field by field, is of a part itself and not of something recorded under it.</summary>
    internal static bool IsOfPart(IReadOnlyDictionary<string, JsonElement[]> fields) =>
        fields.ContainsKey(nameof(FrameworkPart.FrameworkId)) && !fields.ContainsKey("PriorityId");

    private static readonly string[] Kinds =
    [
        StrategyKinds.Framework,
        StrategyKinds.Driver,
        StrategyKinds.VisionPart,
        StrategyKinds.Theme,
        StrategyKinds.Priority,
        StrategyKinds.Objective,
        StrategyKinds.OperationalObjective,
        StrategyKinds.Outcome,
        StrategyKinds.Pledge,
        StrategyKinds.Principle,
        StrategyKinds.Promise,
    ];

    private static readonly string[] Writings = ["created", "changed", "deleted"];

    // The words of a framework; the rest of its record changes at any time.
    private static readonly HashSet<string> Words =
    [
        nameof(Framework.Title),
        nameof(Framework.ShortTitle),
        nameof(Framework.Type),
        nameof(Framework.Purpose),
        nameof(Framework.Summary),
        nameof(Framework.HowToTakePart),
        nameof(Framework.Vision),
        nameof(Framework.VisionCitation),
        nameof(Framework.Aim),
        nameof(Framework.PeriodStart),
        nameof(Framework.PeriodEnd),
        nameof(Framework.DatesInSource),
    ];

    private static readonly JsonSerializerOptions Written = new() { Converters = { new JsonStringEnumConverter() } };

    private readonly Dictionary<int, long> begun;
    private readonly ILookup<RecordRef, Line> lines;

    private WordsSince(Dictionary<int, long> begun, IEnumerable<Line> lines) =>
        (this.begun, this.lines) = (begun, lines.ToLookup(l => l.On));

    public static WordsSince None { get; } = new([], []);

    /// <param name="next">The version after the published one, by framework.</param>
    public static async Task<WordsSince> Load(
        CommonThreadDb db,
        IReadOnlyDictionary<int, int> next,
        CancellationToken stop
    )
    {
        var versions = next.Values.ToList();
        var began = await db.Set<HistoryEntry>()
            .Where(e =>
                e.SubjectKind == StrategyKinds.Version && versions.Contains(e.SubjectId) && e.Action == "created"
            )
            .ToDictionaryAsync(e => e.SubjectId, e => e.Sequence, stop);
        if (began.Count == 0)
            return None;
        var first = began.Values.Min();
        var lines = await (
            from entry in db.Set<HistoryEntry>()
            join payload in db.Set<HistoryPayload>() on entry.Sequence equals payload.Sequence
            where Kinds.Contains(entry.SubjectKind) && Writings.Contains(entry.Action) && entry.Sequence > first
            orderby entry.Sequence
            select new
            {
                entry.Sequence,
                entry.Action,
                entry.SubjectKind,
                entry.SubjectId,
                payload.Json,
            }
        ).ToListAsync(stop);
        return new(
            next.Where(n => began.ContainsKey(n.Value)).ToDictionary(n => n.Key, n => began[n.Value]),
            lines.Select(l => new Line(
                l.Sequence,
                l.Action,
                new(l.SubjectKind, l.SubjectId),
                JsonSerializer.Deserialize<Dictionary<string, JsonElement[]>>(l.Json) ?? []
            ))
        );
    }

    /// <summary>Whether the history knows when the version was begun after which the words are undone.</summary>
    public bool Knows(int framework) => begun.ContainsKey(framework);

    /// <summary>The line of the history in which that version was begun.</summary>
    public long Begun(int framework) => begun[framework];

    /// <summary>Undoes what was written in a part. False where there was no such part yet.</summary>
    public bool WasThere(CommonThreadDb db, FrameworkPart part)
    {
        var mine = Of(part.Record, part.FrameworkId);
        if (mine.Exists(l => l.Is("created") && l.IsOfPart))
            return false;
        Undo(db.Entry(part), part, mine);
        return true;
    }

    /// <summary>The parts that were taken out, as they stood.</summary>
    public List<T> Removed<T>(CommonThreadDb db)
        where T : FrameworkPart
    {
        var kind = New<T>().Record.Kind;
        var found = new List<T>();
        foreach (var record in lines.Where(l => l.Key.Kind == kind))
        {
            if (record.FirstOrDefault(l => l.Is("deleted") && l.IsOfPart) is not { } removal)
                continue;
            var part = New<T>();
            var entry = db.Entry(part);
            Put(entry, nameof(FrameworkPart.Id), record.Key.Id);
            foreach (var (name, change) in removal.Fields)
                Put(entry, name, change[0]);
            if (Of(record.Key, part.FrameworkId).Contains(removal) && WasThere(db, part))
                found.Add(part);
        }
        return found;
    }

    /// <summary>Undoes what was written in the framework's own words.</summary>
    public void Undo(CommonThreadDb db, Framework framework)
    {
        var before = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var line in Of(framework.Record, framework.Id).Where(l => l.Is("changed")))
        {
            // A period that was made longer by a decision is longer for what is in force.
            var decided = line.Fields.ContainsKey(nameof(Framework.ExpiryDecidedOn));
            foreach (var (name, change) in line.Fields.Where(c => Words.Contains(c.Key)))
            {
                if (!decided || name != nameof(Framework.PeriodEnd))
                    before.TryAdd(name, change[0]);
            }
        }
        foreach (var (name, value) in before)
            Put(db.Entry(framework), name, value);
    }

    private static void Undo(EntityEntry entry, FrameworkPart part, List<Line> mine)
    {
        var before = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var line in mine.Where(l => l.Is("changed") && !IsArrival(l)))
        {
            foreach (var (name, change) in line.Fields.Where(c => !IsFact(part, c.Key)))
                before.TryAdd(name, change[0]);
        }
        foreach (var (name, value) in before)
            Put(entry, name, value);
        if (part is not Priority priority)
            return;
        Put(entry, nameof(Priority.NameKey), Priority.Key(priority.Name));
        priority.NotYetCalled([
            .. mine.Where(l => l.Is("created"))
                .Select(l => l.Fields.GetValueOrDefault(nameof(PriorityName.Name))?[1].GetString())
                .OfType<string>(),
        ]);
    }

    // What became of it, which is reported at any time.
    private static bool IsFact(FrameworkPart part, string field) =>
        part switch
        {
            Promise => field is nameof(Promise.State) or nameof(Promise.Evidence) or nameof(Promise.ReportedOn),
            Outcome => field is nameof(Outcome.Judgement) or nameof(Outcome.JudgedOn),
            _ => false,
        };

    // The parent that a driver waited for was loaded: nobody wrote anything.
    private static bool IsArrival(Line line) =>
        line.Fields.ContainsKey(nameof(Driver.AwaitedSlug)) && !line.Fields.ContainsKey(nameof(Driver.Title));

    private List<Line> Of(RecordRef record, int framework) =>
        begun.TryGetValue(framework, out var from) ? [.. lines[record].Where(l => l.Sequence > from)] : [];

    private static T New<T>() => (T)Activator.CreateInstance(typeof(T), nonPublic: true)!;

    private static void Put(EntityEntry entry, string field, object? value)
    {
        // A field that a later release no longer has is left out.
        if (entry.Metadata.FindProperty(field) is not { } property)
            return;
        entry.Property(property).CurrentValue = value is JsonElement written
            ? written.Deserialize(property.ClrType, Written)
            : value;
    }
}
