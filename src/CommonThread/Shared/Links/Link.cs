using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Shared;

/// <summary>A step of the thread that somebody made: a task that serves an objective, a measure that shows an outcome.</summary>
public sealed class Link : IRecorded
{
    public int Id { get; private set; }

    public required string LowerKind { get; init; }

    public required int LowerId { get; init; }

    public required string UpperKind { get; init; }

    public required int UpperId { get; init; }

    /// <summary>In words, read from the lower to the upper: "contributes to".</summary>
    public required string Relation { get; init; }

    public string? Note { get; set; }

    public RecordRef Lower => new(LowerKind, LowerId);

    public RecordRef Upper => new(UpperKind, UpperId);

    RecordRef IRecorded.Record => new("link", Id);

    public static Link Between(RecordRef lower, RecordRef upper, string relation, string? note = null)
    {
        Rules.Check(("", lower != upper, "A record cannot be linked to itself"));
        return new()
        {
            LowerKind = lower.Kind,
            LowerId = lower.Id,
            UpperKind = upper.Kind,
            UpperId = upper.Id,
            Relation = relation,
            Note = Text.Clean(note),
        };
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Link>
    {
        public void Configure(EntityTypeBuilder<Link> link)
        {
            link.ToTable("Links");
            link.Property(l => l.LowerKind).HasMaxLength(40);
            link.Property(l => l.UpperKind).HasMaxLength(40);
            link.Property(l => l.Relation).HasMaxLength(60);
            link.Property(l => l.Note).HasMaxLength(500);
            link.Ignore(l => l.Lower).Ignore(l => l.Upper);
            link.HasIndex(l => new
                {
                    l.LowerKind,
                    l.LowerId,
                    l.UpperKind,
                    l.UpperId,
                    l.Relation,
                })
                .IsUnique();
            link.HasIndex(l => new { l.UpperKind, l.UpperId });
        }
    }
}
