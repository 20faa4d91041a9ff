using CommonThread.Places;
using CommonThread.Shared.Front;

namespace CommonThread.Measures.RecordedCrime;

/// <summary>What the police recorded lately in the county or city, beside the same month a year before.</summary>
internal sealed class CrimeLately(Figures figures) : IFrontSentence
{
    public int Order => 20;

    public async Task<FrontSentence?> Say(CommonThreadDb db, DateOnly today, CancellationToken stop)
    {
        if (
            await figures.Measure(StreetCrime.Crimes, stop) is not { } measure
            || await figures.LatestPeriod(measure, stop) is not { } latest
        )
            return null;
        // "county" stands before "unitary" in the alphabet, so a two-tier partnership speaks of its county.
        var place = await db.Set<Place>()
            .AsNoTracking()
            .Where(p => (p.Type == "county" || p.Type == "unitary") && p.ActiveTo == null)
            .OrderBy(p => p.Type)
            .ThenBy(p => p.Id)
            .FirstOrDefaultAsync(stop);
        if (place is null)
            return null;
        var now = await figures.At(measure, latest, [place.Id], stop);
        if (!now.TryGetValue(place.Id, out var figure) || figure.Hidden)
            return null;
        var before = await figures.At(measure, latest.SameAYearBefore(), [place.Id], stop);
        var compared =
            before.TryGetValue(place.Id, out var then) && !then.Hidden
                ? $", against {then.Value:N0} in {then.Period}"
                : "";
        return new(
            $"{figure.Value:N0} crimes were recorded in {place.Name} in {latest}{compared}.",
            $"~/places/{place.Slug}/figures",
            $"{figure.From.Text}, {figure.From.Date.Say()}",
            figure.From.Illustrative
        );
    }
}
