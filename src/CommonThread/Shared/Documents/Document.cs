using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Shared.Documents;

/// <summary>
/// A paper, profile, picture or table that belongs to a record of any kind: the problem profile of a scoping exercise, the
/// guidance of a lead. Its bytes stand in the partnership's file store under a random name; here is what it is and who added it.
/// </summary>
public sealed class Document : IRecorded, IMarked
{
    /// <summary>The largest file, in bytes.</summary>
    public const long Largest = 20L * 1024 * 1024;

    /// <summary>What is taken, by the ending of the name, and as what it is handed out.</summary>
    public static IReadOnlyDictionary<string, string> Types { get; } =
        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            [".pdf"] = "application/pdf",
            [".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            [".pptx"] = "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            [".odt"] = "application/vnd.oasis.opendocument.text",
            [".ods"] = "application/vnd.oasis.opendocument.spreadsheet",
            [".csv"] = "text/csv",
            [".txt"] = "text/plain",
            [".png"] = "image/png",
            [".jpg"] = "image/jpeg",
            [".jpeg"] = "image/jpeg",
        };

    public int Id { get; private set; }

    public required string SubjectKind { get; init; }

    public required int SubjectId { get; init; }

    public string Title { get; private set; } = "";

    /// <summary>The name it came under, for whoever saves it again. Never a path.</summary>
    public string FileName { get; private init; } = "";

    public required long Bytes { get; init; }

    /// <summary>Its name in the file store.</summary>
    public required string StoredAs { get; init; }

    /// <summary>SHA-256 of the bytes, hexadecimal.</summary>
    public required string Fingerprint { get; init; }

    public required DateOnly AddedOn { get; init; }

    public int? PostId { get; init; }

    public Marking Marking { get; private set; } = Marking.Partners;

    public int? OwnerOrganisationId { get; private init; }

    public RecordRef Subject => new(SubjectKind, SubjectId);

    RecordRef IRecorded.Record => new("document", Id);

    public string ContentType => Types[Path.GetExtension(FileName)];

    public bool IsPicture => ContentType.StartsWith("image/", StringComparison.Ordinal);

    /// <summary>"PDF, 240 kB".</summary>
    public string Size =>
        $"{Path.GetExtension(FileName).TrimStart('.').ToUpperInvariant()}, "
        + (
            Bytes < 1024 * 1024
                ? $"{Math.Max(1, Bytes / 1024)} kB"
                : $"{(Bytes / 1024m / 1024m).ToString("0.#", Text.Words)} MB"
        );

    /// <summary>Checks a file before it is kept.</summary>
    /// <exception cref="RulesBroken">Nothing was chosen, or it is empty, too large or of another type.</exception>
    public static void Check(string? fileName, long bytes, string? title) =>
        Rules.Check(
            ("Title", Text.Clean(title) is { Length: <= 200 }, "Enter what the document is, up to 200 characters"),
            ("File", fileName is not null, "Choose the file"),
            ("File", fileName is null || bytes > 0, "The file is empty"),
            ("File", bytes <= Largest, $"The file must be smaller than {Largest / 1024 / 1024} MB"),
            (
                "File",
                fileName is null || Types.ContainsKey(Path.GetExtension(fileName)),
                $"The file’s name must end in {string.Join(", ", Types.Keys)}"
            )
        );

    internal static Document Of(
        RecordRef subject,
        string title,
        string fileName,
        UploadedFiles.Stored stored,
        DateOnly on,
        Caller caller,
        bool open
    )
    {
        var name = Text.Clean(Path.GetFileName(fileName.Replace('\\', '/'))) ?? "file";
        return new()
        {
            SubjectKind = subject.Kind,
            SubjectId = subject.Id,
            Title = Text.Clean(title)!,
            FileName = name.Length > 200 ? name[^200..] : name,
            Bytes = stored.Bytes,
            StoredAs = stored.Name,
            Fingerprint = stored.Fingerprint,
            AddedOn = on,
            PostId = caller.Posts.Count > 0 ? caller.Posts[0].Id : null,
            OwnerOrganisationId = caller.Posts.Count > 0 ? caller.Posts[0].OrganisationId : null,
            Marking = open ? Marking.Public : Marking.Partners,
        };
    }

    /// <summary>Whether the pictures under a record may be shown, as the module that keeps the record says.</summary>
    internal static async Task<bool> MayShowPictures(
        CommonThreadDb db,
        IEnumerable<IPictureConsent> consents,
        RecordRef subject,
        CancellationToken stop
    )
    {
        foreach (var consent in consents.Where(c => c.SubjectKind == subject.Kind))
        {
            if (!await consent.MayShow(db, subject.Id, stop))
                return false;
        }
        return true;
    }

    /// <summary>The documents of some records that the caller may read, oldest first.</summary>
    public static async Task<IReadOnlyList<Document>> Under(
        CommonThreadDb db,
        string kind,
        IReadOnlyCollection<int> ids,
        CancellationToken stop
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.Set<Document>()
            .AsNoTracking()
            .Where(d => d.SubjectKind == kind && ids.Contains(d.SubjectId))
            .OrderBy(d => d.AddedOn)
            .ThenBy(d => d.Id)
            .ToListAsync(stop);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Document>
    {
        public void Configure(EntityTypeBuilder<Document> document)
        {
            document.ToTable("Documents");
            document.Property(d => d.SubjectKind).HasMaxLength(40);
            document.Property(d => d.Title).HasMaxLength(200);
            document.Property(d => d.FileName).HasMaxLength(200);
            document.Property(d => d.StoredAs).HasMaxLength(60);
            document.Property(d => d.Fingerprint).HasMaxLength(64);
            document.Ignore(d => d.Subject).Ignore(d => d.ContentType).Ignore(d => d.Size).Ignore(d => d.IsPicture);
            document.HasIndex(d => new { d.SubjectKind, d.SubjectId });
        }
    }
}
