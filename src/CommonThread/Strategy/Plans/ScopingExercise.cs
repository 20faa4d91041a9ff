using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Strategy.Plans;

public enum ScopingKind
{
    ScopingExercise,
    ProblemProfile,
}

/// <summary>A question that a lead has asked to be looked into, what was found and when it is looked at again .</summary>
public sealed class ScopingExercise : FrameworkPart
{
    public int? PriorityId { get; set; }

    public string Question { get; set; } = "";

    public ScopingKind Kind { get; set; }

    public DateOnly? CommissionedOn { get; set; }

    public int? CommissionedFromId { get; set; }

    public DateOnly? Due { get; set; }

    public DateOnly? ReceivedOn { get; set; }

    public string? Document { get; set; }

    public string? Findings { get; set; }

    public DateOnly? ReviewOn { get; set; }

    public override RecordRef Record => new(StrategyKinds.Scoping, Id);

    /// <summary>Checks that it says what it must.</summary>
    public void Check() =>
        Rules.Check(
            (nameof(PriorityId), PriorityId is not null, "Choose the priority"),
            (nameof(Question), Question is { Length: > 0 and <= 1000 }, "Enter the question, up to 1,000 characters"),
            (nameof(Document), Document is null or { Length: <= 300 }, "Document must be 300 characters or fewer"),
            (nameof(Findings), Findings is null or { Length: <= 4000 }, "Findings must be 4,000 characters or fewer"),
            (
                nameof(Due),
                Due is null || CommissionedOn is null || Due >= CommissionedOn,
                "It cannot be due before it is commissioned"
            ),
            (
                nameof(ReceivedOn),
                ReceivedOn is null || CommissionedOn is null || ReceivedOn >= CommissionedOn,
                "It cannot be received before it is commissioned"
            )
        );

    internal sealed class Mapping : IEntityTypeConfiguration<ScopingExercise>
    {
        public void Configure(EntityTypeBuilder<ScopingExercise> x)
        {
            Map(x, "ScopingExercises");
            x.Property(e => e.Question).HasMaxLength(1000);
            x.Property(e => e.Document).HasMaxLength(300);
            x.Property(e => e.Findings).HasMaxLength(4000);
            x.HasOne<Priority>().WithMany().HasForeignKey(e => e.PriorityId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
