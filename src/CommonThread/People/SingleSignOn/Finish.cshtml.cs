using System.Security.Claims;
using CommonThread.Partnerships;
using CommonThread.People.Accounts;
using CommonThread.People.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.People.SingleSignOn;

/// <summary>Matches what the provider said to an account, by verified e-mail address only. It never makes an account.</summary>
[Public]
[ResponseCache(NoStore = true)]
public sealed class FinishModel(UserManager<Account> accounts, CurrentPartnership current) : ThreadPage
{
    public async Task<IActionResult> OnGet(string? from)
    {
        var told = await HttpContext.AuthenticateAsync(IdentityConstants.ExternalScheme);
        await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
        var settings = await Db.Set<SingleSignOnSettings>().AsNoTracking().FirstOrDefaultAsync(s => s.Enabled, Stop);
        if (settings is null)
            return NotFound();
        var account = await Match(told.Principal);
        if (account is null)
        {
            await Db.Record("refused", new("account", 0), new { Way = "single sign-on" }, Stop);
            Response.StatusCode = StatusCodes.Status403Forbidden;
            return Page();
        }
        var services = HttpContext.RequestServices;
        if (settings.AsksSecondFactor)
        {
            await services.GetRequiredService<Session>().Begin(account, "single sign-on", Stop);
            return LocalRedirect(Url.IsLocalUrl(from) ? from : Url.Content("~/my-work"));
        }
        var step = services.GetRequiredService<SecondStep>();
        return LocalRedirect(Url.Content(await step.Begin(account, "single sign-on", from)));
    }

    private async Task<Account?> Match(ClaimsPrincipal? told)
    {
        if (
            told?.FindFirstValue(LoadCaller.PartnershipClaim) != current.Required.Slug
            || told.FindFirstValue(SingleSignOnHandler.Verified) != "true"
            || told.FindFirstValue("email") is not { Length: > 3 and <= 256 } email
        )
            return null;
        var account = await accounts.FindByEmailAsync(email);
        return
            account is { SuspendedAt: null, Demonstration: false } && !account.IsResting(Clock.GetUtcNow().UtcDateTime)
            ? account
            : null;
    }
}
