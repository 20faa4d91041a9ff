using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CommonThread.Shared;

/// <summary>What an import read, would do or did, as it is kept with the run.</summary>
public sealed record ImportReceipt
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public long Read { get; init; }

    public long Added { get; init; }

    public long Replaced { get; init; }

    public long Unchanged { get; init; }

    public long RefusedCount { get; init; }

    public IReadOnlyList<RefusedRow> Refused { get; init; } = [];

    public IReadOnlyList<string> Notes { get; init; } = [];

    public IReadOnlyList<string> Examples { get; init; } = [];

    public string? Release { get; init; }

    /// <summary>Whether loading the good rows would load anything.</summary>
    [JsonIgnore]
    public bool HasGoodRows => Added + Replaced > 0;

    public static ImportReceipt Of(ImportReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new()
        {
            Read = report.Read,
            Added = report.Added,
            Replaced = report.Replaced,
            Unchanged = report.Unchanged,
            RefusedCount = report.RefusedCount,
            Refused = [.. report.Refused],
            Notes = [.. report.Notes],
            Examples = [.. report.Examples],
            Release = report.Release,
        };
    }

    public string ToJson() => JsonSerializer.Serialize(this, Readable);

    public static ImportReceipt Parse(string json) => JsonSerializer.Deserialize<ImportReceipt>(json, Readable)!;

    /// <summary>"1,204 rows read: 1,200 new, 0 replaced, 4 unchanged".</summary>
    public string Say()
    {
        var words =
            $"{Number(Read)} read: {Number(Added)} new, {Number(Replaced)} replaced, {Number(Unchanged)} unchanged";
        return RefusedCount == 0 ? words : $"{words}, {Number(RefusedCount)} refused";
    }

    private static string Number(long n) => n.ToString("N0", Text.Words);
}
