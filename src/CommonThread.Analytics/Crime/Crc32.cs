using System.Buffers.Binary;

namespace CommonThread.Analytics.Crime;

/// <summary>The checksum of zip entries (ISO 3309), eight bytes at a time; the archive reader does not check it.</summary>
internal static class Crc32
{
    private static readonly uint[] Table = Build();

    /// <summary>Start with uint.MaxValue; the checksum is the complement of the last result.</summary>
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        var t = Table;
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            var a = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ crc;
            var b = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            crc =
                t[0x700 | (byte)a]
                ^ t[0x600 | (byte)(a >> 8)]
                ^ t[0x500 | (byte)(a >> 16)]
                ^ t[0x400 | (a >> 24)]
                ^ t[0x300 | (byte)b]
                ^ t[0x200 | (byte)(b >> 8)]
                ^ t[0x100 | (byte)(b >> 16)]
                ^ t[b >> 24];
        }
        foreach (var one in bytes)
            crc = t[(byte)(crc ^ one)] ^ (crc >> 8);
        return crc;
    }

    private static uint[] Build()
    {
        var table = new uint[8 * 256];
        for (var i = 0u; i < 256; i++)
        {
            var crc = i;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            table[i] = crc;
        }
        for (var i = 256; i < table.Length; i++)
            table[i] = table[(byte)table[i - 256]] ^ (table[i - 256] >> 8);
        return table;
    }
}
