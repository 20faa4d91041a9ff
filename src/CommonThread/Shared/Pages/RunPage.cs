using System.Reflection;
using CommonThread.Shared.Govuk.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommonThread.Shared;

/// <summary>
/// The one filter every page passes: prepares it, turns broken rules into the error summary with all that was typed kept,
/// and answers 404 for what is not the caller's to know of, 403 in plain words for what is not theirs to write.
/// </summary>
internal sealed class RunPage(ILogger<RunPage> log) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        if (context.HandlerInstance is not ThreadPage page)
        {
            await next();
            return;
        }
        page.Acting.Reason ??= Text.Clean(
            context.HttpContext.Request.HasFormContentType
                ? context.HttpContext.Request.Form["Reason"].ToString()
                : null
        );
        var http = context.HttpContext;
        var writes = !HttpMethods.IsGet(http.Request.Method);
        if (!await page.Prepare())
        {
            if (writes)
                await Refused(http, "not there, or not theirs");
            context.Result = Refusal.Of(http) is null
                ? new NotFoundResult()
                : new StatusCodeResult(StatusCodes.Status403Forbidden);
            return;
        }
        if (writes && !page.ModelState.IsValid)
        {
            await Refused(http, "cannot be read", Fields(page));
            context.Result = Again(page);
            return;
        }
        if (writes && context.HandlerMethod is null)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
            return;
        }
        var done = await next();
        switch (done.Exception)
        {
            case RulesBroken broken:
                foreach (var rule in broken.Broken)
                    page.ModelState.AddModelError(Key(page, rule.Field), rule.Sentence);
                break;
            case DbUpdateConcurrencyException:
                page.ModelState.AddModelError(
                    "",
                    "Somebody else changed this while you were writing. What you typed is below; open the page again in another tab to compare"
                );
                break;
            case var problem when Refusals.IsTaken(problem):
                page.ModelState.AddModelError(
                    "",
                    "The same was saved a moment ago, by somebody else or by a second press of the button. What you typed is below; open the page again in another tab to see what is there"
                );
                break;
            case var problem when Refusals.IsBusy(problem):
                page.ModelState.AddModelError(
                    "",
                    "A file is being loaded just now, and nothing else can be saved meanwhile. What you typed is below; send it again in a minute"
                );
                break;
            case NotAllowed refused:
                log.LogWarning("Refused: {What}", refused.Message);
                done.ExceptionHandled = true;
                done.Result = new NotFoundResult();
                page.Db.ChangeTracker.Clear();
                await Refused(http, "not theirs");
                return;
            default:
                return;
        }
        page.Db.ChangeTracker.Clear();
        if (writes && !Refusals.IsBusy(done.Exception))
            await Refused(http, done.Exception is RulesBroken ? "by a rule" : "changed meanwhile", Fields(page));
        done.ExceptionHandled = true;
        done.Result = Again(page);
    }

    private async Task Refused(HttpContext http, string why, IEnumerable<string>? fields = null)
    {
        try
        {
            await Refusals.Record(http, why, fields);
        }
        catch (Exception busy) when (Refusals.IsBusy(busy))
        {
            log.LogWarning("Refused ({Why}) without a line in the history: {Page}", why, Refusals.PageOf(http));
        }
    }

    // Names of fields, without the numbers and names that a form with many rows puts into them.
    private static IEnumerable<string> Fields(ThreadPage page) =>
        page
            .ModelState.Where(f => f.Value?.Errors.Count > 0)
            .Select(f => f.Key.Split('.', '[')[^1].TrimEnd(']'))
            .Where(name => name.Length is > 0 and < 40 && name.All(c => char.IsAsciiLetter(c) || c == '-'))
            .Distinct()
            .Take(10);

    private static PageResult Again(ThreadPage page)
    {
        page.HttpContext.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page.Page();
    }

    // A rule names the entity's property; the form posts it as "Form.Property".
    private static string Key(ThreadPage page, string field)
    {
        if (field == ReasonTagHelper.Field && ReasonTagHelper.AskedAt(page.Request) is { } at)
            return at;
        if (field.Length == 0 || page.ModelState.ContainsKey(field))
            return field;
        var posted = page.ModelState.Keys.FirstOrDefault(k => k.EndsWith("." + field, StringComparison.Ordinal));
        if (posted is not null)
            return posted;
        foreach (var property in page.GetType().GetProperties())
        {
            if (
                property.GetCustomAttribute<BindPropertyAttribute>() is not null
                && property.PropertyType.GetProperty(field) is not null
            )
                return $"{property.Name}.{field}";
        }
        return field;
    }
}
