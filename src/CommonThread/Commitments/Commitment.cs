using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Commitments;

/// <summary>
/// Anything that somebody must do by a date: an action of a plan, a required action, a duty of a lead, an action of a meeting,
/// a task, a condition of a grant. One shape for all: what it serves, who owns it, when it is due, how it stands, what shows it.
/// </summary>
public sealed partial class Commitment : IRecorded, IMarked
{
    /// <summary>Days without an update after which an open commitment is stale.</summary>
    public const int StaleAfterDays = 90;

    private readonly List<CommitmentUpdate> updates = [];
    private readonly List<CommitmentPartner> partners = [];
    private readonly List<CarriedOver> carried = [];
    private readonly List<SharedWork> shared = [];

    public int Id { get; private set; }

    public required CommitmentKind Kind { get; init; }

    /// <summary>Number or short name within its plan: "ASB-1".</summary>
    public string? Reference { get; set; }

    public string Title { get; private set; } = "";

    public string? Description { get; private set; }

    /// <summary>Kind of the record it serves first; further ones are links of the thread.</summary>
    public required string SubjectKind { get; init; }

    public required int SubjectId { get; init; }

    public int? OwnerPostId { get; private set; }

    public int? OwnerOrganisationId { get; private set; }

    public DateOnly? Start { get; private set; }

    /// <summary>The day it is due now; earlier dates are in <see cref="Carried"/>.</summary>
    public DateOnly? Due { get; private set; }

    public int CarriedOverCount { get; private set; }

    public CommitmentState State { get; private set; }

    /// <summary>0 to 100; null where nobody has said.</summary>
    public int? Percent { get; private set; }

    /// <summary>What will be there when it is done.</summary>
    public string? Output { get; private set; }

    /// <summary>What will be different because of it.</summary>
    public string? Outcome { get; private set; }

    /// <summary>The measure that would show it.</summary>
    public int? MeasureId { get; set; }

    /// <summary>Why it was stopped or opened again.</summary>
    public string? Reason { get; private set; }

    public DateOnly? DoneOn { get; private set; }

    public DateOnly? LastUpdateOn { get; private set; }

    /// <summary>The day it was added here; null for what a file brought.</summary>
    public DateOnly? AddedOn { get; set; }

    public int Prevention { get; private set; }

    public Marking Marking { get; set; } = Marking.Public;

    public bool Illustrative { get; set; }

    /// <summary>Where it stands in a source document.</summary>
    public string? Source { get; set; }

    public IReadOnlyList<CommitmentUpdate> Updates => updates;

    public IReadOnlyList<CommitmentPartner> Partners => partners;

    public IReadOnlyList<CarriedOver> Carried => carried;

    /// <summary>Other priorities, boards and partner plans that share it .</summary>
    public IReadOnlyList<SharedWork> SharedWith => shared;

    public RecordRef Subject => new(SubjectKind, SubjectId);

    public PreventionLevels Levels => (PreventionLevels)Prevention;

    public RecordRef Record => new("commitment", Id);

    public static Commitment To(CommitmentKind kind, RecordRef subject, string? title)
    {
        var commitment = new Commitment
        {
            Kind = kind,
            SubjectKind = subject.Kind,
            SubjectId = subject.Id,
        };
        commitment.Describe(title, null, null, null);
        return commitment;
    }

    public void Describe(string? title, string? description, string? output, string? outcome)
    {
        var clean = Text.Clean(title);
        Rules.Check((nameof(Title), clean is { Length: <= 500 }, "Enter what will be done, up to 500 characters"));
        (Title, Description) = (clean!, Text.Clean(description));
        (Output, Outcome) = (Text.Clean(output), Text.Clean(outcome));
    }

    public void OwnedBy(int? organisationId, int? postId) =>
        (OwnerOrganisationId, OwnerPostId) = (organisationId, postId);

    public void Prevents(PreventionLevels levels) => Prevention = (int)levels;

