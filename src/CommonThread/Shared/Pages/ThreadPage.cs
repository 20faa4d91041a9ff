using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommonThread.Shared;

/// <summary>A step of the breadcrumb trail; the address begins with <c>~/</c>.</summary>
public sealed record Crumb(string Text, string Url);

/// <summary>Why a page is closed to somebody who may know of it, and where they can read instead.</summary>
public sealed record Refusal(string Sentence, string? Url)
{
    /// <summary>What this request was refused for; null where nothing was said.</summary>
    public static Refusal? Of(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.Items[typeof(Refusal)] as Refusal;
    }
}

/// <summary>
/// What every page has: the partnership's database, who asks, and today. A page says in <see cref="Prepare"/> what it needs
/// for showing its form; that runs before each handler, so that a form with errors is shown again whole.
/// </summary>
public abstract class ThreadPage : PageModel
{
    public CommonThreadDb Db => field ??= HttpContext.RequestServices.GetRequiredService<CommonThreadDb>();

    public Acting Acting => field ??= HttpContext.RequestServices.GetRequiredService<Acting>();

    public Caller Caller => Acting.Caller;

    public TimeProvider Clock => field ??= HttpContext.RequestServices.GetRequiredService<TimeProvider>();

    public DateOnly Today => Clock.Today();

    public CancellationToken Stop => HttpContext.RequestAborted;

    /// <summary>Loads what the page shows besides its form. False answers 404, as for a record that is not the caller's to see.</summary>
    public virtual Task<bool> Prepare() => Task.FromResult(true);

    /// <summary>
    /// Answers 403 in plain words, where the caller may read of a record and not write it: <c>return NotTheirs(…)</c> in
    /// <see cref="Prepare"/>.
    /// </summary>
    /// <param name="sentence">Who writes it.</param>
    /// <param name="url">The page on which the caller reads it, beginning with <c>~/</c>.</param>
    protected bool NotTheirs(string sentence, string? url)
    {
        HttpContext.Items[typeof(Refusal)] = new Refusal(sentence, url);
        return false;
    }

    /// <summary>Goes on to another page, which says in a banner what was done.</summary>
    /// <param name="url">Address within the partnership, beginning with <c>~/</c>.</param>
    protected IActionResult Done(string message, string url)
    {
        TempData["Done"] = message;
        return LocalRedirect(Url.Content(url));
    }
}
