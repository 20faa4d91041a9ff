using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Measures;

/// <summary>
/// Something that is measured: its definition with versions, its parts, baseline and target. Values stand in
/// <see cref="Observation"/>, one for each measure, part, place and period, whoever uses the measure (A-16, D-05).
/// </summary>
public sealed class Measure : IRecorded, IMarked
{
    private readonly List<MeasurePart> parts = [];
    private readonly List<MeasureVersion> versions = [];

    private Measure() { }

    public int Id { get; private set; }

    /// <summary>Stable address and code: "recorded-crime".</summary>
    public string Slug { get; private set; } = "";

    public string Title { get; private set; } = "";

    public string Definition { get; private set; } = "";

    public MeasureKind Kind { get; private set; }

    public MeasureRole Role { get; private set; }

    public Direction Direction { get; private set; }

    public string Unit { get; private set; } = "";

    public PeriodKind Frequency { get; private set; }

    public string? Numerator { get; private set; }

    public string? Denominator { get; private set; }

    public int? RateBase { get; private set; }

    public RollUp RollUp { get; private set; }

    public string? SmallestPlaceType { get; private set; }

    public string? Dimensions { get; private set; }

    public string? SourceText { get; private set; }

    public int? OwnerPostId { get; private set; }

    public bool Suppress { get; private set; }

    /// <summary>Counts below this are hidden; null takes the partnership’s threshold.</summary>
    public int? SuppressBelow { get; private set; }

    public string? Family { get; private set; }

    public bool Illustrative { get; private set; }

    public MeasureStatus Status { get; private set; }

    /// <summary>Number of the definition in force, from 1.</summary>
    public int Version { get; private set; }

    public double? Baseline { get; private set; }

    public DateOnly? BaselineOn { get; private set; }

    /// <summary>Why this baseline, or the words of the source where it gives no number.</summary>
    public string? BaselineText { get; private set; }

    public double? Target { get; private set; }

    public DateOnly? TargetBy { get; private set; }

    public string? TargetText { get; private set; }

    /// <summary>How far from the target still counts as "watch", in per cent of it.</summary>
    public double TolerancePercent { get; private set; } = 10;

    public Marking Marking { get; private set; }

    /// <summary>Always none: figures belong to the partnership as a whole.</summary>
    public int? OwnerOrganisationId { get; private set; }

    public bool IsPublic => Marking == Marking.Public;

    /// <summary>Whether it says what became of people and places, and not what was done or spent (D-03).</summary>
    public bool ShowsOutcome =>
        Role is MeasureRole.Outcome or MeasureRole.Harm or MeasureRole.Risk or MeasureRole.Perception;

    public IReadOnlyList<MeasurePart> Parts => parts;

    public IReadOnlyList<MeasureVersion> Versions => versions;

    public RecordRef Record => new("measure", Id);

