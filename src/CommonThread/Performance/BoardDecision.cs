using CommonThread.Strategy;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Performance;

/// <summary>What a Board makes of what it is asked.</summary>
public enum BoardAnswer
{
    Agreed,
    AgreedInPart,
    NotAgreed,
    Deferred,
}

/// <summary>
/// What the Board decided on a recommendation or on something escalated to it, with the reasons and evidence it relied on
/// (D-27). It is never edited: a further entry corrects it. What is to be done is an action with an owner and a date.
/// </summary>
public sealed class BoardDecision : FrameworkPart
{
    public const string RecordKind = "board-decision";

    /// <summary>"escalation" or "recommendation".</summary>
    public required string SubjectKind { get; init; }

    public required int SubjectId { get; init; }

    public required DateOnly DecidedOn { get; init; }

    public BoardAnswer Answer { get; private init; }

    public string Decision { get; private init; } = "";

    public string Reason { get; private init; } = "";

    /// <summary>Money, people or time that was agreed, in words.</summary>
    public string? Resource { get; private init; }

    /// <summary>Where it is minuted.</summary>
    public string? Minute { get; private init; }

    /// <summary>The action that follows, with its owner and date; null where nothing is to be done.</summary>
    public int? CommitmentId { get; set; }

    public int? RecordedByPostId { get; private init; }

    public RecordRef Subject => new(SubjectKind, SubjectId);

    public override RecordRef Record => new(RecordKind, Id);

    /// <param name="askedOn">The day on which the Board was asked: it cannot have decided before.</param>
    public static BoardDecision On(
        RecordRef subject,
        int frameworkId,
        DecisionText text,
        DateOnly askedOn,
        DateOnly today,
        int? recordedBy
    )
    {
        ArgumentNullException.ThrowIfNull(text);
        var (decision, reason) = (Text.Clean(text.Decision), Text.Clean(text.Reason));
        var something = Text.Clean(text.Action) is not null || text.OwnerPostId is not null || text.Due is not null;
        Rules.Check(
            (nameof(Answer), text.Answer is not null, "Choose what the Board made of it"),
            (nameof(Decision), decision is { Length: <= 2000 }, "Write what the Board decided, up to 2,000 characters"),
            (
                nameof(Reason),
                reason is { Length: <= 2000 },
                "Write the reason and the evidence that the Board relied on, up to 2,000 characters"
            ),
            (nameof(Resource), text.Resource is null or { Length: <= 500 }, "Resource must be 500 characters or fewer"),
            (nameof(Minute), text.Minute is null or { Length: <= 200 }, "Minute must be 200 characters or fewer"),
            (nameof(DecidedOn), text.DecidedOn is not null, "Enter the day on which the Board decided"),
            (
                nameof(DecidedOn),
                text.DecidedOn is null || text.DecidedOn <= today,
                "Date of decision must be today or in the past"
            ),
            (
                nameof(DecidedOn),
                text.DecidedOn is not { } on || on > today || on.IsWorkingDay() || text.OnAClosedDay,
                $"{text.DecidedOn.Say()} is a {(text.DecidedOn is { } day ? WorkingDays.WhyClosed(day) : "")}. Check the date, or say below that the Board did decide on it"
            ),
            (
                nameof(DecidedOn),
                text.DecidedOn is null || text.DecidedOn >= askedOn,
                $"The Board cannot have decided before it was asked, on {askedOn.Say()}"
            ),
            (
                nameof(DecisionText.Due),
                text.Due is null || text.DecidedOn is null || text.Due >= text.DecidedOn,
                "What follows cannot be due before the Board decided on it"
            ),
            (nameof(DecisionText.Action), !something || Text.Clean(text.Action) is not null, "Say what is to be done"),
            (nameof(DecisionText.OwnerPostId), !something || text.OwnerPostId is not null, "Choose who is to do it"),
            (nameof(DecisionText.Due), !something || text.Due is not null, "Enter the day by which it is to be done")
        );
        return new()
        {
            FrameworkId = frameworkId,
            SubjectKind = subject.Kind,
            SubjectId = subject.Id,
            DecidedOn = text.DecidedOn!.Value,
            Answer = text.Answer!.Value,
            Decision = decision!,
            Reason = reason!,
            Resource = Text.Clean(text.Resource),
            Minute = Text.Clean(text.Minute),
            RecordedByPostId = recordedBy,
        };
    }

    internal sealed class Mapping : IEntityTypeConfiguration<BoardDecision>
    {
        public void Configure(EntityTypeBuilder<BoardDecision> x)
        {
            Map(x, "BoardDecisions");
            x.SeenOnlyBy(PerformancePermissions.Read);
            x.Ignore(d => d.Subject);
            x.Property(d => d.SubjectKind).HasMaxLength(40);
            x.Property(d => d.Decision).HasMaxLength(2000);
            x.Property(d => d.Reason).HasMaxLength(2000);
            x.Property(d => d.Resource).HasMaxLength(500);
            x.Property(d => d.Minute).HasMaxLength(200);
            x.HasIndex(d => new { d.SubjectKind, d.SubjectId });
        }
    }
}

/// <summary>A decision as its form gives it.</summary>
public sealed class DecisionText
{
    public BoardAnswer? Answer { get; set; }

    public string? Decision { get; set; }

    public string? Reason { get; set; }

    public string? Resource { get; set; }

    public string? Minute { get; set; }

    public DateOnly? DecidedOn { get; set; }

    /// <summary>The Board did decide on a weekend or bank holiday; without it such a day is taken for a slip.</summary>
    public bool OnAClosedDay { get; set; }

    /// <summary>What is to be done; with an owner and a date it becomes an action.</summary>
    public string? Action { get; set; }

    public int? OwnerPostId { get; set; }

    public DateOnly? Due { get; set; }
}
