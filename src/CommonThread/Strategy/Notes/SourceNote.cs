using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Strategy.Notes;

/// <summary>A contradiction or gap in the source document, kept as found.</summary>
public sealed class SourceNote : FrameworkPart
{
    public required string Words { get; init; }

    public override RecordRef Record => new("source-note", Id);

    internal sealed class Mapping : IEntityTypeConfiguration<SourceNote>
    {
        public void Configure(EntityTypeBuilder<SourceNote> note)
        {
            Map(note, "SourceNotes");
            note.Property(n => n.Words).HasMaxLength(2000);
        }
    }
}
