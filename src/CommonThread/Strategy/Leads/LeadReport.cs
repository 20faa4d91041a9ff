using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Strategy.Leads;

/// <summary>
/// A lead's report on a priority for a quarter. It begins filled in from what is known, is locked once submitted, and is
/// corrected only by a new version.
/// </summary>
public sealed class LeadReport : FrameworkPart
{
    public const string RecordKind = "lead-report";

    public required int PriorityId { get; init; }

    /// <summary>First day of the quarter.</summary>
    public required DateOnly QuarterStart { get; init; }

    public DateOnly Due { get; private set; }

    /// <summary>1 for the first, more for each correction.</summary>
    public int Version { get; private init; } = 1;

    public DateOnly? SubmittedOn { get; private set; }

    public int? PostId { get; set; }

    public string? Summary { get; private set; }

    public string? ActionsProgress { get; private set; }

    public string? Figures { get; private set; }

    /// <summary>Pounds.</summary>
    public decimal? SpendToDate { get; private set; }

    public string? Risks { get; private set; }

    public string? GoodPractice { get; private set; }

    public string? JointWorking { get; private set; }

    public string? HelpAsked { get; private set; }

    public bool Concern { get; private set; }

    public Period Quarter => Period.QuarterOf(QuarterStart);

    public override RecordRef Record => new(RecordKind, Id);

    /// <summary>Whether it corrects one that was submitted; its date was kept or missed by the first.</summary>
    public bool IsCorrection => Version > 1;

    /// <summary>Late: not submitted and past its date, or submitted after it. A correction is never late.</summary>
    public bool IsLate(DateOnly today) => !IsCorrection && (SubmittedOn ?? today) > Due;

    public static LeadReport For(Priority priority, Period quarter, DateOnly? due, int version = 1)
    {
        ArgumentNullException.ThrowIfNull(priority);
        return new()
        {
            FrameworkId = priority.FrameworkId,
            PriorityId = priority.Id,
            QuarterStart = Period.QuarterOf(quarter.First).First,
            // A month after the quarter ends, where no forward plan says otherwise.
            Due = due ?? quarter.Last.AddMonths(1),
            Version = version,
        };
    }

    /// <summary>Sets the day by which it is due, as the forward plan has it.</summary>
    public void IsDueBy(DateOnly due)
    {
        CheckOpen();
        Rules.Check((nameof(Due), due > QuarterStart, "A report cannot be due before its quarter begins"));
        Due = due;
    }

    public void Write(LeadReportText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        CheckOpen();
        Rules.Check(
            (nameof(Summary), text.Summary is null or { Length: <= 4000 }, "Summary must be 4,000 characters or fewer"),
            (
                nameof(SpendToDate),
                text.SpendToDate is null or (>= 0 and <= 1_000_000_000),
                "Spend to date must be an amount in pounds, 0 or more"
            )
        );
        Summary = Text.Clean(text.Summary);
        ActionsProgress = Text.Clean(text.ActionsProgress);
        Figures = Text.Clean(text.Figures);
        SpendToDate = text.SpendToDate;
        Risks = Text.Clean(text.Risks);
        GoodPractice = Text.Clean(text.GoodPractice);
        JointWorking = Text.Clean(text.JointWorking);
        HelpAsked = Text.Clean(text.HelpAsked);
        Concern = text.Concern;
    }

    /// <summary>Hands it in; from then on its words never change.</summary>
    public void Submit(DateOnly on, int? postId)
    {
        CheckOpen();
        Rules.Check((nameof(Summary), Summary is not null, "Write the summary before you submit the report"));
        SubmittedOn = on;
        PostId ??= postId;
    }

    /// <summary>A new version with the same words, to be corrected and submitted again.</summary>
    public LeadReport Correct()
    {
        Rules.Check(("", SubmittedOn is not null, "This report is not submitted yet, so that it can still be changed"));
        return new()
        {
            FrameworkId = FrameworkId,
            PriorityId = PriorityId,
            QuarterStart = QuarterStart,
            Due = Due,
            Version = Version + 1,
            PostId = PostId,
            Illustrative = Illustrative,
            Summary = Summary,
            ActionsProgress = ActionsProgress,
            Figures = Figures,
            SpendToDate = SpendToDate,
            Risks = Risks,
            GoodPractice = GoodPractice,
            JointWorking = JointWorking,
            HelpAsked = HelpAsked,
            Concern = Concern,
        };
    }

    private void CheckOpen() =>
        Rules.Check(("", SubmittedOn is null, "A submitted report is locked. Correct it with a new version"));

    internal sealed class Mapping : IEntityTypeConfiguration<LeadReport>
    {
        public void Configure(EntityTypeBuilder<LeadReport> report)
        {
            Map(report, "LeadReports");
            report.Property(r => r.Summary).HasMaxLength(4000);
            report.Property(r => r.ActionsProgress).HasMaxLength(4000);
            report.Property(r => r.Figures).HasMaxLength(4000);
            report.Property(r => r.SpendToDate).HasPrecision(18, 2);
            report.Property(r => r.Risks).HasMaxLength(4000);
            report.Property(r => r.GoodPractice).HasMaxLength(4000);
            report.Property(r => r.JointWorking).HasMaxLength(4000);
            report.Property(r => r.HelpAsked).HasMaxLength(4000);
            report.Ignore(r => r.Quarter).Ignore(r => r.IsCorrection);
            report
                .HasIndex(r => new
                {
                    r.PriorityId,
                    r.QuarterStart,
                    r.Version,
                })
                .IsUnique();
            report.HasOne<Priority>().WithMany().HasForeignKey(r => r.PriorityId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>The words of a report, as written in its form.</summary>
public sealed class LeadReportText
{
    public string? Summary { get; set; }

    public string? ActionsProgress { get; set; }

    public string? Figures { get; set; }

    public decimal? SpendToDate { get; set; }

    public string? Risks { get; set; }

    public string? GoodPractice { get; set; }

    public string? JointWorking { get; set; }

    public string? HelpAsked { get; set; }

    public bool Concern { get; set; }

    /// <summary>What the costed plans put down for the year, to compare the spend with. It is not part of the report.</summary>
    public string? PlannedSpend { get; set; }
}
