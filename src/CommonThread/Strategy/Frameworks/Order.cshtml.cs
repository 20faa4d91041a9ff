using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.Frameworks;

/// <summary>The order in which readers meet the parts of one kind, changed one step at a time .</summary>
[Needs(StrategyPermissions.Edit)]
public sealed class OrderModel : FrameworkPage
{
    /// <summary>The list: "pledges".</summary>
    [BindProperty(SupportsGet = true)]
    public string What { get; set; } = "";

    /// <summary>The part that is moved.</summary>
    [BindProperty]
    public int? Part { get; set; }

    /// <summary>Whether it comes before the one that stands before it, or after the next.</summary>
    [BindProperty]
    public bool? Up { get; set; }

    public WrittenParts Of { get; private set; } = null!;

    public IReadOnlyList<WrittenPart> Parts { get; private set; } = [];

    public bool MayMove => Draft is not null || Of.Always;

    protected override async Task<bool> Find()
    {
        if (!MayEdit || WrittenParts.All.FirstOrDefault(p => p.Key == What) is not { } of)
            return false;
        Of = of;
        Parts = await of.Read(Db, Framework.Id, Stop);
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        var parts = Parts.ToList();
        var at = parts.FindIndex(p => p.Part.Id == Part);
        Rules.Check(
            ("", MayMove, "These words are published and do not change. Start a new version first"),
            ("", at >= 0 && Up is not null, "Choose what is moved, and which way")
        );
        var moved = parts[at];
        parts.RemoveAt(at);
        parts.Insert(Math.Clamp(at + (Up == true ? -1 : 1), 0, parts.Count), moved);
        for (var i = 0; i < parts.Count; i++)
            parts[i].Part.Position = i + 1;
        await Db.SaveChangesAsync(Stop);
        return Done(
            $"“{moved.Words}” now stands at place {parts.IndexOf(moved) + 1} of {parts.Count}",
            $"{Home}/order/{What}"
        );
    }
}
