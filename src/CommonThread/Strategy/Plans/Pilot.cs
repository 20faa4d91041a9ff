using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Strategy.Plans;

public enum PilotDecision
{
    Stop,
    Change,
    Repeat,
}

/// <summary>How a pilot stands: under way until it is decided what follows.</summary>
public enum PilotState
{
    UnderWay,
    Changed,
    Repeated,
    Stopped,
}

/// <summary>Something tried out in a few places, with a question, an end and a decision; a repeat keeps its link to the first .</summary>
public sealed class Pilot : FrameworkPart
{
    public string Title { get; set; } = "";

    public int? PriorityId { get; set; }

    public int? ActivityId { get; set; }

    public int? PledgeNumber { get; set; }

    public string? PlacesInWords { get; set; }

    public string? Hypothesis { get; set; }

    public DateOnly? Start { get; set; }

    public DateOnly? End { get; set; }

    public string? DatesInSource { get; set; }

    public string? Result { get; set; }

    public PilotDecision? Decision { get; set; }

    public DateOnly? DecidedOn { get; set; }

    public int? RepeatOfId { get; set; }

    public int? PostId { get; set; }

    public override RecordRef Record => new(StrategyKinds.Pilot, Id);

    public PilotState State => StateAfter(Decision);

    /// <summary>A decision needs what came of the pilot; another decision, or none any more, needs the reason.</summary>
    public static Lifecycle<PilotState> Lifecycle { get; } =
        new(
            "a pilot",
            new(PilotState.UnderWay, PilotState.Changed, "Change it and go on", PlanPermissions.Pilots),
            new(PilotState.UnderWay, PilotState.Repeated, "Repeat it elsewhere", PlanPermissions.Pilots),
            new(PilotState.UnderWay, PilotState.Stopped, "Stop it", PlanPermissions.Pilots),
            new(PilotState.Changed, PilotState.Repeated, "Repeat it elsewhere", PlanPermissions.Pilots),
            new(PilotState.Changed, PilotState.Stopped, "Stop it", PlanPermissions.Pilots),
            new(
                PilotState.Repeated,
                PilotState.Stopped,
                "Stop it after all",
                PlanPermissions.Pilots,
                NeedsReason: true
            ),
            new(
                PilotState.Stopped,
                PilotState.Changed,
                "Take it up again, changed",
                PlanPermissions.Pilots,
                NeedsReason: true
            )
        );

    public static PilotState StateAfter(PilotDecision? decision) =>
        decision switch
        {
            PilotDecision.Stop => PilotState.Stopped,
            PilotDecision.Change => PilotState.Changed,
            PilotDecision.Repeat => PilotState.Repeated,
            _ => PilotState.UnderWay,
        };

    /// <summary>Checks that what is decided now may follow what was decided before.</summary>
    /// <exception cref="RulesBroken">The lifecycle has no such move, or its reason is missing.</exception>
    public void Follows(PilotDecision? before, Caller caller, string? reason)
    {
        if (StateAfter(before) != State)
            Lifecycle.Check(StateAfter(before), State, caller, reason);
    }

    /// <summary>Checks that it says what it must.</summary>
    public void Check() =>
        Rules.Check(
            (nameof(Title), Title is { Length: > 0 and <= 300 }, "Enter the pilot’s title, up to 300 characters"),
            (
                nameof(PlacesInWords),
                PlacesInWords is null or { Length: <= 300 },
                "Places in words must be 300 characters or fewer"
            ),
            (
                nameof(Hypothesis),
                Hypothesis is null or { Length: <= 1000 },
                "Hypothesis must be 1,000 characters or fewer"
            ),
            (
                nameof(DatesInSource),
                DatesInSource is null or { Length: <= 300 },
                "Dates in source must be 300 characters or fewer"
            ),
            (nameof(Result), Result is null or { Length: <= 2000 }, "Result must be 2,000 characters or fewer"),
            (nameof(End), Start is null || End is null || Start <= End, "A pilot cannot end before it starts"),
            (nameof(Result), Decision is null || Result is not null, "Say what came of it before you decide"),
            (nameof(RepeatOfId), RepeatOfId is null || RepeatOfId != Id, "A pilot cannot repeat itself")
        );

    internal sealed class Mapping : IEntityTypeConfiguration<Pilot>
    {
        public void Configure(EntityTypeBuilder<Pilot> x)
        {
            Map(x, "Pilots");
            x.Property(e => e.Title).HasMaxLength(300);
            x.Property(e => e.PlacesInWords).HasMaxLength(300);
            x.Property(e => e.Hypothesis).HasMaxLength(1000);
            x.Property(e => e.DatesInSource).HasMaxLength(300);
            x.Property(e => e.Result).HasMaxLength(2000);
            x.Ignore(e => e.State);
            x.HasOne<Priority>().WithMany().HasForeignKey(e => e.PriorityId).OnDelete(DeleteBehavior.SetNull);
        }
    }
}
