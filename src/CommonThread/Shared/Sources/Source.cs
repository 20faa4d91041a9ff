using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Shared;

/// <summary>Where figures came from: who published them, when, under which licence.</summary>
public sealed class Source : IRecorded
{
    public int Id { get; private set; }

    public required string Name { get; init; }

    public string? Publisher { get; set; }

    public string? Licence { get; set; }

    /// <summary>The day the publisher gave the figures out, or the day they were loaded where that is not known.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>How much of the date is known: a publisher that names only a year gave them out on no day that we know.</summary>
    public Known DateKnown { get; init; }

    /// <summary>When they were given out, as far as it is known: what pages and files say.</summary>
    public SourceDate Published => new(Date, DateKnown);

    /// <summary>Invented for the demonstration; every page that shows it says so.</summary>
    public bool Illustrative { get; set; }

    RecordRef IRecorded.Record => new("source", Id);

    /// <summary>"Police recorded crime, data.police.uk, 4 March 2026".</summary>
    public string Say() => string.Join(", ", new[] { Name, Publisher, Published.Say() }.Where(t => t is not null));

    internal sealed class Mapping : IEntityTypeConfiguration<Source>
    {
        public void Configure(EntityTypeBuilder<Source> source)
        {
            source.ToTable("Sources");
            source.Property(s => s.Name).HasMaxLength(200);
            source.Property(s => s.Publisher).HasMaxLength(200);
            source.Property(s => s.Licence).HasMaxLength(400);
            source.Ignore(s => s.Published);
        }
    }
}