    /// <summary>Defines a new measure.</summary>
    /// <param name="slug">Its address; made from the title where null.</param>
    public static Measure Define(MeasureDefinition definition, DateOnly today, string? slug = null)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var measure = new Measure
        {
            Slug = slug ?? Address(definition.Title),
            Status = MeasureStatus.InUse,
            Version = 1,
        };
        measure.Take(definition);
        measure.versions.Add(MeasureVersion.Of(measure, today, null));
        return measure;
    }

    /// <summary>Whether a page of this module stands at the address itself.</summary>
    internal static bool IsOwnAddress(string slug) =>
        slug is "new" or "releases" or "blend" or "places" or "disclosure";

    private static string Address(string? title) =>
        Text.Slug(title ?? "") is var slug && IsOwnAddress(slug) ? slug + "-measure" : slug;

    /// <summary>Changes the definition; the earlier one is kept as a version. What every value rests on needs a reason.</summary>
    public void Redefine(MeasureDefinition definition, DateOnly today, string? reason)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var before = (Title, Definition, Kind, Direction, Unit, Numerator, Denominator, RateBase);
        Take(definition);
        if (before == (Title, Definition, Kind, Direction, Unit, Numerator, Denominator, RateBase))
            return;
        Rules.Check(("Reason", Text.Clean(reason) is not null, "Say why the definition changes"));
        Version++;
        versions.Add(MeasureVersion.Of(this, today, Text.Clean(reason)));
    }

    private void Take(MeasureDefinition d)
    {
        var title = Text.Clean(d.Title);
        var words = Text.Clean(d.Definition);
        var unit = Text.Clean(d.Unit);
        Rules.Check(
            (nameof(Title), title is { Length: <= 200 }, "Enter the measure’s name, up to 200 characters"),
            (
                nameof(Definition),
                words is { Length: <= 4000 },
                "Say in plain words what is measured, up to 4,000 characters"
            ),
            (nameof(Kind), Enum.IsDefined(d.Kind), "Choose what kind of value it is"),
            (nameof(Direction), Enum.IsDefined(d.Direction), "Choose which way is better"),
            (nameof(Unit), unit is { Length: <= 60 }, "Enter the unit, up to 60 characters"),
            (nameof(RateBase), d.RateBase is null or > 0, "“Per how many” must be more than 0"),
            (
                nameof(RateBase),
                d.Kind != MeasureKind.Rate || d.RateBase is not null,
                "Say per how many the rate is, for example 1,000"
            ),
            (
                nameof(Suppress),
                !d.Suppress || d.Kind is MeasureKind.Count or MeasureKind.Rate or MeasureKind.Percentage,
                "Only counts, rates and percentages can have small numbers hidden"
            ),
            (
                nameof(SuppressBelow),
                d.SuppressBelow is null or (>= 2 and <= 100),
                "“Below how many” must be between 2 and 100"
            )
        );
        (Title, Definition, Unit) = (title!, words!, unit!);
        (Kind, Direction, Role, Frequency, RollUp) = (d.Kind, d.Direction, d.Role, d.Frequency, d.RollUp);
        (Numerator, Denominator, RateBase) = (Text.Clean(d.Numerator), Text.Clean(d.Denominator), d.RateBase);
        (SmallestPlaceType, Dimensions) = (d.SmallestPlaceType, Text.Clean(d.Dimensions));
        (SourceText, OwnerPostId) = (Text.Clean(d.SourceText), d.OwnerPostId);
        (Suppress, Family, Illustrative) = (d.Suppress, d.Family, d.Illustrative);
        SuppressBelow = d.Suppress ? d.SuppressBelow : null;
        Marking = d.Public ? Marking.Public : Marking.Partners;
    }

    /// <summary>The definition as it stands, to be changed with <c>with</c>.</summary>
    public MeasureDefinition AsDefined() =>
        new()
        {
            Title = Title,
            Definition = Definition,
            Kind = Kind,
            Direction = Direction,
            Role = Role,
            Unit = Unit,
            Frequency = Frequency,
            Numerator = Numerator,
            Denominator = Denominator,
            RateBase = RateBase,
            RollUp = RollUp,
            SmallestPlaceType = SmallestPlaceType,
            Dimensions = Dimensions,
            SourceText = SourceText,
            OwnerPostId = OwnerPostId,
            Public = IsPublic,
            Suppress = Suppress,
            SuppressBelow = SuppressBelow,
            Family = Family,
            Illustrative = Illustrative,
        };

    /// <summary>Names the parts that are each reported alone (A-15), in order; none for a measure with one value.</summary>
    public void SplitInto(IEnumerable<string> labels)
    {
        var clean = labels.Select(Text.Clean).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        Rules.Check(
            (nameof(Parts), clean.Count <= 60, "A measure has at most 60 parts"),
            (nameof(Parts), clean.TrueForAll(l => l.Length <= 100), "A part’s name has up to 100 characters")
        );
        parts.RemoveAll(p => !clean.Contains(p.Label, StringComparer.OrdinalIgnoreCase));
        foreach (var (order, label) in clean.Index())
        {
            if (parts.Find(p => string.Equals(p.Label, label, StringComparison.OrdinalIgnoreCase)) is { } part)
                part.Order = order;
            else
                parts.Add(new MeasurePart { Label = label, Order = order });
        }
    }

    /// <summary>Sets what later values are compared with. Replacing one needs a reason; the history keeps the old.</summary>
    public void StartFrom(double? value, DateOnly? on, string? words, string? reason = null)
    {
        Rules.Check(
            (
                "Reason",
                Baseline is null || Baseline == value || Text.Clean(reason) is not null,
                "Say why the baseline is replaced"
            ),
            (nameof(Baseline), value is null || double.IsFinite(value.Value), "Baseline must be a number")
        );
        (Baseline, BaselineOn, BaselineText) = (value, on, Text.Clean(words));
    }

    public void AimFor(double? target, DateOnly? by, string? words, double tolerancePercent = 10)
    {
        Rules.Check(
            (nameof(Target), target is null || double.IsFinite(target.Value), "Target must be a number"),
            (nameof(TolerancePercent), tolerancePercent is >= 0 and <= 100, "Tolerance must be between 0 and 100")
        );
        (Target, TargetBy, TargetText, TolerancePercent) = (target, by, Text.Clean(words), tolerancePercent);
    }

    public void Retire() => Status = MeasureStatus.Retired;

    public void BringBack() => Status = MeasureStatus.InUse;

    /// <summary>A value of this measure as people read it: "1,204", "18.5%", "£2,300", "partly".</summary>
    public string Say(double value) => Say(Kind, value);

    /// <summary>The same with its unit: "1,204 crimes", "18.5% of residents", "£2,300".</summary>
    public string SayWhole(double value) =>
        Kind switch
        {
            _ when double.IsNaN(value) => Say(value),
            MeasureKind.Percentage => Unit.StartsWith('%') ? $"{Say(value)}{Unit[1..]}" : $"{Say(value)} {Unit}",
            MeasureKind.Count or MeasureKind.Rate or MeasureKind.Score or MeasureKind.Rank => $"{Say(value)} {Unit}",
            _ => Say(value),
        };

    public static string Say(MeasureKind kind, double value) =>
        kind switch
        {
            // A hidden value is no number; see Figure.Hidden.
            _ when double.IsNaN(value) => "hidden",
            MeasureKind.Percentage => value.ToString("0.0", Text.Words) + "%",
            MeasureKind.Money => value.ToString(value % 1 == 0 ? "£#,##0" : "£#,##0.00", Text.Words),
            MeasureKind.Narrative => value >= 2 ? "achieved"
            : value >= 1 ? "partly"
            : "not yet",
            MeasureKind.Milestone => value >= 1 ? "reached" : "not yet",
            MeasureKind.Award => value >= 1 ? "held" : "not held",
            MeasureKind.DocumentInForce => value >= 1 ? "in force" : "not in force",
            // A rate below 1 needs its second place: 0.76 and 0.84 are not the same.
            MeasureKind.Rate or MeasureKind.Score => value.ToString(
                Math.Abs(value) is > 0 and < 1 ? "0.00" : "#,##0.0",
                Text.Words
            ),
            // Shares of small areas and means leave parts of a person or a crime: they say nothing.
            MeasureKind.Count => value.ToString(Math.Abs(value) < 10 ? "0.#" : "#,##0", Text.Words),
            _ => value.ToString("#,##0.##", Text.Words),
        };

    internal sealed class Mapping : IEntityTypeConfiguration<Measure>
    {
        public void Configure(EntityTypeBuilder<Measure> measure)
        {
            measure.ToTable("Measures");
            measure.Property(m => m.Slug).HasMaxLength(90);
            measure.Property(m => m.Title).HasMaxLength(200);
            measure.Property(m => m.Definition).HasMaxLength(4000);
            measure.Property(m => m.Unit).HasMaxLength(60);
            measure.Property(m => m.Numerator).HasMaxLength(500);
            measure.Property(m => m.Denominator).HasMaxLength(500);
            measure.Property(m => m.SmallestPlaceType).HasMaxLength(40);
            measure.Property(m => m.Dimensions).HasMaxLength(300);
            measure.Property(m => m.SourceText).HasMaxLength(500);
            measure.Property(m => m.Family).HasMaxLength(40);
            measure.Property(m => m.BaselineText).HasMaxLength(1000);
            measure.Property(m => m.TargetText).HasMaxLength(1000);
            measure.Ignore(m => m.Record).Ignore(m => m.IsPublic).Ignore(m => m.ShowsOutcome);
            measure.HasIndex(m => m.Slug).IsUnique();
            measure.HasIndex(m => m.Family);
            measure.HasMany(m => m.Parts).WithOne().HasForeignKey(p => p.MeasureId);
            measure.HasMany(m => m.Versions).WithOne().HasForeignKey(v => v.MeasureId);
        }
    }
}
