using System.Buffers.Binary;
using System.Numerics;

namespace CommonThread.Analytics.Crime;

/// <summary>Numbers short texts from 0 in the order of first meeting, without making strings to look one up.</summary>
internal sealed class ByteKeys
{
    private int[] slots = new int[64];
    private readonly List<byte[]> keys = [];

    public int Count => keys.Count;

    public ReadOnlySpan<byte> this[int number] => keys[number];

    /// <summary>The text's number, or -1.</summary>
    public int Find(ReadOnlySpan<byte> key)
    {
        for (var at = Hash(key); ; at++)
        {
            var number = slots[(int)(at & (uint)(slots.Length - 1))] - 1;
            if (number < 0 || keys[number].AsSpan().SequenceEqual(key))
                return number;
        }
    }

    /// <summary>Gives the next number to a text that is not yet there.</summary>
    public int Add(ReadOnlySpan<byte> key)
    {
        keys.Add(key.ToArray());
        if (keys.Count * 3 > slots.Length)
        {
            slots = new int[slots.Length * 2];
            for (var i = 0; i < keys.Count; i++)
                Place(keys[i], i);
        }
        else
            Place(key, keys.Count - 1);
        return keys.Count - 1;
    }

    private void Place(ReadOnlySpan<byte> key, int number)
    {
        var at = Hash(key);
        while (slots[(int)(at & (uint)(slots.Length - 1))] != 0)
            at++;
        slots[(int)(at & (uint)(slots.Length - 1))] = number + 1;
    }

    private static uint Hash(ReadOnlySpan<byte> key)
    {
        ulong first = 0,
            last = 0;
        if (key.Length >= 8)
        {
            first = BinaryPrimitives.ReadUInt64LittleEndian(key);
            last = BinaryPrimitives.ReadUInt64LittleEndian(key[^8..]);
        }
        else
            foreach (var b in key)
                first = (first << 8) | b;
        var mixed = (first ^ BitOperations.RotateLeft(last * 0x9E3779B97F4A7C15, 29)) + (uint)key.Length;
        mixed = (mixed ^ (mixed >> 32)) * 0xD6E8FEB86659FD93;
        return (uint)(mixed >> 32);
    }
}
