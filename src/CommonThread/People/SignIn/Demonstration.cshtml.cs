using System.Globalization;
using CommonThread.Partnerships;
using CommonThread.People.Accounts;
using CommonThread.People.Grants;
using CommonThread.People.Posts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.People.SignIn;

/// <summary>Signs in as the holder of a post. Only a demonstration partnership has this door; elsewhere it is not there.</summary>
[Public]
public sealed class DemonstrationModel(CurrentPartnership current, UserManager<Account> accounts) : ThreadPage
{
    [BindProperty]
    public int PostId { get; set; }

    [BindProperty]
    public string? From { get; set; }

    private const string Before = "post-";
    private const string After = "@demonstration.invalid";

    /// <summary>The post whose account has such a name, where this door made it; the history then says the post.</summary>
    internal static int? PostOf(string account) =>
        account.StartsWith(Before, StringComparison.OrdinalIgnoreCase)
        && account.EndsWith(After, StringComparison.OrdinalIgnoreCase)
        && int.TryParse(account[Before.Length..^After.Length], CultureInfo.InvariantCulture, out var post)
            ? post
            : null;

    public override Task<bool> Prepare() => Task.FromResult(current.Partnership?.Demonstration == true);

    public IActionResult OnGet() => LocalRedirect(Url.Content("~/sign-in"));

    public async Task<IActionResult> OnPost()
    {
        var post = await Db.Set<Post>().SingleOrDefaultAsync(p => p.Id == PostId && p.AbolishedOn == null, Stop);
        if (
            post is null
            || !await Db.Set<Grant>()
                .AnyAsync(
                    g =>
                        g.PostId == PostId
                        && g.RevokedAt == null
                        && g.From <= Today
                        && (g.Until == null || g.Until >= Today),
                    Stop
                )
        )
            return NotFound();
        Acting.Caller = Caller.System;
        var name = $"{Before}{post.Id}{After}";
        var account = await accounts.FindByNameAsync(name);
        if (account is null)
        {
            account = new Account
            {
                UserName = name,
                Email = name,
                OrganisationId = post.OrganisationId,
                CreatedAt = Clock.GetUtcNow().UtcDateTime,
                Demonstration = true,
            };
            // Two people may choose the same post at the same moment: the second finds the first one's account.
            if (!(await accounts.CreateAsync(account)).Succeeded)
                account = await accounts.FindByNameAsync(name) ?? throw Rules.Refuse("", "Try again");
        }
        if (account.SuspendedAt is not null)
            return NotFound();
        var holds = await Db.Set<PostHolding>()
            .AnyAsync(
                h => h.PostId == post.Id && h.AccountId == account.Id && (h.Until == null || h.Until >= Today),
                Stop
            );
        if (!holds)
        {
            Db.Add(
                new PostHolding
                {
                    PostId = post.Id,
                    AccountId = account.Id,
                    From = Today,
                }
            );
            await Db.SaveChangesAsync(Stop);
        }
        await HttpContext.RequestServices.GetRequiredService<Session>().Begin(account, "demonstration", Stop);
        return LocalRedirect(Url.IsLocalUrl(From) ? From : Url.Content("~/my-work"));
    }
}
