using CommonThread.Measures;
using CommonThread.Shared.Exports;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Performance.HarmWeights;

/// <summary>What each kind of harm weighs, and what it weighed before (D-12).</summary>
[Public]
public sealed class ReadModel : WeightsPage
{
    /// <summary>A version of the weights; the one in use where none is asked for.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Version { get; set; }

    public WeightTable? Table { get; private set; }

    public IReadOnlyDictionary<int, Measure> Measures { get; private set; } = new Dictionary<int, Measure>();

    public override async Task<bool> Prepare()
    {
        await base.Prepare();
        Table = Version is { } asked ? Tables.SingleOrDefault(t => t.Version == asked) : Latest;
        Measures = await Db.Set<Measure>().AsNoTracking().ToDictionaryAsync(m => m.Id, Stop);
        return Version is null || Table is not null;
    }

    /// <summary>The kinds of harm of the version shown, and, in the one in use, those that wait for a weight.</summary>
    public IReadOnlyList<HarmCategory> Shown =>
        [
            .. Categories
                .Where(c => Table?.Of(c.Id) is not null || (!c.IsRetired && Version is null))
                .OrderByDescending(c => Table?.Of(c.Id) ?? -1)
                .ThenBy(c => c.Name, StringComparer.Ordinal),
        ];

    public string? PriorityOf(HarmCategory category) =>
        Priorities.FirstOrDefault(p => p.Id == category.PriorityId)?.Name;

    public IActionResult OnGetCsv() =>
        CsvExport.File<HarmCategory>(
            "harm-weights",
            Shown,
            new("kind_of_harm", c => c.Name),
            new("covers", c => c.Covers),
            new("counted_by", c => Measures.GetValueOrDefault(c.MeasureId)?.Title),
            new("weight", c => Table?.Of(c.Id)),
            new("unit", _ => Table?.Unit),
            new("version", _ => Table?.Version),
            new("source", _ => Table?.Source),
            new("priority", PriorityOf),
            new("illustrative", c => c.Illustrative || Table?.Illustrative == true)
        );
}
