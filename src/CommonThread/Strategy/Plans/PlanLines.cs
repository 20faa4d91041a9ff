using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Strategy.Plans;

/// <summary>A line of a costed delivery plan: an action, the risk it lessens, what it costs in which year, and what comes of it .</summary>
public sealed class DeliveryLine : IRecorded
{
    public int Id { get; private set; }

    public int PlanId { get; private set; }

    public string Words { get; private set; } = "";

    /// <summary>The action that the line pays for.</summary>
    public int? CommitmentId { get; set; }

    public string? RiskMitigated { get; set; }

    /// <summary>Pounds.</summary>
    public decimal Cost { get; private set; }

    /// <summary>The financial year, by the year in which it starts.</summary>
    public int Year { get; private set; }

    public string? Fund { get; set; }

    public string? StaffResource { get; set; }

    public string? Output { get; set; }

    public string? Outcome { get; set; }

    public RecordRef Record => new(Plan.RecordKind, PlanId);

    internal static DeliveryLine Of(string? words, decimal? cost, int year)
    {
        var line = new DeliveryLine();
        line.Change(words, cost, year);
        return line;
    }

    public void Change(string? words, decimal? cost, int year)
    {
        var clean = Text.Clean(words);
        Rules.Check(
            ("Words", clean is { Length: <= 500 }, "Enter the action, up to 500 characters"),
            ("Cost", cost is >= 0 and <= 1_000_000_000, "Cost must be an amount in pounds, 0 or more"),
            ("Cost", cost is null || decimal.Round(cost.Value, 2) == cost, "Cost must be in pounds and whole pence"),
            ("Year", year is >= 1990 and <= 2100, "Choose the financial year")
        );
        (Words, Cost, Year) = (clean!, cost!.Value, year);
    }

    /// <summary>What it buys and with what. Text longer than its field is refused.</summary>
    public void Say(string? risk, string? fund, string? staff, string? output, string? outcome)
    {
        var (r, f, s) = (Text.Clean(risk), Text.Clean(fund), Text.Clean(staff));
        var (put, come) = (Text.Clean(output), Text.Clean(outcome));
        Rules.Check(
            ("Risk", r is null or { Length: <= 1000 }, "The risk must be 1,000 characters or fewer"),
            ("Fund", f is null or { Length: <= 200 }, "Fund must be 200 characters or fewer"),
            ("Staff", s is null or { Length: <= 500 }, "Staff must be 500 characters or fewer"),
            ("Output", put is null or { Length: <= 1000 }, "Output must be 1,000 characters or fewer"),
            ("Outcome", come is null or { Length: <= 1000 }, "Outcome must be 1,000 characters or fewer")
        );
        (RiskMitigated, Fund, StaffResource, Output, Outcome) = (r, f, s, put, come);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<DeliveryLine>
    {
        public void Configure(EntityTypeBuilder<DeliveryLine> line)
        {
            line.ToTable("DeliveryLines");
            line.SeenWith<DeliveryLine, Plan>(x => x.PlanId);
            line.Property(l => l.Words).HasMaxLength(500);
            line.Property(l => l.RiskMitigated).HasMaxLength(1000);
            line.Property(l => l.Cost).HasPrecision(18, 2);
            line.Property(l => l.Fund).HasMaxLength(200);
            line.Property(l => l.StaffResource).HasMaxLength(500);
            line.Property(l => l.Output).HasMaxLength(1000);
            line.Property(l => l.Outcome).HasMaxLength(1000);
            line.Ignore(l => l.Record);
            line.HasIndex(l => l.PlanId);
        }
    }
}

public enum CommunicationState
{
    Planned,
    Done,
    Cancelled,
}

/// <summary>Who is told what, how and when .</summary>
public sealed class CommunicationEntry : IRecorded
{
    public int Id { get; private set; }

    public int PlanId { get; private set; }

    public string Audience { get; private set; } = "";

    public string Message { get; private set; } = "";

    public string Channel { get; private set; } = "";

    public DateOnly On { get; private set; }

    public int? PostId { get; set; }

    public CommunicationState State { get; internal set; }

    public RecordRef Record => new(Plan.RecordKind, PlanId);

    /// <summary>Still planned though its day has passed.</summary>
    public bool IsOverdue(DateOnly today) => State == CommunicationState.Planned && On < today;

    internal static CommunicationEntry Of(string? audience, string? message, string? channel, DateOnly? on)
    {
        var entry = new CommunicationEntry();
        entry.Change(audience, message, channel, on);
        return entry;
    }

    public void Change(string? audience, string? message, string? channel, DateOnly? on)
    {
        var (who, what, how) = (Text.Clean(audience), Text.Clean(message), Text.Clean(channel));
        Rules.Check(
            ("Audience", who is { Length: <= 200 }, "Say who is told, up to 200 characters"),
            ("Message", what is { Length: <= 1000 }, "Enter the message, up to 1,000 characters"),
            ("Channel", how is { Length: <= 300 }, "Say how they are told, up to 300 characters"),
            ("On", on is not null, "Enter the date")
        );
        (Audience, Message, Channel, On) = (who!, what!, how!, on!.Value);
    }

    public static Lifecycle<CommunicationState> Lifecycle { get; } =
        new(
            "what somebody is told",
            new(CommunicationState.Planned, CommunicationState.Done, "Say that it is done", PlanPermissions.OwnPlans),
            new(CommunicationState.Planned, CommunicationState.Cancelled, "Cancel it", PlanPermissions.OwnPlans),
            new(
                CommunicationState.Done,
                CommunicationState.Planned,
                "Say that it was not done after all",
                PlanPermissions.OwnPlans,
                NeedsReason: true
            ),
            new(
                CommunicationState.Cancelled,
                CommunicationState.Planned,
                "Plan it again",
                PlanPermissions.OwnPlans,
                NeedsReason: true
            )
        );

    /// <summary>Planned, done or cancelled. What lies ahead cannot be done yet.</summary>
    public void Stand(CommunicationState state, DateOnly today, Caller caller, string? reason)
    {
        if (state != State)
            Lifecycle.Check(State, state, caller, reason);
        Rules.Check(
            (
                nameof(State),
                state != CommunicationState.Done || On <= today,
                "It cannot be done before its date. Change the date, or leave it planned"
            )
        );
        State = state;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<CommunicationEntry>
    {
        public void Configure(EntityTypeBuilder<CommunicationEntry> entry)
        {
            entry.ToTable("CommunicationEntries");
            entry.SeenWith<CommunicationEntry, Plan>(x => x.PlanId);
            entry.Property(e => e.Audience).HasMaxLength(200);
            entry.Property(e => e.Message).HasMaxLength(1000);
            entry.Property(e => e.Channel).HasMaxLength(300);
            entry.Ignore(e => e.Record);
            entry.HasIndex(e => e.PlanId);
        }
    }
}
