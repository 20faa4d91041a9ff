using CommonThread.Places;
using CommonThread.Strategy.Versions;

namespace CommonThread.Strategy.Frameworks;

/// <summary>What was promised to a place: the strategies and plans that hold in it, and the activities and pilots that name it.</summary>
internal sealed class PromisesHere(Modules modules) : IPlaceBlock
{
    private static readonly string[] Kinds = [StrategyKinds.Activity, StrategyKinds.Pilot];

    public PlaceTab Tab => PlaceTab.Plans;

    public int Order => 100;

    public string Heading => "What was promised here";

    public string WhoFills =>
        "No strategy or plan holds here yet. Strategy officers say for which place each is; activities and pilots name theirs.";

    public async Task<PlaceBlock?> For(PlaceReading reading, CancellationToken stop)
    {
        IReadOnlyList<RecordCard> cards = [.. await Frameworks(reading, stop), .. await Linked(reading, stop)];
        return cards.Count == 0
            ? PlaceBlock.Empty
            : new(
                "/Shared/Links/_Cards.cshtml",
                cards,
                reading.Today,
                "The partnership’s strategies and plans",
                "~/strategy",
                "All strategies, plans and agreements"
            );
    }

    public async Task<PlaceSentence?> Brief(PlaceReading reading, CancellationToken stop)
    {
        var frameworks = await Frameworks(reading, stop);
        var linked = await Linked(reading, stop);
        if (frameworks.Count + linked.Count == 0)
            return null;
        List<string> parts = [];
        if (frameworks.Count > 0)
            parts.Add(
                $"{Text.Count(frameworks.Count, "strategy or plan", "strategies and plans")} {(frameworks.Count == 1 ? "holds" : "hold")} here"
            );
        if (linked.Count > 0)
        {
            var names = linked.Count == 1 ? "names" : "name";
            parts.Add($"{Text.Count(linked.Count, "activity or pilot", "activities and pilots")} {names} it");
        }
        return new(string.Join("; ", parts) + ".", linked.Any(l => l.Illustrative));
    }

    private static async Task<List<RecordCard>> Frameworks(PlaceReading reading, CancellationToken stop)
    {
        var published = await Published.Of(reading.Db, stop);
        var frameworks = await published.ByTitle(
            all =>
                all.Where(f =>
                    f.PlaceId != null
                    && reading.Above.Contains(f.PlaceId.Value)
                    && (
                        f.Status == VersionState.InForce
                        || f.Status == VersionState.OutForConsultation
                        || f.Status == VersionState.Approved
                    )
                ),
            stop
        );
        return
        [
            .. frameworks.Select(f => new RecordCard(
                f.Record,
                f.Title,
                $"~/strategy/{f.Slug}",
                f.Status.Say(),
                f.PeriodEnd,
                f.PeriodEnd is { } end ? $"Until {end.Say()}. {f.Vision ?? f.Aim}" : f.Vision ?? f.Aim,
                f.Illustrative
            )),
        ];
    }

    private async Task<List<RecordCard>> Linked(PlaceReading reading, CancellationToken stop)
    {
        var places = await reading.Here(stop);
        var links = await reading
            .Db.Set<Link>()
            .Where(l => l.UpperKind == "place" && Kinds.Contains(l.LowerKind))
            .Select(l => new
            {
                l.LowerKind,
                l.LowerId,
                l.UpperId,
            })
            .ToListAsync(stop);
        var cards = new List<RecordCard>();
        foreach (
            var kind in links.Where(l => places.Contains(l.UpperId)).GroupBy(l => l.LowerKind, StringComparer.Ordinal)
        )
        {
            if (modules.Kinds.TryGetValue(kind.Key, out var known))
                cards.AddRange(await known.Cards(reading.Db, [.. kind.Select(l => l.LowerId).Distinct()], stop));
        }
        return [.. cards.OrderBy(c => c.Title, StringComparer.Ordinal)];
    }
}
