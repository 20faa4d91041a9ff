using CommonThread.Shared.Exports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Commitments;

/// <summary>A table of commitments, as any page shows one (<c>_Table.cshtml</c>) and as a file holds one.</summary>
public sealed record CommitmentTable(IReadOnlyList<Commitment> Rows, Owners Owners, DateOnly Today, string Caption)
{
    /// <summary>The same rows as a CSV file.</summary>
    public static FileContentResult Csv(
        IReadOnlyList<Commitment> rows,
        Owners owners,
        ActionNames names,
        DateOnly today,
        string name
    )
    {
        ArgumentNullException.ThrowIfNull(owners);
        ArgumentNullException.ThrowIfNull(names);
        return CsvExport.File<Commitment>(
            name,
            rows,
            [
                new("reference", c => c.Reference),
                new("title", c => c.Title),
                new("description", c => c.Description),
                .. names.Kinds.Select(kind => new ExportColumn<Commitment>(
                    kind.Replace('-', '_'),
                    c => names.Served(c, kind)
                )),
                new("kind", c => c.Kind),
                new("owner_post", c => owners.Post(c.OwnerPostId)),
                new("owner_organisation", c => owners.Organisation(c.OwnerOrganisationId)),
                new(
                    "supporting_partners",
                    c => string.Join("; ", c.Partners.Select(p => owners.Organisation(p.OrganisationId)))
                ),
                new("start", c => c.Start),
                new("due", c => c.Due),
                new("carried_over", c => c.CarriedOverCount),
                new("state", c => c.State),
                new("percent", c => c.Percent),
                new("overdue", c => c.IsOverdue(today)),
                new("stale", c => c.IsStale(today)),
                new("last_update", c => c.LastUpdateOn),
                new("progress", c => c.LastWords?.Text),
                new("output", c => c.Output),
                new("outcome", c => c.Outcome),
                new("measure", c => names.Measure(c)),
                new("reason", c => c.Reason),
                new("illustrative", c => c.Illustrative),
            ]
        );
    }
}

/// <summary>The five prevention levels as choices.</summary>
public static class PreventionLevelsChoices
{
    public static IReadOnlyList<SelectListItem> All { get; } =
    [
        .. Enum.GetValues<PreventionLevels>()
            .Where(l => l != PreventionLevels.None)
            .Select(l => new SelectListItem(l.Say(), l.ToString())),
    ];

    /// <summary>Chosen levels as one value.</summary>
    public static PreventionLevels Together(IEnumerable<PreventionLevels> levels) =>
        levels.Aggregate(PreventionLevels.None, (all, one) => all | one);
}
