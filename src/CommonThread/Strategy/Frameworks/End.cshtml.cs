using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Strategy.Frameworks;

/// <summary>What follows a framework that nears or has passed its end: it lives on, is extended, or gives way to another .</summary>
[Needs(StrategyPermissions.Review)]
public sealed class EndModel : FrameworkPage
{
    public sealed class Input
    {
        public ExpiryDecision? Expiry { get; set; }

        public DateOnly? PeriodEnd { get; set; }

        public int? SuccessorId { get; set; }

        public string? ExpiryReason { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Frameworks { get; private set; } = [];

    protected override async Task<bool> Find()
    {
        if (!May(StrategyPermissions.Review))
            return false;
        Frameworks = ChoiceList.Of(
            await Db.Set<Framework>()
                .AsNoTracking()
                .Where(f => f.Id != Framework.Id)
                .OrderBy(f => f.Title)
                .ToListAsync(Stop),
            f => f.Id,
            f => f.Title
        );
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        switch (Form.Expiry)
        {
            case ExpiryDecision.RemainsLive:
                Framework.LiveOn(Today, Form.ExpiryReason);
                break;
            case ExpiryDecision.Extended:
                Rules.Check((nameof(Form.PeriodEnd), Form.PeriodEnd is not null, "Enter the new last day"));
                Framework.Extend(Form.PeriodEnd!.Value, Today, Form.ExpiryReason);
                break;
            case ExpiryDecision.Succeeded:
                Rules.Check(
                    (
                        nameof(Form.SuccessorId),
                        Frameworks.Any(f => f.Value == $"{Form.SuccessorId}"),
                        "Choose the framework that follows"
                    )
                );
                Framework.GiveWayTo(Form.SuccessorId!.Value, Today, Form.ExpiryReason);
                break;
            default:
                throw Rules.Refuse(nameof(Form.Expiry), "Choose what follows");
        }
        Acting.Reason ??= Form.ExpiryReason;
        await Db.SaveChangesAsync(Stop);
        return Done("What follows is decided", Home);
    }
}
