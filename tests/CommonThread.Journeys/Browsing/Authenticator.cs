using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace CommonThread.Journeys.Browsing;

/// <summary>An authenticator app as people have on their telephones (RFC 6238), written apart from the product's own reading.</summary>
/// <param name="key">The key as the page shows it, in base 32 with spaces.</param>
public sealed class Authenticator(string key, TimeProvider clock)
{
    /// <summary>The six digits of the present half minute.</summary>
    public string Code()
    {
        var number = BigInteger.Zero;
        var letters = key.Where(char.IsAsciiLetterOrDigit).ToList();
        foreach (var letter in letters)
            number = (number << 5) + "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(char.ToUpperInvariant(letter));
        var secret = new byte[letters.Count * 5 / 8];
        var bytes = (number >> (letters.Count * 5 % 8)).ToByteArray(isUnsigned: true, isBigEndian: true);
        bytes.CopyTo(secret, secret.Length - bytes.Length);
        var time = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(time, clock.GetUtcNow().ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // What the apps use.
        var hash = HMACSHA1.HashData(secret, time);
#pragma warning restore CA5350
        var from = hash[19] & 15;
        var word = BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(from, 4)) & 0x7fffffff;
        return (word % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }
}
