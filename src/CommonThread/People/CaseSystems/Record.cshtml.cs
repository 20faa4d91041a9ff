using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.People.CaseSystems;

/// <summary>Records what one partner returned for one quarter, or corrects it.</summary>
[Needs(PeoplePermissions.CaseSystem)]
public sealed class RecordModel : ThreadPage
{
    private const int QuartersBack = 12;

    public sealed class Input
    {
        public string? System { get; set; }
        public int? OrganisationId { get; set; }
        public string? Quarter { get; set; }
        public int? LicensedUsers { get; set; }
        public int? ActiveUsers { get; set; }
        public int? Cases { get; set; }
        public int? Referrals { get; set; }
        public int? TrainingHeld { get; set; }
    }

    /// <summary>The return to correct; null for a new one.</summary>
    [BindProperty(SupportsGet = true, Name = "id")]
    public int? Which { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public CaseSystemUse? Use { get; private set; }

    public string? UseOf { get; private set; }

    public IReadOnlyList<SelectListItem> Organisations { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Quarters { get; private set; } = [];

    public override async Task<bool> Prepare()
    {
        if (Which is { } id)
        {
            Use = await Db.Set<CaseSystemUse>().SingleOrDefaultAsync(u => u.Id == id, Stop);
            if (Use is null)
                return false;
            UseOf = (await OrganisationNames.Find(Db, Use.OrganisationId, Stop))?.Name;
            return true;
        }
        Organisations = await OrganisationChoices.For(Db, stop: Stop);
        var now = Period.QuarterOf(Today);
        Quarters =
        [
            .. Enumerable
                .Range(0, QuartersBack)
                .Select(n => now.Plus(-n))
                .Select(q => new SelectListItem($"{q}", q.Key)),
        ];
        return true;
    }

    public async Task OnGet()
    {
        if (Use is { } held)
        {
            Form = new()
            {
                LicensedUsers = held.LicensedUsers,
                ActiveUsers = held.ActiveUsers,
                Cases = held.Cases,
                Referrals = held.Referrals,
                TrainingHeld = held.TrainingHeld,
            };
            return;
        }
        Form.System = await Db.Set<CaseSystemUse>()
            .OrderByDescending(u => u.Id)
            .Select(u => u.System)
            .FirstOrDefaultAsync(Stop);
        Form.Quarter = Period.QuarterOf(Today).Previous().Key;
    }

    public async Task<IActionResult> OnPost()
    {
        var use = Use ?? await New();
        use.Count(Form.LicensedUsers, Form.ActiveUsers, Form.Cases, Form.Referrals, Form.TrainingHeld);
        if (Use is null)
            Db.Add(use);
        else
            // A figure that somebody corrected by hand is theirs.
            use.Illustrative = false;
        await Db.SaveChangesAsync(Stop);
        return Done($"{use.System}, {use.Quarter} is recorded", $"~/case-system?quarter={use.Quarter.Key}");
    }

    private async Task<CaseSystemUse> New()
    {
        Rules.Check(
            (
                "OrganisationId",
                Organisations.Any(o => o.Value == Form.OrganisationId?.ToString(Text.Words)),
                "Choose the partner"
            ),
            (
                "Quarter",
                Period.TryParse(Form.Quarter, out var quarter) && Quarters.Any(q => q.Value == Form.Quarter),
                "Choose a quarter that has begun"
            )
        );
        var use = CaseSystemUse.Of(Form.System, Form.OrganisationId!.Value, quarter, Today);
        var taken = await Db.Set<CaseSystemUse>()
            .AnyAsync(
                u =>
                    u.OrganisationId == use.OrganisationId
                    && u.QuarterFirst == use.QuarterFirst
                    && u.System == use.System,
                Stop
            );
        Rules.Check(("Quarter", !taken, "This partner’s quarter is recorded already; change it in the register"));
        return use;
    }
}
