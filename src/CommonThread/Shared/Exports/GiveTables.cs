using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommonThread.Shared.Exports;

/// <summary>
/// Gives a table of a page as CSV where one is asked for, and writes down who took which file, from where, with which filter
/// and when (C-48). What a reader without an account takes is public already, and is not written down.
/// </summary>
internal sealed class GiveTables : IAsyncResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsGet(http.Request.Method))
        {
            await next();
            return;
        }
        if (context.Result is FileContentResult { FileDownloadName.Length: > 0 } file)
        {
            await Record(http, file);
            await next();
            return;
        }
        var tables = context.Result is PageResult ? PageTables.Of(http) : null;
        if (tables?.Wanted is null)
        {
            await next();
            return;
        }
        var answer = http.Response.Body;
        using var page = new MemoryStream();
        http.Response.Body = page;
        ResultExecutedContext done;
        try
        {
            done = await next();
        }
        finally
        {
            http.Response.Body = answer;
        }
        if (done.Exception is not null)
            return;
        if (tables.Taken is not { } table)
        {
            // No table of that name: the page itself.
            await answer.WriteAsync(page.GetBuffer().AsMemory(0, (int)page.Length), http.RequestAborted);
            return;
        }
        var csv = PageTables.File(table.Title, table.Rows);
        await Record(http, csv);
        http.Response.ContentType = csv.ContentType;
        http.Response.Headers.ContentDisposition = $"attachment; filename={csv.FileDownloadName}";
        await answer.WriteAsync(csv.FileContents, http.RequestAborted);
    }

    private static async Task Record(HttpContext http, FileContentResult file)
    {
        var acting = http.RequestServices.GetRequiredService<Acting>();
        if (!acting.Caller.IsSignedIn)
            return;
        var taken = file as TableFile;
        await http
            .RequestServices.GetRequiredService<CommonThreadDb>()
            .Record(
                "exported",
                new("export", 0),
                new
                {
                    File = file.FileDownloadName,
                    Page = Refusals.PageOf(http),
                    From = http.Request.Path.Value,
                    Filter = Uri.UnescapeDataString(http.Request.QueryString.Value ?? ""),
                    taken?.Rows,
                    Columns = taken is null ? null : string.Join(", ", taken.Columns),
                },
                http.RequestAborted
            );
    }

    /// <summary>A table as a file, with what is in it.</summary>
    internal sealed class TableFile(byte[] bytes, string type, int rows, IReadOnlyList<string> columns)
        : FileContentResult(bytes, type)
    {
        public int Rows { get; } = rows;

        public IReadOnlyList<string> Columns { get; } = columns;
    }
}
