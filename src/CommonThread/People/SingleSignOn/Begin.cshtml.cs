using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.People.SingleSignOn;

/// <summary>Sends the person to their own organisation's sign-in.</summary>
[Public]
public sealed class BeginModel : ThreadPage
{
    public override Task<bool> Prepare() => Db.Set<SingleSignOnSettings>().AnyAsync(s => s.Enabled, Stop);

    public IActionResult OnGet(string? from)
    {
        var finish = Url.Content("~/sign-in/single-sign-on/finish");
        return Challenge(
            new AuthenticationProperties
            {
                RedirectUri = Url.IsLocalUrl(from) ? $"{finish}?from={Uri.EscapeDataString(from)}" : finish,
            },
            SingleSignOnHandler.SchemeName
        );
    }
}
