using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Strategy.Adoptions;

public enum AdoptionState
{
    NotStarted,
    InDiscussion,

    /// <summary>Informal: never counts as adoption.</summary>
    AgreedInPrinciple,
    ToBeDecided,
    FormallyAgreed,
    AgreedWithChanges,
    Declined,
}

/// <summary>Where one partner stands on one version of a shared framework, and who decided it .</summary>
public sealed class Adoption : IRecorded
{
    public int Id { get; private set; }

    public required int PartnerId { get; init; }

    public required int VersionId { get; init; }

    public AdoptionState State { get; private set; }

    /// <summary>The body that decided or will decide.</summary>
    public string? Body { get; private set; }

    public DateOnly? MeetingDate { get; private set; }

    public string? Decision { get; private set; }

    public string? Conditions { get; private set; }

    /// <summary>It stood on the version before; the partner has confirmed (true), refused (false) or not yet said (null).</summary>
    public bool? CarriedOver { get; private set; }

    /// <summary>The partner was asked whether its adoption of the version before carries over, and has not answered .</summary>
    public bool IsAskedToCarryOver { get; private set; }

    public bool Illustrative { get; set; }

    /// <summary>Only a formal decision counts: one that a meeting took, on its day.</summary>
    public bool Counts => State == AdoptionState.FormallyAgreed && MeetingDate is not null;

    public RecordRef Record => new(StrategyKinds.Adoption, Id);

    /// <summary>Every partner begins a version it has said nothing of here.</summary>
    public static Adoption Open(int partnerId, int versionId, AdoptionState state = AdoptionState.InDiscussion)
    {
        Rules.Check(
            (
                nameof(State),
                state is AdoptionState.NotStarted or AdoptionState.InDiscussion,
                "A partner begins in discussion"
            )
        );
        return new()
        {
            PartnerId = partnerId,
            VersionId = versionId,
            State = state,
        };
    }

    /// <summary>Records where the partner stands. What counts as a decision needs the body, the day and, with changes, which.</summary>
    /// <param name="isOwnOfficer">Whether whoever records it speaks for that partner.</param>
    /// <param name="reason">Why a formal decision is taken back.</param>
    public void Stand(
        AdoptionState state,
        string? body,
        DateOnly? meetingDate,
        string? decision,
        string? conditions,
        bool isOwnOfficer,
        DateOnly today,
        Caller caller,
        string? reason
    )
    {
        var decided = state.IsDecision();
        var (where, what, which) = (Text.Clean(body), Text.Clean(decision), Text.Clean(conditions));
        Rules.Check(
            (
                nameof(State),
                isOwnOfficer || !(decided || State.IsDecision()),
                "Only that partner’s own officers can record its formal decision"
            ),
            (nameof(Body), !decided || where is not null, "Enter the body that decided"),
            (nameof(Body), where is null or { Length: <= 200 }, "Body must be 200 characters or fewer"),
            (nameof(MeetingDate), !decided || meetingDate is not null, "Enter the date of the meeting that decided"),
            (
                nameof(MeetingDate),
                !decided || meetingDate is null || meetingDate <= today,
                "A decision cannot be dated in the future"
            ),
            (
                nameof(Conditions),
                state != AdoptionState.AgreedWithChanges || which is not null,
                "Say which changes the partner asks for"
            ),
            (nameof(Decision), what is null or { Length: <= 2000 }, "Decision must be 2,000 characters or fewer"),
            (nameof(Conditions), which is null or { Length: <= 2000 }, "Conditions must be 2,000 characters or fewer")
        );
        if (state != State)
            AdoptionStates.Lifecycle.Check(State, state, caller, reason);
        (State, Body, MeetingDate, Decision, Conditions) = (state, where, meetingDate, what, which);
        (CarriedOver, IsAskedToCarryOver) = (null, false);
    }

    /// <summary>
    /// Begins a new version from what stood on the version before: after a minor change it carries over and the partner is
    /// asked to confirm; after a substantial one the partner adopts again, by a meeting of its own.
    /// </summary>
    internal static Adoption After(Adoption? before, int partnerId, int versionId, Versions.ChangeKind change)
    {
        if (before is not { Counts: true })
            return Open(partnerId, versionId);
        var minor = change == Versions.ChangeKind.Minor;
        return new()
        {
            PartnerId = partnerId,
            VersionId = versionId,
            State = minor ? AdoptionState.FormallyAgreed : AdoptionState.ToBeDecided,
            Body = before.Body,
            MeetingDate = minor ? before.MeetingDate : null,
            Decision = minor ? before.Decision : null,
            IsAskedToCarryOver = minor,
            Illustrative = before.Illustrative,
        };
    }

    /// <summary>The partner answers whether its adoption carries over to this version.</summary>
    public void AnswerCarryOver(bool carries, bool isOwnOfficer)
    {
        Rules.Check(
            ("", IsAskedToCarryOver, "This partner has answered already"),
            ("", isOwnOfficer, "Only that partner’s own officers can answer for it"),
            (
                "Carries",
                !carries || Counts,
                "After a substantial change the partner adopts again. Record what its body decides on this version"
            )
        );
        (CarriedOver, IsAskedToCarryOver) = (carries, false);
        if (!carries)
            (State, MeetingDate, Decision) = (AdoptionState.ToBeDecided, null, null);
    }

    internal void Load(
        AdoptionState state,
        string? body,
        DateOnly? meetingDate,
        string? decision,
        string? conditions,
        bool? carriedOver
    ) =>
        (State, Body, MeetingDate, Decision, Conditions, CarriedOver) = (
            state,
            body,
            meetingDate,
            decision,
            conditions,
            carriedOver
        );

    internal sealed class Mapping : IEntityTypeConfiguration<Adoption>
    {
        public void Configure(EntityTypeBuilder<Adoption> adoption)
        {
            adoption.ToTable("Adoptions");
            adoption.SeenWith<Adoption, FrameworkPartner>(x => x.PartnerId);
            adoption.Property(a => a.Body).HasMaxLength(200);
            adoption.Property(a => a.Decision).HasMaxLength(2000);
            adoption.Property(a => a.Conditions).HasMaxLength(2000);
            adoption.Ignore(a => a.Counts).Ignore(a => a.Record);
            adoption.HasIndex(a => new { a.VersionId, a.PartnerId }).IsUnique();
            adoption
                .HasOne<FrameworkPartner>()
                .WithMany()
                .HasForeignKey(a => a.PartnerId)
                .OnDelete(DeleteBehavior.Cascade);
            adoption
                .HasOne<Versions.FrameworkVersion>()
                .WithMany()
                .HasForeignKey(a => a.VersionId)
                .OnDelete(DeleteBehavior.Cascade);
        }
    }
}
