using System.Security.Cryptography;

namespace CommonThread.Analytics.Crime;

/// <summary>
/// Counts repeated Crime IDs. The publisher's are 256-bit hashes, folded here to 128, which still tell them apart; anything
/// else is hashed with SHA-256 first. About 28 to 56 bytes an ID.
/// </summary>
internal sealed class CrimeIds
{
    // Spreads the lower half, so that made-up IDs (a number padded with zeros) differ too.
    private static readonly UInt128 Odd = new(0x9E3779B97F4A7C15, 0xF39CC0605CEDC835);

    private UInt128[] keys = new UInt128[1 << 12];
    private ushort[] months = new ushort[1 << 12];
    private int count;

    // Only IDs met in a second month: few.
    private readonly HashSet<(UInt128, int)> later = [];

    public long RepeatedWithinMonth { get; private set; }
    public long RepeatedAcrossMonths { get; private set; }

    public void Add(ReadOnlySpan<byte> id, int month)
    {
        var key = Key(id);
        if (key == default)
            key = 1;
        var mask = keys.Length - 1;
        var at = (int)((ulong)key * 0x9E3779B97F4A7C15 >> 20) & mask;
        while (true)
        {
            if (keys[at] == default)
            {
                keys[at] = key;
                months[at] = (ushort)month;
                if (++count * 4L > keys.Length * 3L)
                    Grow();
                return;
            }
            if (keys[at] == key)
                break;
            at = (at + 1) & mask;
        }
        if (months[at] == month || !later.Add((key, month)))
            RepeatedWithinMonth++;
        else
            RepeatedAcrossMonths++;
    }

    private void Grow()
    {
        var (oldKeys, oldMonths) = (keys, months);
        keys = new UInt128[oldKeys.Length * 2];
        months = new ushort[oldKeys.Length * 2];
        var mask = keys.Length - 1;
        for (var i = 0; i < oldKeys.Length; i++)
        {
            if (oldKeys[i] == default)
                continue;
            var at = (int)((ulong)oldKeys[i] * 0x9E3779B97F4A7C15 >> 20) & mask;
            while (keys[at] != default)
                at = (at + 1) & mask;
            keys[at] = oldKeys[i];
            months[at] = oldMonths[i];
        }
    }

    private static UInt128 Key(ReadOnlySpan<byte> id)
    {
        if (
            id.Length == 64
            && Hexadecimal(id[..16], out var a)
            && Hexadecimal(id.Slice(16, 16), out var b)
            && Hexadecimal(id.Slice(32, 16), out var c)
            && Hexadecimal(id[48..], out var d)
        )
            return new UInt128(a, b) + new UInt128(c, d) * Odd;
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(id, hash);
        return new UInt128(BitConverter.ToUInt64(hash), BitConverter.ToUInt64(hash[8..]));
    }

    private static bool Hexadecimal(ReadOnlySpan<byte> digits, out ulong value)
    {
        value = 0;
        foreach (var d in digits)
        {
            int digit;
            if (d is >= (byte)'0' and <= (byte)'9')
                digit = d - '0';
            else if ((d | 0x20) is >= 'a' and <= 'f')
                digit = (d | 0x20) - 'a' + 10;
            else
                return false;
            value = (value << 4) | (uint)digit;
        }
        return true;
    }
}
