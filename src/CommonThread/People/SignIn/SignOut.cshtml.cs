using CommonThread.People.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.People.SignIn;

/// <summary>Ends the session on this device.</summary>
[Public]
public sealed class SignOutModel(SignInManager<Account> signIn) : ThreadPage
{
    public IActionResult OnGet() => LocalRedirect(Url.Content("~/"));

    public async Task<IActionResult> OnPost()
    {
        await signIn.SignOutAsync();
        return LocalRedirect(Url.Content("~/"));
    }
}
