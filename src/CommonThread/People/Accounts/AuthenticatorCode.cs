using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CommonThread.People.Accounts;

/// <summary>
/// The six digits of an authenticator app: time-based one-time passwords after RFC 6238 (SHA-1, 30 seconds, 6 digits), which
/// is what the apps in use read. A code counts one step early or late, and none counts twice.
/// </summary>
public static class AuthenticatorCode
{
    public const int Digits = 6;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>Time step: whole half minutes since 1970.</summary>
    public static long StepAt(DateTimeOffset now) => now.ToUnixTimeSeconds() / 30;

    /// <summary>The step that a code belongs to, when it is later than the last one accepted; null when the code does not count.</summary>
    public static long? Accept(string key, string? code, DateTimeOffset now, long lastStep)
    {
        var given = new string([.. (code ?? "").Where(char.IsAsciiDigit)]);
        if (given.Length != Digits)
            return null;
        var secret = Decode(key);
        var here = StepAt(now);
        long? accepted = null;
        for (var step = here - 1; step <= here + 1; step++)
        {
            var right = CryptographicOperations.FixedTimeEquals(
                Encoding.ASCII.GetBytes(At(secret, step)),
                Encoding.ASCII.GetBytes(given)
            );
            if (right && step > lastStep)
                accepted = step;
        }
        return accepted;
    }

    /// <summary>The code of a step.</summary>
    public static string At(string key, long step) => At(Decode(key), step);

    private static string At(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // RFC 6238 as the authenticator apps have it; the key is random and never leaves the two ends.
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var at = hash[^1] & 0x0f;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(at)) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>A new key of 160 bits, in base 32 as apps read it.</summary>
    public static string NewKey() => Encode(RandomNumberGenerator.GetBytes(20));

    /// <summary>The address that a QR code carries into the app.</summary>
    public static string Address(string key, string issuer, string account) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}?secret={key}&issuer={Uri.EscapeDataString(issuer)}&digits=6&period=30";

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        int held = 0,
            bits = 0;
        foreach (var b in bytes)
        {
            held = ((held << 8) | b) & 0xfff;
            bits += 8;
            while (bits >= 5)
            {
                bits -= 5;
                text.Append(Base32[(held >> bits) & 31]);
            }
        }
        if (bits > 0)
            text.Append(Base32[(held << (5 - bits)) & 31]);
        return text.ToString();
    }

    private static byte[] Decode(string key)
    {
        var bytes = new List<byte>();
        int held = 0,
            bits = 0;
        foreach (var c in key.ToUpperInvariant())
        {
            var value = Base32.IndexOf(c, StringComparison.Ordinal);
            if (value < 0)
                continue;
            held = ((held << 5) | value) & 0xfff;
            bits += 5;
            if (bits < 8)
                continue;
            bits -= 8;
            bytes.Add((byte)(held >> bits));
        }
        return [.. bytes];
    }
}
