using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Strategy.Imports;

/// <summary>A link to a framework that is not loaded yet. It is made when that framework arrives.</summary>
public sealed class AwaitedLink
{
    public int Id { get; private set; }

    public required string FromKind { get; init; }

    public required int FromId { get; init; }

    public required string AwaitedSlug { get; init; }

    public required string Relation { get; init; }

    public string? Note { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<AwaitedLink>
    {
        public void Configure(EntityTypeBuilder<AwaitedLink> link)
        {
            link.ToTable("AwaitedLinks");
            link.Property(l => l.FromKind).HasMaxLength(40);
            link.Property(l => l.AwaitedSlug).HasMaxLength(90);
            link.Property(l => l.Relation).HasMaxLength(60);
            link.Property(l => l.Note).HasMaxLength(500);
            link.HasIndex(l => l.AwaitedSlug);
        }
    }
}
