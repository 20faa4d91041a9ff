using CommonThread.Partnerships;
using CommonThread.People.Posts;
using CommonThread.People.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CommonThread.People.Accounts;

/// <summary>Takes up an invitation, once: a name and a password for a new account, or the password of one's own.</summary>
[Public]
[EnableRateLimiting(WaysIn.SignIn)]
[ResponseCache(NoStore = true)]
public sealed class AcceptModel(
    CurrentPartnership current,
    UserManager<Account> accounts,
    IPasswordHasher<Account> hasher
) : ThreadPage
{
    public sealed class Input
    {
        public string? FullName { get; set; }
        public string? Password { get; set; }
    }

    private Account? existing;

    [BindProperty]
    public Input Form { get; set; } = new();

    public Invitation? Invitation { get; private set; }

    public PostName? PostName { get; private set; }

    public bool HasAccount => existing is not null;

    public override async Task<bool> Prepare()
    {
        var hash = SecretToken.Hash(RouteData.Values["token"] as string ?? "");
        var now = Clock.GetUtcNow().UtcDateTime;
        Invitation = await Db.Set<Invitation>()
            .AsNoTracking()
            .SingleOrDefaultAsync(
                i => i.TokenHash == hash && i.UsedAt == null && i.WithdrawnAt == null && i.ExpiresAt > now,
                Stop
            );
        if (Invitation is null)
            return false;
        PostName = await PostNames.Find(Db, Invitation.PostId, Stop);
        existing = await accounts.FindByEmailAsync(Invitation.Email);
        return PostName is { AbolishedOn: null };
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        var services = HttpContext.RequestServices;
        Account? account;
        if (existing is not null)
        {
            account = await services.GetRequiredService<CheckPassword>().Run(Invitation!.Email, Form.Password, Stop);
            Rules.Check(("Password", account is not null, "That is not the password of your account here"));
        }
        else
        {
            Rules.Check(("FullName", Form.FullName is { Length: <= 200 }, "Enter your name, up to 200 characters"));
            PasswordRules.Check(
                "Password",
                Form.Password,
                Invitation!.Email,
                current.Required.Name,
                current.Required.ShortName
            );
            account = new Account
            {
                UserName = Invitation.Email,
                Email = Invitation.Email,
                EmailConfirmed = true,
                FullName = Form.FullName,
                OrganisationId = PostName!.OrganisationId,
                CreatedAt = Clock.GetUtcNow().UtcDateTime,
            };
            account.PasswordHash = hasher.HashPassword(account, Form.Password!);
        }
        Acting.Reason = "Took up an invitation";
        await using var transaction = await Db.Begin(Stop);
        var now = Clock.GetUtcNow().UtcDateTime;
        var used = await Db.Set<Invitation>()
            .Where(i => i.Id == Invitation!.Id && i.UsedAt == null && i.WithdrawnAt == null)
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.UsedAt, now), Stop);
        if (used != 1)
            return NotFound();
        if (account!.Id == 0)
        {
            var made = await accounts.CreateAsync(account);
            Rules.Check(("", made.Succeeded, "An account could not be made. Ask for another invitation"));
        }
        await TakeUpPost.Run(Db, Invitation!.PostId, account.Id, Today, Stop);
        await Db.Record("invitation used", Invitation.Record, null, Stop);
        await transaction.CommitAsync(Stop);
        var next = await services.GetRequiredService<SecondStep>().Begin(account, "password", null);
        return LocalRedirect(Url.Content(next));
    }
}
