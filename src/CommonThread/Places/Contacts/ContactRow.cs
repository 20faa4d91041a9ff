using CommonThread.People;

namespace CommonThread.Places.Contacts;

/// <summary>A contact as pages show it.</summary>
/// <param name="Duplicate">Another contact is named for the same service in the same place.</param>
internal sealed record ContactRow(
    int Id,
    int PlaceId,
    string Service,
    OrganisationName? Organisation,
    PostName? Post,
    string? Contact,
    string? Hours,
    bool Illustrative,
    bool Duplicate
)
{
    /// <summary>The link that reaches the team, where the contact is an address or a telephone number.</summary>
    public string? Href =>
        Contact is null ? null
        : Contact.Contains('@', StringComparison.Ordinal) && !Contact.Contains(' ', StringComparison.Ordinal)
            ? "mailto:" + Contact
        : Contact.StartsWith("https://", StringComparison.Ordinal) ? Contact
        : Contact.All(c => char.IsAsciiDigit(c) || c is ' ' or '+')
            ? "tel:" + Contact.Replace(" ", "", StringComparison.Ordinal)
        : null;

    /// <summary>The contacts of places on a day, by place and service.</summary>
    public static async Task<IReadOnlyList<ContactRow>> Of(
        CommonThreadDb db,
        IReadOnlyCollection<int> places,
        DateOnly day,
        CancellationToken stop
    )
    {
        var contacts = await db.Set<ServiceContact>()
            .AsNoTracking()
            .Where(c => places.Contains(c.PlaceId))
            .Where(c => (c.From == null || c.From <= day) && (c.To == null || c.To >= day))
            .OrderBy(c => c.Service)
            .ThenBy(c => c.Id)
            .ToListAsync(stop);
        var organisations = await OrganisationNames.Of(db, contacts.Select(c => c.OrganisationId), stop);
        var posts = await PostNames.Of(db, contacts.Select(c => c.PostId), stop);
        var twice = contacts
            .GroupBy(c => (c.PlaceId, c.ServiceKey))
            .Where(g => g.Count() > 1)
            .Select(g => g.Key)
            .ToHashSet();
        return
        [
            .. contacts.Select(c => new ContactRow(
                c.Id,
                c.PlaceId,
                c.Service,
                organisations.GetValueOrDefault(c.OrganisationId),
                c.PostId is { } post ? posts.GetValueOrDefault(post) : null,
                c.Contact,
                c.Hours,
                c.Illustrative,
                twice.Contains((c.PlaceId, c.ServiceKey))
            )),
        ];
    }
}
