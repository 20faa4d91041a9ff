using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Strategy.Outcomes;

public enum OutcomeJudgement
{
    NotYet,
    Partly,
    Achieved,
}

/// <summary>
/// "We will know if…": a statement, the evidence for it and the judgement on it. Measures that show it are joined by a
/// <see cref="Link"/> whose lower end is the measure and whose relation is <see cref="IsShownBy"/>.
/// </summary>
public sealed class Outcome : FrameworkPart
{
    /// <summary>The relation of a measure to the outcome, priority or activity that it shows, read from the measure upwards.</summary>
    public const string IsShownBy = "shows";

    private readonly List<OutcomeEvidence> evidence = [];

    public int? Number { get; set; }

    public string Words { get; private set; } = "";

    /// <summary>The list it stands in, where a document prints more than one.</summary>
    public string? Set { get; set; }

    public OutcomeJudgement? Judgement { get; private set; }

    public DateOnly? JudgedOn { get; private set; }

    public IReadOnlyList<OutcomeEvidence> Evidence => evidence;

    public override RecordRef Record => new(StrategyKinds.Outcome, Id);

    public static Outcome Of(int frameworkId, string? words)
    {
        var outcome = new Outcome { FrameworkId = frameworkId };
        outcome.Say(words);
        return outcome;
    }

    public void Say(string? words)
    {
        var clean = Text.Clean(words);
        Rules.Check((nameof(Words), clean is { Length: <= 2000 }, "Enter the outcome, up to 2,000 characters"));
        Words = clean!;
    }

    public OutcomeEvidence Show(DateOnly on, string? words, string? source, int? postId, DateOnly today)
    {
        var clean = Text.Clean(words);
        Rules.Check(
            (
                nameof(OutcomeEvidence.Words),
                clean is { Length: <= 4000 },
                "Enter what was seen, up to 4,000 characters"
            ),
            (nameof(OutcomeEvidence.Date), on <= today, "The date must be today or in the past")
        );
        var entry = new OutcomeEvidence
        {
            Date = on,
            Words = clean!,
            Source = Text.Clean(source),
            PostId = postId,
        };
        evidence.Add(entry);
        return entry;
    }

    /// <summary>Says how far it is achieved. A judgement needs at least one piece of evidence.</summary>
    public void Judge(OutcomeJudgement judgement, DateOnly on, DateOnly today)
    {
        Rules.Check(
            (nameof(Judgement), evidence.Count > 0, "Add at least one piece of evidence before you judge"),
            (nameof(JudgedOn), on <= today, "The date must be today or in the past")
        );
        (Judgement, JudgedOn) = (judgement, on);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Outcome>
    {
        public void Configure(EntityTypeBuilder<Outcome> outcome)
        {
            Map(outcome, "Outcomes");
            outcome.Property(o => o.Words).HasMaxLength(2000);
            outcome.Property(o => o.Set).HasMaxLength(200);
            outcome.HasMany(o => o.Evidence).WithOne().HasForeignKey(e => e.OutcomeId);
            outcome.Navigation(o => o.Evidence).HasField("evidence").UsePropertyAccessMode(PropertyAccessMode.Field);
        }
    }
}

/// <summary>Something seen that speaks for or against an outcome: when, what, where it is written, and whose word it is.</summary>
public sealed class OutcomeEvidence : IRecorded
{
    public int Id { get; private set; }

    public int OutcomeId { get; private set; }

    public required DateOnly Date { get; init; }

    public required string Words { get; init; }

    public string? Source { get; init; }

    public int? PostId { get; init; }

    public bool Illustrative { get; set; }

    public RecordRef Record => new(StrategyKinds.Outcome, OutcomeId);

    internal sealed class Mapping : IEntityTypeConfiguration<OutcomeEvidence>
    {
        public void Configure(EntityTypeBuilder<OutcomeEvidence> evidence)
        {
            evidence.ToTable("OutcomeEvidence");
            evidence.SeenWith<OutcomeEvidence, Outcome>(x => x.OutcomeId);
            evidence.Property(e => e.Words).HasMaxLength(4000);
            evidence.Property(e => e.Source).HasMaxLength(500);
            evidence.Ignore(e => e.Record);
        }
    }
}
