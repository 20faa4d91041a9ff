using CommonThread.Performance.Quarters;
using CommonThread.Strategy;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Performance.Products;

/// <summary>A page of one quarterly product.</summary>
public abstract class ProductPage(AssembleProduct assemble) : ThreadPage
{
    [FromRoute]
    public int Id { get; set; }

    public Product Product { get; private set; } = null!;

    public ReportingQuarter Quarter { get; private set; } = null!;

    public Framework Framework { get; private set; } = null!;

    /// <summary>What it says: as it was frozen, or as it is worked out today.</summary>
    public ProductContent Contents { get; private set; } = null!;

    public IReadOnlyList<Crumb> Trail =>
        [
            new("Performance", "~/performance"),
            new("Quarters", "~/performance/quarters"),
            new(Quarter.Quarter.ToString(), Quarter.Url),
        ];

    public override async Task<bool> Prepare()
    {
        if (
            await Db.Set<Product>().Include(p => p.Recommendations).SingleOrDefaultAsync(p => p.Id == Id, Stop)
            is not { } product
        )
            return false;
        Product = product;
        Quarter = await Db.Set<ReportingQuarter>().SingleAsync(q => q.Id == product.QuarterId, Stop);
        Framework = await Db.Set<Framework>().SingleAsync(f => f.Id == product.FrameworkId, Stop);
        Contents = product.Frozen is { } frozen
            ? ProductContent.Thaw(frozen)
            : await assemble.For(Quarter, product, Framework, Today, Stop);
        return await Find();
    }

    protected virtual Task<bool> Find() => Task.FromResult(true);
}
