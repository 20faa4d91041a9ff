using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Commitments;

/// <summary>One commitment: what, who, by when, how it stands and what shows it.</summary>
[Public]
public sealed class ReadModel(Modules modules) : ThreadPage
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    public Commitment Commitment { get; private set; } = null!;

    public Owners Owners { get; private set; } = null!;

    public IReadOnlyList<Evidence> Evidence { get; private set; } = [];

    /// <summary>What it serves: its subject first, then what it is linked to, each with the relation in words.</summary>
    public IReadOnlyList<(string Relation, RecordCard Card, string Noun)> Serves { get; private set; } = [];

    public bool MayUpdate { get; private set; }

    public bool MayEdit => Caller.May(CommitmentPermissions.Edit);

    /// <summary>Organisations for which the caller may say how they work on it.</summary>
    public bool MayDeclare => Caller.May(CommitmentPermissions.Update) && Caller.OrganisationIds.Count > 0;

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
        MayUpdate = commitment.IsFor(Caller);
        Owners = await Owners.Load(Db, Stop);
        Evidence = await Db.Set<Evidence>()
            .Where(e => e.SubjectKind == "commitment" && e.SubjectId == Id)
            .OrderByDescending(e => e.On)
            .ToListAsync(Stop);
        var links = await Db.Set<Link>().Where(l => l.LowerKind == "commitment" && l.LowerId == Id).ToListAsync(Stop);
        var cards = await RecordCards.Load(Db, modules, links.Select(l => l.Upper).Append(commitment.Subject), Stop);
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

    /// <summary>A partner says how it works on this action.</summary>
    public async Task<IActionResult> OnPostDeclare(int organisation, WorkingMode? mode, string? note)
    {
        Rules.Check(
            ("mode", mode is not null, "Choose joint, aligned or independent"),
            (
                "organisation",
                MayDeclare && (Caller.OrganisationIds.Contains(organisation) || MayEdit),
                "Only an organisation’s own officers may say how it works"
            )
        );
        Commitment.SupportedBy(organisation).Declare(mode!.Value, note, Today);
        await Db.SaveChangesAsync(Stop);
        return Done($"{Owners.Organisation(organisation)} works on this: {mode.Value.Say().ToLowerInvariant()}", Here);
    }

    /// <summary>The owner agrees to work jointly with a partner.</summary>
    public async Task<IActionResult> OnPostAgree(int organisation)
    {
        var partner = Commitment.Partners.FirstOrDefault(p => p.OrganisationId == organisation);
        if (partner is null || !MayUpdate)
            return NotFound();
        partner.AgreeAsOwner(Today);
        await Db.SaveChangesAsync(Stop);
        return Done($"Working jointly with {Owners.Organisation(organisation)}", Here);
    }

    private string Here => $"~/commitments/{Id}";
}
