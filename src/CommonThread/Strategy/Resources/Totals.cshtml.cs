using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.Resources;

/// <summary>What is allotted against what there is, by year, kind and fund; warns where more is allotted (A-17).</summary>
[SignedIn]
public sealed class TotalsModel : PartPage
{
    public sealed record Total(int Year, ResourceKind Kind, string? Of, decimal Available, decimal Allotted)
    {
        public decimal Left => Available - Allotted;

        public bool IsTooMuch => Available > 0 && Allotted > Available;

        public string Say(decimal quantity) =>
            Kind switch
            {
                ResourceKind.Money => quantity.ToString("£#,##0.##", Text.Words),
                ResourceKind.StaffTime => Text.Count((int)quantity, "day"),
                _ => $"{quantity.ToString("0.##", Text.Words)} posts",
            };
    }

    public IReadOnlyList<Total> Totals { get; private set; } = [];

    public async Task OnGet()
    {
        var owners = await Commitments.Owners.Load(Db, Stop);
        var all = await Db.Set<Resource>().Where(r => r.FrameworkId == Framework.Id).AsNoTracking().ToListAsync(Stop);
        Totals =
        [
            .. all.GroupBy(r =>
                    (
                        Year: r.Year ?? 0,
                        r.Kind,
                        Of: r.Kind == ResourceKind.Money ? r.Fund
                        : owners.Post(r.PostId) is { Length: > 0 } post ? post
                        : r.Fund
                    )
                )
                .Select(g => new Total(
                    g.Key.Year,
                    g.Key.Kind,
                    g.Key.Of,
                    g.Where(r => r.Available).Sum(r => r.Quantity),
                    g.Where(r => !r.Available).Sum(r => r.Quantity)
                ))
                .OrderByDescending(t => t.Year)
                .ThenBy(t => t.Kind)
                .ThenBy(t => t.Of, StringComparer.OrdinalIgnoreCase),
        ];
    }
}
