using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace CommonThread.People.Accounts;

/// <summary>A random word that opens something once. The word goes out; only its hash is kept.</summary>
internal static class SecretToken
{
    /// <summary>256 random bits, for an address.</summary>
    public static string New() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));

    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
