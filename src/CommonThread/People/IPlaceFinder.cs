using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.People;

/// <summary>
/// Finds places for grants. People stands before Places and cannot know it, so Places registers one of these (as a singleton);
/// while none is registered, a place that a file names is kept in words and the grant reaches no place.
/// </summary>
public interface IPlaceFinder
{
    /// <summary>Reads the places once; what comes back finds one by type and code or name, null when there is none.</summary>
    Task<Func<string, string, int?>> Finder(CommonThreadDb db, CancellationToken stop);

    Task<IReadOnlyDictionary<int, string>> Names(
        CommonThreadDb db,
        IReadOnlyCollection<int> ids,
        CancellationToken stop
    );

    /// <summary>Places that a role can be given for, for a select.</summary>
    Task<IReadOnlyList<SelectListItem>> Choices(CommonThreadDb db, CancellationToken stop);
}
