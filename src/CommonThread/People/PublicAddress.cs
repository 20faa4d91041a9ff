using CommonThread.Partnerships;

namespace CommonThread.People;

/// <summary>
/// The address of a partnership that goes into letters. Never simply the host that a request named: whoever asks for somebody
/// else's password could name their own.
/// </summary>
internal sealed class PublicAddress(IConfiguration configuration)
{
    /// <summary>
    /// The partnership's first host; else the installation's <c>COMMONTHREAD_ADDRESS</c> with the partnership's path; else the
    /// request's own address where <paramref name="trusted"/> (somebody signed in) or on this machine itself.
    /// </summary>
    public string? Of(Partnership partnership, HttpRequest request, bool trusted)
    {
        if (partnership.Hosts.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() is { } host)
            return $"{request.Scheme}://{host}";
        if (configuration["COMMONTHREAD_ADDRESS"] is { Length: > 0 } address)
            return $"{address.TrimEnd('/')}/{partnership.Slug}";
        var local =
            request.Host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (System.Net.IPAddress.TryParse(request.Host.Host, out var ip) && System.Net.IPAddress.IsLoopback(ip));
        return trusted || local ? $"{request.Scheme}://{request.Host}{request.PathBase}" : null;
    }
}