    /// <summary>Sets its dates for the first time.</summary>
    public void Plan(DateOnly? start, DateOnly? due)
    {
        CheckDates(start, due);
        (Start, Due) = (start, due);
    }

    /// <summary>Changes its dates. A new due date is counted as carried over, and the old one is kept with the reason.</summary>
    public void PlanAgain(DateOnly? start, DateOnly? due, DateOnly today, string? why)
    {
        CheckDates(start, due);
        if (Due is { } old && due != old)
        {
            Rules.Check(("Reason", Text.Clean(why) is not null, "Say why the due date moves"));
            carried.Add(
                new CarriedOver
                {
                    WasDue = old,
                    NowDue = due,
                    On = today,
                    Why = Text.Clean(why)!,
                }
            );
            CarriedOverCount++;
        }
        (Start, Due) = (start, due);
    }

    /// <summary>Reports progress: the state as it now is, in a sentence, with how far it is.</summary>
    public void Report(
        CommitmentState state,
        int? percent,
        string? text,
        int? postId,
        DateOnly on,
        Caller caller,
        string? reason
    )
    {
        Rules.Check(("State", !FollowsEvidence, "A duty stands as its evidence shows. Add what shows it instead"));
        if (state != State)
            CommitmentStates.Lifecycle.Check(State, state, caller, reason);
        var words = Text.Clean(text);
        Rules.Check(
            ("Text", words is { Length: <= 2000 }, "Say how it stands in a sentence or two, up to 2,000 characters"),
            ("On", LastUpdateOn is not { } last || on >= last, "Date of the update must not be before the last update"),
            (nameof(Percent), percent is null or >= 0 and <= 100, "Percent done must be between 0 and 100")
        );
        updates.Add(
            new CommitmentUpdate
            {
                On = on,
                Text = words!,
                State = state,
                Percent = percent,
                PostId = postId,
            }
        );
        Stand(state, percent, state == CommitmentState.Done ? on : null, Text.Clean(reason) ?? Reason);
        LastUpdateOn = on;
    }

    /// <summary>Sets how it stands, as loaded from a file.</summary>
    public void Stand(CommitmentState state, int? percent, DateOnly? doneOn, string? reason)
    {
        Rules.Check(
            (
                nameof(Reason),
                state != CommitmentState.Stopped || Text.Clean(reason) is not null,
                "Say why it was stopped"
            ),
            (nameof(Percent), percent is null or >= 0 and <= 100, "Percent done must be between 0 and 100")
        );
        State = state;
        Percent = state == CommitmentState.Done ? 100 : percent ?? Percent;
        DoneOn = state == CommitmentState.Done ? doneOn : null;
        Reason = Text.Clean(reason);
    }

    /// <summary>Adds an update that was written elsewhere, without judging it again.</summary>
    public void Recall(DateOnly on, string text, CommitmentState? state, int? percent)
    {
        updates.Add(
            new CommitmentUpdate
            {
                On = on,
                Text = text,
                State = state ?? State,
                Percent = percent,
            }
        );
        if (LastUpdateOn is not { } last || on > last)
            LastUpdateOn = on;
    }

    /// <summary>What was last said of it; null where nobody has, or where its updates were not read.</summary>
    public CommitmentUpdate? LastWords =>
        updates.OrderByDescending(u => u.On).ThenByDescending(u => u.Id).FirstOrDefault();

    /// <summary>
    /// Whether the caller holds the post that owns it or works for the organisation that does; nobody for one without an owner.
    /// What stands on a priority's checklist or among its lead's duties is the post's alone.
    /// </summary>
    public bool IsOwnedBy(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return (OwnerPostId is { } post && caller.PostIds.Contains(post))
            || (!IsOfChecklist && OwnerOrganisationId is { } owner && caller.OrganisationIds.Contains(owner));
    }

