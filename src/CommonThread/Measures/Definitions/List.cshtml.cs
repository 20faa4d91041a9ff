using CommonThread.Shared.Exports;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Measures.Definitions;

/// <summary>A measure in the register, with what is known of it.</summary>
public sealed record MeasureLine(
    int Id,
    string Slug,
    string Title,
    MeasureKind Kind,
    MeasureRole Role,
    Direction Direction,
    string Unit,
    PeriodKind Frequency,
    string? SourceText,
    MeasureStatus Status,
    bool Public,
    bool Illustrative,
    int Values,
    int Places,
    DateOnly? From,
    DateOnly? To
)
{
    /// <summary>"December 2019 to April 2022", or what is missing.</summary>
    public string Covers =>
        From is { } from && To is { } to
            ? from.Year == to.Year && from.DayOfYear == 1 && to is { Month: 12, Day: 31 }
                ? from.Year.ToString(Text.Words)
                : $"{from.ToString("MMMM yyyy", Text.Words)} to {to.ToString("MMMM yyyy", Text.Words)}"
            : "no value yet";
}

/// <summary>The register of measures.</summary>
[Public]
public sealed class ListModel : ThreadPage
{
    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true)]
    public MeasureRole? Role { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Missing { get; set; }

    public IReadOnlyList<MeasureLine> Lines { get; private set; } = [];

    public int All { get; private set; }

    public bool MayDefine => Caller.May(MeasuresPermissions.Define);

    public async Task OnGet() => await Load();

    public async Task<IActionResult> OnGetCsv()
    {
        await Load();
        return CsvExport.File(
            "measures",
            Lines,
            [
                new ExportColumn<MeasureLine>("Code", l => l.Slug),
                new("Measure", l => l.Title),
                new("Kind", l => l.Kind),
                new("Shows", l => l.Role),
                new("Better", l => l.Direction),
                new("Unit", l => l.Unit),
                new("Frequency", l => l.Frequency),
                new("Source", l => l.SourceText),
                new("Places", l => l.Places),
                new("Values", l => l.Values),
                new("From", l => l.From),
                new("To", l => l.To),
                new("Illustrative", l => l.Illustrative),
            ]
        );
    }

    private async Task Load()
    {
        var measures = await Db.Set<Measure>().AsNoTracking().OrderBy(m => m.Title).ToListAsync(Stop);
        All = measures.Count;
        var known = await Db.Set<Observation>()
            .GroupBy(o => o.MeasureId)
            .Select(g => new
            {
                g.Key,
                Values = g.Count(),
                Places = g.Select(o => o.PlaceId).Distinct().Count(),
                From = g.Min(o => o.First),
                To = g.Max(o => o.Last),
            })
            .ToDictionaryAsync(g => g.Key, Stop);
        var words = Search?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        // What is known comes first: a reader looks for figures, and those without one have a filter of their own.
        Lines =
        [
            .. measures
                .OrderBy(m => !known.ContainsKey(m.Id))
                .Where(m => Role is null || m.Role == Role)
                .Where(m => !Missing || !known.ContainsKey(m.Id))
                .Where(m =>
                    words.All(w =>
                        m.Title.Contains(w, StringComparison.OrdinalIgnoreCase)
                        || m.Definition.Contains(w, StringComparison.OrdinalIgnoreCase)
                        || m.SourceText?.Contains(w, StringComparison.OrdinalIgnoreCase) == true
                    )
                )
                .Select(m =>
                {
                    var of = known.GetValueOrDefault(m.Id);
                    return new MeasureLine(
                        m.Id,
                        m.Slug,
                        m.Title,
                        m.Kind,
                        m.Role,
                        m.Direction,
                        m.Unit,
                        m.Frequency,
                        m.SourceText,
                        m.Status,
                        m.IsPublic,
                        m.Illustrative,
                        of?.Values ?? 0,
                        of?.Places ?? 0,
                        of?.From,
                        of?.To
                    );
                }),
        ];
    }
}
