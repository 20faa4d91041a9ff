using System.Text.Json.Nodes;
using CommonThread.Measures;
using CommonThread.Strategy.Imports;
using CommonThread.Strategy.SuccessMeasures;

namespace CommonThread.Strategy.Activities;

/// <summary>Activities, work streams and measures in the words of a version, so that two versions can be compared.</summary>
internal sealed class DeliveryContent : IContentPart
{
    public async Task Write(CommonThreadDb db, Framework framework, JsonObject content, CancellationToken stop)
    {
        var activities = await db.Set<Activity>()
            .Where(a => a.FrameworkId == framework.Id)
            .OrderBy(a => a.Position)
            .ToListAsync(stop);
        var streams = await db.Set<WorkStream>()
            .Where(a => a.FrameworkId == framework.Id)
            .OrderBy(a => a.Position)
            .ToListAsync(stop);
        var measures = await db.Set<SuccessMeasure>()
            .Where(a => a.FrameworkId == framework.Id)
            .OrderBy(a => a.Position)
            .ToListAsync(stop);
        var ids = measures.Select(m => m.MeasureId).OfType<int>().ToList();
        var figures = await db.Set<Measure>().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, stop);
        Measure? Of(SuccessMeasure success) => success.MeasureId is { } id ? figures.GetValueOrDefault(id) : null;
        if (activities.Count > 0)
        {
            content["activities"] = new JsonArray([
                .. activities.Select(a =>
                    (JsonNode)
                        Only(("number", a.Number), ("title", a.Title))
                            .With("work_streams", Strands(streams, a.Id, null))
                ),
            ]);
        }
        if (measures.Count > 0)
        {
            content["measures"] = new JsonArray([
                .. measures.Select(m =>
                    (JsonNode)Only(
                        ("name", m.Name),
                        ("text", m.Words),
                        ("kind", FrameworkObject.FormatWord(m.Kind)),
                        ("unit", Of(m)?.Unit),
                        ("baseline", Of(m)?.Baseline),
                        ("target", Of(m)?.Target)
                    )
                ),
            ]);
        }
    }

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
