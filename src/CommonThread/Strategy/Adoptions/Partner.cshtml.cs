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
    }

    [BindProperty(SupportsGet = true)]
    public int? Id { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public FrameworkPartner? Partner { get; private set; }

    public string? Name { get; private set; }

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
        Rules.Check(
            (nameof(Form.OrganisationId), organisation is not null, "Choose the organisation"),
            (
                nameof(Form.OrganisationId),
                Partner is not null
                    || !await Db.Set<FrameworkPartner>()
                        .AnyAsync(p => p.FrameworkId == Framework.Id && p.OrganisationId == organisation, Stop),
                "That organisation is a partner already"
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
}
