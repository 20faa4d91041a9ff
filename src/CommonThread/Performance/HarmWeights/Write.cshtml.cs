using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Performance.HarmWeights;

/// <summary>Makes the next version of the weights (D-12).</summary>
[Needs(PerformancePermissions.Weigh)]
public sealed class WriteModel : WeightsPage
{
    [BindProperty]
    public WeightsText Form { get; set; } = new();

    public override async Task<bool> Prepare()
    {
        if (!await base.Prepare() || InUse.Count == 0)
            return false;
        foreach (var category in InUse)
            Form.Weights.TryAdd(category.Id, Latest?.Of(category.Id));
        return true;
    }

    public void OnGet()
    {
        if (Latest is not { } held)
            return;
        (Form.Source, Form.Unit, Form.HighShare, Form.LowShare) = (
            held.Source,
            held.Unit,
            held.HighShare,
            held.LowShare
        );
    }

    public async Task<IActionResult> OnPost()
    {
        var table = WeightTable.After(
            Latest,
            Framework!.Id,
            Form,
            InUse,
            Today,
            Caller.PostIds.Cast<int?>().FirstOrDefault()
        );
        Db.Add(table);
        await Db.SaveChangesAsync(Stop);
        return Done(
            $"Version {table.Version.ToString(Text.Words)} is in use. Profiles that are published keep the one they were made with",
            "~/performance/weights"
        );
    }
}
