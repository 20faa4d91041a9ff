namespace CommonThread.Strategy.Plans;

/// <summary>A computed total of a costed plan: of a year, of a fund within all years, or of the whole .</summary>
/// <param name="Of">"Year 2025-26", "Fund: PCC grant to the SNB", "All years and funds".</param>
/// <param name="Cost">Pounds.</param>
public sealed record PlanTotal(string Of, decimal Cost)
{
    /// <summary>Pounds as read on a page: whole pounds without pence, others with both digits.</summary>
    public static string Pounds(decimal value) =>
        value.ToString(value == decimal.Truncate(value) ? "£#,##0" : "£#,##0.00", Text.Words);

    /// <summary>By year, then by fund, then in all.</summary>
    public static IReadOnlyList<PlanTotal> Over(IReadOnlyCollection<DeliveryLine> lines) =>
        lines.Count == 0
            ? []
            :
            [
                .. lines
                    .GroupBy(l => l.Year)
                    .OrderBy(g => g.Key)
                    .Select(g => new PlanTotal($"Year {Period.FinancialYear(g.Key)}", g.Sum(l => l.Cost))),
                .. lines
                    .GroupBy(l => l.Fund ?? "No fund named", StringComparer.OrdinalIgnoreCase)
                    .OrderBy(g => g.Key, StringComparer.OrdinalIgnoreCase)
                    .Select(g => new PlanTotal($"Fund: {g.Key}", g.Sum(l => l.Cost))),
                new("All years and funds", lines.Sum(l => l.Cost)),
            ];
}
