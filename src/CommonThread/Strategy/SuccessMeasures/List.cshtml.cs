using CommonThread.Commitments;
using CommonThread.Shared.Exports;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.SuccessMeasures;

/// <summary>The success measures of a framework, each with its latest value and whether it got better.</summary>
[Public]
public sealed class ListModel : FrameworkPage
{
    [BindProperty(SupportsGet = true)]
    public bool Missing { get; set; }

    internal IReadOnlyList<KnownSuccess> Rows { get; private set; } = [];

    public int All { get; private set; }

    public int WithValue { get; private set; }

    public Owners Owners { get; private set; } = null!;

    public bool MayWrite => May(PlanPermissions.Delivery);

    protected override async Task<bool> Find()
    {
        Owners = await Owners.Load(Db, Stop);
        var measures = await KnownSuccess
            .Seen(Db)
            .Include(m => m.Judgements)
            .Where(m => m.FrameworkId == Framework.Id)
            .OrderBy(m => m.Position)
            .AsNoTracking()
            .ToListAsync(Stop);
        var known = await KnownSuccess.Of(Db, measures, Stop);
        (All, WithValue) = (known.Count, known.Count(k => k.HasValue));
        Rows = [.. known.Where(k => !Missing || !k.HasValue)];
        return true;
    }

    public void OnGet() { }

    public FileContentResult OnGetCsv() =>
        CsvExport.File<KnownSuccess>(
            $"{Framework.Slug}-success-measures",
            Rows,
            new("measure", r => r.Success.Name),
            new("words", r => r.Success.Words),
            new("kind", r => r.Success.Kind),
            new("unit", r => r.Figure?.Unit),
            new("latest", r => r.Latest),
            new("signal", r => r.Signal),
            new("baseline", r => r.Figure?.Baseline),
            new("target", r => r.Figure?.Target),
            new("target_in_source", r => r.Success.TargetInSource),
            new("frequency", r => r.Success.Frequency),
            new("owner_post", r => Owners.Post(r.Success.OwnerPostId)),
            new("figure", r => r.Figure?.Slug),
            new("illustrative", r => r.IsInvented)
        );
}
