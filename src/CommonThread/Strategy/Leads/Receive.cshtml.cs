using CommonThread.Places;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Strategy.Leads;

/// <summary>
/// A Community Safety Partnership marks a piece of guidance as received, and as used. Its own posts alone say so: not the
/// lead who gave the guidance out, and not whoever writes for every partnership.
/// </summary>
[Needs(PlanPermissions.LocalReadings)]
public sealed class ReceiveModel(PlaceTree tree) : FrameworkPage
{
    public sealed class Input
    {
        public int? Csp { get; set; }

        public DateOnly? ReceivedOn { get; set; }

        public DateOnly? UsedOn { get; set; }
    }

    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public Guidance Guidance { get; private set; } = null!;

    /// <summary>The partnerships for which the caller may speak.</summary>
    public IReadOnlyList<SelectListItem> Csps { get; private set; } = [];

    protected override async Task<bool> Find()
    {
        var guidance = await Db.Set<Guidance>()
            .Include(g => g.Receipts)
            .SingleOrDefaultAsync(g => g.Id == Id && g.FrameworkId == Framework.Id, Stop);
        if (guidance is null)
            return false;
        Guidance = guidance;
        Csps = await Receiving(Db, tree, Framework, Today, Stop);
        return Csps.Count > 0
            || NotTheirs(
                "Only the Community Safety Partnership itself says when it received and used guidance.",
                $"{Home}/registers/guidance#entry-{Id.ToString(Text.Words)}"
            );
    }

    /// <summary>The framework’s Community Safety Partnership areas whose readings the caller's grants let them write.</summary>
    internal static Task<IReadOnlyList<SelectListItem>> Own(
        CommonThreadDb db,
        PlaceTree tree,
        Framework framework,
        DateOnly today,
        CancellationToken stop
    ) => Of(db, tree, framework, today, Speaks, stop);

    /// <summary>Those for which the caller says when they received and used guidance.</summary>
    internal static Task<IReadOnlyList<SelectListItem>> Receiving(
        CommonThreadDb db,
        PlaceTree tree,
        Framework framework,
        DateOnly today,
        CancellationToken stop
    ) => Of(db, tree, framework, today, Receives, stop);

    private static async Task<IReadOnlyList<SelectListItem>> Of(
        CommonThreadDb db,
        PlaceTree tree,
        Framework framework,
        DateOnly today,
        Func<Caller, IReadOnlyCollection<int>, bool> may,
        CancellationToken stop
    )
    {
        var caller = db.Acting.Caller;
        var csps = await LocalCsps
            .Of(db, framework.PlaceId)
            .OrderBy(p => p.Name)
            .Select(p => new { p.Id, p.Name })
            .ToListAsync(stop);
        var own = new List<SelectListItem>();
        foreach (var csp in csps)
        {
            if (may(caller, await tree.WithAllAbove(csp.Id, today, stop)))
                own.Add(
                    new SelectListItem(csp.Name, csp.Id.ToString(System.Globalization.CultureInfo.InvariantCulture))
                );
        }
        return own;
    }

    // Who chairs a partnership has a role for its place; a role for everywhere makes nobody its chair.
    private static bool Speaks(Caller caller, IReadOnlyCollection<int> places) =>
        caller.May(PlanPermissions.LocalReadingsOfAny, places) || IsOfPartnership(caller, places);

    private static bool Receives(Caller caller, IReadOnlyCollection<int> places) =>
        caller.May(PlanPermissions.Receipts, places) || IsOfPartnership(caller, places);

    private static bool IsOfPartnership(Caller caller, IReadOnlyCollection<int> places) =>
        caller.Allowances.Any(a =>
            a.Permission == PlanPermissions.LocalReadings && a.PlaceId is { } place && places.Contains(place)
        );

    /// <summary>Whether the caller may speak for any partnership at all.</summary>
    internal static bool SpeaksSomewhere(Caller caller) =>
        caller.May(PlanPermissions.LocalReadingsOfAny)
        || caller.Allowances.Any(a => a.Permission == PlanPermissions.LocalReadings && a.PlaceId is not null);

    public void OnGet()
    {
        if (Csps.Count != 1)
        {
            Form.ReceivedOn = Today;
            return;
        }
        var csp = int.Parse(Csps[0].Value, System.Globalization.CultureInfo.InvariantCulture);
        var receipt = Guidance.Receipts.Find(r => r.PlaceId == csp);
        Form = new()
        {
            Csp = csp,
            ReceivedOn = receipt?.ReceivedOn ?? Today,
            UsedOn = receipt?.UsedOn,
        };
    }

    public async Task<IActionResult> OnPost()
    {
        Rules.Check(
            (
                "Form.Csp",
                Csps.Any(c => c.Value == Form.Csp?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                "Choose the partnership"
            )
        );
        Guidance.Receive(Form.Csp!.Value, Form.ReceivedOn, Form.UsedOn, Today);
        await Db.SaveChangesAsync(Stop);
        return Done(
            Form.UsedOn is null ? "Marked as received" : "Marked as received and used",
            $"{Home}/registers/guidance#entry-{Id}"
        );
    }
}
