using CommonThread.Partnerships;
using Microsoft.Extensions.Caching.Memory;

namespace CommonThread.Places;

/// <summary>
/// Which places are not whole here: some of their parts were never loaded, so that a sum over those that were would be taken
/// for the whole (C-25). A city's figures are not those of the police force that covers a county besides.
/// </summary>
/// <remarks>
/// A place is not whole when an administrator or a file says so (<see cref="Place.PartsNotHeld"/>); when it is of a kind that
/// whole small areas make up, and those loaded cover less than <see cref="Cover"/> of its own boundary; or when it has no
/// boundary to tell by, and a place in it is not whole. A ward that no small area was put into, though its council's are loaded,
/// has none either: by best fit each belongs to the ward that holds most of its people.
/// </remarks>
public sealed class PartsHeld(
    CommonThreadDb db,
    PlaceTree tree,
    IMemoryCache? cache = null,
    CurrentPartnership? partnership = null
)
{
    /// <summary>The least share of a boundary that its small areas cover. Generalised boundaries alone differ by three in a hundred.</summary>
    public const double Cover = 0.9;

    // Small areas nest in these; wards and neighbourhoods hold them by best fit, and may be larger or smaller than they are.
    private static readonly HashSet<string> MadeOfWhole =
    [
        PlaceType.PartnershipArea,
        PlaceType.County,
        PlaceType.Unitary,
        PlaceType.PoliceForceArea,
        PlaceType.FireArea,
        PlaceType.CspArea,
        PlaceType.District,
    ];

    private static readonly string[] SmallAreas = [PlaceType.Lsoa2011, PlaceType.Lsoa2021];

    private sealed record Known(
        IReadOnlyDictionary<string, IReadOnlyDictionary<int, string>> OfKind,
        IReadOnlyDictionary<int, string> OfAny
    );

    private Known? known;

    /// <summary>
    /// The places that are not whole, each with the sentence that says why: counted in small areas of one kind, or, where none
    /// is given, in every kind that is loaded in them.
    /// </summary>
    public async Task<IReadOnlyDictionary<int, string>> NotWhole(CancellationToken stop, string? smallAreas = null)
    {
        known ??= await Remembered(stop);
        return smallAreas is null ? known.OfAny : known.OfKind[smallAreas];
    }

    // Inside a transaction what was read may never be: it is not kept.
    private async Task<Known> Remembered(CancellationToken stop)
    {
        if (cache is null || partnership?.Partnership is not { } of || db.Database.CurrentTransaction is not null)
            return await Read(stop);
        var key = (typeof(PartsHeld), of.Slug, db.Clock.Today());
        var head = await db.Head(stop);
        if (cache.TryGetValue(key, out (string Head, Known Known) last) && last.Head == head)
            return last.Known;
        var read = await Read(stop);
        cache.Set(key, (head, read), TimeSpan.FromHours(6));
        return read;
    }

    private async Task<Known> Read(CancellationToken stop)
    {
        var today = db.Clock.Today();
        var names = await tree.Names(stop);
        var said = await db.Set<Place>()
            .Where(p => p.PartsNotHeld != null)
            .ToDictionaryAsync(p => p.Id, p => $"Parts of it are not loaded here: {p.PartsNotHeld}.", stop);
        var hectares = await db.Set<BoundaryVersion>()
            .Where(b => b.To == null)
            .ToDictionaryAsync(b => b.PlaceId, b => b.Hectares, stop);
        var ofKind = SmallAreas.ToDictionary(k => k, _ => new Dictionary<int, string>(said));
        var ofAny = new Dictionary<int, string>(said);
        // Those whose own boundary says that they are whole, whatever a place in them lacks.
        var whole = SmallAreas.ToDictionary(k => k, _ => new HashSet<int>());
        foreach (var place in names.Values.Where(p => MadeOfWhole.Contains(p.Type) && hectares.ContainsKey(p.Id)))
        {
            foreach (var kind in SmallAreas)
            {
                var members = await tree.Members(place.Id, kind, today, stop);
                if (members.Count == 0 || !members.Keys.All(hectares.ContainsKey))
                    continue;
                var share = members.Sum(m => m.Value * hectares[m.Key]) / hectares[place.Id];
                if (share >= Cover)
                    whole[kind].Add(place.Id);
                else
                    ofKind[kind].TryAdd(place.Id, Sentence(share));
            }
            if (SmallAreas.All(k => !whole[k].Contains(place.Id)) && Short(place.Id) is { } sentence)
                ofAny.TryAdd(place.Id, sentence);
        }
        foreach (var kind in SmallAreas)
            await Spread(ofKind[kind], whole[kind]);
        await Spread(ofAny, [.. whole.Values.SelectMany(w => w)]);
        foreach (var ward in names.Values.Where(p => p.Type == PlaceType.Ward))
        {
            if (!await HasAny(ward.Id) && await CouncilHasAny(ward.Id))
                ofAny.TryAdd(ward.Id, NoneFits);
        }
        return new(ofKind.ToDictionary(k => k.Key, k => (IReadOnlyDictionary<int, string>)k.Value), ofAny);

        string? Short(int place) =>
            SmallAreas.Select(k => ofKind[k].GetValueOrDefault(place)).FirstOrDefault(s => s is not null);

        async Task<bool> HasAny(int place) =>
            (await tree.Shares(place, today, stop)).Keys.Any(p => SmallAreas.Contains(names[p].Type));

        async Task<bool> CouncilHasAny(int ward)
        {
            foreach (var above in await tree.Above(ward, today, Hierarchy.Administrative, stop))
            {
                if (await HasAny(above.PlaceId))
                    return true;
            }
            return false;
        }

        async Task Spread(Dictionary<int, string> notWhole, HashSet<int> known)
        {
            foreach (var place in notWhole.Keys.ToList())
            {
                foreach (var above in await tree.Above(place, today, null, stop))
                {
                    if (!known.Contains(above.PlaceId))
                        notWhole.TryAdd(above.PlaceId, $"{names[place].Name}, which lies in it, is not loaded whole.");
                }
            }
        }
    }

    private const string NoneFits =
        "No small area belongs to it: each is counted in the one ward that it fits best, and none fits this one best. The people who live here are counted in the wards around it.";

    private static string Sentence(double share) =>
        $"The small areas loaded here cover {(share < 0.01 ? "less than 1" : (share * 100).ToString("0", Text.Words))}% of it; the rest of it is not loaded.";
}