    /// <summary>A line of a priority's checklist or of its lead's duties.</summary>
    public bool IsOfChecklist => Kind is CommitmentKind.RequiredAction or CommitmentKind.LeadDuty;

    /// <summary>
    /// A duty has no end and nobody says how it stands: it is in hand from the first evidence on.
    /// </summary>
    public bool FollowsEvidence => Kind == CommitmentKind.LeadDuty;

    /// <summary>Something shows it now: what follows its evidence is in hand.</summary>
    public void IsShown()
    {
        if (FollowsEvidence && State == CommitmentState.NotStarted)
            Stand(CommitmentState.OnTrack, null, null, null);
    }

    /// <summary>How it stands, in the words of its kind: a checklist knows "not started", "in hand" and "done".</summary>
    public string Stands() => State.Say(Kind);

    /// <summary>Overdue: open and past the day it is due.</summary>
    public bool IsOverdue(DateOnly today) => State.IsOpen() && Due < today;

    /// <summary>Stale: begun, due to have begun or added without a start, open, and nobody has said anything for 90 days.</summary>
    public bool IsStale(DateOnly today) =>
        State.IsOpen()
        && !IsOfChecklist
        && (LastUpdateOn ?? Start ?? AddedOn) is { } last
        && last.AddDays(StaleAfterDays) < today;

    /// <summary>Whether this caller may report on it: its post, its organisation, or whoever may edit all.</summary>
    public bool IsFor(Caller caller) =>
        caller.May(CommitmentPermissions.EditOfAny) || (caller.May(CommitmentPermissions.Update) && IsOwnedBy(caller));

    private static void CheckDates(DateOnly? start, DateOnly? due) =>
        Rules.Check(
            (nameof(Due), start is null || due is null || due >= start, "Due date must be on or after the start")
        );

    internal sealed class Mapping : IEntityTypeConfiguration<Commitment>
    {
        public void Configure(EntityTypeBuilder<Commitment> commitment)
        {
            commitment.ToTable("Commitments");
            commitment.Property(c => c.Reference).HasMaxLength(30);
            commitment.Property(c => c.Title).HasMaxLength(500);
            commitment.Property(c => c.Description).HasMaxLength(4000);
            commitment.Property(c => c.SubjectKind).HasMaxLength(40);
            commitment.Property(c => c.Output).HasMaxLength(1000);
            commitment.Property(c => c.Outcome).HasMaxLength(1000);
            commitment.Property(c => c.Reason).HasMaxLength(2000);
            commitment.Property(c => c.Source).HasMaxLength(300);
            commitment.Ignore(c => c.Subject).Ignore(c => c.Levels).Ignore(c => c.Record).Ignore(c => c.LastWords);
            commitment.Ignore(c => c.IsOfChecklist).Ignore(c => c.FollowsEvidence);
            commitment.HasIndex(c => new { c.SubjectKind, c.SubjectId });
            commitment.HasIndex(c => new { c.OwnerPostId, c.State });
            commitment.HasIndex(c => c.Due);
            commitment.HasMany(c => c.Updates).WithOne().HasForeignKey(u => u.CommitmentId);
            commitment.HasMany(c => c.Partners).WithOne().HasForeignKey(p => p.CommitmentId);
            commitment.HasMany(c => c.Carried).WithOne().HasForeignKey(c => c.CommitmentId);
            commitment.HasMany(c => c.SharedWith).WithOne().HasForeignKey(s => s.CommitmentId);
            commitment.Navigation(c => c.SharedWith).HasField("shared").UsePropertyAccessMode(PropertyAccessMode.Field);
            commitment.Navigation(c => c.Updates).HasField("updates").UsePropertyAccessMode(PropertyAccessMode.Field);
            commitment.Navigation(c => c.Partners).HasField("partners").UsePropertyAccessMode(PropertyAccessMode.Field);
            commitment.Navigation(c => c.Carried).HasField("carried").UsePropertyAccessMode(PropertyAccessMode.Field);
        }
    }
}
