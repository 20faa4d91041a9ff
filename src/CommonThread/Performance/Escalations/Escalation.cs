using CommonThread.Performance.Quarters;
using CommonThread.Strategy;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Performance.Escalations;

/// <summary>How far what was raised has come (D-23).</summary>
public enum EscalationState
{
    /// <summary>A partnership has raised it; the Performance Group has not looked at it yet.</summary>
    Raised,

    /// <summary>The Performance Group keeps an eye on it.</summary>
    Watched,

    /// <summary>It waits for the Board.</summary>
    Escalated,

    /// <summary>The Performance Group sent it back with advice.</summary>
    Returned,
    Decided,

    /// <summary>The partnership has been told.</summary>
    FedBack,
    Closed,
}

/// <summary>What is asked of the Board.</summary>
public enum EscalationAsk
{
    Decision,
    Resource,
    PartnerAction,
    Awareness,
}

/// <summary>The states of what is raised, and who may move it.</summary>
public static class EscalationStates
{
    public static Lifecycle<EscalationState> Table { get; } =
        new(
            "an item",
            new(
                EscalationState.Raised,
                EscalationState.Escalated,
                "Escalate it to the Board",
                PerformancePermissions.Approve
            ),
            new(
                EscalationState.Raised,
                EscalationState.Returned,
                "Return it with advice",
                PerformancePermissions.Approve
            ),
            new(EscalationState.Raised, EscalationState.Watched, "Watch it", PerformancePermissions.Approve),
            new(
                EscalationState.Watched,
                EscalationState.Escalated,
                "Escalate it to the Board",
                PerformancePermissions.Approve
            ),
            new(
                EscalationState.Watched,
                EscalationState.Returned,
                "Return it with advice",
                PerformancePermissions.Approve
            ),
            new(
                EscalationState.Escalated,
                EscalationState.Decided,
                "Record the Board’s decision",
                PerformancePermissions.Decide
            ),
            new(
                EscalationState.Returned,
                EscalationState.FedBack,
                "Say that the partnership has been told",
                PerformancePermissions.Assemble
            ),
            new(
                EscalationState.Decided,
                EscalationState.FedBack,
                "Say that the partnership has been told",
                PerformancePermissions.Assemble
            ),
            new(EscalationState.FedBack, EscalationState.Closed, "Close it", PerformancePermissions.Narrate)
        );

    public static bool IsOpen(this EscalationState state) => state != EscalationState.Closed;

    /// <summary>Whether nobody has decided yet what becomes of it.</summary>
    public static bool IsUndecided(this EscalationState state) =>
        state is EscalationState.Raised or EscalationState.Watched or EscalationState.Escalated;

    /// <summary>Colour of the tag; the word says the same.</summary>
    public static string Colour(this EscalationState state) =>
        state switch
        {
            EscalationState.Raised => "yellow",
            EscalationState.Escalated => "red",
            EscalationState.Decided => "turquoise",
            EscalationState.FedBack => "green",
            EscalationState.Watched or EscalationState.Returned => "blue",
            _ => "grey",
        };

    /// <summary>The partnership's words for it.</summary>
    public static string Say(this EscalationState state) =>
        state switch
        {
            EscalationState.Raised => "Raised",
            EscalationState.Watched => "Watched",
            EscalationState.Escalated => "With the Board",
            EscalationState.Returned => "Returned with advice",
            EscalationState.Decided => "Decided",
            EscalationState.FedBack => "Fed back",
            _ => "Closed",
        };
}

/// <summary>
/// Something that a Community Safety Partnership cannot settle alone and raises for the whole county, followed to a decision and
/// back (D-23, B-61, B-62).
/// </summary>
public sealed class Escalation : FrameworkPart
{
    public const string RecordKind = "escalation";

    /// <summary>Months within which it is decided, unless somebody waits (D-23).</summary>
    public const int DecidedWithinMonths = 3;

    /// <summary>The quarter whose narrative raised it; null for one that could not wait for the next.</summary>
    public int? QuarterId { get; set; }

    /// <summary>The Community Safety Partnership's area.</summary>
    public required int PlaceId { get; init; }

    public int? PriorityId { get; private set; }

    public string Item { get; private set; } = "";

    /// <summary>Where in the area, in words.</summary>
    public string? Where { get; private set; }

    public string? Harm { get; private set; }

    public string? Evidence { get; private set; }

    /// <summary>What was tried locally.</summary>
    public string? Tried { get; private set; }

    public EscalationAsk Ask { get; private set; }

    /// <summary>Why it needs to be considered countywide.</summary>
    public string? Reason { get; private set; }

    public bool IsUrgent { get; private set; }

