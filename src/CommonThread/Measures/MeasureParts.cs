using System.Globalization;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Measures;

/// <summary>A part of a measure that is reported alone: at home, at work, travelling, online.</summary>
public sealed class MeasurePart
{
    public int Id { get; private set; }

    public int MeasureId { get; private set; }

    public required string Label { get; init; }

    public int Order { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<MeasurePart>
    {
        public void Configure(EntityTypeBuilder<MeasurePart> part)
        {
            part.ToTable("MeasureParts");
            part.Property(p => p.Label).HasMaxLength(100);
            part.HasIndex(p => new { p.MeasureId, p.Label }).IsUnique();
        }
    }
}

/// <summary>A definition as it stood from a day on. Never changed.</summary>
public sealed class MeasureVersion
{
    public int Id { get; private set; }

    public int MeasureId { get; private set; }

    public required int Number { get; init; }

    public required DateOnly From { get; init; }

    public required string Title { get; init; }

    public required string Definition { get; init; }

    /// <summary>Kind, unit, direction, numerator and denominator in one sentence.</summary>
    public required string Calculation { get; init; }

    public string? Reason { get; init; }

    internal static MeasureVersion Of(Measure m, DateOnly today, string? reason) =>
        new()
        {
            Number = m.Version,
            From = today,
            Title = m.Title,
            Definition = m.Definition,
            Calculation = string.Join(
                "; ",
                new[]
                {
                    $"{((Enum)m.Kind).Say()} in {m.Unit}",
                    m.Numerator is null ? null : $"numerator: {m.Numerator}",
                    m.Denominator is null ? null : $"denominator: {m.Denominator}",
                    m.RateBase is { } b ? string.Create(CultureInfo.InvariantCulture, $"per {b}") : null,
                    $"better: {((Enum)m.Direction).Say().ToLowerInvariant()}",
                }.OfType<string>()
            ),
            Reason = reason,
        };

    internal sealed class Mapping : IEntityTypeConfiguration<MeasureVersion>
    {
        public void Configure(EntityTypeBuilder<MeasureVersion> version)
        {
            version.ToTable("MeasureVersions");
            version.Property(v => v.Title).HasMaxLength(200);
            version.Property(v => v.Definition).HasMaxLength(4000);
            version.Property(v => v.Calculation).HasMaxLength(1300);
            version.Property(v => v.Reason).HasMaxLength(2000);
            version.HasIndex(v => new { v.MeasureId, v.Number }).IsUnique();
        }
    }
}
