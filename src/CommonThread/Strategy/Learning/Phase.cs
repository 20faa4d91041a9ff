using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Strategy.Learning;

public enum PhaseDecision
{
    GoOn,
    Change,
    Stop,
}

/// <summary>A phase of a programme; what it taught is written, and decided on, before the next one opens .</summary>
public sealed class Phase : FrameworkPart
{
    public int? Number { get; private set; }

    public string Title { get; private set; } = "";

    public DateOnly? Start { get; private set; }

    public DateOnly? End { get; private set; }

    /// <summary>The day work on it began; null while it is only planned.</summary>
    public DateOnly? OpenedOn { get; private set; }

    public string? Learning { get; private set; }

    public PhaseDecision? Decision { get; private set; }

    public DateOnly? DecidedOn { get; private set; }

    public bool IsOpen => OpenedOn is not null && Decision is null;

    public override RecordRef Record => new("phase", Id);

    public static Phase Called(int frameworkId, int? number, string? title, DateOnly? start, DateOnly? end)
    {
        var phase = new Phase { FrameworkId = frameworkId };
        phase.Say(number, title, start, end);
        return phase;
    }

    public void Say(int? number, string? title, DateOnly? start, DateOnly? end)
    {
        var clean = Text.Clean(title);
        Rules.Check(
            (nameof(Number), number is > 0, "Enter the phase’s number, from 1"),
            (nameof(Title), clean is { Length: <= 300 }, "Enter the phase’s title, up to 300 characters"),
            (nameof(End), start is null || end is null || start <= end, "A phase cannot end before it starts")
        );
        (Number, Title, Start, End) = (number, clean!, start, end);
    }

    /// <summary>Begins it. The one before must have said what it taught, and that it goes on.</summary>
    public void Open(Phase? before, DateOnly on)
    {
        Rules.Check(
            ("", OpenedOn is null, "This phase is open already"),
            (
                "",
                before is null || before.Decision is not null,
                $"Write what phase {before?.Number} taught, and what was decided, before this one opens"
            ),
            ("", before?.Decision != PhaseDecision.Stop, $"It was decided to stop after phase {before?.Number}")
        );
        OpenedOn = on;
    }

    /// <summary>Ends it with its learning point and the decision on what comes next.</summary>
    public void Conclude(string? learning, PhaseDecision? decision, DateOnly? on, DateOnly today)
    {
        var words = Text.Clean(learning);
        Rules.Check(
            ("", OpenedOn is not null, "A phase that has not begun has taught nothing yet"),
            (nameof(Learning), words is { Length: <= 4000 }, "Write what was learned, up to 4,000 characters"),
            (nameof(Decision), decision is not null, "Choose whether to go on, change or stop"),
            (nameof(DecidedOn), on is not null && on <= today, "Enter the day of the decision, today or in the past")
        );
        (Learning, Decision, DecidedOn) = (words, decision, on);
    }

    /// <summary>Sets how it stands, as loaded from a file.</summary>
    internal void Stand(DateOnly? openedOn, string? learning, PhaseDecision? decision, DateOnly? decidedOn)
    {
        Rules.Check(
            (nameof(Learning), decision is null || learning is not null, "A decision on a phase needs what was learned")
        );
        (OpenedOn, Learning, Decision, DecidedOn) = (openedOn, learning, decision, decidedOn);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Phase>
    {
        public void Configure(EntityTypeBuilder<Phase> x)
        {
            Map(x, "Phases");
            x.Property(e => e.Title).HasMaxLength(300);
            x.Property(e => e.Learning).HasMaxLength(4000);
            x.Ignore(e => e.IsOpen);
        }
    }
}
