using System.Text.Json;
using CommonThread.Strategy.Adoptions;
using CommonThread.Strategy.Drivers;
using CommonThread.Strategy.Objectives;
using CommonThread.Strategy.Outcomes;
using CommonThread.Strategy.Plans;
using CommonThread.Strategy.Pledges;
using CommonThread.Strategy.Principles;
using CommonThread.Strategy.Promises;
using CommonThread.Strategy.Visions;

namespace CommonThread.Strategy.Versions;

/// <summary>
/// Discards a draft that was begun by mistake: the words go back to how they stood when it was begun, and the draft is no more.
/// The history keeps both with the reason. What could not be put back word for word is refused, and then nothing changes.
/// </summary>
public sealed class DiscardDraft(CommonThreadDb db, Acting acting, IEnumerable<IContentPart> parts)
{
    // What may change without a version; a draft that is discarded leaves it as it is today.
    private static readonly HashSet<string> AnyTime =
    [
        "What it answers to",
        "Commissioning programmes",
        "Corporate plan priorities",
        "Activities and work streams",
        "Success measures",
        "Phases",
    ];

    private const string Instead =
        "Instead of discarding it, put it out for consultation and end that: it then stays readable";

    /// <exception cref="RulesBroken">It cannot be undone, and why.</exception>
    public async Task Of(Framework framework, FrameworkVersion draft, CancellationToken stop)
    {
        var others = await db.Set<FrameworkVersion>()
            .Where(v => v.FrameworkId == framework.Id && v.Id != draft.Id)
            .OrderByDescending(v => v.Number)
            .ToListAsync(stop);
        var before = others.Find(v => v.Number < draft.Number && v.Content is not null);
        var since = await WordsSince.Load(db, new Dictionary<int, int> { [framework.Id] = draft.Id }, stop);
        Rules.Check(
            ("Reason", acting.Reason is not null, "Say why this version is discarded"),
            (
                "",
                draft.State == VersionState.Draft,
                "Only a draft can be discarded: a published version is never altered"
            ),
            ("", draft.SubmittedOn is null, "This version waits for approval. It is sent back first"),
            (
                "",
                before is not null,
                "Nothing was published before it, so there are no words to go back to. Change them"
            ),
            (
                "",
                before is null || since.Knows(framework.Id),
                $"Nobody recorded how the words stood before it was begun. {Instead}"
            )
        );
        await using var whole = await db.Begin(stop);
        try
        {
            await PutBack(framework, draft, since, FrameworkText.Read(before!.Content!), stop);
            framework.Stand(MoveVersion.StandingOf(others));
            await MarkingInPlan.Settle(db, framework, stop);
            await db.SaveChangesAsync(stop);
            await CheckWords(framework, before, stop);
            await whole.CommitAsync(stop);
        }
        catch (RulesBroken)
        {
            // What was tried must not be saved with whatever the page does next.
            db.ChangeTracker.Clear();
            throw;
        }
    }

    private async Task PutBack(
        Framework framework,
        FrameworkVersion draft,
        WordsSince since,
        FrameworkText before,
        CancellationToken stop
    )
    {
        since.Undo(db, framework);
        var again = new HashSet<RecordRef>();
        await Undo<VisionPart>();
        await Undo<Theme>();
        await Undo<Priority>();
        await Undo<Objective>();
        await Undo<OperationalObjective>();
        await Undo<Principle>();
        await Undo<Pledge>();
        await Undo<Outcome>();
        await Undo<Promise>();
        await Undo<Driver>();
        await Regroup(framework, before, stop);
        await LinkAgain(again, since.Begun(framework.Id), stop);
        db.RemoveRange(await db.Set<Adoption>().Where(a => a.VersionId == draft.Id).ToListAsync(stop));
        db.Remove(draft);
        await db.SaveChangesAsync(stop);

        async Task Undo<T>()
            where T : FrameworkPart
        {
            var query = db.Set<T>().Where(p => p.FrameworkId == framework.Id);
            foreach (var list in db.Model.FindEntityType(typeof(T))!.GetNavigations().Where(n => n.IsCollection))
                query = query.Include(list.Name);
            foreach (var part in await query.ToListAsync(stop))
            {
                if (since.WasThere(db, part))
                    continue;
                await CheckFree(part, stop);
                db.Remove(part);
            }
            foreach (var part in since.Removed<T>(db).Where(p => p.FrameworkId == framework.Id))
            {
                await CheckWhole(part, stop);
                db.Add(part);
                again.Add(part.Record);
            }
        }
    }

