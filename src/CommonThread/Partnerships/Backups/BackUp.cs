using System.IO.Compression;
using System.Reflection;

namespace CommonThread.Partnerships.Backups;

/// <summary>Writes an installation, or one partnership of it, into one zip file while the application goes on working.</summary>
public sealed class BackUp(Installation installation, TimeProvider clock)
{
    /// <param name="to">A file, or a folder in which a file named after the moment is made.</param>
    /// <param name="only">One partnership; null for everything.</param>
    /// <returns>The file's path and what it holds.</returns>
    /// <exception cref="IOException">The file is there already, or cannot be written.</exception>
    public async Task<(string Path, BackupManifest Manifest)> Now(string to, Partnership? only, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(to);
        var now = clock.GetUtcNow().UtcDateTime;
        var path = Path.GetFullPath(to);
        if (Directory.Exists(path) || Path.EndsInDirectorySeparator(to))
        {
            Directory.CreateDirectory(path);
            path = Path.Combine(path, $"{only?.Slug ?? "commonthread"}-{now:yyyyMMdd'T'HHmmss'Z'}.zip");
        }
        if (File.Exists(path))
            throw new IOException($"There is a file at {path} already");
        var scratch = Directory.CreateTempSubdirectory("commonthread-backup-").FullName;
        var half = path + ".part";
        try
        {
            BackupManifest manifest;
            await using (var file = new FileStream(half, FileMode.Create, FileAccess.ReadWrite))
            {
                await using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
                    manifest = await Write(archive, only, scratch, now, stop);
                file.Flush(flushToDisk: true);
            }
            // A backup is whole or it is not there.
            File.Move(half, path);
            return (path, manifest);
        }
        finally
        {
            File.Delete(half);
            Directory.Delete(scratch, recursive: true);
        }
    }

    private async Task<BackupManifest> Write(
        ZipArchive archive,
        Partnership? only,
        string scratch,
        DateTime now,
        CancellationToken stop
    )
    {
        var ownTables = only is null
            ? await DatabaseCopy.Write(installation.Address, archive, "installation/", scratch, stop)
            : null;
        var partnerships = new List<PartnershipContent>();
        foreach (var p in only is null ? installation.Partnerships : [only])
        {
            await installation.Prepare(p, stop);
            var folder = $"partnerships/{p.Slug}/";
            // Rows first: a file that arrives in between is one too many, not one too few.
            var database = await DatabaseCopy.Write(installation.AddressOf(p), archive, folder, scratch, stop);
            var files = await WriteFiles(archive, folder + "files/", installation.FilesOf(p), stop);
            partnerships.Add(
                new(
                    p.Slug,
                    p.Name,
                    p.ShortName,
                    p.Strapline,
                    p.Hosts,
                    p.Colour,
                    p.Demonstration,
                    p.LoadedLines,
                    p.Connection,
                    p.CreatedAt,
                    database,
                    files
                )
            );
        }
        var version = typeof(BackUp).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>();
        var manifest = new BackupManifest(
            BackupManifest.CurrentFormat,
            now,
            version?.InformationalVersion ?? "",
            ownTables,
            partnerships
        );
        await using var entry = await archive.CreateEntry(BackupManifest.Entry).OpenAsync(stop);
        await using var writer = new StreamWriter(entry);
        await writer.WriteAsync(manifest.ToJson());
        return manifest;
    }

    private static async Task<Dictionary<string, string>> WriteFiles(
        ZipArchive archive,
        string folder,
        string store,
        CancellationToken stop
    )
    {
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, path) in FilesIn(store))
        {
            try
            {
                hashes[name] = await UploadedFiles.FingerprintOf(path, stop);
                await archive.CreateEntryFromFileAsync(path, folder + name, CompressionLevel.Fastest, stop);
            }
            catch (FileNotFoundException)
            {
                // The nightly round dropped it just now; its row says so too.
                hashes.Remove(name);
            }
        }
        return hashes;
    }

    /// <summary>Every file of a store by its path within it, with forward slashes.</summary>
    internal static IEnumerable<(string Name, string Path)> FilesIn(string store) =>
        Directory.Exists(store)
            ? Directory
                .EnumerateFiles(store, "*", SearchOption.AllDirectories)
                .Select(p => (Path.GetRelativePath(store, p).Replace('\\', '/'), p))
                .OrderBy(f => f.Item1, StringComparer.Ordinal)
            : [];
}
