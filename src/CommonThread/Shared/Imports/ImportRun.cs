using System.Text.Json;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Shared;

public enum ImportState
{
    /// <summary>The file has arrived and waits to be looked at.</summary>
    Waiting,
    Looking,

    /// <summary>Looked at: the user may now load it or leave it.</summary>
    Previewed,
    Queued,
    Loading,
    Loaded,

    /// <summary>Nothing was loaded; the report says why.</summary>
    Refused,
    Cancelled,

    /// <summary>The application stopped in the middle; nothing was loaded.</summary>
    Interrupted,
}

/// <summary>One file on its way in: what it was, who brought it, how far it is and what became of it. Kept as the receipt.</summary>
public sealed class ImportRun : IRecorded
{
    public int Id { get; private set; }

    public required string Import { get; init; }

    public required string FileName { get; init; }

    /// <summary>Name within the partnership's file store; null when the file was loaded from the command line.</summary>
    public string? StoredAs { get; init; }

    public long Bytes { get; init; }

    /// <summary>SHA-256 of the file, so that the same file is recognised.</summary>
    public string? Fingerprint { get; init; }

    public string OptionsJson { get; init; } = "{}";

    public bool GoodRowsOnly { get; set; }

    public ImportState State { get; set; }

    public required DateTime StartedAt { get; init; }

    public DateTime? EndedAt { get; set; }

    public required string StartedBy { get; init; }

    public int? StartedByAccountId { get; init; }

    public string? Doing { get; set; }

    public int? Percent { get; set; }

    public bool StopAsked { get; set; }

    public string? ReportJson { get; set; }

    public string? Error { get; set; }

    RecordRef IRecorded.Record => new("import", Id);

    public IReadOnlyDictionary<string, string> Options =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(OptionsJson) ?? [];

    internal sealed class Mapping : IEntityTypeConfiguration<ImportRun>
    {
        public void Configure(EntityTypeBuilder<ImportRun> run)
        {
            run.ToTable("ImportRuns");
            run.Property(r => r.Import).HasMaxLength(40);
            run.Property(r => r.FileName).HasMaxLength(260);
            run.Property(r => r.StoredAs).HasMaxLength(100);
            run.Property(r => r.Fingerprint).HasMaxLength(64);
            run.Property(r => r.StartedBy).HasMaxLength(300);
            run.Property(r => r.Doing).HasMaxLength(300);
            run.Property(r => r.Error).HasMaxLength(2000);
            run.Ignore(r => r.Options);
            run.HasIndex(r => r.StartedAt);
        }
    }
}
