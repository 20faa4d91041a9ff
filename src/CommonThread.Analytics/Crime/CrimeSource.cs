using System.IO.Compression;

namespace CommonThread.Analytics.Crime;

/// <summary>
/// Where police files come from: one CSV (plain or gzip), a folder in the publisher's layout
/// (2022-04/2022-04-leicestershire-street.csv), or a zip of one.
/// </summary>
public sealed class CrimeSource : IDisposable
{
    private readonly Stream? owned;
    private readonly ZipArchive? archive;
    private readonly CrimeLimits limits;
    private long unpacked;

    private CrimeSource(string name, CrimeLimits limits, Stream? owned = null, ZipArchive? archive = null)
    {
        Name = name;
        this.limits = limits;
        this.owned = owned;
        this.archive = archive;
    }

    /// <summary>The file's or folder's name.</summary>
    public string Name { get; }

    /// <summary>Whether there is one CSV, so that a fault in it is an error and not a file skipped among others.</summary>
    internal bool IsSingle { get; private init; }

    /// <summary>Begins the count of unpacked bytes anew, so that a source can be read again.</summary>
    internal void Restart() => unpacked = 0;

    internal IReadOnlyList<CrimeFile> Files { get; private set; } = [];

    internal IReadOnlyList<SkippedFile> Skipped { get; private set; } = [];

    /// <summary>Opens a file or folder of the machine.</summary>
    /// <param name="path">The CSV, zip or folder.</param>
    /// <param name="limits">How much is read at most; the usual limits where null.</param>
    /// <param name="name">What the file is called to people, where that is not its name on the machine.</param>
    /// <exception cref="CrimeFileError">not-found, cannot-open, and all of <see cref="From"/>.</exception>
    public static CrimeSource Open(string path, CrimeLimits? limits = null, string? name = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        limits ??= new CrimeLimits();
        name ??= Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        try
        {
            if (Directory.Exists(path))
                return Folder(path, name, limits);
            if (!File.Exists(path))
                throw new CrimeFileError("not-found", $"There is no file or folder {path}.");
            var file = OpenFile(path);
            try
            {
                return From(file, name, limits, leaveOpen: false);
            }
            catch
            {
                file.Dispose();
                throw;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CrimeFileError("cannot-open", $"{name} cannot be opened: {e.Message}", e);
        }
    }

    /// <summary>Opens a CSV or zip that has been sent; the content, not the name, tells which. The stream must be seekable.</summary>
    /// <exception cref="CrimeFileError">empty-file, too-large, not-a-zip, damaged-zip, encrypted-zip, zip-bomb,
    /// no-street-files.</exception>
    public static CrimeSource From(Stream stream, string name, CrimeLimits? limits = null, bool leaveOpen = true)
    {
        ArgumentNullException.ThrowIfNull(stream);
        limits ??= new CrimeLimits();
        if (!stream.CanSeek)
            throw new ArgumentException("The stream must be seekable.", nameof(stream));
        if (stream.Length > limits.MaximumFileBytes)
            throw new CrimeFileError(
                "too-large",
                $"{name} is {CrimeLimits.Size(stream.Length)}; the largest that can be read is {CrimeLimits.Size(limits.MaximumFileBytes)}."
            );
        var first = new byte[4];
        stream.Position = 0;
        var got = stream.ReadAtLeast(first, 4, throwOnEndOfStream: false);
        stream.Position = 0;
        if (got == 0)
            throw new CrimeFileError("empty-file", $"{name} is empty.");
        if (first is [(byte)'P', (byte)'K', 3, 4] or [(byte)'P', (byte)'K', 5, 6])
            return Zip(stream, name, limits, leaveOpen);
        if (name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            throw new CrimeFileError(
                "not-a-zip",
                $"{name} is called a zip but cannot be opened as one. Download it again, or unpack it and bring a CSV of it."
            );
        var source = new CrimeSource(name, limits, leaveOpen ? null : stream) { IsSingle = true };
        var gzip = first is [0x1f, 0x8b, ..];
        source.Files =
        [
            new CrimeFile(
                name,
                stream.Length,
                () =>
                {
                    stream.Position = 0;
                    var raw = new UnclosedStream(stream);
                    return gzip
                        ? source.Guarded(new GZipStream(raw, CompressionMode.Decompress), name, stream.Length)
                        : raw;
                },
                stream is FileStream file && !gzip ? (from, to) => new FilePart(file.SafeFileHandle, from, to) : null
            ),
        ];
        return source;
    }

    private static CrimeSource Folder(string path, string name, CrimeLimits limits)
    {
        var source = new CrimeSource(name, limits);
        var paths = Directory
            .EnumerateFiles(
                path,
                "*",
                new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }
            )
            .Take(limits.MaximumEntries == int.MaxValue ? int.MaxValue : limits.MaximumEntries + 1)
            .Select(file => (Path: file, Name: Path.GetRelativePath(path, file).Replace('\\', '/')))
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .ToList();
        source.Take(
            paths.Select(file =>
                (
                    file.Name,
                    new FileInfo(file.Path).Length,
                    (Func<Stream>)(
                        () =>
                            new FileInfo(file.Path).Length <= limits.MaximumFileBytes
                                ? OpenFile(file.Path)
                                : throw new CrimeFileError(
                                    "too-large",
                                    $"{file.Name} is larger than {CrimeLimits.Size(limits.MaximumFileBytes)}."
                                )
                    )
                )
            )
        );
        return source;
    }

    private static CrimeSource Zip(Stream stream, string name, CrimeLimits limits, bool leaveOpen)
    {
        try
        {
            var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen);
            var source = new CrimeSource(name, limits, archive: zip);
            if (zip.Entries.FirstOrDefault(entry => entry.IsEncrypted) is { } locked)
                throw new CrimeFileError(
                    "encrypted-zip",
                    $"{name} is locked with a password ({Short(locked.FullName)}). Unlock it first."
                );
            source.Take(
                zip.Entries.Where(entry => !entry.FullName.EndsWith('/'))
                    .OrderBy(entry => entry.FullName, StringComparer.Ordinal)
                    .Select(entry =>
                        (Short(entry.FullName), entry.Length, (Func<Stream>)(() => source.OpenEntry(entry)))
                    )
            );
            return source;
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw new CrimeFileError(
                "damaged-zip",
                $"{name} is a damaged zip and cannot be opened. Download it again. ({e.Message})",
                e
            );
        }
    }

