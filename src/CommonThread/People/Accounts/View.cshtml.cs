using CommonThread.People.Posts;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.People.Accounts;

/// <summary>One account, for whoever administers its organisation: suspend, restore, end sessions, reset the second factor.</summary>
[Needs(PeoplePermissions.OwnOrganisation)]
public sealed class ViewModel : ThreadPage
{
    [BindProperty]
    public string? Reason { get; set; }

    public Account Account { get; private set; } = null!;

    public OrganisationName? Organisation { get; private set; }

    public IReadOnlyList<PostName> Posts { get; private set; } = [];

    public override async Task<bool> Prepare()
    {
        var id = int.Parse((string)RouteData.Values["id"]!, Text.Words);
        var found = await Db.Set<Account>().SingleOrDefaultAsync(a => a.Id == id, Stop);
        if (found is null || !Caller.MayManage(found.OrganisationId))
            return false;
        Account = found;
        Organisation = await OrganisationNames.Find(Db, found.OrganisationId, Stop);
        var held = await Db.Set<PostHolding>()
            .Where(h => h.AccountId == id && (h.Until == null || h.Until >= Today))
            .Select(h => h.PostId)
            .ToListAsync(Stop);
        Posts = [.. (await PostNames.Of(Db, held, Stop)).Values];
        // Whoever works for a second organisation is not one organisation's to lock out.
        return Posts.All(p => Caller.MayManage(p.OrganisationId)) || Caller.May(PeoplePermissions.Organisations);
    }

    public void OnGet() { }

    public Task<IActionResult> OnPostSuspend() =>
        Change(
            () => Account.Suspend(Clock.GetUtcNow().UtcDateTime),
            "The account is suspended; its sessions have ended"
        );

    public Task<IActionResult> OnPostRestore() =>
        Change(() => Account.Restore(Clock.GetUtcNow().UtcDateTime), "The account is in use again");

    public Task<IActionResult> OnPostEndSessions() => Change(Account.EndSessions, "Its sessions have ended");

    public Task<IActionResult> OnPostResetFactor() =>
        Change(
            () =>
            {
                Account.TwoFactorEnabled = false;
                Account.EndSessions();
            },
            "At the next sign-in a new authenticator app is set up"
        );

    private async Task<IActionResult> Change(Action change, string done)
    {
        Rules.Check(("Reason", Acting.Reason is not null, "Say why"));
        change();
        await Db.SaveChangesAsync(Stop);
        return Done(done, $"~/people/accounts/{Account.Id}");
    }
}
