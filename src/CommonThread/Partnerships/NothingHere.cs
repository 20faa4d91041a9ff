namespace CommonThread.Partnerships;

/// <summary>The page belongs to the installation, above its partnerships, and works without one.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AtInstallationAttribute : Attribute;

/// <summary>
/// Answers 404 where there is no page, and where a partnership's page is asked for outside any partnership, before anybody
/// is sent to sign in for it.
/// </summary>
internal sealed class NothingHere(RequestDelegate next)
{
    public Task Invoke(HttpContext http, CurrentPartnership current)
    {
        var endpoint = http.GetEndpoint();
        if (
            endpoint is null
            || (current.Partnership is null && endpoint.Metadata.GetMetadata<AtInstallationAttribute>() is null)
        )
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }
        return next(http);
    }
}
