using CommonThread.Measures;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Strategy.SuccessMeasures;

/// <summary>What sort of answer a measure has; each kind asks only for what it needs .</summary>
public enum SuccessKind
{
    CountPerYear,
    SurveyPercentage,
    Money,
    Milestone,
    Award,
    DocumentInForce,
    Narrative,
    Rate,
    Count,
}

public enum Frequency
{
    Monthly,
    Quarterly,
    Annual,
    EveryTwoYears,
    Once,
    PerWave,
}

/// <summary>
/// How a framework will know that something worked. One measure is attached to as many activities, priorities and outcomes as
/// wanted (by links). What is counted is a <see cref="Measure"/>, which holds its unit, parts, baseline, target and its one set
/// of values; what is judged has dated judgements with their evidence here.
/// </summary>
public sealed class SuccessMeasure : FrameworkPart
{
    private readonly List<Judgement> judgements = [];

    public string Name { get; private set; } = "";

    public string NameKey { get; private set; } = "";

    /// <summary>The document's own words.</summary>
    public string? Words { get; private set; }

    public SuccessKind Kind { get; private set; }

    /// <summary>The document's words on where it starts from and what is aimed at; the numbers are the figure's.</summary>
    public string? BaselineInSource { get; set; }

    public string? TargetInSource { get; set; }

    /// <summary>How often the framework wants to know.</summary>
    public Frequency? Frequency { get; set; }

    /// <summary>Where a judgement comes from. A figure names its own source.</summary>
    public string? DataSource { get; private set; }

    public int? OwnerPostId { get; set; }

    public bool Public { get; set; } = true;

    /// <summary>The figure that it is; null for what is judged.</summary>
    public int? MeasureId { get; private set; }

    public IReadOnlyList<Judgement> Judgements => judgements;

    public bool IsCounted => Counts(Kind);

    public override RecordRef Record => new(StrategyKinds.Measure, Id);

    /// <summary>Whether a kind is answered with numbers.</summary>
    public static bool Counts(SuccessKind kind) =>
        kind
            is SuccessKind.CountPerYear
                or SuccessKind.SurveyPercentage
                or SuccessKind.Money
                or SuccessKind.Rate
                or SuccessKind.Count;

    public static SuccessMeasure Called(int frameworkId, string? name, string? words, SuccessKind kind)
    {
        var measure = new SuccessMeasure { FrameworkId = frameworkId, Kind = kind };
        measure.Say(name, words);
        return measure;
    }

    public void Say(string? name, string? words)
    {
        var clean = Text.Clean(name);
        var text = Text.Clean(words);
        Rules.Check(
            (nameof(Name), clean is { Length: <= 200 }, "Enter a short name for the measure, up to 200 characters"),
            (
                nameof(Words),
                text is null or { Length: <= 2000 },
                "The measure’s words must be 2,000 characters or fewer"
            )
        );
        (Name, NameKey, Words) = (clean!, Priority.Key(clean!), text);
    }

    public void ComesFrom(string? source)
    {
        var clean = Text.Clean(source);
        Rules.Check(
            (
                nameof(DataSource),
                clean is null or { Length: <= 500 },
                "Where it comes from must be 500 characters or fewer"
            )
        );
        DataSource = IsCounted ? null : clean;
    }

    /// <summary>Takes a figure as its numbers.</summary>
    public void IsFigure(Measure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var fits = Kind switch
        {
            SuccessKind.CountPerYear or SuccessKind.Count => figure.Kind == MeasureKind.Count,
            SuccessKind.SurveyPercentage => figure.Kind == MeasureKind.Percentage,
            SuccessKind.Money => figure.Kind == MeasureKind.Money,
            SuccessKind.Rate => figure.Kind is MeasureKind.Rate or MeasureKind.Score || figure.RateBase is not null,
            _ => false,
        };
        Rules.Check(
            (
                "Figure",
                fits,
                $"“{figure.Title}” is a {figure.Kind.Say().ToLowerInvariant()}, which does not suit a measure of the kind “{Kind.Say().ToLowerInvariant()}”"
            )
        );
        MeasureId = figure.Id;
    }