    public required DateOnly RaisedOn { get; init; }

    public int? RaisedByPostId { get; init; }

    public EscalationState State { get; private set; }

    /// <summary>What the Performance Group makes of it.</summary>
    public string? GroupView { get; private set; }

    public DateOnly? GroupOn { get; private set; }

    public DateOnly? ToldOn { get; private set; }

    public override RecordRef Record => new(RecordKind, Id);

    public string Url => $"~/performance/escalations/{Id.ToString(Text.Words)}";

    /// <summary>The day by which it is to be decided.</summary>
    public DateOnly DecisionDue => RaisedOn.AddMonths(DecidedWithinMonths);

    public bool IsLate(DateOnly today) => State.IsUndecided() && today > DecisionDue;

    public void Describe(EscalationText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Rules.Check(
            ("", State == EscalationState.Raised, "The Performance Group has looked at it: its words are fixed")
        );
        var (item, reason) = (Text.Clean(text.Item), Text.Clean(text.Reason));
        Rules.Check(
            (nameof(Item), item is { Length: <= 300 }, "Say what is raised, up to 300 characters"),
            (
                nameof(Reason),
                reason is { Length: <= 2000 },
                "Say why it needs to be considered countywide, up to 2,000 characters"
            ),
            (nameof(Ask), text.Ask is not null, "Choose what is asked of the Board"),
            (nameof(Where), text.Where is null or { Length: <= 300 }, "Where must be 300 characters or fewer"),
            (nameof(Harm), text.Harm is null or { Length: <= 2000 }, "Harm must be 2,000 characters or fewer"),
            (
                nameof(Evidence),
                text.Evidence is null or { Length: <= 2000 },
                "Evidence must be 2,000 characters or fewer"
            ),
            (
                nameof(Tried),
                text.Tried is null or { Length: <= 2000 },
                "What was tried must be 2,000 characters or fewer"
            )
        );
        (Item, Reason, Ask, IsUrgent, PriorityId) = (item!, reason, text.Ask!.Value, text.IsUrgent, text.PriorityId);
        (Where, Harm, Evidence, Tried) = (
            Text.Clean(text.Where),
            Text.Clean(text.Harm),
            Text.Clean(text.Evidence),
            Text.Clean(text.Tried)
        );
    }

    /// <summary>Moves it on as the lifecycle allows.</summary>
    /// <param name="words">What the Performance Group makes of it, where it says what becomes of it.</param>
    public void Move(EscalationState to, Caller caller, string? words, DateOnly on)
    {
        EscalationStates.Table.Check(State, to, caller, words);
        var view = Text.Clean(words);
        if (to is EscalationState.Escalated or EscalationState.Returned or EscalationState.Watched)
        {
            Rules.Check(
                (
                    nameof(GroupView),
                    view is { Length: <= 2000 },
                    to == EscalationState.Returned
                        ? "Write the advice, up to 2,000 characters"
                        : "Say what the Performance Group makes of it, up to 2,000 characters"
                )
            );
            (GroupView, GroupOn) = (view, on);
        }
        if (to == EscalationState.FedBack)
            ToldOn = on;
        State = to;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Escalation>
    {
        public void Configure(EntityTypeBuilder<Escalation> x)
        {
            Map(x, "Escalations");
            x.SeenOnlyBy(PerformancePermissions.Read);
            x.Ignore(e => e.Url).Ignore(e => e.DecisionDue);
            x.Property(e => e.Item).HasMaxLength(300);
            x.Property(e => e.Where).HasMaxLength(300);
            x.Property(e => e.Harm).HasMaxLength(2000);
            x.Property(e => e.Evidence).HasMaxLength(2000);
            x.Property(e => e.Tried).HasMaxLength(2000);
            x.Property(e => e.Reason).HasMaxLength(2000);
            x.Property(e => e.GroupView).HasMaxLength(2000);
            x.HasIndex(e => e.State);
            x.HasOne<ReportingQuarter>().WithMany().HasForeignKey(e => e.QuarterId).OnDelete(DeleteBehavior.SetNull);
            x.HasOne<Priority>().WithMany().HasForeignKey(e => e.PriorityId).OnDelete(DeleteBehavior.SetNull);
        }
    }
}

/// <summary>The words of what is raised, as its form gives them.</summary>
public sealed class EscalationText
{
    public string? Item { get; set; }

    public string? Reason { get; set; }

    public EscalationAsk? Ask { get; set; }

    public int? PriorityId { get; set; }

    public string? Where { get; set; }

    public string? Harm { get; set; }

    public string? Evidence { get; set; }

    public string? Tried { get; set; }

    public bool IsUrgent { get; set; }
}
