using Microsoft.AspNetCore.Http.Features;

namespace CommonThread.Shared.Imports;

/// <summary>The page takes files up to a size, in bytes.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesUploadsAttribute(long largest) : Attribute
{
    public long Largest { get; } = largest;
}

/// <summary>
/// A file that is too large is read to its end and thrown away, so that the browser hears the answer: one that is cut off
/// in the middle of sending shows its own error and not ours. More than forty times the largest is cut off all the same.
/// </summary>
internal sealed class RefuseLargeUploads(RequestDelegate next)
{
    /// <summary>Room for the form around the file.</summary>
    private const long Form = 1024 * 1024;

    public async Task Invoke(HttpContext http)
    {
        var largest = http.GetEndpoint()?.Metadata.GetMetadata<TakesUploadsAttribute>()?.Largest;
        if (largest is null || http.Request.ContentLength is not { } length || length <= largest + Form)
        {
            await next(http);
            return;
        }
        http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        if (length > largest * 40)
            return;
        http.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = null;
        var buffer = new byte[64 * 1024];
        while (await http.Request.Body.ReadAsync(buffer, http.RequestAborted) > 0)
        {
            // Read and forgotten.
        }
        // The error page must not look for a form in what is gone.
        http.Request.Body = Stream.Null;
        http.Request.ContentType = null;
        http.Request.ContentLength = 0;
        http.Features.Set<IFormFeature>(null);
    }
}
