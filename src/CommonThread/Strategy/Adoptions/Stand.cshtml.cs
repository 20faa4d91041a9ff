using CommonThread.People;
using CommonThread.Strategy.Versions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Strategy.Adoptions;

/// <summary>Records where a partner stands on a version, or whether its adoption carries over .</summary>
[Needs(StrategyPermissions.Adopt)]
public sealed class StandModel : FrameworkPage
{
    public sealed class Input
    {
        public AdoptionState State { get; set; }

        public string? Body { get; set; }

        public DateOnly? MeetingDate { get; set; }

        public string? Decision { get; set; }

        public string? Conditions { get; set; }
    }

    [BindProperty(SupportsGet = true)]
    public int PartnerId { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Number { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    [BindProperty]
    public bool? Carries { get; set; }

    public FrameworkPartner Partner { get; private set; } = null!;

    public FrameworkVersion Version { get; private set; } = null!;

    public Adoption? Adoption { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Where it may stand next: what is informal for those who keep the framework, everything for its own officers.</summary>
    public IReadOnlyList<SelectListItem> States =>
        [
            .. ChoiceList
                .Of<AdoptionState>()
                .Where(s =>
                    Enum.Parse<AdoptionState>(s.Value) is var state
                    && (state != AdoptionState.NotStarted || (Adoption?.State ?? state) == state)
                    && (IsOwnOfficer || !state.IsDecision())
                ),
        ];

    /// <summary>Whether the caller speaks for this partner.</summary>
    public bool IsOwnOfficer { get; private set; }

    protected override async Task<bool> Find()
    {
        var partner = await Db.Set<FrameworkPartner>()
            .SingleOrDefaultAsync(p => p.Id == PartnerId && p.FrameworkId == Framework.Id, Stop);
        var version = await Db.Set<FrameworkVersion>()
            .SingleOrDefaultAsync(v => v.FrameworkId == Framework.Id && v.Number == Number, Stop);
        if (
            partner is null or { HasLeft: true }
            || version is null
            || version.State is VersionState.Superseded or VersionState.Expired
        )
            return false;
        IsOwnOfficer = MatrixModel.SpeaksFor(Caller, partner.OrganisationId);
        if (!IsOwnOfficer && !MayEdit)
            return false;
        (Partner, Version) = (partner, version);
        Adoption = await Db.Set<Adoption>()
            .SingleOrDefaultAsync(a => a.PartnerId == partner.Id && a.VersionId == version.Id, Stop);
        Name = (await OrganisationNames.Find(Db, partner.OrganisationId, Stop))?.Name ?? "";
        return true;
    }

    public void OnGet()
    {
        if (Adoption is { } stand)
        {
            Form = new()
            {
                State = stand.State,
                Body = stand.Body,
                MeetingDate = stand.MeetingDate,
                Decision = stand.Decision,
                Conditions = stand.Conditions,
            };
        }
    }

    public async Task<IActionResult> OnPost()
    {
        var stand = Adoption ?? Adoptions.Adoption.Open(Partner.Id, Version.Id);
        stand.Stand(
            Form.State,
            Form.Body,
            Form.MeetingDate,
            Form.Decision,
            Form.Conditions,
            IsOwnOfficer,
            Today,
            Caller,
            Acting.Reason
        );
        if (Adoption is null)
            Db.Add(stand);
        await Db.SaveChangesAsync(Stop);
        return Done($"{Name}: {stand.State.Say().ToLowerInvariant()}", $"{Home}/adoption");
    }

    public async Task<IActionResult> OnPostCarry()
    {
        Rules.Check(
            (nameof(Carries), Carries is not null, "Choose whether the adoption carries over"),
            ("", Adoption is not null, "This partner was not asked")
        );
        Adoption!.AnswerCarryOver(Carries!.Value, IsOwnOfficer);
        await Db.SaveChangesAsync(Stop);
        return Done(
            Carries.Value ? $"The adoption by {Name} carries over" : $"{Name} will decide on this version afresh",
            $"{Home}/adoption"
        );
    }
}
