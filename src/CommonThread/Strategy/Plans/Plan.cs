using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Strategy.Plans;

/// <summary>The three plans that the documents keep apart: what is done, what it costs, who is told.</summary>
public enum PlanKind
{
    ActionPlan,
    DeliveryPlan,
    CommunicationPlan,
}

public enum PlanState
{
    Draft,
    Submitted,
    Approved,
    Live,
    Closed,
}

/// <summary>
/// An action plan, costed delivery plan or communication plan, of a framework or of one priority. All three are
/// written, submitted, approved, worked and closed alike; they differ in their lines.
/// </summary>
public sealed class Plan : FrameworkPart
{
    public const string RecordKind = "action-plan";

    private readonly List<DeliveryLine> lines = [];
    private readonly List<CommunicationEntry> entries = [];

    public static Lifecycle<PlanState> Lifecycle { get; } =
        new(
            "a plan",
            new(PlanState.Draft, PlanState.Submitted, "Submit for approval", PlanPermissions.OwnPlans),
            new(
                PlanState.Submitted,
                PlanState.Draft,
                "Send back to its owner",
                PlanPermissions.Approve,
                NeedsReason: true
            ),
            new(PlanState.Submitted, PlanState.Approved, "Record the approval", PlanPermissions.Approve),
            new(PlanState.Approved, PlanState.Live, "Start work on it", PlanPermissions.OwnPlans),
            new(
                PlanState.Approved,
                PlanState.Draft,
                "Take it back to change it",
                PlanPermissions.OwnPlans,
                NeedsReason: true
            ),
            new(PlanState.Live, PlanState.Closed, "Close it", PlanPermissions.OwnPlans, NeedsReason: true)
        );

    public required PlanKind Kind { get; init; }

    /// <summary>Null for a plan of the whole framework.</summary>
    public int? PriorityId { get; set; }

    public string Title { get; private set; } = "";

    public DateOnly? PeriodStart { get; private set; }

    public DateOnly? PeriodEnd { get; private set; }

    public int? OwnerPostId { get; set; }

    /// <summary>The theme group or subgroup that works to it .</summary>
    public int? GroupId { get; set; }

    public int? ApprovingBodyId { get; set; }

    public PlanState State { get; private set; }

    public DateOnly? ApprovedOn { get; private set; }

    /// <summary>The decision in words: which meeting, with which conditions.</summary>
    public string? Decision { get; private set; }

    /// <summary>The outcome that the group was set up to achieve .</summary>
    public string? IntendedOutcome { get; set; }

    public DateOnly? RefreshedOn { get; private set; }

    public DateOnly? NextRefresh { get; private set; }

    public DateOnly? ReportedToBoardOn { get; private set; }

    /// <summary>When the programme manager last asked for a refresh that has not come yet.</summary>
    public DateOnly? RefreshAskedOn { get; private set; }

    public string? Scanning { get; set; }

    public string? Analysis { get; set; }

    public string? Response { get; set; }

    public string? Assessment { get; set; }

    public IReadOnlyList<DeliveryLine> Lines => lines;

    public IReadOnlyList<CommunicationEntry> Entries => entries;

    public IReadOnlyList<PlanTotal> Totals => PlanTotal.Over(lines);

    /// <summary>The stages of problem solving, each with its own notes .</summary>
    public IReadOnlyList<(string Stage, string? Notes)> Stages =>
        [("Scanning", Scanning), ("Analysis", Analysis), ("Response", Response), ("Assessment", Assessment)];

    /// <summary>Whether readers without an account may see it: once it is approved.</summary>
    public bool IsOpen => State is PlanState.Approved or PlanState.Live or PlanState.Closed;

    /// <summary>Whether its title, priority, period and bodies may still change: once it is submitted, they are what is decided on.</summary>
    public bool IsInDraft => State == PlanState.Draft;

    public bool IsOverdueForRefresh(DateOnly today) => State != PlanState.Closed && NextRefresh < today;

    public override RecordRef Record => new(RecordKind, Id);

    public static Plan Of(int frameworkId, int? priorityId, PlanKind kind, string? title)
    {
        var plan = new Plan
        {
            FrameworkId = frameworkId,
            PriorityId = priorityId,
            Kind = kind,
        };
        plan.Rename(title);
        return plan;
    }

    public void Rename(string? title)
    {
        var clean = Text.Clean(title);
        Rules.Check((nameof(Title), clean is { Length: <= 200 }, "Enter the plan’s title, up to 200 characters"));
        Title = clean!;
    }

    public void Last(DateOnly? from, DateOnly? to)
    {
        Rules.Check(
            (nameof(PeriodEnd), from is null || to is null || from <= to, "A plan cannot end before it starts")
        );
        (PeriodStart, PeriodEnd) = (from, to);
    }