    private Stream OpenEntry(ZipArchiveEntry entry)
    {
        try
        {
            return Guarded(entry.Open(), Short(entry.FullName), entry.CompressedLength, entry.Length, entry.Crc32);
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw new CrimeFileError("damaged-zip", $"{Short(entry.FullName)} in {Name} is damaged: {e.Message}", e);
        }
    }

    private GuardedStream Guarded(Stream stream, string name, long packed, long? length = null, uint? crc = null) =>
        new(stream, name, limits, packed, length, crc, n => unpacked += n);

    /// <summary>Sorts files into those to be read and those skipped, by their names.</summary>
    private void Take(IEnumerable<(string Name, long Bytes, Func<Stream> Open)> files)
    {
        var taken = new List<CrimeFile>();
        var skipped = new List<SkippedFile>();
        foreach (var (name, bytes, open) in files)
        {
            if (taken.Count + skipped.Count >= limits.MaximumEntries)
                throw new CrimeFileError("too-large", $"{Name} holds more than {limits.MaximumEntries} files.");
            if (Reason(name) is { } reason)
                skipped.Add(new SkippedFile(name, reason));
            else
                taken.Add(new CrimeFile(name, bytes, open));
        }
        if (taken.Count == 0)
            throw new CrimeFileError(
                "no-street-files",
                $"{Name} holds no street-level crime file (a name such as 2022-04-leicestershire-street.csv)."
                    + (skipped.Count == 0 ? " It is empty." : $" It holds {skipped[0].Name}: {skipped[0].Reason}.")
            );
        (Files, Skipped) = (taken, skipped);
    }

    private static string? Reason(string name)
    {
        if (
            name.StartsWith("__MACOSX/", StringComparison.Ordinal)
            || name[(name.LastIndexOf('/') + 1)..].StartsWith('.')
        )
            return "not a police file";
        if (!name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
            return "not a CSV file";
        if (name.EndsWith("-outcomes.csv", StringComparison.OrdinalIgnoreCase))
            return "outcomes, not crimes";
        if (name.EndsWith("-stop-and-search.csv", StringComparison.OrdinalIgnoreCase))
            return "stop and search, not crimes";
        return null;
    }

    private static FileStream OpenFile(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);

    private static string Short(string name)
    {
        var shown = new string([.. name.Select(c => char.IsControl(c) ? '?' : c)]);
        return shown.Length <= 200 ? shown : string.Concat("…", shown.AsSpan(shown.Length - 199));
    }

    internal static bool IsDamage(Exception e) =>
        e
            is InvalidDataException
                or IOException
                or NotSupportedException
                or ArgumentException
                or OverflowException
                or ObjectDisposedException;

    /// <summary>Closes what <see cref="Open"/> opened.</summary>
    public void Dispose()
    {
        archive?.Dispose();
        owned?.Dispose();
    }
}

/// <summary>One file to be read.</summary>
/// <param name="Name">Its name within the folder or archive.</param>
/// <param name="Bytes">Its length, unpacked, as far as it is known.</param>
/// <param name="Open">Reads it from its beginning.</param>
/// <param name="Part">
/// Reads the bytes from one position to another, several at once, where that is possible: in a plain file of the machine.
/// </param>
internal sealed record CrimeFile(string Name, long Bytes, Func<Stream> Open, Func<long, long, Stream>? Part = null);

/// <summary>A file that was not read, and why.</summary>
/// <param name="Name">Its name within the folder or archive.</param>
/// <param name="Reason">A plain-English phrase.</param>
public sealed record SkippedFile(string Name, string Reason);
