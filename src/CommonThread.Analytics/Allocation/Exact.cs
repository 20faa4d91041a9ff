using System.Numerics;

namespace CommonThread.Analytics.Allocation;

/// <summary>
/// Amounts and shares as fractions of whole numbers, so that a pot is divided the same on every machine and in every order of
/// its places, and ties are ties.
/// </summary>
internal static class Exact
{
    private static readonly BigInteger Scale = BigInteger.Pow(10, 28);

    /// <summary>The number times 10²⁸, to the last of its digits.</summary>
    public static BigInteger Whole(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var digits = (new BigInteger((uint)bits[2]) << 64) | (new BigInteger((uint)bits[1]) << 32) | (uint)bits[0];
        var places = (bits[3] >> 16) & 0xFF;
        return (value < 0 ? -digits : digits) * Scale / BigInteger.Pow(10, places);
    }

    /// <summary>A fraction to 20 decimals, rounded to the nearest.</summary>
    public static decimal Rounded(BigInteger top, BigInteger bottom)
    {
        const int Places = 20;
        var doubled = ((2 * top * BigInteger.Pow(10, Places)) + bottom) / (2 * bottom);
        var (whole, rest) = BigInteger.DivRem(doubled, BigInteger.Pow(10, Places));
        // A decimal holds 28 digits: of amounts above a hundred million fewer decimals are kept.
        var kept = Math.Clamp(28 - whole.ToString().Length, 0, Places);
        var fraction = rest / BigInteger.Pow(10, Places - kept);
        return (decimal)whole + ((decimal)fraction / (decimal)BigInteger.Pow(10, kept));
    }
}
