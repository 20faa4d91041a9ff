using Microsoft.AspNetCore.Mvc;

namespace CommonThread.People.Agreements;

/// <summary>One agreement: what it says and where each party stands; a partner's officer signs or withdraws for their own organisation.</summary>
[SignedIn]
public sealed class ViewModel : ThreadPage
{
    public sealed class Input
    {
        public DateOnly? Review { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    [BindProperty]
    public int? OrganisationId { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public Agreement Agreement { get; private set; } = null!;

    public IReadOnlyDictionary<int, OrganisationName> Names { get; private set; } =
        new Dictionary<int, OrganisationName>();

    public IReadOnlyDictionary<int, PostName> Posts { get; private set; } = new Dictionary<int, PostName>();

    public bool MayKeep => Caller.May(PeoplePermissions.Agreements);

    /// <summary>Whether the caller signs for an organisation: its partner officer, or the keeper of the register.</summary>
    public bool SignsFor(int organisationId) =>
        MayKeep
        || (
            Caller.OrganisationIds.Contains(organisationId)
            && Caller.MayFor(PeoplePermissions.SignAgreements, organisationId)
        );

    public override async Task<bool> Prepare()
    {
        var id = int.Parse((string)RouteData.Values["id"]!, Text.Words);
        var found = await Db.Set<Agreement>().Include(a => a.Parties).SingleOrDefaultAsync(a => a.Id == id, Stop);
        if (found is null)
            return false;
        Agreement = found;
        Names = await OrganisationNames.Of(Db, found.Parties.Select(p => p.OrganisationId), Stop);
        Posts = await PostNames.Of(Db, found.Parties.Select(p => p.SignedByPostId).Append(found.ContactPostId), Stop);
        return true;
    }

    public void OnGet() => Form.Review = Agreement.Review.AddYears(1);

    public Task<IActionResult> OnPostSign() =>
        Move(
            () => Agreement.Sign(OrganisationId!.Value, Today, Caller.PostIds.Count > 0 ? Caller.PostIds[0] : null),
            "Signed"
        );

    public Task<IActionResult> OnPostWithdraw() =>
        Move(
            () =>
            {
                Rules.Check(("Reason", Acting.Reason is not null, "Say why the organisation withdraws"));
                Agreement.Withdraw(OrganisationId!.Value, Today);
            },
            "Withdrawn. Nothing more may be shared with that organisation under this agreement"
        );

    public async Task<IActionResult> OnPostRenew()
    {
        if (!MayKeep)
            return NotFound();
        Rules.Check(("Review", Form.Review is not null, "Enter the day of the next review"));
        Agreement.Renew(Today, Form.Review!.Value);
        await Db.SaveChangesAsync(Stop);
        return Done("The agreement is renewed", $"~/agreements/{Agreement.Id}");
    }

    private async Task<IActionResult> Move(Action move, string done)
    {
        if (OrganisationId is not { } organisation || !SignsFor(organisation))
            return NotFound();
        move();
        await EndShares.Run(Db, Agreement, Today, Stop);
        await Db.SaveChangesAsync(Stop);
        return Done(done, $"~/agreements/{Agreement.Id}");
    }
}
