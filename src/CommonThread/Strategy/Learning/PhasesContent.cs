using System.Text.Json.Nodes;
using CommonThread.Strategy.Versions;

namespace CommonThread.Strategy.Learning;

/// <summary>The phases of a programme in the words of a version: their titles and days. What each taught is told when it is known.</summary>
internal sealed class PhasesContent : IContentPart
{
    public async Task Write(CommonThreadDb db, Framework framework, JsonObject content, CancellationToken stop)
    {
        var phases = await db.Set<Phase>()
            .Where(p => p.FrameworkId == framework.Id)
            .OrderBy(p => p.Number)
            .ThenBy(p => p.Id)
            .ToListAsync(stop);
        content["phases"] = new JsonArray([
            .. phases.Select(p =>
                new JsonObject
                {
                    ["number"] = p.Number,
                    ["title"] = p.Title,
                    ["start"] = p.Start?.ToString("yyyy-MM-dd"),
                    ["end"] = p.End?.ToString("yyyy-MM-dd"),
                }.Marked(p)
            ),
        ]);
    }
}
