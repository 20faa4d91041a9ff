using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Places;

/// <summary>What somebody knows about a place, for the public, for partners, or for those of one organisation.</summary>
public sealed class PlaceNote : IRecorded, IMarked
{
    public int Id { get; private set; }

    public required int PlaceId { get; init; }

    public Marking Marking { get; private set; }

    public int? OwnerOrganisationId { get; private set; }

    public string Words { get; private set; } = "";

    public required DateOnly WrittenOn { get; init; }

    /// <summary>The post that wrote it.</summary>
    public int? PostId { get; init; }

    public bool Illustrative { get; init; }

    RecordRef IRecorded.Record => new("place-note", Id);

    public static PlaceNote On(
        int placeId,
        string words,
        Marking marking,
        int? ownerOrganisationId,
        DateOnly writtenOn,
        int? postId = null,
        bool illustrative = false
    )
    {
        var clean = Text.Clean(words);
        Rules.Check(
            (nameof(Words), clean is { Length: <= 4000 }, "Write the note, up to 4,000 characters"),
            (
                nameof(Marking),
                marking < Marking.Organisation || ownerOrganisationId is not null,
                "A note that is not for all partners needs an organisation that owns it"
            )
        );
        return new()
        {
            PlaceId = placeId,
            Words = clean!,
            Marking = marking,
            OwnerOrganisationId = ownerOrganisationId,
            WrittenOn = writtenOn,
            PostId = postId,
            Illustrative = illustrative,
        };
    }

    internal sealed class Mapping : IEntityTypeConfiguration<PlaceNote>
    {
        public void Configure(EntityTypeBuilder<PlaceNote> note)
        {
            note.ToTable("PlaceNotes");
            note.Property(n => n.Words).HasMaxLength(4000);
            note.HasIndex(n => n.PlaceId);
            note.HasOne<Place>().WithMany().HasForeignKey(n => n.PlaceId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
