using System.Threading.RateLimiting;

namespace CommonThread.People.Accounts;

/// <summary>How often one address may try the ways in. Reading a page is never limited; sending a form is.</summary>
public static class WaysIn
{
    /// <summary>Signing in, codes and invitations: 60 a minute from one address.</summary>
    public const string SignIn = "sign-in";

    /// <summary>Asking for a new password, and the operator's code: 6 a minute from one address.</summary>
    public const string Recovery = "recovery";

    internal static void AddLimits(IServiceCollection services) =>
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.AddPolicy(SignIn, http => Window(http, SignIn, 60));
            limits.AddPolicy(Recovery, http => Window(http, Recovery, 6));
        });

    private static RateLimitPartition<string> Window(HttpContext http, string policy, int most) =>
        HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetFixedWindowLimiter(
                $"{policy} {Whose(http.Connection.RemoteIpAddress)}",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromMinutes(1) }
            );

    /// <summary>
    /// Whom the tries of an address are counted for. Whoever has one IPv6 address has the 2⁶⁴ of its network, so that these
    /// count as one.
    /// </summary>
    internal static string Whose(System.Net.IPAddress? address)
    {
        if (address is { IsIPv4MappedToIPv6: true })
            address = address.MapToIPv4();
        return address?.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes(), 0, 8)
            : address?.ToString() ?? "";
    }
}
