using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Strategy.Versions;

public enum ChangeKind
{
    /// <summary>A partner's adoption carries over unless it says otherwise.</summary>
    Minor,

    /// <summary>Each partner adopts again.</summary>
    Substantial,
}

/// <summary>
/// A numbered version of a framework. While it is a draft its words are the framework's own tables; once it is published
/// its words are <see cref="Content"/>, and neither they nor its number or label ever change.
/// </summary>
public sealed class FrameworkVersion : FrameworkPart
{
    public int Number { get; private init; }

    /// <summary>What people call it: "1.5", "Refreshed March 2021".</summary>
    public string Label { get; private set; } = "";

    public VersionState State { get; private set; }

    /// <summary>The day its words left the strategy officer's hands to be approved.</summary>
    public DateOnly? SubmittedOn { get; private set; }

    public DateOnly? PublishedOn { get; private set; }

    public int? ApprovedById { get; private set; }

    public DateOnly? ApprovedOn { get; private set; }

    /// <summary>What was decided, and where it is minuted.</summary>
    public string? Decision { get; private set; }

    public DateOnly? InForceFrom { get; private set; }

    /// <summary>Last day in force, part of it.</summary>
    public DateOnly? InForceTo { get; private set; }

    public string? DatesInSource { get; set; }

    public ChangeKind? Change { get; private set; }

    public string? ChangeSummary { get; private set; }

    /// <summary>The key changes, one a line.</summary>
    public string? KeyChanges { get; private set; }

    /// <summary>The whole text as canonical JSON in the keys of the framework format; null while it is a draft.</summary>
    public string? Content { get; private set; }

    public override RecordRef Record => new(StrategyKinds.Version, Id);

    public IReadOnlyList<string> KeyChangeList =>
        KeyChanges?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    public static FrameworkVersion Draft(int frameworkId, int number, string? label)
    {
        var version = new FrameworkVersion
        {
            FrameworkId = frameworkId,
            Number = number,
            Position = number,
        };
        version.Call(label);
        return version;
    }

    public void Call(string? label)
    {
        var clean = Text.Clean(label);
        Rules.Check(
            (nameof(Label), State == VersionState.Draft, "A published version keeps its name"),
            (
                nameof(Label),
                clean is { Length: <= 120 },
                "Enter what people will call this version, up to 120 characters"
            )
        );
        Label = clean!;
    }

    /// <summary>Says what is different from the version before.</summary>
    public void Explain(ChangeKind? change, string? summary, IEnumerable<string> keyChanges)
    {
        var clean = Text.Clean(summary);
        var lines = string.Join('\n', keyChanges.Select(Text.Clean).OfType<string>());
        Rules.Check(
            (nameof(Change), State == VersionState.Draft, "A published version is never altered"),
            (nameof(ChangeSummary), clean is null or { Length: <= 2000 }, "Summary must be 2,000 characters or fewer"),
            (nameof(KeyChanges), lines.Length <= 4000, "Key changes must be 4,000 characters or fewer in all")
        );
        (Change, ChangeSummary, KeyChanges) = (change, clean, lines.Length == 0 ? null : lines);
    }

    public void Submit(DateOnly on)
    {
        Rules.Check(
            (
                "",
                State == VersionState.Draft && SubmittedOn is null,
                "Only a draft that is not yet submitted can be submitted"
            ),
            ("", Change is not null || Number == 1, "Say first what kind of change this version is")
        );
        SubmittedOn = on;
    }

    /// <summary>Back to the strategy officer with a reason; nothing was published.</summary>
    public void SendBack()
    {
        Rules.Check(
            ("", State == VersionState.Draft && SubmittedOn is not null, "Only a submitted draft can be sent back")
        );
        SubmittedOn = null;
    }

    public void GoOutForConsultation(string content, DateOnly on)
    {
        Fix(content, on);
        State = VersionState.OutForConsultation;
    }

    /// <param name="content">The words, where they were not yet fixed by a consultation.</param>
    public void Approve(string content, int? bodyId, DateOnly on, string? decision, DateOnly today)
    {
        var clean = Text.Clean(decision);
        Rules.Check(
            (nameof(ApprovedOn), on <= today, "Date of approval must be today or in the past"),
            (nameof(Decision), clean is null or { Length: <= 2000 }, "Decision must be 2,000 characters or fewer")
        );
        Fix(content, today);
        (State, ApprovedById, ApprovedOn, Decision) = (VersionState.Approved, bodyId, on, clean);
    }

    public void ComeIntoForce(DateOnly from)
    {
        Rules.Check(
            (
                nameof(InForceFrom),
                ApprovedOn is null || from >= ApprovedOn,
                "It cannot be in force before it was approved"
            )
        );
        (State, InForceFrom, InForceTo) = (VersionState.InForce, InForceFrom ?? from, null);
    }

    public void GiveWay(DateOnly lastDay)
    {
        if (State == VersionState.InForce)
            InForceTo = InForceFrom is { } f && lastDay < f ? f : lastDay;
        State = VersionState.Superseded;
    }

    public void Expire(DateOnly lastDay) => (State, InForceTo) = (VersionState.Expired, lastDay);

    /// <summary>Whether it was in force on a day .</summary>
    public bool WasInForceOn(DateOnly day) => InForceFrom <= day && (InForceTo is null || day <= InForceTo);

    /// <summary>Takes a version over as a file gives it, states and dates included.</summary>
    internal void Load(
        VersionState state,
        int? approvedById,
        DateOnly? approvedOn,
        DateOnly? inForceFrom,
        DateOnly? inForceTo,
        string? content
    )
    {
        Rules.Check(
            (nameof(Content), state == VersionState.Draft || content is not null, "A published version needs its text"),
            (
                nameof(InForceTo),
                inForceFrom is null || inForceTo is null || inForceFrom <= inForceTo,
                "It cannot leave force before it comes into force"
            )
        );
        (State, ApprovedById, ApprovedOn, InForceFrom, InForceTo, Content) = (
            state,
            approvedById,
            approvedOn,
            inForceFrom,
            inForceTo,
            content
        );
        PublishedOn = state.IsPublished() ? approvedOn ?? inForceFrom : null;
    }

    private void Fix(string content, DateOnly on)
    {
        if (Content is not null)
            return;
        (Content, PublishedOn) = (content, on);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<FrameworkVersion>
    {
        public void Configure(EntityTypeBuilder<FrameworkVersion> version)
        {
            Map(version, "FrameworkVersions");
            version.Property(v => v.Label).HasMaxLength(120);
            version.Property(v => v.Decision).HasMaxLength(2000);
            version.Property(v => v.DatesInSource).HasMaxLength(500);
            version.Property(v => v.ChangeSummary).HasMaxLength(2000);
            version.Property(v => v.KeyChanges).HasMaxLength(4000);
            version.Ignore(v => v.KeyChangeList);
            version.HasIndex(v => new { v.FrameworkId, v.Number }).IsUnique();
        }
    }
}
