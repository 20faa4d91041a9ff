using CommonThread.Strategy.Versions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Strategy.Drivers;

/// <summary>Records from a framework's own page that a strategy or plan stands under it .</summary>
[Needs(StrategyPermissions.Edit)]
public sealed class UnderModel : FrameworkPage
{
    public sealed class Input
    {
        public int? FrameworkId { get; set; }

        public string? Note { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    /// <summary>What may stand under it: no link may form a loop, and it must be the caller's to write.</summary>
    public IReadOnlyList<SelectListItem> Frameworks { get; private set; } = [];

    private IReadOnlyList<Framework> offered = [];

    protected override async Task<bool> Find()
    {
        if (!MayEdit)
            return false;
        var above = await Ancestors.Of(Db, Framework.Id, Stop);
        var under = await Db.Set<Driver>()
            .Where(d => d.ParentFrameworkId == Framework.Id)
            .Select(d => d.FrameworkId)
            .ToListAsync(Stop);
        offered = (await Db.Set<Framework>().AsNoTracking().OrderBy(f => f.Title).ToListAsync(Stop)).FindAll(f =>
            !above.Contains(f.Id)
            && !under.Contains(f.Id)
            && (
                f.OwnerOrganisationId is { } owner
                    ? Caller.MayFor(StrategyPermissions.Edit, owner)
                    : Caller.May(StrategyPermissions.Edit)
            )
        );
        Frameworks = ChoiceList.Of(offered, f => f.Id, f => f.Title);
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        var child = offered.FirstOrDefault(f => f.Id == Form.FrameworkId);
        Rules.Check((nameof(Form.FrameworkId), child is not null, "Choose the strategy or plan that stands under it"));
        await Record(Db, child!.Id, Framework, Form.Note, Stop);
        await Db.SaveChangesAsync(Stop);
        // What is written while a version is begun belongs to that version.
        var later =
            child.Status != VersionState.Draft
            && await Db.Set<FrameworkVersion>()
                .AnyAsync(v => v.FrameworkId == child.Id && v.State == VersionState.Draft, Stop);
        return Done(
            $"{child.Called} stands under {Framework.Called}"
                + (
                    later
                        ? $". Readers see it once the version of {child.Called} that is being written is in force"
                        : ""
                ),
            $"{Home}#answers-to"
        );
    }

    /// <summary>Links a framework up to a parent, after what it answers to already. Saving is the caller's.</summary>
    internal static async Task Record(
        CommonThreadDb db,
        int childId,
        Framework parent,
        string? note,
        CancellationToken stop
    )
    {
        var driver = Driver.Of(
            childId,
            parent.Title,
            DriverKind.ParentFramework,
            parent.Id,
            await Ancestors.Of(db, parent.Id, stop)
        );
        driver.Note = note;
        driver.Position =
            1
            + (await db.Set<Driver>().Where(d => d.FrameworkId == childId).MaxAsync(d => (int?)d.Position, stop) ?? 0);
        db.Add(driver);
    }
}
