using System.Text.Json;

namespace CommonThread.Partnerships.Backups;

/// <summary>What a backup holds, so that a restore can prove that it put back every row and every file.</summary>
public sealed record BackupManifest(
    int Format,
    DateTime MadeAt,
    string Version,
    DatabaseContent? Installation,
    IReadOnlyList<PartnershipContent> Partnerships
)
{
    public const string Entry = "manifest.json";
    public const int CurrentFormat = 1;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public string ToJson() => JsonSerializer.Serialize(this, Indented);

    /// <exception cref="InvalidDataException">The text is no manifest of a format this version knows.</exception>
    public static BackupManifest Parse(string json)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize<BackupManifest>(json);
            return manifest is { Format: CurrentFormat }
                ? manifest
                : throw new InvalidDataException("This backup was made by a newer version of CommonThread");
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException("The backup's list of contents cannot be read", broken);
        }
    }
}

/// <summary>A database in a backup.</summary>
/// <param name="LastMigration">How new its tables are.</param>
/// <param name="Tables">Rows of each table.</param>
/// <param name="Sequences">PostgreSQL: where each numbered column goes on, as <c>table.column</c>.</param>
public sealed record DatabaseContent(
    string Engine,
    string LastMigration,
    IReadOnlyDictionary<string, long> Tables,
    IReadOnlyDictionary<string, SequenceContent> Sequences
);

public sealed record SequenceContent(long Value, bool IsCalled);

/// <summary>A partnership in a backup.</summary>
/// <param name="Files">SHA-256 of each uploaded file, by its path in the file store.</param>
public sealed record PartnershipContent(
    string Slug,
    string Name,
    string? ShortName,
    string? Strapline,
    string Hosts,
    string Colour,
    bool Demonstration,
    int LoadedLines,
    string Connection,
    DateTime CreatedAt,
    DatabaseContent Database,
    IReadOnlyDictionary<string, string> Files
);
