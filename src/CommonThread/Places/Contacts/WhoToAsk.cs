using CommonThread.Shared.Front;

namespace CommonThread.Places.Contacts;

/// <summary>How many services say on the places' pages how their team is reached.</summary>
internal sealed class WhoToAsk : IFrontSentence
{
    public int Order => 30;

    public async Task<FrontSentence?> Say(CommonThreadDb db, DateOnly today, CancellationToken stop)
    {
        var contacts = await db.Set<ServiceContact>()
            .AsNoTracking()
            .Where(c => c.Contact != null && (c.From == null || c.From <= today) && (c.To == null || c.To >= today))
            .Select(c => new { c.PlaceId, c.Illustrative })
            .ToListAsync(stop);
        if (contacts.Count == 0)
            return null;
        var places = contacts.Select(c => c.PlaceId).Distinct().Count();
        return new(
            $"{Text.Count(contacts.Count, "team")} can be reached directly: the pages of {Text.Count(places, "place")} say how.",
            "~/places",
            $"What partners entered here, {today.Say()}",
            contacts.Exists(c => c.Illustrative)
        );
    }
}
