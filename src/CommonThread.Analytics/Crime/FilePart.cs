using Microsoft.Win32.SafeHandles;

namespace CommonThread.Analytics.Crime;

/// <summary>The bytes of a file from one position up to another; parts of one file can be read at the same time.</summary>
internal sealed class FilePart(SafeFileHandle file, long from, long to) : ReadStream
{
    private long at = from;

    public override int Read(Span<byte> buffer)
    {
        if (at >= to)
            return 0;
        var n = RandomAccess.Read(file, buffer[..(int)Math.Min(buffer.Length, to - at)], at);
        at += n;
        return n;
    }
}
