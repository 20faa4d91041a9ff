using System.Security.Cryptography;
using CommonThread.Partnerships;

namespace CommonThread.Shared;

/// <summary>
/// Files brought to a partnership, outside the web root, under random names: what a visitor called a file never becomes a path.
/// </summary>
public static class UploadedFiles
{
    /// <summary>The largest file that a page takes, in bytes. Larger ones are loaded from the command line.</summary>
    public const long Largest = 64L * 1024 * 1024;

    /// <summary>How long a file is kept after it was loaded or left, in days.</summary>
    public const int KeptDays = 30;

    /// <summary>The part of the file store for files that wait to be loaded; what is there is dropped in time.</summary>
    public const string Imports = "imports";

    public sealed record Stored(string Name, long Bytes, string Fingerprint);

    /// <summary>Keeps a file and takes its fingerprint (SHA-256) on the way.</summary>
    public static async Task<Stored> Keep(
        Installation installation,
        Partnership partnership,
        Stream content,
        CancellationToken stop,
        string folder = Imports
    )
    {
        ArgumentNullException.ThrowIfNull(installation);
        ArgumentNullException.ThrowIfNull(content);
        var name = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)) + ".upload";
        var path = PathOf(installation, partnership, name, folder);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long bytes = 0;
        await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            var buffer = new byte[128 * 1024];
            int got;
            while ((got = await content.ReadAsync(buffer, stop)) > 0)
            {
                hash.AppendData(buffer, 0, got);
                await file.WriteAsync(buffer.AsMemory(0, got), stop);
                bytes += got;
            }
            file.Flush(flushToDisk: true);
        }
        return new(name, bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    public static string PathOf(
        Installation installation,
        Partnership partnership,
        string name,
        string folder = Imports
    )
    {
        ArgumentNullException.ThrowIfNull(installation);
        return Path.Combine(installation.FilesOf(partnership), folder, name);
    }

    /// <summary>SHA-256 of a file, hexadecimal.</summary>
    public static async Task<string> FingerprintOf(string path, CancellationToken stop)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, stop));
    }
}
