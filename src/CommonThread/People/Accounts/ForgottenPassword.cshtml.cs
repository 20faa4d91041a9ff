using CommonThread.Partnerships;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CommonThread.People.Accounts;

/// <summary>Asks for a new password. The answer never says whether there is such an account.</summary>
[Public]
[EnableRateLimiting(WaysIn.Recovery)]
public sealed class ForgottenPasswordModel(CurrentPartnership current) : ThreadPage
{
    public sealed class Input
    {
        public string? Email { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public bool Asked { get; private set; }

    public void OnGet() { }

    public IActionResult OnPost()
    {
        Rules.Check(
            (
                "Email",
                Form.Email is { Length: <= 256 } email && email.Contains('@', StringComparison.Ordinal),
                "Enter an e-mail address, like name@example.org"
            )
        );
        var services = HttpContext.RequestServices;
        var address = services.GetRequiredService<PublicAddress>().Of(current.Required, Request, trusted: false);
        if (address is not null)
            services.GetRequiredService<AnswerForgotten>().Ask(current.Required, Form.Email!, address);
        Asked = true;
        return Page();
    }
}
