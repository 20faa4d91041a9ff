using CommonThread.People;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Places;

/// <summary>Finds the places that roles are given for.</summary>
internal sealed class PlacesOfGrants : IPlaceFinder
{
    public async Task<Func<string, string, int?>> Finder(CommonThreadDb db, CancellationToken stop)
    {
        var directory = await PlaceDirectory.Read(db, stop);
        return (type, codeOrName) => directory.Find(type, codeOrName)?.Id;
    }

    public async Task<IReadOnlyDictionary<int, string>> Names(
        CommonThreadDb db,
        IReadOnlyCollection<int> ids,
        CancellationToken stop
    ) =>
        await db.Set<Place>()
            .AsNoTracking()
            .Where(p => ids.Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, p => p.Name, stop);

    public Task<IReadOnlyList<SelectListItem>> Choices(CommonThreadDb db, CancellationToken stop) =>
        PlaceChoices.For(new PlaceTree(db), stop);
}
