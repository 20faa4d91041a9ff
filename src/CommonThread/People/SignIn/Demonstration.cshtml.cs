using CommonThread.Partnerships;
using CommonThread.People.Accounts;
using CommonThread.People.Grants;
using CommonThread.People.Posts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.People.SignIn;

/// <summary>Signs in as the holder of a post. Only a demonstration partnership has this door; elsewhere it is not there.</summary>
[Public]
public sealed class DemonstrationModel(
    CurrentPartnership current,
    UserManager<Account> accounts,
    SignInManager<Account> signIn
) : ThreadPage
{
    [BindProperty]
    public int PostId { get; set; }

    [BindProperty]
    public string? From { get; set; }

    public override Task<bool> Prepare() => Task.FromResult(current.Partnership?.Demonstration == true);

    public IActionResult OnGet() => LocalRedirect(Url.Content("~/sign-in"));

    public async Task<IActionResult> OnPost()
    {
        var post = await Db.Set<Post>().SingleOrDefaultAsync(p => p.Id == PostId, Stop);
        if (post is null || !await Db.Set<Grant>().AnyAsync(g => g.PostId == PostId && g.RevokedAt == null, Stop))
            return NotFound();
        var name = $"post-{post.Id}@demonstration.invalid";
        var account = await accounts.FindByNameAsync(name);
        if (account is null)
        {
            Acting.Caller = Caller.System;
            account = new Account
            {
                UserName = name,
                Email = name,
                OrganisationId = post.OrganisationId,
                CreatedAt = Clock.GetUtcNow().UtcDateTime,
                Demonstration = true,
            };
            await accounts.CreateAsync(account);
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
        await signIn.SignInAsync(account, isPersistent: false);
        await Db.Record("signed in", account.Record, new { Post = post.Title, Way = "demonstration" }, Stop);
        return LocalRedirect(Url.IsLocalUrl(From) ? From : Url.Content("~/my-work"));
    }
}
