using System.IO.Compression;

namespace CommonThread.Shared.Documents;

/// <summary>
/// What is in a file agrees with its name: the first bytes of a PDF or picture, the parts of an Office or OpenDocument file.
/// Macros are refused; a picture is rebuilt without what its camera wrote into it.
/// </summary>
internal static class FileContents
{
    /// <summary>The most that a compressed document may say it unpacks to, in bytes.</summary>
    private const long MostUnpacked = 256L * 1024 * 1024;

    private const int MostParts = 10_000;

    private static readonly Dictionary<string, string> OfficeFolders = new(StringComparer.OrdinalIgnoreCase)
    {
        [".docx"] = "word/",
        [".xlsx"] = "xl/",
        [".pptx"] = "ppt/",
    };

    /// <summary>Reads a file whole and returns the bytes to keep.</summary>
    /// <param name="fileName">Its name, whose ending is of <see cref="Document.Types"/>.</param>
    /// <exception cref="RulesBroken">The content is not what the name says, or holds what is not taken.</exception>
    public static async Task<Stream> Checked(string fileName, Stream content, CancellationToken stop)
    {
        using var memory = new MemoryStream();
        await content.CopyToAsync(memory, stop);
        var bytes = memory.ToArray();
        var ending = Path.GetExtension(fileName);
        try
        {
            return new MemoryStream(
                ending.ToLowerInvariant() switch
                {
                    ".png" => PictureFile.Png(bytes),
                    ".jpg" or ".jpeg" => PictureFile.Jpeg(bytes),
                    ".pdf" when bytes.AsSpan().StartsWith("%PDF-"u8) => bytes,
                    ".csv" or ".txt" when !bytes.Contains((byte)0) => bytes,
                    ".docx" or ".xlsx" or ".pptx" or ".odt" or ".ods" => Packed(bytes, ending),
                    _ => throw new InvalidDataException(),
                }
            );
        }
        catch (InvalidDataException)
        {
            throw Rules.Refuse(
                "File",
                $"The file is not what its name says. Save it again as {ending.TrimStart('.').ToUpperInvariant()}"
            );
        }
    }

    private static byte[] Packed(byte[] bytes, string ending)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        var parts = archive.Entries;
        if (parts.Count > MostParts || parts.Sum(p => p.Length) > MostUnpacked)
            throw Rules.Refuse("File", "The file unpacks to more than can be right");
        if (
            parts.Any(p =>
                p.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)
                || p.FullName.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase)
                || p.FullName.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase)
            )
        )
            throw Rules.Refuse("File", "The file holds macros. Save it without them");
        var isIt = OfficeFolders.TryGetValue(ending, out var folder)
            ? archive.GetEntry("[Content_Types].xml") is not null
                && parts.Any(p => p.FullName.StartsWith(folder, StringComparison.Ordinal))
            : archive.GetEntry("mimetype") is { Length: < 200 } kind && Says(kind, Document.Types[ending]);
        return isIt ? bytes : throw new InvalidDataException();
    }

    private static bool Says(ZipArchiveEntry part, string type)
    {
        using var reader = new StreamReader(part.Open());
        var buffer = new char[200];
        return new string(buffer, 0, reader.ReadBlock(buffer)).Trim() == type;
    }
}
