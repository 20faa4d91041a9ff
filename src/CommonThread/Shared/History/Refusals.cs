using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace CommonThread.Shared;

/// <summary>
/// Writes into the history what somebody with an account tried and was refused: for want of a permission, because the record
/// is not theirs, or by a rule. A refusal names the page by its pattern and the fields by their names, never what was typed or
/// which record it was about: whoever reads the history may not be one who may read that.
/// </summary>
internal static class Refusals
{
    public const string Action = "refused";

    /// <summary>The page's pattern, as "strategy/{slug}/plans": it says where without saying whose.</summary>
    public static string? PageOf(HttpContext http) =>
        (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText is { } pattern ? pattern.TrimStart('/') : null;

    /// <summary>Adds the line. Nothing is written for visitors without an account: their tries are counted by the limits.</summary>
    /// <param name="why">In a few words of our own.</param>
    /// <param name="fields">Names of the fields that broke a rule.</param>
    public static async Task Record(HttpContext http, string why, IEnumerable<string>? fields = null)
    {
        var acting = http.RequestServices.GetRequiredService<Acting>();
        if (!acting.Caller.HasAccount)
            return;
        var db = http.RequestServices.GetRequiredService<CommonThreadDb>();
        // What was typed as the reason belongs to the change that did not come about.
        var (reason, named) = (acting.Reason, fields is null ? "" : string.Join(", ", fields.Where(f => f.Length > 0)));
        acting.Reason = null;
        try
        {
            await db.Record(
                Action,
                new("page", 0),
                new
                {
                    Page = PageOf(http),
                    Handler = http.Request.Query["handler"].FirstOrDefault() is { Length: > 0 and <= 40 } h ? h : null,
                    Why = why,
                    Fields = named.Length == 0 ? null : named,
                },
                http.RequestAborted
            );
        }
        finally
        {
            acting.Reason = reason;
        }
    }

    /// <summary>Whether what was to be saved is there already: two sent it at once.</summary>
    public static bool IsTaken(Exception? problem) =>
        problem is DbUpdateException
        && problem.GetBaseException()
            is Microsoft.Data.Sqlite.SqliteException { SqliteExtendedErrorCode: 2067 or 1555 }
                or Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.UniqueViolation };

    /// <summary>Whether the database's one writer was another for too long: a long import.</summary>
    public static bool IsBusy(Exception? problem) =>
        problem?.GetBaseException() is Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 5 } or TimeoutException;
}

/// <summary>Answers as the framework does, and writes down who asked for a page that their roles do not open.</summary>
internal sealed class RecordForbidden(ILogger<RecordForbidden> log) : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler ordinary = new();

    public async Task HandleAsync(
        RequestDelegate next,
        HttpContext context,
        AuthorizationPolicy policy,
        PolicyAuthorizationResult authorizeResult
    )
    {
        if (authorizeResult.Forbidden)
        {
            try
            {
                await Refusals.Record(context, "no permission");
            }
            catch (Exception busy) when (Refusals.IsBusy(busy))
            {
                log.LogWarning("Refused without a line in the history: {Page}", Refusals.PageOf(context));
            }
        }
        await ordinary.HandleAsync(next, context, policy, authorizeResult);
    }
}