    // What was added and is used already is not swept away with the draft.
    private async Task CheckFree(FrameworkPart part, CancellationToken stop)
    {
        var (kind, id) = (part.Record.Kind, part.Record.Id);
        var linked = await db.Set<Link>()
            .AnyAsync(l => (l.LowerKind == kind && l.LowerId == id) || (l.UpperKind == kind && l.UpperId == id), stop);
        var carries =
            part is Outcome { Evidence.Count: > 0 } ? "evidence"
            : part is Priority ? await HangsOnPriority.Say(db, id, stop)
            : "";
        Rules.Check(
            (
                "",
                !linked && carries.Length == 0,
                $"“{Called(part)}” was added in this version and has {(carries.Length > 0 ? carries : "other records linked to it")}. Take that away first"
            )
        );
    }

    // What was recorded under a part went with it, and the history does not give it back.
    private async Task CheckWhole(FrameworkPart part, CancellationToken stop)
    {
        var lines = await (
            from entry in db.Set<HistoryEntry>()
            join payload in db.Set<HistoryPayload>() on entry.Sequence equals payload.Sequence
            where
                entry.SubjectKind == part.Record.Kind && entry.SubjectId == part.Record.Id && entry.Action == "created"
            select payload.Json
        ).ToListAsync(stop);
        Rules.Check(
            (
                "",
                lines.TrueForAll(l =>
                    WordsSince.IsOfPart(JsonSerializer.Deserialize<Dictionary<string, JsonElement[]>>(l) ?? [])
                ),
                $"“{Called(part)}” was taken out in this version with what was recorded under it, which cannot be brought back. {Instead}"
            )
        );
    }

    // The database itself takes a theme or a part of the vision from its priorities when it is taken out.
    private async Task Regroup(Framework framework, FrameworkText before, CancellationToken stop)
    {
        await db.SaveChangesAsync(stop);
        var themes = await db.Set<Theme>().Where(t => t.FrameworkId == framework.Id).ToListAsync(stop);
        var visions = await db.Set<VisionPart>().Where(t => t.FrameworkId == framework.Id).ToListAsync(stop);
        foreach (var priority in await db.Set<Priority>().Where(p => p.FrameworkId == framework.Id).ToListAsync(stop))
        {
            var said = before.Priorities.FirstOrDefault(p => Priority.Key(p.Name) == priority.NameKey);
            priority.ThemeId ??= themes.Find(t => t.Name == said?.Theme)?.Id;
            priority.VisionPartId ??= visions.Find(v => v.Name == said?.VisionPart)?.Id;
        }
    }

    private async Task LinkAgain(HashSet<RecordRef> again, long begun, CancellationToken stop)
    {
        if (again.Count == 0)
            return;
        var lost = await (
            from entry in db.Set<HistoryEntry>()
            join payload in db.Set<HistoryPayload>() on entry.Sequence equals payload.Sequence
            where entry.SubjectKind == "link" && entry.Action == "deleted" && entry.Sequence > begun
            select payload.Json
        ).ToListAsync(stop);
        foreach (var fields in lost.Select(l => JsonSerializer.Deserialize<Dictionary<string, JsonElement[]>>(l)!))
        {
            var (lower, upper) = (End("Lower"), End("Upper"));
            if (again.Contains(lower) || again.Contains(upper))
                db.Add(Link.Between(lower, upper, Words(nameof(Link.Relation))!, Words(nameof(Link.Note))));

            RecordRef End(string end) => new(Words(end + "Kind")!, fields[end + "Id"][0].GetInt32());
            string? Words(string field) => fields.TryGetValue(field, out var was) ? was[0].GetString() : null;
        }
    }

    private async Task CheckWords(Framework framework, FrameworkVersion before, CancellationToken stop)
    {
        var now = FrameworkText.Read(await FrameworkContent.Write(db, framework, parts, stop));
        var other = VersionComparison
            .Of(FrameworkText.Read(before.Content!), now, new Dictionary<string, string>())
            .Sections.Where(s => !s.IsSame && !AnyTime.Contains(s.Heading))
            // An end that was moved by a decision is not of the version being written.
            .Where(s => s.Heading != "The document" || framework.Expiry != ExpiryDecision.Extended)
            .Select(s => s.Heading.ToLowerInvariant())
            .ToList();
        Rules.Check(
            (
                "",
                other.Count == 0,
                $"The words would not be those of “{before.Label}” again: {string.Join(", ", other)}. {Instead}"
            )
        );
    }

    private static string Called(FrameworkPart part) =>
        part switch
        {
            Priority p => p.Name,
            Theme t => t.Name,
            VisionPart v => v.Name,
            Driver d => d.Title,
            Outcome o => o.Words,
            Promise p => p.Words,
            Objective o => o.Words,
            OperationalObjective o => o.Words,
            Pledge p => p.Words,
            Principle p => p.Name ?? p.Words,
            _ => part.Record.ToString(),
        };
}
