namespace CommonThread.Partnerships;

/// <summary>
/// Finds the partnership from the host name, or else from the first part of the path, which then becomes the path base,
/// so that every address inside is written as though the partnership were alone.
/// </summary>
internal sealed class ChoosePartnership(RequestDelegate next, Installation installation)
{
    public async Task Invoke(HttpContext http, CurrentPartnership current)
    {
        var partnership = installation.FindByHost(http.Request.Host.Host);
        if (partnership is null && http.Request.Path.Value is { Length: > 1 } path)
        {
            var end = path.IndexOf('/', 1);
            var first = end < 0 ? path[1..] : path[1..end];
            partnership = installation.Find(first);
            if (partnership is not null)
            {
                http.Request.PathBase = http.Request.PathBase.Add("/" + first);
                http.Request.Path = end < 0 ? "/" : path[end..];
            }
        }
        if (partnership is not null)
        {
            await installation.Prepare(partnership, http.RequestAborted);
            current.Partnership = partnership;
        }
        await next(http);
    }
}
