using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Strategy.Objectives;

/// <summary>What is to be done in one financial year to serve the objectives .</summary>
public sealed class OperationalObjective : FrameworkPart
{
    private readonly List<ServedObjective> serves = [];

    public int? Number { get; set; }

    public string Words { get; private set; } = "";

    /// <summary>The calendar year in which the financial year starts: 2026 for 2026-27.</summary>
    public int FinancialYear { get; private set; }

    public string? DatesInSource { get; set; }

    public IReadOnlyList<ServedObjective> Serves => serves;

    public override RecordRef Record => new(StrategyKinds.OperationalObjective, Id);

    public static OperationalObjective Of(int frameworkId, string? words, int? financialYear)
    {
        var objective = new OperationalObjective { FrameworkId = frameworkId };
        objective.Say(words, financialYear);
        return objective;
    }

    public void Say(string? words, int? financialYear)
    {
        var clean = Text.Clean(words);
        Rules.Check(
            (nameof(Words), clean is { Length: <= 2000 }, "Enter the operational objective, up to 2,000 characters"),
            (nameof(FinancialYear), financialYear is >= 1990 and <= 2100, "Choose one financial year")
        );
        (Words, FinancialYear) = (clean!, financialYear!.Value);
    }

    public void Serve(IEnumerable<int> objectiveIds)
    {
        serves.Clear();
        serves.AddRange(objectiveIds.Distinct().Select(id => new ServedObjective { ObjectiveId = id }));
    }

    internal sealed class Mapping : IEntityTypeConfiguration<OperationalObjective>
    {
        public void Configure(EntityTypeBuilder<OperationalObjective> objective)
        {
            Map(objective, "OperationalObjectives");
            objective.Property(o => o.Words).HasMaxLength(2000);
            objective.Property(o => o.DatesInSource).HasMaxLength(500);
            // PostgreSQL cuts names at 63 letters, so this one is given a shorter.
            objective
                .HasMany(o => o.Serves)
                .WithOne()
                .HasForeignKey(s => s.OperationalObjectiveId)
                .HasConstraintName("FK_ServedObjectives_OperationalObjectives");
            objective.Navigation(o => o.Serves).HasField("serves").UsePropertyAccessMode(PropertyAccessMode.Field);
        }
    }
}

/// <summary>An objective that an operational objective serves.</summary>
public sealed class ServedObjective
{
    public int OperationalObjectiveId { get; private set; }

    public required int ObjectiveId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ServedObjective>
    {
        public void Configure(EntityTypeBuilder<ServedObjective> served)
        {
            served.ToTable("ServedObjectives");
            served.HasKey(s => new { s.OperationalObjectiveId, s.ObjectiveId });
            served.HasOne<Objective>().WithMany().HasForeignKey(s => s.ObjectiveId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
