namespace CommonThread.Shared.Layout;

/// <summary>The security headers of every answer. Nothing is fetched from outside, nothing runs inline.</summary>
internal sealed class SafeHeaders(RequestDelegate next)
{
    public Task Invoke(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(self)";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return next(http);
    }
}
