namespace CommonThread.Shared.Layout;

/// <summary>
/// The security headers of every answer, errors included: nothing is fetched from outside, nothing runs inline, nothing that
/// was for somebody signed in is kept by a browser or a proxy. Where the operator names a street map, its pictures alone are
/// fetched from there.
/// </summary>
internal sealed class SafeHeaders(RequestDelegate next, Maps.MapTiles tiles)
{
    private readonly string policy =
        $"default-src 'self'; img-src 'self' data:{(tiles.Host is { } host ? $" {host}" : "")}; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public Task Invoke(HttpContext http)
    {
        // When the answer begins, so that the page that explains an error, which clears what was set before it, has them too.
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            headers.ContentSecurityPolicy = policy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(self)";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            if (http.Request.IsHttps)
                headers.StrictTransportSecurity = "max-age=31536000";
            // Styles and scripts say for themselves how long they may be kept.
            if (headers.CacheControl.Count == 0)
                headers.CacheControl = http.User.Identity?.IsAuthenticated == true ? "no-store" : "no-cache";
            return Task.CompletedTask;
        });
        return next(http);
    }
}
