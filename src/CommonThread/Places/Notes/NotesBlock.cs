using CommonThread.People;

namespace CommonThread.Places.Notes;

internal sealed record NoteRow(PlaceNote Note, string? Owner, string? Post);

/// <summary>Notes on a place that the caller may read: public, for partners, or restricted to one organisation.</summary>
internal sealed class NotesBlock : IPlaceBlock
{
    public PlaceTab Tab => PlaceTab.Overview;

    public int Order => 40;

    public string Heading => "Notes";

    public string WhoFills =>
        "Nobody has written a note on this place yet. Neighbourhood managers, partner officers and analysts write them.";

    public async Task<PlaceBlock?> For(PlaceReading reading, CancellationToken stop)
    {
        var db = reading.Db;
        var placeId = reading.Place.Id;
        var notes = await db.Set<PlaceNote>()
            .AsNoTracking()
            .Where(n => n.PlaceId == placeId)
            .OrderByDescending(n => n.WrittenOn)
            .ThenByDescending(n => n.Id)
            .Take(50)
            .ToListAsync(stop);
        var mayWrite = reading.Caller.May(PlacesPermissions.Notes, reading.Above);
        if (notes.Count == 0)
            return mayWrite ? PlaceBlock.EmptyWith($"{reading.Place.Url}/notes", "Write one") : null;
        foreach (var note in notes.Where(n => n.Marking == Marking.Restricted))
            await db.Record("read", new("place-note", note.Id), null, stop);
        var owners = await OrganisationNames.Of(db, notes.Select(n => n.OwnerOrganisationId), stop);
        var posts = await PostNames.Of(db, notes.Select(n => n.PostId), stop);
        return new(
            "/Places/Notes/_Notes.cshtml",
            notes.ConvertAll(n => new NoteRow(
                n,
                n.OwnerOrganisationId is { } owner ? owners.GetValueOrDefault(owner)?.Name : null,
                n.PostId is { } post ? posts.GetValueOrDefault(post)?.Full : null
            )),
            notes[0].WrittenOn
        );
    }
}