    /// <summary>Records how it stands, with what shows it. The same period again replaces what was said of it.</summary>
    public Judgement Judge(
        Period? period,
        DateOnly? on,
        Outcomes.OutcomeJudgement? stands,
        string? evidence,
        DateOnly today
    )
    {
        var proof = Text.Clean(evidence);
        Rules.Check(
            ("", !IsCounted, "What is counted is entered with the figures"),
            ("On", on is not null, "Enter the day on which it was judged"),
            ("On", on is null || on <= today || period is not null, "The day must be today or in the past"),
            ("Stands", stands is not null, "Choose how it stands"),
            ("Evidence", proof is { Length: <= 2000 }, "Say what shows it, up to 2,000 characters")
        );
        var judgement = new Judgement
        {
            Kind = period?.Kind,
            First = period?.First ?? on!.Value,
            Last = period?.Last ?? on!.Value,
            Stands = stands!.Value,
            Evidence = proof!,
        };
        judgements.RemoveAll(j => j.Kind == judgement.Kind && j.First == judgement.First);
        judgements.Add(judgement);
        return judgement;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<SuccessMeasure>
    {
        public void Configure(EntityTypeBuilder<SuccessMeasure> measure)
        {
            Map(measure, "SuccessMeasures");
            measure.Property(m => m.Name).HasMaxLength(200);
            measure.Property(m => m.NameKey).HasMaxLength(200);
            measure.Property(m => m.Words).HasMaxLength(2000);
            measure.Property(m => m.BaselineInSource).HasMaxLength(500);
            measure.Property(m => m.TargetInSource).HasMaxLength(500);
            measure.Property(m => m.DataSource).HasMaxLength(500);
            measure.Ignore(m => m.IsCounted);
            measure.HasIndex(m => new { m.FrameworkId, m.NameKey }).IsUnique();
            measure.HasIndex(m => m.MeasureId);
            measure.HasMany(m => m.Judgements).WithOne().HasForeignKey(j => j.SuccessMeasureId);
            measure
                .Navigation(m => m.Judgements)
                .HasField("judgements")
                .UsePropertyAccessMode(PropertyAccessMode.Field);
        }
    }
}

/// <summary>How a measure that is not counted stood, for a period or on a day, with what shows it.</summary>
public sealed class Judgement : IRecorded
{
    public int Id { get; private set; }

    public int SuccessMeasureId { get; private set; }

    /// <summary>Length of the period; null for a single day.</summary>
    public PeriodKind? Kind { get; init; }

    public required DateOnly First { get; init; }

    public required DateOnly Last { get; init; }

    public required Outcomes.OutcomeJudgement Stands { get; init; }

    public required string Evidence { get; init; }

    public string? PeriodInSource { get; set; }

    public bool Illustrative { get; set; }

    public RecordRef Record => new(StrategyKinds.Measure, SuccessMeasureId);

    /// <summary>The period, or the day, as people say it.</summary>
    public string When() => Kind is { } kind ? Period.From(kind, First, Last).ToString() : First.Say();

    internal sealed class Mapping : IEntityTypeConfiguration<Judgement>
    {
        public void Configure(EntityTypeBuilder<Judgement> judgement)
        {
            judgement.ToTable("SuccessJudgements");
            judgement.SeenWith<Judgement, SuccessMeasure>(x => x.SuccessMeasureId);
            judgement.Property(j => j.PeriodInSource).HasMaxLength(300);
            judgement.Property(j => j.Evidence).HasMaxLength(2000);
            judgement.Ignore(j => j.Record);
            judgement.HasIndex(j => j.SuccessMeasureId);
        }
    }
}
