namespace CommonThread.Analytics.Crime;

/// <summary>
/// Reads an unpacked file, counts what comes out, refuses a bomb, and checks length and checksum at the end.
/// </summary>
internal sealed class GuardedStream(
    Stream inner,
    string name,
    CrimeLimits limits,
    long packed,
    long? length,
    uint? checksum,
    Func<int, long> unpackedInAll
) : ReadStream
{
    private const long RatioFrom = 10L * 1024 * 1024;
    private long read;
    private uint crc = uint.MaxValue;
    private bool done;

    public override int Read(Span<byte> buffer)
    {
        int n;
        try
        {
            n = inner.Read(buffer);
        }
        catch (Exception e) when (CrimeSource.IsDamage(e))
        {
            throw new CrimeFileError("damaged-zip", $"{name} is damaged: {e.Message}", e);
        }
        read += n;
        if (checksum is not null)
            crc = Crc32.Append(crc, buffer[..n]);
        if (n == 0 && buffer.Length > 0 && !done)
        {
            done = true;
            if ((length is { } l && read != l) || (checksum is { } c && ~crc != c))
                throw new CrimeFileError("damaged-zip", $"{name} is damaged: its content does not match its checksum.");
        }
        if (unpackedInAll(n) > limits.MaximumUnpackedBytes)
            throw new CrimeFileError(
                "zip-bomb",
                $"The archive unpacks to more than {CrimeLimits.Size(limits.MaximumUnpackedBytes)}; it was not read further."
            );
        if (read > RatioFrom && read / Math.Max(packed, 1) > limits.MaximumRatio)
            throw new CrimeFileError(
                "zip-bomb",
                $"{name} unpacks to more than {limits.MaximumRatio} times its size, which no police file does; it was not read further."
            );
        return n;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>Reads through to a stream that stays open afterwards.</summary>
internal sealed class UnclosedStream(Stream inner) : ReadStream
{
    public override int Read(Span<byte> buffer) => inner.Read(buffer);
}

/// <summary>A stream that can only be read forwards.</summary>
internal abstract class ReadStream : Stream
{
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public abstract override int Read(Span<byte> buffer);

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
