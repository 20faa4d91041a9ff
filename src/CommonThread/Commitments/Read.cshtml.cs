using CommonThread.Places;
using CommonThread.Shared.Documents;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Commitments;

/// <summary>One commitment: what, who, by when, how it stands and what shows it.</summary>
[Public]
public sealed class ReadModel(Modules modules, ActionWriters writers) : ThreadPage
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    public Commitment Commitment { get; private set; } = null!;

    public Owners Owners { get; private set; } = null!;

    public IReadOnlyList<Evidence> Evidence { get; private set; } = [];

    /// <summary>What it serves: its subject first, then what it is linked to, each with the relation in words.</summary>
    public IReadOnlyList<(string Relation, RecordCard Card, string Noun)> Serves { get; private set; } = [];

    public bool MayUpdate { get; private set; }

    public bool MayEdit { get; private set; }

    /// <summary>Whether the caller speaks for the owner: joint working needs both sides, and nobody agrees with themselves.</summary>
    public bool MayAgree =>
        Commitment.IsOwnedBy(Caller)
        || (MayEdit && Commitment.OwnerPostId is null && Commitment.OwnerOrganisationId is null);

    /// <summary>The measure that would show it.</summary>
    public RecordCard? Measure { get; private set; }

    public DocumentList Documents { get; private set; } = null!;

    /// <summary>What shares it, as far as the caller may see it.</summary>
    public IReadOnlyList<SharedWork> Shared { get; private set; } = [];

    public IReadOnlyDictionary<RecordRef, RecordCard> SharedCards { get; private set; } =
        new Dictionary<RecordRef, RecordCard>();

    /// <summary>The caller's own organisations that may say how they work on it. Its owner does not declare to itself.</summary>
    public IReadOnlyList<int> Declaring =>
        [
            .. Caller.OrganisationIds.Where(o =>
                Caller.MayFor(CommitmentPermissions.Update, o)
                && o != (Commitment.OwnerOrganisationId ?? Owners.OrganisationOf(Commitment.OwnerPostId))
            ),
        ];

    public override async Task<bool> Prepare()
    {
        var commitment = await Db.Set<Commitment>()
            .Include(c => c.Updates)
            .Include(c => c.Partners)
            .Include(c => c.Carried)
            .Include(c => c.SharedWith)
            .AsSplitQuery()
            .SingleOrDefaultAsync(c => c.Id == Id, Stop);
        if (commitment is null)
            return false;
        Commitment = commitment;
        MayUpdate = await writers.MayReport(commitment, Stop);
        MayEdit = await writers.MayEdit(commitment, Stop);
        Owners = await Owners.Load(Db, Stop);
        Evidence = await Db.Set<Evidence>()
            .Where(e => e.SubjectKind == "commitment" && e.SubjectId == Id)
            .OrderByDescending(e => e.On)
            .ThenByDescending(e => e.Id)
            .ToListAsync(Stop);
        var links = await Db.Set<Link>().Where(l => l.LowerKind == "commitment" && l.LowerId == Id).ToListAsync(Stop);
        Documents = await DocumentList.Of(Db, commitment.Record, Caller, Stop);
        var cards = await RecordCards.Load(
            Db,
            modules,
            links
                .Select(l => l.Upper)
                .Append(commitment.Subject)
                .Concat(commitment.SharedWith.Select(s => s.Other).OfType<RecordRef>()),
            Stop
        );
        if (commitment.MeasureId is { } measure)
            Measure = (await RecordCards.Load(Db, modules, [new("measure", measure)], Stop)).Values.FirstOrDefault();
        Shared = [.. commitment.SharedWith.Where(s => s.Other is not { } other || cards.ContainsKey(other))];
        SharedCards = cards;
        var all = links.Select(l => (l.Relation, l.Upper)).Prepend((Relation: "is part of", Upper: commitment.Subject));
        Serves =
        [
            .. all.Where(s => cards.ContainsKey(s.Upper))
                .DistinctBy(s => s.Upper)
                .Select(s => (s.Relation, cards[s.Upper], modules.Kinds[s.Upper.Kind].Noun)),
        ];
        return true;
    }

    public void OnGet() { }

    /// <summary>What was sent with a form that is shown again; null where none was.</summary>
    public string? Sent(string name) => Request.HasFormContentType ? Request.Form[name].FirstOrDefault() : null;

    /// <summary>A partner says how it works on this action.</summary>
    public async Task<IActionResult> OnPostDeclare(int organisation, WorkingMode? mode, string? note)
    {
        Rules.Check(
            ("mode", mode is not null, "Choose joint, aligned or independent"),
            (
                "organisation",
                Declaring.Contains(organisation),
                "Only an organisation’s own officers may say how it works"
            )
        );
        Commitment.SupportedBy(organisation).Declare(mode!.Value, note, Today);
        await Db.SaveChangesAsync(Stop);
        return Done($"{Owners.Organisation(organisation)} works on this: {mode.Value.Say().ToLowerInvariant()}", Here);
    }

    /// <summary>A partner takes back what it said: it no longer works on this action.</summary>
    public async Task<IActionResult> OnPostWithdraw(int organisation)
    {
        if (!Declaring.Contains(organisation))
            return NotFound();
        Commitment.Withdraw(organisation, Acting.Reason, EndForm.FieldOf(organisation));
        await Db.SaveChangesAsync(Stop);
        return Done($"{Owners.Organisation(organisation)} no longer works on this", Here);
    }

    /// <summary>The owner agrees to work jointly with a partner.</summary>
    public async Task<IActionResult> OnPostAgree(int organisation)
    {
        var partner = Commitment.Partners.FirstOrDefault(p => p.OrganisationId == organisation);
        if (partner is null || !MayAgree)
            return NotFound();
        partner.AgreeAsOwner(Today);
        await Db.SaveChangesAsync(Stop);
        return Done($"Working jointly with {Owners.Organisation(organisation)}", Here);
    }

    /// <summary>The owner does not take up a partner’s proposal to work jointly.</summary>
    public async Task<IActionResult> OnPostDecline(int organisation)
    {
        var partner = Commitment.Partners.FirstOrDefault(p => p.OrganisationId == organisation);
        if (partner is null || !MayAgree)
            return NotFound();
        partner.DeclineAsOwner(Acting.Reason, EndForm.FieldOf(organisation));
        await Db.SaveChangesAsync(Stop);
        return Done(
            $"The proposal of {Owners.Organisation(organisation)} is declined. It may say anew how it works on this",
            Here
        );
    }

    private string Here => $"~/commitments/{Id}";
}
