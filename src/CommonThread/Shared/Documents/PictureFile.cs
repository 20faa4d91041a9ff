using System.Buffers.Binary;

namespace CommonThread.Shared.Documents;

/// <summary>
/// Pictures as they are kept: only the parts that draw them. Where and when a photograph was taken, by which camera, its small
/// copy, comments, and anything after its end are left out; which way up it was held is kept. The drawn bytes are not changed.
/// Sources: PNG (Third Edition), W3C 2025, section 5; ITU-T T.81 (JPEG), annex B; Exif 2.32, section 4.6.
/// </summary>
internal static class PictureFile
{
    /// <summary>The most points that a picture may have: a small file can unpack to more than a reader's machine holds.</summary>
    public const long MostPoints = 50_000_000;

    private const int Orientation = 0x0112;

    private static readonly HashSet<string> Drawing = new(StringComparer.Ordinal)
    {
        "IHDR",
        "PLTE",
        "IDAT",
        "IEND",
        "tRNS",
        "gAMA",
        "cHRM",
        "sRGB",
        "iCCP",
        "sBIT",
        "bKGD",
        "pHYs",
    };

    /// <exception cref="InvalidDataException">It is not a PNG from its first byte to its end.</exception>
    public static byte[] Png(byte[] given)
    {
        ReadOnlySpan<byte> signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
        if (!given.AsSpan().StartsWith(signature))
            throw new InvalidDataException();
        using var kept = new MemoryStream(given.Length);
        kept.Write(signature);
        for (var at = signature.Length; ; )
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(Piece(given, at, 4));
            if (length > int.MaxValue - 12)
                throw new InvalidDataException();
            var chunk = Piece(given, at, (int)length + 12);
            var name = System.Text.Encoding.ASCII.GetString(chunk[4..8]);
            if (at == signature.Length && (name != "IHDR" || length != 13))
                throw new InvalidDataException();
            if (name == "IHDR")
            {
                CheckSize(
                    BinaryPrimitives.ReadUInt32BigEndian(chunk[8..12]),
                    BinaryPrimitives.ReadUInt32BigEndian(chunk[12..16])
                );
            }
            if (Drawing.Contains(name))
                kept.Write(chunk);
            if (name == "IEND")
                return kept.ToArray();
            at += chunk.Length;
        }
    }

    /// <exception cref="InvalidDataException">It is not a JPEG from its first byte to its end.</exception>
    public static byte[] Jpeg(byte[] given)
    {
        if (given is not [0xFF, 0xD8, 0xFF, ..])
            throw new InvalidDataException();
        using var kept = new MemoryStream(given.Length);
        kept.Write([0xFF, 0xD8]);
        var sized = false;
        for (var at = 2; ; )
        {
            var marker = Piece(given, at, 2);
            if (marker[0] != 0xFF)
                throw new InvalidDataException();
            var kind = marker[1];
            if (kind == 0xFF)
            {
                at++;
                continue;
            }
            if (kind == 0xD9)
            {
                kept.Write(marker);
                return sized ? kept.ToArray() : throw new InvalidDataException();
            }
            var length = BinaryPrimitives.ReadUInt16BigEndian(Piece(given, at + 2, 2));
            var segment = Piece(given, at, length + 2);
            at += segment.Length;
            if (length < 2)
                throw new InvalidDataException();
            if (kind is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                CheckSize(
                    BinaryPrimitives.ReadUInt16BigEndian(Piece(segment, 5, 2)),
                    BinaryPrimitives.ReadUInt16BigEndian(Piece(segment, 7, 2))
                );
                sized = true;
            }
            if (kind == 0xE1 && WayUp(segment) is { } way)
                kept.Write(WayUpAlone(way));
            // Of what applications add, only the kind of file, the colour profile and Adobe's colour kind draw the picture.
            if (kind is < 0xE0 or 0xE0 or 0xE2 or 0xEE && !(kind == 0xE2 && !segment[4..].StartsWith("ICC_PROFILE"u8)))
                kept.Write(segment);
            if (kind == 0xDA)
                at = CopyScan(given, at, kept);
        }
    }

    // The drawn points run until a marker that is neither a stuffed byte nor a restart.
    private static int CopyScan(byte[] given, int from, MemoryStream kept)
    {
        for (var at = from; at + 1 < given.Length; at++)
        {
            if (given[at] == 0xFF && given[at + 1] is not (0x00 or (>= 0xD0 and <= 0xD7)))
            {
                kept.Write(given, from, at - from);
                return at;
            }
        }
        throw new InvalidDataException();
    }

    private static void CheckSize(long width, long height)
    {
        if (width == 0 || height == 0)
            throw new InvalidDataException();
        Rules.Check(
            (
                "File",
                width * height <= MostPoints,
                $"The picture has more than {MostPoints / 1_000_000} million points. Make it smaller"
            )
        );
    }

    /// <summary>Which way up the camera was held, 2 to 8; null where it says nothing or held it upright.</summary>
    private static ushort? WayUp(ReadOnlySpan<byte> segment)
    {
        if (segment.Length < 18 || !segment[4..].StartsWith("Exif\0\0"u8))
            return null;
        var tiff = segment[10..];
        var little = tiff.StartsWith("II"u8);
        uint first = Whole(tiff[4..8], little);
        if (first > tiff.Length - 2)
            return null;
        var count = Short(tiff[(int)first..], little);
        for (var i = 0; i < count; i++)
        {
            var entry = (int)first + 2 + i * 12;
            if (entry + 12 > tiff.Length)
                return null;
            if (Short(tiff[entry..], little) == Orientation)
                return Short(tiff[(entry + 8)..], little) is var way and >= 2 and <= 8 ? way : null;
        }
        return null;
    }

    private static ushort Short(ReadOnlySpan<byte> at, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);

    private static uint Whole(ReadOnlySpan<byte> at, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(at) : BinaryPrimitives.ReadUInt32BigEndian(at);

    // An Exif segment with that one entry and nothing else.
    private static byte[] WayUpAlone(ushort way) =>
        [
            .. (ReadOnlySpan<byte>)[0xFF, 0xE1, 0x00, 0x22],
            .. "Exif\0\0MM\0*"u8,
            .. (ReadOnlySpan<byte>)[0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)way, 0, 0, 0, 0, 0, 0],
        ];

    private static ReadOnlySpan<byte> Piece(ReadOnlySpan<byte> given, int at, int length) =>
        at >= 0 && length >= 0 && at <= given.Length - length
            ? given.Slice(at, length)
            : throw new InvalidDataException();
}
