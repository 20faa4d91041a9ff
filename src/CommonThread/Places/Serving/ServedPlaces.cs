using CommonThread.People;

namespace CommonThread.Places.Serving;

/// <summary>On a post's page: the places it serves, and those where it answers for a service (B-15, C-20).</summary>
internal sealed class ServedPlaces : IPostBlock
{
    public string Heading => "Places";

    public int Order => 10;

    public async Task<IReadOnlyList<PostDuty>> Duties(
        CommonThreadDb db,
        IReadOnlyCollection<int> postIds,
        DateOnly today,
        CancellationToken stop
    )
    {
        var serving = await (
            from serve in db.Set<PlacePost>()
            join place in db.Set<Place>() on serve.PlaceId equals place.Id
            where postIds.Contains(serve.PostId) && serve.From <= today && (serve.To == null || serve.To >= today)
            orderby place.Name
            select new
            {
                serve.PostId,
                serve.Role,
                serve.To,
                place.Name,
                place.Slug,
            }
        ).ToListAsync(stop);
        var answering = await (
            from contact in db.Set<ServiceContact>()
            join place in db.Set<Place>() on contact.PlaceId equals place.Id
            where
                contact.PostId != null
                && postIds.Contains(contact.PostId.Value)
                && (contact.From == null || contact.From <= today)
                && (contact.To == null || contact.To >= today)
            orderby place.Name
            select new
            {
                PostId = contact.PostId!.Value,
                contact.Service,
                place.Name,
                place.Slug,
            }
        ).ToListAsync(stop);
        return
        [
            .. serving.Select(s => new PostDuty(
                s.PostId,
                s.Name,
                $"~/places/{s.Slug}",
                s.Role.Say(),
                Detail: s.To is { } last ? $"Until {last.Say()}" : null
            )),
            .. answering.Select(a => new PostDuty(a.PostId, a.Name, $"~/places/{a.Slug}", Detail: a.Service)),
        ];
    }
}
