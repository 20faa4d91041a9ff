using System.Net;
using System.Net.Sockets;

namespace CommonThread.Verbs;

/// <summary>Tries whether the addresses that somebody names can be listened on, and lets go of them again.</summary>
internal static class ListeningAddress
{
    /// <param name="urls">Addresses, separated by semicolons.</param>
    /// <exception cref="VerbFailed">One is no address (code 2), or is taken or not allowed (code 1).</exception>
    public static void Check(string urls)
    {
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            BindingAddress address;
            try
            {
                address = BindingAddress.Parse(url);
            }
            catch (FormatException wrong)
            {
                throw new VerbFailed($"Cannot listen on {url}: {wrong.Message}", 2);
            }
            // A port of 0 means any that is free; a socket file is the host's own affair.
            if (address.IsUnixPipe || address.IsNamedPipe || address.Port == 0)
                continue;
            try
            {
                Bind(address);
            }
            catch (SocketException refused) when (refused.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                throw new VerbFailed(
                    $"Cannot listen on {url}: port {address.Port} is in use by another program. Stop it, or name another with --urls"
                );
            }
            catch (SocketException refused)
            {
                throw new VerbFailed($"Cannot listen on {url}: {refused.Message}");
            }
        }
    }

    private static void Bind(BindingAddress address)
    {
        // The host takes a name that is no number to mean every address of the machine.
        var at =
            string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback
            : IPAddress.TryParse(address.Host, out var number) ? number
            : Socket.OSSupportsIPv6 ? IPAddress.IPv6Any
            : IPAddress.Any;
        using var socket = new Socket(at.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        if (at.Equals(IPAddress.IPv6Any))
            socket.DualMode = true;
        socket.Bind(new IPEndPoint(at, address.Port));
        socket.Listen();
    }
}
