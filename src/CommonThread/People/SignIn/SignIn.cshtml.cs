using CommonThread.Partnerships;
using CommonThread.People.Accounts;
using CommonThread.People.Grants;
using CommonThread.People.Organisations;
using CommonThread.People.Posts;
using CommonThread.People.SingleSignOn;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CommonThread.People.SignIn;

/// <summary>The way in: e-mail address and password, a passkey, or the partner's own sign-in. A demonstration also offers each post that has a role.</summary>
[Public]
[EnableRateLimiting(WaysIn.SignIn)]
public sealed class SignInModel(CurrentPartnership current) : ThreadPage
{
    public sealed record Choice(int Id, string Title, string Organisation, IReadOnlyList<string> RoleKeys)
    {
        public string Says => string.Join("; ", RoleKeys.Select(r => Roles.Find(r)?.Name ?? r));
    }

    public sealed class Input
    {
        public string? Email { get; set; }
        public string? Password { get; set; }
    }

    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    /// <summary>What the browser signed, as JSON.</summary>
    [BindProperty]
    public string? Credential { get; set; }

    public IReadOnlyList<Choice> Posts { get; private set; } = [];

    /// <summary>One post for each role, in the order of the roles, so that a visitor sees what roles there are.</summary>
    public IReadOnlyList<(Role Role, Choice Choice)> ByRole =>
        [
            .. Roles
                .All.Select(role =>
                    (
                        Role: role,
                        Choice: Posts.FirstOrDefault(p => p.RoleKeys[0] == role.Key)
                            ?? Posts.FirstOrDefault(p => p.RoleKeys.Contains(role.Key))
                    )
                )
                .Where(r => r.Choice is not null)
                .Select(r => (r.Role, r.Choice!)),
        ];

    public string? SingleSignOnLabel { get; private set; }

    public override async Task<bool> Prepare()
    {
        SingleSignOnLabel = await Db.Set<SingleSignOnSettings>()
            .Where(s => s.Enabled)
            .Select(s => s.Label)
            .FirstOrDefaultAsync(Stop);
        if (current.Required.Demonstration)
            Posts = await Demonstrated();
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        var check = HttpContext.RequestServices.GetRequiredService<CheckPassword>();
        var account = await check.Run(Form.Email, Form.Password, Stop);
        Rules.Check(("", account is not null, CheckPassword.Sentence));
        var step = HttpContext.RequestServices.GetRequiredService<SecondStep>();
        return LocalRedirect(Url.Content(await step.Begin(account!, "password", From)));
    }

    /// <summary>What the browser signs. No account is named, so that nothing is told about who has one.</summary>
    public async Task<IActionResult> OnPostPasskeyOptions() =>
        Content(await Passkeys.MakePasskeyRequestOptionsAsync(null), "application/json");

    /// <summary>A passkey is both factors at once. It needs JavaScript; the password and code do not.</summary>
    public async Task<IActionResult> OnPostPasskey()
    {
        var account = await ProvedByPasskey();
        if (account is null)
            await Db.Record("refused", new("account", 0), new { Way = "passkey" }, Stop);
        Rules.Check(
            ("", account is not null, "That passkey opens no account here. Sign in with your password and code")
        );
        await HttpContext.RequestServices.GetRequiredService<Session>().Begin(account!, "passkey", Stop);
        return LocalRedirect(Url.IsLocalUrl(From) ? From : Url.Content("~/my-work"));
    }

    private SignInManager<Account> Passkeys => HttpContext.RequestServices.GetRequiredService<SignInManager<Account>>();

    private async Task<Account?> ProvedByPasskey()
    {
        if (Credential is not { Length: > 0 and < 20_000 } || !Credential.StartsWith('{'))
            return null;
        var proof = await Passkeys.PerformPasskeyAssertionAsync(Credential);
        if (
            !proof.Succeeded
            || proof.User is not { SuspendedAt: null } account
            || account.IsResting(Clock.GetUtcNow().UtcDateTime)
        )
            return null;
        await Passkeys.UserManager.AddOrUpdatePasskeyAsync(account, proof.Passkey);
        return account;
    }

    private async Task<IReadOnlyList<Choice>> Demonstrated()
    {
        var rows = await (
            from grant in Db.Set<Grant>()
            join post in Db.Set<Post>() on grant.PostId equals post.Id
            join organisation in Db.Set<Organisation>() on post.OrganisationId equals organisation.Id
            where
                grant.RevokedAt == null
                && grant.From <= Today
                && (grant.Until == null || grant.Until >= Today)
                && post.AbolishedOn == null
            orderby organisation.Name, post.Title
            select new
            {
                post.Id,
                post.Title,
                Organisation = organisation.Name,
                grant.Role,
            }
        ).ToListAsync(Stop);
        return
        [
            .. rows.GroupBy(r => r.Id)
                .Select(g => new Choice(
                    g.Key,
                    g.First().Title,
                    g.First().Organisation,
                    [.. g.Select(r => r.Role).Distinct()]
                )),
        ];
    }
}
