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

/// <summary>
/// One file on its way in: what it was, who brought it and what became of it. Kept as the receipt. How far a running one is
/// stands in <see cref="ImportUnderWay"/>, which can be read while the import's own transaction is open.
/// </summary>
public sealed class ImportRun : IRecorded
{
    private const string Beginning = "Import ";

    /// <summary>What the history gives as the reason for all that this run brings.</summary>
    public string Because =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Beginning}{Id}: {FileName}");

    /// <summary>Whether a change with this reason was brought by a file, so that its day is the day of loading.</summary>
    public static bool Brought(string? reason) => reason?.StartsWith(Beginning, StringComparison.Ordinal) == true;

    public int Id { get; private set; }

    public required string Import { get; init; }

    public required string FileName { get; init; }

    /// <summary>Name within the partnership's file store; null when the file was loaded from the command line, or is dropped again.</summary>
    public string? StoredAs { get; set; }

    public long Bytes { get; init; }

    /// <summary>SHA-256 of the file, so that the same file is recognised.</summary>
    public string? Fingerprint { get; init; }

    public string OptionsJson { get; init; } = "{}";

    public bool GoodRowsOnly { get; private set; }

    public ImportState State { get; private set; }

    public required DateTime StartedAt { get; init; }

    public DateTime? EndedAt { get; private set; }

    public required string StartedBy { get; init; }

    public int? StartedByAccountId { get; init; }

    public string? ReportJson { get; private set; }

    public string? Error { get; private set; }

    RecordRef IRecorded.Record => new("import", Id);

    public IReadOnlyDictionary<string, string> Options =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(OptionsJson) ?? [];

    public ImportReceipt? Receipt => ReportJson is null ? null : ImportReceipt.Parse(ReportJson);

    /// <summary>Whether it waits for its turn or has it.</summary>
    public bool IsOnItsWay =>
        State is ImportState.Waiting or ImportState.Looking or ImportState.Queued or ImportState.Loading;

    /// <summary>Whether the transaction may be open.</summary>
    public bool IsRunning => State is ImportState.Looking or ImportState.Loading;

    /// <summary>Whether it may be loaded again as it is: the file is still held and nothing of it was loaded.</summary>
    public bool MayLoad =>
        StoredAs is not null
        && (
            State == ImportState.Previewed
            || (State is ImportState.Interrupted or ImportState.Cancelled or ImportState.Refused && Receipt is not null)
        );

    /// <summary>Whether it ended before it was looked at, and the file is still held.</summary>
    public bool MayLookAgain =>
        StoredAs is not null && Receipt is null && State is ImportState.Interrupted or ImportState.Cancelled;

    public void LookAgain()
    {
        Rules.Check(("", MayLookAgain, "This file cannot be looked at again; bring it again"));
        (State, EndedAt, Error) = (ImportState.Waiting, null, null);
    }

    /// <summary>The user has seen the preview and wants it in.</summary>
    public void Queue(bool goodRowsOnly)
    {
        Rules.Check(
            ("", MayLoad, "This file cannot be loaded now; bring it again"),
            (
                "",
                !MayLoad || goodRowsOnly || Receipt!.RefusedCount == 0,
                "Some rows cannot be loaded. Mend the file, or choose to load the good rows"
            ),
            ("", !MayLoad || !goodRowsOnly || Receipt!.HasGoodRows, "There are no good rows to load")
        );
        (State, GoodRowsOnly, EndedAt, Error) = (ImportState.Queued, goodRowsOnly, null, null);
    }

    /// <summary>Its turn has come: it is looked at, or loaded when that was asked for.</summary>
    public void Begin() => State = State == ImportState.Queued ? ImportState.Loading : ImportState.Looking;

    /// <summary>Loaded from the command line, without a preview.</summary>
    public void BeginAtOnce(bool goodRowsOnly) => (State, GoodRowsOnly) = (ImportState.Loading, goodRowsOnly);

    public void Looked(ImportReceipt receipt, DateTime at) => End(ImportState.Previewed, receipt, null, at);

    public void Loaded(ImportReceipt receipt, DateTime at) => End(ImportState.Loaded, receipt, null, at);

    public void Refuse(ImportReceipt? receipt, string? sentence, DateTime at) =>
        End(ImportState.Refused, receipt, sentence, at);

    /// <summary>Stopped or left by the user before anything was loaded.</summary>
    public void Cancel(DateTime at)
    {
        Rules.Check(("", State != ImportState.Loaded, "This file is loaded already"));
        End(ImportState.Cancelled, null, "Stopped. Nothing was loaded", at);
    }

    public void Interrupt(DateTime at) =>
        End(
            ImportState.Interrupted,
            null,
            "CommonThread stopped while this file was being read. Nothing was loaded",
            at
        );

    private void End(ImportState state, ImportReceipt? receipt, string? error, DateTime at)
    {
        (State, EndedAt) = (state, at);
        Error = error is { Length: > 2000 } ? error[..2000] : error;
        if (receipt is not null)
            ReportJson = receipt.ToJson();
    }

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
            run.Property(r => r.Error).HasMaxLength(2000);
            run.Ignore(r => r.Options).Ignore(r => r.Receipt).Ignore(r => r.IsOnItsWay);
            run.Ignore(r => r.IsRunning).Ignore(r => r.MayLoad).Ignore(r => r.MayLookAgain);
            run.HasIndex(r => r.StartedAt);
        }
    }
}
