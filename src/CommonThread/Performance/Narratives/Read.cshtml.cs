using CommonThread.Commitments;
using CommonThread.Performance.Escalations;
using CommonThread.Places;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Performance.Narratives;

/// <summary>A narrative as it was handed in, with what it raises (D-22, D-23).</summary>
[Needs(PerformancePermissions.Read)]
public sealed class ReadModel(PlaceTree tree) : NarrativePage(tree)
{
    public string Post { get; private set; } = "";

    public IReadOnlyList<Escalation> Raised { get; private set; } = [];

    /// <summary>A later version; null where this is the latest.</summary>
    public Narrative? Later { get; private set; }

    public override async Task<bool> Prepare()
    {
        if (!await base.Prepare())
            return false;
        Post = (await Owners.Load(Db, Stop)).Say(Narrative.PostId, absent: "nobody yet");
        Raised = await Db.Set<Escalation>()
            .AsNoTracking()
            .Where(e => e.QuarterId == Narrative.QuarterId && e.PlaceId == Narrative.PlaceId)
            .OrderBy(e => e.Id)
            .ToListAsync(Stop);
        Later = await Db.Set<Narrative>()
            .AsNoTracking()
            .Where(n =>
                n.QuarterId == Narrative.QuarterId && n.PlaceId == Narrative.PlaceId && n.Version > Narrative.Version
            )
            .OrderByDescending(n => n.Version)
            .FirstOrDefaultAsync(Stop);
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostCorrect()
    {
        if (!MayWrite)
            return NotFound();
        Rules.Check(("", Later is null, "A newer version of this narrative is there already"));
        var corrected = Narrative.Correct();
        Db.Add(corrected);
        await Db.SaveChangesAsync(Stop);
        return Done("A new version is begun. The submitted one stays as it is", corrected.Url + "/write");
    }
}
