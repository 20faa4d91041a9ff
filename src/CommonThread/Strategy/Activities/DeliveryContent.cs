using System.Text.Json.Nodes;
using CommonThread.Measures;
using CommonThread.Strategy.Imports;
using CommonThread.Strategy.Programmes;
using CommonThread.Strategy.SuccessMeasures;
using CommonThread.Strategy.Versions;

namespace CommonThread.Strategy.Activities;

/// <summary>
/// Activities, work streams and measures in the words of a version, so that it can be read whole and two versions compared. What
/// became of them (states, owners, values) is a fact of today and not in it.
/// </summary>
internal sealed class DeliveryContent : IContentPart
{
    public async Task Write(CommonThreadDb db, Framework framework, JsonObject content, CancellationToken stop)
    {
        var activities = await db.Set<Activity>()
            .Where(a => a.FrameworkId == framework.Id)
            .OrderBy(a => a.Position)
            .ThenBy(a => a.Id)
            .ToListAsync(stop);
        var streams = await db.Set<WorkStream>()
            .Where(a => a.FrameworkId == framework.Id)
            .OrderBy(a => a.Position)
            .ThenBy(a => a.Id)
            .ToListAsync(stop);
        var measures = await db.Set<SuccessMeasure>()
            .Where(a => a.FrameworkId == framework.Id)
            .OrderBy(a => a.Position)
            .ThenBy(a => a.Id)
            .ToListAsync(stop);
        if (activities.Count > 0)
        {
            var served = await Served(db, framework.Id, stop);
            content["activities"] = new JsonArray([
                .. activities.Select(a =>
                    (JsonNode)
                        Only(
                                ("number", a.Number),
                                ("title", a.Title),
                                ("priority", a.PriorityId is { } p ? served.Priorities.GetValueOrDefault(p) : null),
                                ("period_start", a.PeriodStart?.ToString("yyyy-MM-dd")),
                                ("period_end", a.PeriodEnd?.ToString("yyyy-MM-dd"))
                            )
                            .With("programmes", Names(served.Programmes[a.Id]))
                            .With("corporate_priorities", Names(served.Corporate[a.Id]))
                            .With("work_streams", Strands(streams, a.Id, null))
                            .Marked(a)
                ),
            ]);
        }
        if (measures.Count > 0)
        {
            var ids = measures.Select(m => m.MeasureId).OfType<int>().ToList();
            var figures = await db.Set<Measure>()
                .Include(m => m.Parts)
                .Where(m => ids.Contains(m.Id))
                .ToDictionaryAsync(m => m.Id, stop);
            content["measures"] = new JsonArray([
                .. measures.Select(m => (JsonNode)Of(m, m.MeasureId is { } id ? figures.GetValueOrDefault(id) : null)),
            ]);
        }
    }

    private static JsonObject Of(SuccessMeasure measure, Measure? figure)
    {
        // What everyone may read tells nothing of a figure that they may not.
        var told = figure is { IsPublic: true } || !measure.Public ? figure : null;
        return Only(
                ("name", measure.Name),
                ("text", measure.Words),
                ("kind", FrameworkObject.FormatWord(measure.Kind)),
                ("unit", told?.Unit),
                ("baseline", told?.Baseline),
                ("baseline_date", told?.BaselineOn?.ToString("yyyy-MM-dd")),
                ("baseline_in_source", measure.BaselineInSource),
                ("target", told?.Target),
                ("target_in_source", measure.TargetInSource),
                (
                    "direction",
                    told?.Direction is Direction.Up or Direction.Down
                        ? FrameworkObject.FormatWord(told.Direction)
                        : null
                ),
                ("frequency", measure.Frequency is { } often ? FrameworkObject.FormatWord(often) : null),
                ("public", measure.Public ? null : (object)false)
            )
            .With("parts", Names(told?.Parts.OrderBy(p => p.Order).Select(p => p.Label) ?? []))
            .Marked(measure);
    }

    // What the first column of the delivery table says of each activity.
    private static async Task<(
        IReadOnlyDictionary<int, string> Priorities,
        ILookup<int, string> Programmes,
        ILookup<int, string> Corporate
    )> Served(CommonThreadDb db, int frameworkId, CancellationToken stop)
    {
        var priorities = await db.Set<Priority>()
            .Where(p => p.FrameworkId == frameworkId)
            .ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        var programmes = await (
            from l in db.Set<Link>()
            join p in db.Set<Programme>() on l.UpperId equals p.Id
            where l.LowerKind == StrategyKinds.Activity && l.UpperKind == StrategyKinds.Programme
            where p.FrameworkId == frameworkId
            orderby p.Position, p.Id
            select new { l.LowerId, p.Name }
        ).ToListAsync(stop);
        var corporate = await (
            from l in db.Set<Link>()
            join p in db.Set<CorporatePriority>() on l.UpperId equals p.Id
            where l.LowerKind == StrategyKinds.Activity && l.UpperKind == StrategyKinds.CorporatePriority
            where p.FrameworkId == frameworkId
            orderby p.Position, p.Id
            select new { l.LowerId, p.Name }
        ).ToListAsync(stop);
        return (
            priorities,
            programmes.ToLookup(p => p.LowerId, p => p.Name),
            corporate.ToLookup(p => p.LowerId, p => p.Name)
        );
    }

    private static JsonArray Names(IEnumerable<string> names) =>
        new([.. names.Distinct().Select(n => (JsonNode)JsonValue.Create(n))]);

    private static JsonArray Strands(List<WorkStream> streams, int activity, int? parent) =>
        new([
            .. streams
                .Where(s => s.ActivityId == activity && s.ParentId == parent)
                .Select(s => (JsonNode)Only(("title", s.Title)).With("work_streams", Strands(streams, activity, s.Id))),
        ]);

    private static JsonObject Only(params (string Key, object? Value)[] fields)
    {
        var found = new JsonObject();
        foreach (var (key, value) in fields)
        {
            if (value is not null)
                found[key] = JsonValue.Create(value);
        }
        return found;
    }
}

internal static class JsonFields
{
    /// <summary>Adds a list unless it is empty.</summary>
    public static JsonObject With(this JsonObject fields, string key, JsonArray list)
    {
        if (list.Count > 0)
            fields[key] = list;
        return fields;
    }
}
