using CommonThread.People;
using CommonThread.Strategy.Adoptions;
using CommonThread.Strategy.Learning;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Strategy.Versions;

/// <summary>One version read whole (A-46), and for those who may, the moves that are open to it.</summary>
[Public]
public sealed class ReadModel(MoveVersion move, DiscardDraft discard, IEnumerable<IContentPart> parts) : FrameworkPage
{
    public sealed class Input
    {
        public VersionState To { get; set; }

        public DateOnly? On { get; set; }

        public int? BodyId { get; set; }
    }

    [BindProperty(SupportsGet = true)]
    public int Number { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    /// <summary>Why, kept in the history; read by every page before its handler.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    public FrameworkVersion Version { get; private set; } = null!;

    /// <summary>All that it says.</summary>
    public StatementsView Statements { get; private set; } = null!;

    public OrganisationName? Body { get; private set; }

    public AdoptionTally? Tally { get; private set; }

    public IReadOnlyList<Move<VersionState>> Moves { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Bodies { get; private set; } = [];

    /// <summary>Key issues of earlier reviews that this version leaves open (A-59).</summary>
    public IReadOnlyList<OpenIssue> Issues { get; private set; } = [];

    public bool MaySubmit => MayEdit && Version.State == VersionState.Draft && Version.SubmittedOn is null;

    public bool MaySendBack =>
        May(StrategyPermissions.Approve) && Version.State == VersionState.Draft && Version.SubmittedOn is not null;

    /// <summary>The version that it would be compared with: the latest before it that has words of its own.</summary>
    public int? Before { get; private set; }

    /// <summary>Whether a draft that was begun by mistake can be given up: words were published before it.</summary>
    public bool MayDiscard =>
        MayEdit && Before is not null && Version.State == VersionState.Draft && Version.SubmittedOn is null;

    protected override async Task<bool> Find()
    {
        var version = await Db.Set<FrameworkVersion>()
            .SingleOrDefaultAsync(v => v.FrameworkId == Framework.Id && v.Number == Number, Stop);
        if (version is null || (version.State == VersionState.Draft && !Caller.IsSignedIn))
            return false;
        Version = version;
        Before = await Db.Set<FrameworkVersion>()
            .Where(v => v.FrameworkId == Framework.Id && v.Number < Number && v.Content != null)
            .MaxAsync(v => (int?)v.Number, Stop);
        Statements = StatementsView.Of(
            await Reading.TextOf(Db, Framework, version, parts, Stop),
            [],
            Framework.Slug,
            Today
        );
        Body = await OrganisationNames.Find(Db, version.ApprovedById, Stop);
        var tally = await AdoptionTally.Of(Db, Framework, version.Id, Stop);
        Tally = tally.Partners > 0 ? tally : null;
        Moves = [.. VersionLifecycle.Table.Open(version.State, Caller).Where(m => May(m.Permission))];
        if (MaySubmit)
            Issues = await OpenIssue.Of(Db, Framework.Id, Stop);
        if (Moves.Count > 0)
            Bodies = await OrganisationChoices.For(Db, null, Stop);
        return true;
    }

    public void OnGet() => Form = new() { BodyId = Framework.ApprovingBodyId, On = Today };

    public async Task<IActionResult> OnPost()
    {
        Rules.Check((nameof(Form.To), Moves.Any(m => m.To == Form.To), "Choose what happens to this version"));
        try
        {
            await move.To(Form.To, Framework, Version, Form.On, Form.BodyId ?? Framework.ApprovingBodyId, Stop);
        }
        catch (RulesBroken broken)
        {
            // One question asks for the day, whichever it is.
            throw new RulesBroken([
                .. broken.Broken.Select(b =>
                    b.Field is nameof(FrameworkVersion.ApprovedOn) or nameof(FrameworkVersion.InForceFrom)
                        ? b with
                        {
                            Field = nameof(Form.On),
                        }
                        : b
                ),
            ]);
        }
        await Db.SaveChangesAsync(Stop);
        return Done($"“{Version.Label}” is now {Version.State.Say().ToLowerInvariant()}", $"{Home}/versions/{Number}");
    }

    public async Task<IActionResult> OnPostSubmit()
    {
        if (!MaySubmit)
            return NotFound();
        OnGet();
        Rules.Check(
            (
                nameof(Reason),
                Issues.Count == 0 || Reason is not null,
                $"{Text.Count(Issues.Count, "key issue is", "key issues are")} not answered. Answer them, or say why you submit it all the same"
            )
        );
        Version.Submit(Today);
        var others = await Db.Set<FrameworkVersion>()
            .Where(v => v.FrameworkId == Framework.Id && v.Id != Version.Id)
            .ToListAsync(Stop);
        await move.AskPartners(Framework, Version, others, Stop);
        await Db.SaveChangesAsync(Stop);
        return Done($"“{Version.Label}” is submitted for approval", $"{Home}/versions/{Number}");
    }

    public async Task<IActionResult> OnPostSendBack()
    {
        if (!MaySendBack)
            return NotFound();
        OnGet();
        Rules.Check((nameof(Reason), Reason is not null, "Say why, so that others can follow the decision"));
        Version.SendBack();
        await Db.SaveChangesAsync(Stop);
        return Done($"“{Version.Label}” is sent back to be worked on", $"{Home}/versions/{Number}");
    }

    public async Task<IActionResult> OnPostDiscard()
    {
        if (!MayDiscard)
            return NotFound();
        OnGet();
        var label = Version.Label;
        await discard.Of(Framework, Version, Stop);
        return Done($"“{label}” is discarded. The words are again those of version {Before}", $"{Home}/versions");
    }
}
