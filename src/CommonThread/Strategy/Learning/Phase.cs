using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Strategy.Learning;

public enum PhaseDecision
{
    GoOn,
    Change,
    Stop,
}

/// <summary>A phase of a programme; what it taught is written before the next one opens .</summary>
public sealed class Phase : FrameworkPart
{
    public int? Number { get; set; }

    public string Title { get; set; } = "";

    public DateOnly? Start { get; set; }

    public DateOnly? End { get; set; }

    public string? Learning { get; set; }

    public PhaseDecision? Decision { get; set; }

    public DateOnly? DecidedOn { get; set; }

    public override RecordRef Record => new("phase", Id);

    /// <summary>Checks that it says what it must.</summary>
    public void Check() =>
        Rules.Check(
            (nameof(Number), Number is not null, "Enter the phase’s number"),
            (nameof(Title), Title is { Length: > 0 and <= 300 }, "Enter the phase’s title, up to 300 characters"),
            (nameof(Learning), Learning is null or { Length: <= 4000 }, "Learning must be 4,000 characters or fewer"),
            (nameof(End), Start is null || End is null || Start <= End, "A phase cannot end before it starts"),
            (
                nameof(Learning),
                Decision is null || Learning is not null,
                "Write what was learned before you decide to go on"
            )
        );

    internal sealed class Mapping : IEntityTypeConfiguration<Phase>
    {
        public void Configure(EntityTypeBuilder<Phase> x)
        {
            Map(x, "Phases");
            x.Property(e => e.Title).HasMaxLength(300);
            x.Property(e => e.Learning).HasMaxLength(4000);
        }
    }
}
