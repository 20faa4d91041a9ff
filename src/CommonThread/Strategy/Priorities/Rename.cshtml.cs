using CommonThread.Strategy.Versions;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.Priorities;

/// <summary>Gives a priority a new name; the old one stays with its dates, and search finds it .</summary>
[Needs(StrategyPermissions.Edit)]
public sealed class RenameModel : ThreadPage
{
    public sealed class Input
    {
        public string? Name { get; set; }
    }

    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public Priority Priority { get; private set; } = null!;

    public Framework Framework { get; private set; } = null!;

    public bool HasDraft { get; private set; }

    public override async Task<bool> Prepare()
    {
        var priority = await Db.Set<Priority>()
            .Include(p => p.EarlierNames)
            .SingleOrDefaultAsync(p => p.Id == Id, Stop);
        var framework = priority is null
            ? null
            : await Db.Set<Framework>().SingleOrDefaultAsync(f => f.Id == priority.FrameworkId, Stop);
        if (framework is null || !Caller.MayFor(StrategyPermissions.Edit, framework.OwnerOrganisationId ?? 0))
            return false;
        (Priority, Framework) = (priority!, framework);
        HasDraft = await Db.Set<FrameworkVersion>()
            .AnyAsync(v => v.FrameworkId == framework.Id && v.State == VersionState.Draft, Stop);
        return true;
    }

    public void OnGet() => Form = new() { Name = Priority.Name };

    public async Task<IActionResult> OnPost()
    {
        var key = Priority.Key(Form.Name ?? "");
        Rules.Check(
            ("", HasDraft, "These words are published and do not change. Start a new version first"),
            (
                nameof(Form.Name),
                !await Db.Set<Priority>()
                    .AnyAsync(p => p.FrameworkId == Framework.Id && p.NameKey == key && p.Id != Id, Stop),
                "This framework has another priority of that name"
            )
        );
        var old = Priority.Name;
        Priority.Rename(Form.Name);
        await Db.SaveChangesAsync(Stop);
        return Done(
            $"“{old}” is now called “{Priority.Name}”. Search still finds it by the old name",
            $"~/strategy/priorities/{Id}"
        );
    }
}
