using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.Resources;

/// <summary>What is allotted against what there is, by year, kind and fund; warns where more is allotted (A-17).</summary>
[SignedIn]
public sealed class TotalsModel : FrameworkPage
{
    public sealed record Total(int Year, ResourceKind Kind, string? Of, decimal Available, decimal Allotted)
    {
        public decimal Left => Available - Allotted;

        public bool IsTooMuch => Allotted > Available;

        /// <summary>What is wrong with it, in words; it holds where more is allotted than there is.</summary>
        public string Complaint => Available > 0 ? "More allotted than there is" : "Nothing is recorded as available";

        public string Say(decimal quantity) =>
            Kind switch
            {
                ResourceKind.Money => quantity.ToString("£#,##0.##", Text.Words),
                ResourceKind.StaffTime => Text.Count((int)quantity, "day"),
                _ => quantity == 1 ? "1 post" : $"{quantity.ToString("0.##", Text.Words)} posts",
            };
    }

    public IReadOnlyList<Total> Totals { get; private set; } = [];

    /// <summary>
    /// What there is and what is allotted, by year, kind and the fund or post it comes from. What is allotted from no one of them
    /// draws on all that the year has of the kind and that nobody has allotted by name.
    /// </summary>
    internal static IEnumerable<Total> Over(IReadOnlyCollection<Resource> resources, Commitments.Owners owners)
    {
        var known = resources.ToLookup(r => (Year: r.Year ?? 0, r.Kind));
        return resources
            .GroupBy(r => (Year: r.Year ?? 0, r.Kind, Of: From(r, owners)))
            .Select(g =>
            {
                var all = known[(g.Key.Year, g.Key.Kind)];
                var allotted = g.Where(r => !r.Available).Sum(r => r.Quantity);
                return new Total(
                    g.Key.Year,
                    g.Key.Kind,
                    g.Key.Of,
                    g.Key.Of is not null || allotted == 0
                        ? g.Where(r => r.Available).Sum(r => r.Quantity)
                        : all.Sum(r =>
                            r.Available ? r.Quantity
                            : From(r, owners) is null ? 0
                            : -r.Quantity
                        ),
                    allotted
                );
            });
    }

    /// <summary>A sentence where an entry makes more allotted than there is; null otherwise.</summary>
    internal static string? Warn(IReadOnlyCollection<Resource> resources, Resource entry, Commitments.Owners owners) =>
        Over(resources, owners)
            .FirstOrDefault(t =>
                t.IsTooMuch && t.Year == entry.Year && t.Kind == entry.Kind && t.Of == From(entry, owners)
            )
            is { } total
            ? $"{total.Say(total.Allotted)} is allotted and {(total.Available > 0 ? $"there is {total.Say(total.Available)}" : "nothing is recorded as available")}"
            : null;

    private static string? From(Resource resource, Commitments.Owners owners) =>
        resource.Kind == ResourceKind.Money ? resource.Fund
        : owners.Post(resource.PostId) is { Length: > 0 } post ? post
        : resource.Fund;

    public async Task OnGet()
    {
        var owners = await Commitments.Owners.Load(Db, Stop);
        var all = await Db.Set<Resource>().Where(r => r.FrameworkId == Framework.Id).AsNoTracking().ToListAsync(Stop);
        Totals =
        [
            .. Over(all, owners)
                .OrderByDescending(t => t.Year)
                .ThenBy(t => t.Kind)
                .ThenBy(t => t.Of, StringComparer.OrdinalIgnoreCase),
        ];
    }
}
