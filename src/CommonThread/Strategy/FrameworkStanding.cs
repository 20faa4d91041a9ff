using CommonThread.Strategy.Versions;

namespace CommonThread.Strategy;

/// <summary>What was decided about a framework that nears or has passed its end .</summary>
public enum ExpiryDecision
{
    RemainsLive,
    Extended,
    Succeeded,
}

/// <summary>How a framework stands: who may read it, what is decided about its end, and how it reads in its published version.</summary>
public sealed partial class Framework
{
    /// <summary>Where the furthest of its versions stands; where a reader meets an earlier one, where that stands.</summary>
    public VersionState Status { get; private set; }

    /// <summary>Who may read it once it is published.</summary>
    public Marking Visibility { get; private set; } = Marking.Public;

    /// <summary>Who may read it today: a draft is not for the public, whatever its visibility will be .</summary>
    public Marking Marking { get; private set; } = Marking.Partners;

    public ExpiryDecision? Expiry { get; private set; }

    public DateOnly? ExpiryDecidedOn { get; private set; }

    public string? ExpiryReason { get; private set; }

    /// <summary>The framework that takes its place.</summary>
    public int? SuccessorId { get; private set; }

    /// <summary>Where it stands, in words. A shared approach stays a draft until its partners have formally agreed .</summary>
    public string Standing =>
        Type == FrameworkType.SharedApproach && Status is VersionState.Draft or VersionState.OutForConsultation
            ? "Draft shared approach" + (Status == VersionState.OutForConsultation ? ", out for consultation" : "")
            : Status.Say();

    public bool RemainsLive => Expiry == ExpiryDecision.RemainsLive;

    /// <summary>Who may read it once published.</summary>
    public void ShowTo(Marking visibility)
    {
        Visibility = visibility;
        Settle();
    }

    /// <summary>Follows its versions. Called by what publishes them, and by the import.</summary>
    internal void Stand(VersionState status)
    {
        Status = status;
        Settle();
    }

    /// <summary>It lives on past its end .</summary>
    public void LiveOn(DateOnly decidedOn, string? reason) => Decide(ExpiryDecision.RemainsLive, decidedOn, reason);

    /// <summary>Its period becomes longer .</summary>
    public void Extend(DateOnly to, DateOnly decidedOn, string? reason)
    {
        Rules.Check(
            (nameof(PeriodEnd), PeriodEnd is null || to > PeriodEnd, "The new end must be after the present one")
        );
        Decide(ExpiryDecision.Extended, decidedOn, reason);
        PeriodEnd = to;
    }

    /// <summary>Another framework takes its place .</summary>
    public void GiveWayTo(int successorId, DateOnly decidedOn, string? reason)
    {
        Rules.Check((nameof(SuccessorId), successorId != Id, "A framework cannot take its own place"));
        Decide(ExpiryDecision.Succeeded, decidedOn, reason);
        SuccessorId = successorId;
    }

    /// <summary>Reads as a published version has it: its words, where it stands and for how long. Not for saving.</summary>
    internal void ReadAs(FrameworkText text, FrameworkVersion version)
    {
        // A file that brought two versions at once gave the short title of the later one.
        var brief =
            text.IsWhole || (text.Title is { } own && own != Title) ? text.ShortTitle : text.ShortTitle ?? ShortTitle;
        Retitle(text.Title ?? Title, brief, text.Type ?? Type);
        (Vision, Aim, Purpose) = (text.Vision, text.Aim, text.Purpose);
        (Summary, HowToTakePart) = (text.Summary, text.HowToTakePart);
        (PeriodStart, PeriodEnd) = Reading.PeriodOf(this, text, version.InForceFrom);
        DatesInSource = version.DatesInSource;
        Stand(version.State);
    }

    /// <summary>Whether its end has passed and nobody has said what comes next. An extension only holds until the new end.</summary>
    public bool IsPastItsEndUndecided(DateOnly today) =>
        PeriodEnd < today
        && Status is VersionState.InForce or VersionState.Approved
        && Expiry is not (ExpiryDecision.RemainsLive or ExpiryDecision.Succeeded);

    private void Decide(ExpiryDecision decision, DateOnly on, string? reason)
    {
        var why = Text.Clean(reason);
        Rules.Check(
            (nameof(ExpiryReason), why is { Length: <= 1000 }, "Say why, in up to 1,000 characters, and who decided it")
        );
        (Expiry, ExpiryDecidedOn, ExpiryReason) = (decision, on, why);
    }

    private void Settle() =>
        Marking = Status == VersionState.Draft && Visibility == Marking.Public ? Marking.Partners : Visibility;
}
