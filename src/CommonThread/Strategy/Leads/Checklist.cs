using CommonThread.Commitments;

namespace CommonThread.Strategy.Leads;

/// <summary>A line of a priority's checklist: what is required, and the commitment that says how it stands, where anyone has said.</summary>
/// <param name="Shown">Records of the priority that show it by themselves.</param>
public sealed record ChecklistLine(
    RequiredAction Required,
    Commitment? Standing,
    IReadOnlyList<Evidence> Evidence,
    IReadOnlyList<DutyShown> Shown
)
{
    /// <summary>"Not started", "In hand", "Done".</summary>
    public string Say() => Standing?.Stands() ?? "Not started";

    public string? Colour =>
        Standing?.State switch
        {
            null or CommitmentState.NotStarted or CommitmentState.Stopped => "grey",
            CommitmentState.Done => "green",
            _ => "blue",
        };

    public DateOnly? LastEvidenced => LastShown?.On;

    /// <summary>The latest of what was added as evidence and what the priority's own records show.</summary>
    public (DateOnly On, string Words, string? Url)? LastShown =>
        Evidence
            .Select(e => ((DateOnly On, string Words, string? Url)?)(e.On, e.Words, e.Link))
            .Concat(Shown.Select(s => ((DateOnly On, string Words, string? Url)?)(s.On, s.Words, s.Url)))
            .MaxBy(s => s!.Value.On);
}

/// <summary>The nine required actions of a priority and the eleven duties of its lead .</summary>
public static class Checklist
{
    /// <summary>Every line of the framework's list, with how this priority stands on it. A new priority has them all at once.</summary>
    public static async Task<IReadOnlyList<ChecklistLine>> Of(
        CommonThreadDb db,
        Priority priority,
        RequiredKind kind,
        CancellationToken stop
    )
    {
        ArgumentNullException.ThrowIfNull(priority);
        var required = await db.Set<RequiredAction>()
            .Where(r => r.FrameworkId == priority.FrameworkId && r.Kind == kind)
            .OrderBy(r => r.Number)
            .AsNoTracking()
            .ToListAsync(stop);
        var of = KindOf(kind);
        var standing = await db.Set<Commitment>()
            .Where(c => c.Kind == of && c.SubjectKind == StrategyKinds.Priority && c.SubjectId == priority.Id)
            .AsNoTracking()
            .ToListAsync(stop);
        var ids = standing.Select(c => c.Id).ToList();
        var evidence = await db.Set<Evidence>()
            .Where(e => e.SubjectKind == "commitment" && ids.Contains(e.SubjectId))
            .OrderByDescending(e => e.On)
            .ThenByDescending(e => e.Id)
            .AsNoTracking()
            .ToListAsync(stop);
        var shown = required.Exists(r => r.ShownBy is not null)
            ? await ShownByRecords.Of(db, [priority.Id], await Slugs.Of(db, priority.FrameworkId, stop), stop)
            : null;
        return
        [
            .. required.Select(r =>
            {
                var one = standing.Find(c => c.Reference == Reference(r));
                return new ChecklistLine(
                    r,
                    one,
                    [.. evidence.Where(e => e.SubjectId == one?.Id)],
                    r.ShownBy is { } by && shown is not null ? [.. shown[(priority.Id, by)]] : []
                );
            }),
        ];
    }

    /// <summary>The commitment of a line, made when somebody first says how it stands.</summary>
    public static Commitment Make(
        RequiredAction required,
        Priority priority,
        int? leadPostId,
        int? leadOrganisationId,
        Marking marking
    )
    {
        ArgumentNullException.ThrowIfNull(required);
        ArgumentNullException.ThrowIfNull(priority);
        var commitment = Commitment.To(KindOf(required.Kind), priority.Record, required.Words);
        commitment.Reference = Reference(required);
        commitment.OwnedBy(leadOrganisationId, leadPostId);
        // The duties of a lead are for partners to read, whoever reads the framework.
        commitment.Marking =
            required.Kind == RequiredKind.Duty && marking < Marking.Partners ? Marking.Partners : marking;
        return commitment;
    }

    internal static CommitmentKind KindOf(RequiredKind kind) =>
        kind == RequiredKind.Action ? CommitmentKind.RequiredAction : CommitmentKind.LeadDuty;

    internal static string Reference(RequiredAction required) =>
        required.Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
