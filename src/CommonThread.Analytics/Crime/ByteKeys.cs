using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace CommonThread.Analytics.Crime;

/// <summary>Numbers short texts from 0 in the order of first meeting, without making strings to look one up.</summary>
internal sealed class ByteKeys
{
    /// <summary>A text's first and last eight bytes and length; up to sixteen bytes they are the whole of it.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Slot(ulong First, ulong Last, int Length, int Number);

    private Slot[] slots = Empty(64);
    private readonly List<byte[]> keys = [];

    public int Count => keys.Count;

    public ReadOnlySpan<byte> this[int number] => keys[number];

    /// <summary>The text's number, or -1.</summary>
    public int Find(ReadOnlySpan<byte> key)
    {
        var (first, last) = Ends(key);
        var mask = slots.Length - 1;
        for (var at = Hash(first, last, key.Length) & mask; ; at = (at + 1) & mask)
        {
            ref readonly var slot = ref slots[at];
            if (slot.Number < 0)
                return -1;
            if (
                slot.First == first
                && slot.Last == last
                && slot.Length == key.Length
                && (key.Length <= 16 || keys[slot.Number].AsSpan().SequenceEqual(key))
            )
                return slot.Number;
        }
    }

    /// <summary>Gives the next number to a text that is not yet there.</summary>
    public int Add(ReadOnlySpan<byte> key)
    {
        keys.Add(key.ToArray());
        if (keys.Count * 3 > slots.Length)
        {
            slots = Empty(slots.Length * 2);
            for (var i = 0; i < keys.Count; i++)
                Place(keys[i], i);
        }
        else
            Place(key, keys.Count - 1);
        return keys.Count - 1;
    }

    private void Place(ReadOnlySpan<byte> key, int number)
    {
        var (first, last) = Ends(key);
        var mask = slots.Length - 1;
        var at = Hash(first, last, key.Length) & mask;
        while (slots[at].Number >= 0)
            at = (at + 1) & mask;
        slots[at] = new Slot(first, last, key.Length, number);
    }

    private static Slot[] Empty(int size)
    {
        var empty = new Slot[size];
        Array.Fill(empty, new Slot(0, 0, 0, -1));
        return empty;
    }

    private static (ulong First, ulong Last) Ends(ReadOnlySpan<byte> key)
    {
        if (key.Length >= 8)
            return (BinaryPrimitives.ReadUInt64LittleEndian(key), BinaryPrimitives.ReadUInt64LittleEndian(key[^8..]));
        var all = 0UL;
        foreach (var b in key)
            all = (all << 8) | b;
        return (all, 0);
    }

    private static int Hash(ulong first, ulong last, int length)
    {
        var mixed = (first ^ BitOperations.RotateLeft(last * 0x9E3779B97F4A7C15, 29)) + (uint)length;
        mixed = (mixed ^ (mixed >> 32)) * 0xD6E8FEB86659FD93;
        return (int)(mixed >> 33);
    }
}
