using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Measures;

/// <summary>
/// The one published value of a measure (or part of it) for a place and period. There cannot be two: the key is what it is
/// about. Drafts stand in <see cref="DraftValue"/>, what was published before in <see cref="EarlierValue"/>.
/// </summary>
/// <remarks>A zero of a count is not stored where <see cref="Coverage"/> says that the source covered the place and period.</remarks>
public sealed class Observation
{
    public required int MeasureId { get; init; }

    public required int PlaceId { get; init; }

    public required PeriodKind PeriodKind { get; init; }

    public required DateOnly First { get; init; }

    public required DateOnly Last { get; init; }

    /// <summary>Label of the part; empty for the measure as a whole.</summary>
    public string Part { get; init; } = "";

    public required double Value { get; init; }

    public double? Numerator { get; init; }

    public double? Denominator { get; init; }

    public required int ReleaseId { get; init; }

    /// <summary>The version of the place's boundary that the value was made with (C-09).</summary>
    public int? BoundaryId { get; init; }

    /// <summary>Replaced an earlier published value; pages say "revised".</summary>
    public bool Revised { get; init; }

    /// <summary>Evidence, or a remark on quality.</summary>
    public string? Note { get; init; }

    public Period Period => Period.From(PeriodKind, First, Last);

    internal sealed class Mapping : IEntityTypeConfiguration<Observation>
    {
        public void Configure(EntityTypeBuilder<Observation> observation)
        {
            observation.ToTable("Observations");
            observation.HasKey(o => new
            {
                o.MeasureId,
                o.PlaceId,
                o.PeriodKind,
                o.First,
                o.Part,
            });
            observation.Property(o => o.PeriodKind).HasMaxLength(20);
            observation.Property(o => o.Part).HasMaxLength(100);
            observation.Property(o => o.Note).HasMaxLength(1000);
            observation.Ignore(o => o.Period);
            // One map or ranked table reads one measure at one period for all places.
            observation.HasIndex(o => new { o.MeasureId, o.First });
        }
    }
}

/// <summary>A value typed into a draft release: seen by those who prepare it and by nobody else.</summary>
public sealed class DraftValue : IRecorded
{
    public int Id { get; private set; }

    public required int ReleaseId { get; init; }

    public required int MeasureId { get; init; }

    public required int PlaceId { get; init; }

    public required PeriodKind PeriodKind { get; init; }

    public required DateOnly First { get; init; }

    public required DateOnly Last { get; init; }

    public string Part { get; init; } = "";

    public double Value { get; set; }

    public double? Numerator { get; set; }

    public double? Denominator { get; set; }

    public string? Note { get; set; }

    RecordRef IRecorded.Record => new("release", ReleaseId);

    public Period Period => Period.From(PeriodKind, First, Last);

    internal sealed class Mapping : IEntityTypeConfiguration<DraftValue>
    {
        public void Configure(EntityTypeBuilder<DraftValue> draft)
        {
            draft.ToTable("DraftValues");
            draft.Property(d => d.PeriodKind).HasMaxLength(20);
            draft.Property(d => d.Part).HasMaxLength(100);
            draft.Property(d => d.Note).HasMaxLength(1000);
            draft.Ignore(d => d.Period);
            draft
                .HasIndex(d => new
                {
                    d.ReleaseId,
                    d.MeasureId,
                    d.PlaceId,
                    d.PeriodKind,
                    d.First,
                    d.Part,
                })
                .IsUnique()
                // The name that would be made is longer than PostgreSQL keeps.
                .HasDatabaseName("IX_DraftValues_Key");
        }
    }
}

/// <summary>A value that was published and has been replaced: what it was, by which release it went, and why.</summary>
public sealed class EarlierValue
{
    public int Id { get; private set; }

    public required int MeasureId { get; init; }

    public required int PlaceId { get; init; }

    public required PeriodKind PeriodKind { get; init; }

    public required DateOnly First { get; init; }

    public required DateOnly Last { get; init; }

    public string Part { get; init; } = "";

    public required double Value { get; init; }

    /// <summary>The release that had published it.</summary>
    public required int ReleaseId { get; init; }

    public required int ReplacedByReleaseId { get; init; }

    public Period Period => Period.From(PeriodKind, First, Last);

    internal sealed class Mapping : IEntityTypeConfiguration<EarlierValue>
    {
        public void Configure(EntityTypeBuilder<EarlierValue> earlier)
        {
            earlier.ToTable("EarlierValues");
            earlier.Property(e => e.PeriodKind).HasMaxLength(20);
            earlier.Property(e => e.Part).HasMaxLength(100);
            earlier.Ignore(e => e.Period);
            earlier.HasIndex(e => new
            {
                e.MeasureId,
                e.PlaceId,
                e.First,
            });
            earlier.HasIndex(e => e.ReplacedByReleaseId);
        }
    }
}

/// <summary>
/// Says that a source gave complete counts of a family of measures for a place over a span, so that no row there means zero,
/// and no row elsewhere means not known.
/// </summary>
public sealed class Coverage
{
    public int Id { get; private set; }

    /// <summary><see cref="Measure.Family"/>.</summary>
    public required string Family { get; init; }

    public required int PlaceId { get; init; }

    public required PeriodKind PeriodKind { get; init; }

    /// <summary>First day of the first period.</summary>
    public required DateOnly First { get; init; }

    /// <summary>Last day of the last period.</summary>
    public required DateOnly Last { get; init; }

    /// <summary>The release that gave them, for the source and date of a zero.</summary>
    public required int ReleaseId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Coverage>
    {
        public void Configure(EntityTypeBuilder<Coverage> coverage)
        {
            coverage.ToTable("Coverages");
            coverage.Property(c => c.Family).HasMaxLength(40);
            coverage.Property(c => c.PeriodKind).HasMaxLength(20);
            coverage.HasIndex(c => new { c.PlaceId, c.Family });
            coverage.HasIndex(c => c.Family);
        }
    }
}
