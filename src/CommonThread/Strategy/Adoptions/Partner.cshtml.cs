using CommonThread.People;
using CommonThread.Strategy.Versions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Strategy.Adoptions;

/// <summary>A partner to a shared framework: which organisation, its kind and its contact. A new one begins in discussion.</summary>
[Needs(StrategyPermissions.Edit)]
public sealed class PartnerModel : FrameworkPage
{
    public sealed class Input
    {
        public int? OrganisationId { get; set; }

        public PartnerKind Kind { get; set; }

        public int? ContactPostId { get; set; }

        public DateOnly? JoinedOn { get; set; }

        public DateOnly? LeftOn { get; set; }

        public string? LeftBecause { get; set; }
    }

    [BindProperty(SupportsGet = true)]
    public int? Id { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public FrameworkPartner? Partner { get; private set; }

    public string? Name { get; private set; }

    public IReadOnlyList<string> OtherNames { get; private set; } = [];

    /// <summary>It has decided nothing yet: entered by mistake, it can be taken out altogether.</summary>
    public bool MayRemove { get; private set; }

    public IReadOnlyList<SelectListItem> Organisations { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Posts { get; private set; } = [];

    protected override async Task<bool> Find()
    {
        if (!MayEdit)
            return false;
        if (Id is { } id)
        {
            Partner = await Db.Set<FrameworkPartner>()
                .SingleOrDefaultAsync(p => p.Id == id && p.FrameworkId == Framework.Id, Stop);
            if (Partner is null)
                return false;
            Name = (await OrganisationNames.Find(Db, Partner.OrganisationId, Stop))?.Name;
            OtherNames =
            [
                .. (await OrganisationNames.Aliases(Db, [Partner.OrganisationId], Stop))[Partner.OrganisationId],
            ];
            MayRemove = !await Db.Set<Adoption>()
                .AnyAsync(
                    a =>
                        a.PartnerId == id
                        && a.State != AdoptionState.NotStarted
                        && a.State != AdoptionState.InDiscussion,
                    Stop
                );
        }
        Organisations = await OrganisationChoices.For(Db, null, Stop);
        Posts = await PostChoices.For(Db, Partner?.OrganisationId, Stop);
        return true;
    }

    public void OnGet()
    {
        if (Partner is { } partner)
        {
            Form = new()
            {
                OrganisationId = partner.OrganisationId,
                Kind = partner.Kind,
                ContactPostId = partner.ContactPostId,
                JoinedOn = partner.JoinedOn,
            };
        }
    }

    public async Task<IActionResult> OnPost()
    {
        var organisation = Partner?.OrganisationId ?? Form.OrganisationId;
        var known = await Db.Set<FrameworkPartner>()
            .SingleOrDefaultAsync(p => p.FrameworkId == Framework.Id && p.OrganisationId == organisation, Stop);
        Rules.Check(
            (nameof(Form.OrganisationId), organisation is not null, "Choose the organisation"),
            (
                nameof(Form.OrganisationId),
                Partner is not null || known is null or { HasLeft: true },
                "That organisation is a partner already"
            ),
            (
                nameof(Form.OrganisationId),
                Partner is not null || known is not { HasLeft: true },
                "That organisation was a partner and has left. Change it on the page of partners, and say that it takes part again"
            ),
            (
                nameof(Form.ContactPostId),
                Form.ContactPostId is null
                    || (await PostNames.Find(Db, Form.ContactPostId, Stop))?.OrganisationId == organisation,
                "The contact must be a post of that organisation"
            )
        );
        var partner =
            Partner
            ?? new FrameworkPartner
            {
                FrameworkId = Framework.Id,
                OrganisationId = organisation!.Value,
                Position = 1 + await Db.Set<FrameworkPartner>().CountAsync(p => p.FrameworkId == Framework.Id, Stop),
            };
        (partner.Kind, partner.ContactPostId, partner.JoinedOn) = (Form.Kind, Form.ContactPostId, Form.JoinedOn);
        if (Partner is null)
            Db.Add(partner);
        await Db.SaveChangesAsync(Stop);
        if (Partner is null)
        {
            var latest = await Db.Set<FrameworkVersion>()
                .Where(v => v.FrameworkId == Framework.Id)
                .OrderByDescending(v => v.Number)
                .FirstOrDefaultAsync(Stop);
            if (latest is not null)
                Db.Add(Adoption.Open(partner.Id, latest.Id));
            await Db.SaveChangesAsync(Stop);
        }
        return Done(
            Partner is null ? "The partner is added, in discussion" : "The partner is changed",
            $"{Home}/adoption"
        );
    }

    /// <summary>It takes part no longer, from a day and for a reason.</summary>
    public async Task<IActionResult> OnPostLeave()
    {
        if (Partner is not { } partner)
            return NotFound();
        var (on, because) = (Form.LeftOn, Form.LeftBecause);
        OnGet();
        (Form.LeftOn, Form.LeftBecause) = (on, because);
        Acting.Reason ??= Text.Clean(because);
        partner.Leave(on, because, Today);
        await Db.SaveChangesAsync(Stop);
        return Done($"{Name} takes part no longer", $"{Home}/adoption#left");
    }

    public async Task<IActionResult> OnPostReturn()
    {
        if (Partner is not { } partner)
            return NotFound();
        partner.Return();
        await Db.SaveChangesAsync(Stop);
        return Done($"{Name} takes part again", $"{Home}/adoption");
    }

    /// <summary>Takes out a partner that was entered by mistake and has decided nothing.</summary>
    public async Task<IActionResult> OnPostRemove()
    {
        if (Partner is not { } partner || !MayRemove)
            return NotFound();
        OnGet();
        Rules.Check(("Reason", Acting.Reason is not null, "Say why it is taken out"));
        Db.RemoveRange(await Db.Set<Adoption>().Where(a => a.PartnerId == partner.Id).ToListAsync(Stop));
        Db.Remove(partner);
        await Db.SaveChangesAsync(Stop);
        return Done($"{Name} is taken out", $"{Home}/adoption");
    }
}
