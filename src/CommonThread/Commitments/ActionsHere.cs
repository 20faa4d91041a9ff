using CommonThread.People;
using CommonThread.Places;

namespace CommonThread.Commitments;

/// <summary>What is being done in a place and in the places within it: actions that name it, late ones first.</summary>
internal sealed class ActionsHere : IPlaceBlock
{
    private const int Most = 30;

    public PlaceTab Tab => PlaceTab.Concerns;

    public int Order => 100;

    public string Heading => "Actions";

    public string WhoFills =>
        "No action names this place yet. Whoever owns an action links it to the places it is for, from the action’s thread.";

    public async Task<PlaceBlock?> For(PlaceReading reading, CancellationToken stop)
    {
        var ids = await Ids(reading, stop);
        if (ids.Count == 0)
            return PlaceBlock.Empty;
        var actions = await reading
            .Db.Set<Commitment>()
            .AsNoTracking()
            .Where(c => ids.Contains(c.Id))
            .OrderBy(c => c.State == CommitmentState.Done || c.State == CommitmentState.Stopped)
            .ThenBy(c => c.Due == null)
            .ThenBy(c => c.Due)
            .ThenBy(c => c.Title)
            .Take(Most)
            .ToListAsync(stop);
        if (actions.Count == 0)
            return PlaceBlock.Empty;
        var owners = await PostNames.Of(reading.Db, actions.Select(a => a.OwnerPostId).OfType<int>(), stop);
        string Detail(Commitment action)
        {
            var when =
                action.State == CommitmentState.Done && action.DoneOn is { } done ? $"Finished on {done.Say()}"
                : action.Due is { } due ? $"Due {due.Say()}"
                : "No date set";
            var who =
                action.OwnerPostId is { } post && owners.TryGetValue(post, out var owner) ? $", {owner.Full}" : "";
            return when + who;
        }
        return new(
            "/Shared/Links/_Cards.cshtml",
            (IReadOnlyList<RecordCard>)
                [
                    .. actions.Select(a => new RecordCard(
                        a.Record,
                        a.Title,
                        $"~/commitments/{a.Id}",
                        a.Stands(),
                        a.Due,
                        Detail(a),
                        a.Illustrative
                    )),
                ],
            reading.Today,
            "The partnership’s action plans",
            $"~/commitments?Filter.Place={reading.Place.Id}",
            "All actions for this place"
        );
    }

    public async Task<PlaceSentence?> Brief(PlaceReading reading, CancellationToken stop)
    {
        var ids = await Ids(reading, stop);
        var states = await reading
            .Db.Set<Commitment>()
            .Where(c => ids.Contains(c.Id))
            .Select(c => new { c.State, c.Illustrative })
            .ToListAsync(stop);
        var open = states.Where(s => s.State.IsOpen()).ToList();
        var (done, late) = (
            states.Count(s => s.State == CommitmentState.Done),
            open.Count(s => s.State == CommitmentState.Late)
        );
        if (open.Count + done == 0)
            return null;
        var words =
            open.Count == 0 ? $"{Text.Count(done, "action")} finished."
            : done == 0 ? $"{Text.Count(open.Count, "action")} open{Late(late)}."
            : $"{Text.Count(open.Count, "action")} open{Late(late)}, {done} finished.";
        return new(words, states.Exists(s => s.Illustrative));
    }

    private static string Late(int late) => late == 0 ? "" : $", {late} of them late";

    private static async Task<List<int>> Ids(PlaceReading reading, CancellationToken stop)
    {
        var places = await reading.Here(stop);
        var linked = await reading
            .Db.Set<Link>()
            .Where(l => l.LowerKind == "commitment" && l.UpperKind == "place")
            .Select(l => new { l.LowerId, l.UpperId })
            .ToListAsync(stop);
        return [.. linked.Where(l => places.Contains(l.UpperId)).Select(l => l.LowerId).Distinct()];
    }
}
