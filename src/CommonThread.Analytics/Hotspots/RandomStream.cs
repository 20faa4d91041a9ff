using System.Numerics;

namespace CommonThread.Analytics.Hotspots;

/// <summary>
/// Random numbers that are the same on every machine and in every release for a seed and a stream: xoshiro256** (Blackman and
/// Vigna, 2021), seeded by SplitMix64. A stream for each place lets places be worked in any order.
/// </summary>
internal struct RandomStream
{
    private ulong a;
    private ulong b;
    private ulong c;
    private ulong d;

    public RandomStream(int seed, int stream)
    {
        var state = ((ulong)(uint)seed << 32) | (uint)stream;
        a = SplitMix(ref state);
        b = SplitMix(ref state);
        c = SplitMix(ref state);
        d = SplitMix(ref state);
    }

    /// <summary>A whole number from 0 to below the bound, each as likely as another to one part in 2⁶⁴ / bound.</summary>
    public int Below(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    /// <summary>Puts the values into a random order.</summary>
    public void Shuffle<T>(Span<T> values)
    {
        for (var i = values.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }

    private ulong Next()
    {
        var result = BitOperations.RotateLeft(b * 5, 7) * 9;
        var t = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= t;
        d = BitOperations.RotateLeft(d, 45);
        return result;
    }

    private static ulong SplitMix(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
