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

public enum Direction
{
    None,
    Up,
    Down,
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
/// wanted (by links) and holds a single set of values; named parts are reported each on its own.
/// </summary>
public sealed class SuccessMeasure : FrameworkPart
{
    private readonly List<MeasureReading> readings = [];

    public string Name { get; private set; } = "";

    public string NameKey { get; private set; } = "";

    /// <summary>The document's own words.</summary>
    public string? Words { get; private set; }

    public SuccessKind Kind { get; private set; }

    public string? Unit { get; set; }

    /// <summary>Labels of the parts, separated by "|"; null where it is whole.</summary>
    public string? PartLabels { get; private set; }

    public decimal? Baseline { get; set; }

    public DateOnly? BaselineDate { get; set; }

    public string? BaselineInSource { get; set; }

    public decimal? Target { get; set; }

    public string? TargetInSource { get; set; }

    public Direction Direction { get; set; }

    public Frequency? Frequency { get; set; }

    public string? DataSource { get; set; }

    public int? OwnerPostId { get; set; }

    public bool Public { get; set; } = true;

    /// <summary>The figure of the Measures module that this is, where there is one; its values then stand there.</summary>
    public int? MeasureId { get; set; }

    public IReadOnlyList<MeasureReading> Readings => readings;

    public IReadOnlyList<string> Parts =>
        PartLabels?.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    public bool IsNumeric =>
        Kind
            is SuccessKind.CountPerYear
                or SuccessKind.SurveyPercentage
                or SuccessKind.Money
                or SuccessKind.Rate
                or SuccessKind.Count;

    public override RecordRef Record => new(StrategyKinds.Measure, Id);

    public static SuccessMeasure Called(int frameworkId, string? name, SuccessKind kind)
    {
        var measure = new SuccessMeasure { FrameworkId = frameworkId, Kind = kind };
        measure.Define(name, null, kind);
        return measure;
    }

    public void Define(string? name, string? words, SuccessKind kind)
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
        (Name, NameKey, Words, Kind) = (clean!, Priority.Key(clean!), text ?? Words, kind);
        if (!IsNumeric)
            (Unit, Baseline, Target) = (null, null, null);
    }

    public void HasParts(IEnumerable<string> labels)
    {
        var clean = labels.Select(Text.Clean).OfType<string>().Distinct().ToList();
        Rules.Check(
            (
                nameof(PartLabels),
                clean.TrueForAll(l => !l.Contains('|', StringComparison.Ordinal)),
                "A part’s name cannot hold “|”"
            ),
            (nameof(PartLabels), clean.Sum(l => l.Length + 1) <= 1000, "The parts’ names are too long together")
        );
        PartLabels = clean.Count == 0 ? null : string.Join('|', clean);
    }

    /// <summary>Records a value or a judgement: a number for what is counted, a dated judgement with evidence for the rest.</summary>
    public MeasureReading Read(
        Period? period,
        DateOnly on,
        string? part,
        decimal? value,
        string? judgement,
        string? evidence,
        DateOnly today
    )
    {
        var words = Text.Clean(judgement);
        var proof = Text.Clean(evidence);
        var label = Text.Clean(part);
        Rules.Check(
            ("Value", !IsNumeric || value is not null, "Enter the value as a number"),
            (
                "Value",
                !IsNumeric || Kind != SuccessKind.SurveyPercentage || value is >= 0 and <= 100,
                "A percentage must be between 0 and 100"
            ),
            ("Judgement", IsNumeric || words is { Length: <= 1000 }, "Say how it stands, up to 1,000 characters"),
            ("Evidence", IsNumeric || proof is { Length: <= 2000 }, "Say what shows it, up to 2,000 characters"),
            ("On", on <= today || period is not null, "The date must be today or in the past"),
            ("Part", Parts.Count == 0 || label is null || Parts.Contains(label), "Choose one of the measure’s parts")
        );
        var reading = new MeasureReading
        {
            Kind = period?.Kind,
            First = period?.First ?? on,
            Last = period?.Last ?? on,
            Part = label,
            Value = value,
            Judgement = words,
            Evidence = proof,
        };
        var same = readings.Find(r =>
            r.Kind == reading.Kind && r.First == reading.First && r.Part == reading.Part && r.PlaceId == null
        );
        if (same is not null)
            readings.Remove(same);
        readings.Add(reading);
        return reading;
    }

    /// <summary>Adds a reading as loaded from a file.</summary>
    public void Recall(MeasureReading reading) => readings.Add(reading);

    internal sealed class Mapping : IEntityTypeConfiguration<SuccessMeasure>
    {
        public void Configure(EntityTypeBuilder<SuccessMeasure> measure)
        {
            Map(measure, "SuccessMeasures");
            measure.Property(m => m.Name).HasMaxLength(200);
            measure.Property(m => m.NameKey).HasMaxLength(200);
            measure.Property(m => m.Words).HasMaxLength(2000);
            measure.Property(m => m.Unit).HasMaxLength(100);
            measure.Property(m => m.PartLabels).HasMaxLength(1000);
            measure.Property(m => m.BaselineInSource).HasMaxLength(500);
            measure.Property(m => m.TargetInSource).HasMaxLength(500);
            measure.Property(m => m.DataSource).HasMaxLength(500);
            measure.Ignore(m => m.Parts).Ignore(m => m.IsNumeric);
            measure.HasIndex(m => new { m.FrameworkId, m.NameKey }).IsUnique();
            measure.HasMany(m => m.Readings).WithOne().HasForeignKey(r => r.SuccessMeasureId);
            measure.Navigation(m => m.Readings).HasField("readings").UsePropertyAccessMode(PropertyAccessMode.Field);
        }
    }
}

/// <summary>A value or judgement of a measure, for a period or a day.</summary>
public sealed class MeasureReading : IRecorded
{
    public int Id { get; private set; }

    public int SuccessMeasureId { get; private set; }

    /// <summary>Length of the period; null for a single day.</summary>
    public PeriodKind? Kind { get; init; }

    public required DateOnly First { get; init; }

    public required DateOnly Last { get; init; }

    public string? PeriodInSource { get; set; }

    public string? Part { get; init; }

    public decimal? Value { get; init; }

    public string? Judgement { get; init; }

    public string? Evidence { get; init; }

    public int? PlaceId { get; set; }

    public bool Illustrative { get; set; }

    public RecordRef Record => new(StrategyKinds.Measure, SuccessMeasureId);

    /// <summary>The period, or the day, as people say it.</summary>
    public string When() => Kind is { } kind ? Period.From(kind, First, Last).ToString() : First.Say();

    internal sealed class Mapping : IEntityTypeConfiguration<MeasureReading>
    {
        public void Configure(EntityTypeBuilder<MeasureReading> reading)
        {
            reading.ToTable("MeasureReadings");
            reading.SeenWith<MeasureReading, SuccessMeasure>(x => x.SuccessMeasureId);
            reading.Property(r => r.PeriodInSource).HasMaxLength(300);
            reading.Property(r => r.Part).HasMaxLength(200);
            reading.Property(r => r.Judgement).HasMaxLength(1000);
            reading.Property(r => r.Evidence).HasMaxLength(2000);
            reading.Ignore(r => r.Record);
            reading.HasIndex(r => r.SuccessMeasureId);
        }
    }
}
