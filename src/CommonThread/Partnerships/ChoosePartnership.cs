namespace CommonThread.Partnerships;

/// <summary>
/// Finds the partnership from the host name, or else from the first part of the path, which then becomes the path base,
/// so that every address inside is written as though the partnership were alone.
/// </summary>
internal sealed class ChoosePartnership(RequestDelegate next, Installation installation)
{
    /// <summary>First parts of the addresses that belong to the installation itself.</summary>
    private static readonly HashSet<string> OfTheInstallation = new(StringComparer.Ordinal)
    {
        "installation",
        "build",
        "health",
        "error",
        "set-up",
    };

    public async Task Invoke(HttpContext http, CurrentPartnership current)
    {
        var path = http.Request.Path.Value ?? "/";
        var end = path.Length > 1 ? path.IndexOf('/', 1) : -1;
        var first = end < 0 ? path.TrimStart('/') : path[1..end];
        var partnership = installation.FindByHost(http.Request.Host.Host);
        if (partnership is null && first.Length > 0 && !OfTheInstallation.Contains(first))
        {
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
        else if (first.Length == 0)
        {
            http.Request.Path = "/installation";
        }
        await next(http);
    }
}
