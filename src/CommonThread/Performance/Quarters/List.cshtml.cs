using CommonThread.Performance.Products;
using CommonThread.Strategy;

namespace CommonThread.Performance.Quarters;

/// <summary>The quarters that are reported on, the latest first (D-21, D-26).</summary>
[Needs(PerformancePermissions.Read)]
public sealed class ListModel : ThreadPage
{
    public sealed record Row(ReportingQuarter Quarter, string Framework, Product? Product);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public bool MayOpen => Caller.May(PerformancePermissions.Open);

    public override async Task<bool> Prepare()
    {
        var found = await (
            from q in Db.Set<ReportingQuarter>()
            join f in Db.Set<Framework>() on q.FrameworkId equals f.Id
            orderby q.Start descending, f.Title
            select new
            {
                Quarter = q,
                f.Title,
                f.ShortTitle,
            }
        )
            .AsNoTracking()
            .ToListAsync(Stop);
        var products = await Db.Set<Product>().AsNoTracking().ToDictionaryAsync(p => p.QuarterId, Stop);
        Rows =
        [
            .. found.Select(x => new Row(x.Quarter, x.ShortTitle ?? x.Title, products.GetValueOrDefault(x.Quarter.Id))),
        ];
        return true;
    }
}