    /// <summary>Moves it on. A costed plan with a line that lacks its output or outcome cannot be submitted .</summary>
    /// <param name="on">The day of the meeting that approved it, where it was not today.</param>
    public void MoveTo(
        PlanState to,
        Caller caller,
        string? reason,
        DateOnly today,
        bool mayBeApproved = true,
        DateOnly? on = null
    )
    {
        Lifecycle.Check(State, to, caller, reason);
        if (to == PlanState.Submitted)
            Rules.Check([.. Missing()]);
        Rules.Check(
            (
                "",
                to != PlanState.Approved || mayBeApproved,
                "A shared plan cannot be approved before all partners have adopted its framework"
            ),
            (
                nameof(ApprovedOn),
                to != PlanState.Approved || on is null || on <= today,
                "Day of the approval must be today or in the past"
            )
        );
        if (to == PlanState.Approved)
            (ApprovedOn, Decision) = (on ?? today, Text.Clean(reason) ?? Decision);
        // One that is taken back is approved anew; the history keeps the approval it had.
        else if (to is PlanState.Draft or PlanState.Submitted)
            (ApprovedOn, Decision) = (null, null);
        State = to;
    }

    /// <summary>What still keeps it from being submitted, as sentences.</summary>
    public IEnumerable<(string Field, bool Holds, string Sentence)> Missing()
    {
        if (Kind == PlanKind.DeliveryPlan)
        {
            yield return ("Lines", lines.Count > 0, "Add at least one costed line before you submit the plan");
            foreach (var line in lines)
            {
                yield return ("Lines", line.Output is not null, $"“{line.Words}” needs an output");
                yield return ("Lines", line.Outcome is not null, $"“{line.Words}” needs an outcome");
            }
        }
        if (Kind == PlanKind.CommunicationPlan)
            yield return (
                "Entries",
                entries.Count > 0,
                "Say at least once who is told what before you submit the plan"
            );
    }

    /// <summary>Sets how it stands, as loaded from a file.</summary>
    public void Stand(PlanState state, DateOnly? approvedOn, string? decision) =>
        (State, ApprovedOn, Decision) = (state, approvedOn, Text.Clean(decision));

    /// <summary>Refreshes it: the intended outcome is said again, and the next refresh is due in a year .</summary>
    public void Refresh(string? intendedOutcome, DateOnly on, DateOnly? reportedToBoardOn)
    {
        var words = Text.Clean(intendedOutcome);
        Rules.Check(
            (nameof(IntendedOutcome), words is { Length: <= 2000 }, "Say again what outcome the plan is to achieve")
        );
        IntendedOutcome = words;
        Refreshed(on, on.AddYears(1));
        ReportedToBoardOn = reportedToBoardOn ?? ReportedToBoardOn;
    }

    public void Refreshed(DateOnly? on, DateOnly? next) =>
        (RefreshedOn, NextRefresh, RefreshAskedOn) = (on, next, null);

    /// <summary>The programme manager asks the group to refresh it by a day.</summary>
    public void AskRefresh(DateOnly today, DateOnly by)
    {
        Rules.Check(
            ("", Kind == PlanKind.ActionPlan, "Only an action plan is refreshed"),
            ("", State != PlanState.Closed, "A closed plan is not refreshed"),
            ("By", by > today, "Enter the day by which it is to be refreshed, in the future")
        );
        (NextRefresh, RefreshAskedOn) = (by, today);
    }

    public DeliveryLine Cost(string? words, decimal? cost, int year)
    {
        var line = DeliveryLine.Of(words, cost, year);
        lines.Add(line);
        return line;
    }

    public CommunicationEntry Tell(string? audience, string? message, string? channel, DateOnly? on)
    {
        var entry = CommunicationEntry.Of(audience, message, channel, on);
        entries.Add(entry);
        return entry;
    }

    public void Remove(DeliveryLine line) => lines.Remove(line);

    public void Remove(CommunicationEntry entry) => entries.Remove(entry);

    internal sealed class Mapping : IEntityTypeConfiguration<Plan>
    {
        public void Configure(EntityTypeBuilder<Plan> plan)
        {
            Map(plan, "Plans");
            plan.Property(p => p.Title).HasMaxLength(200);
            plan.Property(p => p.Decision).HasMaxLength(1000);
            plan.Property(p => p.IntendedOutcome).HasMaxLength(2000);
            plan.Property(p => p.Scanning).HasMaxLength(4000);
            plan.Property(p => p.Analysis).HasMaxLength(4000);
            plan.Property(p => p.Response).HasMaxLength(4000);
            plan.Property(p => p.Assessment).HasMaxLength(4000);
            plan.Ignore(p => p.Totals).Ignore(p => p.IsOpen).Ignore(p => p.IsInDraft).Ignore(p => p.Stages);
            plan.HasIndex(p => p.PriorityId);
            plan.HasOne<Priority>().WithMany().HasForeignKey(p => p.PriorityId).OnDelete(DeleteBehavior.Cascade);
            plan.HasMany(p => p.Lines).WithOne().HasForeignKey(l => l.PlanId);
            plan.HasMany(p => p.Entries).WithOne().HasForeignKey(e => e.PlanId);
            plan.Navigation(p => p.Lines).HasField("lines").UsePropertyAccessMode(PropertyAccessMode.Field);
            plan.Navigation(p => p.Entries).HasField("entries").UsePropertyAccessMode(PropertyAccessMode.Field);
        }
    }
}
