using CommonThread.Partnerships;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommonThread.Shared.Front;

/// <summary>What went wrong, in plain words, and what to do next.</summary>
[Public]
[AtInstallation]
[IgnoreAntiforgeryToken] // A failed post is shown here again; nothing is changed.
[ResponseCache(NoStore = true)]
public sealed class ErrorModel : PageModel
{
    public string Heading { get; private set; } = "";

    public IReadOnlyList<string> Sentences { get; private set; } = [];

    /// <summary>Where whoever may not write may read.</summary>
    public string? ReadAt { get; private set; }

    public void OnGet(int code) => Say(code);

    public void OnPost(int code) => Say(code);

    private static string[] Say(params string[] sentences) => sentences;

    private void Say(int code)
    {
        Response.StatusCode = code is >= 400 and <= 599 ? code : StatusCodes.Status404NotFound;
        ReadAt = Refusal.Of(HttpContext)?.Url;
        (Heading, Sentences) = code switch
        {
            400 => (
                "That did not arrive whole",
                Say("The form may have been open for a long time. Go back, reload the page and send it again.")
            ),
            403 when Refusal.Of(HttpContext) is { } refusal => ("This is not yours to change", Say(refusal.Sentence)),
            403 => (
                "Your post does not have permission for this page",
                Say("If you need it for your work, ask your organisation’s administrator to ask for the role.")
            ),
            405 => ("That cannot be done here", Say("Go back and use the page’s own buttons.")),
            413 => (
                "That file is too large",
                Say(
                    "The largest file that can be loaded from a page is 64 MB. Larger files are loaded from the command line."
                )
            ),
            429 => ("Too many tries", Say("Wait a minute, then try again.")),
            500 => (
                "Sorry, something went wrong",
                Say(
                    "What you sent may not have been saved. Try again in a few minutes.",
                    "The problem has been recorded."
                )
            ),
            503 => ("Sorry, this service is not available just now", Say("Try again in a few minutes.")),
            _ => (
                "Page not found",
                Say(
                    "If you typed the address, check that it is right.",
                    "If you followed a link, the page may have moved, or it may not be yours to see."
                )
            ),
        };
    }
}
