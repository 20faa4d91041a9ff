using CommonThread.Commitments;
using CommonThread.Performance.Escalations;
using CommonThread.Strategy;

namespace CommonThread.Performance;

/// <summary>
/// Records what the Board decided (D-27, B-51): the entry itself, the action that follows with its owner and date, and, where it
/// was escalated, that it is decided.
/// </summary>
public sealed class RecordDecision(CommonThreadDb db)
{
    /// <param name="escalation">What was escalated; null for a recommendation.</param>
    /// <param name="askedOn">The day on which it was raised, or the product that recommends it approved.</param>
    /// <param name="priorityId">The priority it is about, so that the thread goes on up.</param>
    public async Task<BoardDecision> Now(
        RecordRef subject,
        Framework framework,
        Escalation? escalation,
        int? priorityId,
        DecisionText text,
        DateOnly askedOn,
        DateOnly today,
        CancellationToken stop
    )
    {
        ArgumentNullException.ThrowIfNull(framework);
        ArgumentNullException.ThrowIfNull(text);
        var caller = db.Acting.Caller;
        var decision = BoardDecision.On(
            subject,
            framework.Id,
            text,
            askedOn,
            today,
            caller.PostIds.Cast<int?>().FirstOrDefault()
        );
        var owners = await Owners.Load(db, stop);
        // A decision and the action that follows stand together or not at all.
        await using var own = db.Database.CurrentTransaction is null ? await db.Begin(stop) : null;
        Rules.Check(
            (
                nameof(text.OwnerPostId),
                text.OwnerPostId is null || owners.OrganisationOf(text.OwnerPostId) is not null,
                "Choose a post of the list"
            )
        );
        Rules.Check(
            (
                "",
                !await db.Set<BoardDecision>()
                    .AnyAsync(
                        d =>
                            d.SubjectKind == subject.Kind
                            && d.SubjectId == subject.Id
                            && d.DecidedOn == decision.DecidedOn
                            && d.Decision == decision.Decision
                            && d.Reason == decision.Reason,
                        stop
                    ),
                "This decision is recorded already, in the same words"
            )
        );
        decision.Illustrative = escalation?.Illustrative ?? false;
        // A further entry corrects the one before; the thing is decided already then.
        if (escalation is { State: EscalationState.Escalated })
            escalation.Move(EscalationState.Decided, caller, text.Decision, today);
        db.Add(decision);
        await db.SaveChangesAsync(stop);
        if (Text.Clean(text.Action) is { } action)
        {
            var commitment = Commitment.To(CommitmentKind.MeetingAction, decision.Record, action);
            commitment.OwnedBy(owners.OrganisationOf(text.OwnerPostId), text.OwnerPostId);
            commitment.Plan(decision.DecidedOn, text.Due);
            commitment.AddedOn = today;
            commitment.Marking = Marking.Partners;
            commitment.Illustrative = decision.Illustrative;
            db.Add(commitment);
            await db.SaveChangesAsync(stop);
            decision.CommitmentId = commitment.Id;
            if (priorityId is { } priority)
                db.Add(Link.Between(decision.Record, new(StrategyKinds.Priority, priority), "decides on"));
            await db.SaveChangesAsync(stop);
        }
        if (own is not null)
            await own.CommitAsync(stop);
        return decision;
    }
}
