using System.ComponentModel.DataAnnotations;
using CommonThread.Commitments;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.Leads;

/// <summary>Says how a priority stands on a required action, or adds evidence that its lead did a duty.</summary>
[Needs(PlanPermissions.Lead)]
public sealed class StandModel : FrameworkPage
{
    /// <summary>"checklist" or "duties".</summary>
    [BindProperty(SupportsGet = true)]
    public string List { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public int PriorityId { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Number { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public Priority Priority { get; private set; } = null!;

    public ChecklistLine Line { get; private set; } = null!;

    public bool IsDuty => List == "duties";

    protected override async Task<bool> Find()
    {
        var priority = await Db.Set<Priority>()
            .SingleOrDefaultAsync(p => p.Id == PriorityId && p.FrameworkId == Framework.Id, Stop);
        if (priority is null)
            return false;
        Priority = priority;
        var lines = await Checklist.Of(Db, priority, IsDuty ? RequiredKind.Duty : RequiredKind.Action, Stop);
        if (lines.FirstOrDefault(l => l.Required.Number == Number) is not { } line)
            return false;
        Line = line;
        return (await Serving()).MayLead(Caller, PriorityId)
            || NotTheirs(
                CommonThread.Strategy.Serving.ForItsLead,
                $"~/strategy/priorities/{PriorityId.ToString(Text.Words)}#{Anchor}"
            );
    }

    private string Anchor => IsDuty ? "lead" : "required-actions";

    public void OnGet() => Form = new() { State = Line.Standing?.State ?? CommitmentState.OnTrack, On = Today };

    public async Task<IActionResult> OnPost()
    {
        Rules.Check(
            (nameof(Input.On), Form.On is not null, "Enter the date"),
            (nameof(Input.On), Form.On is null || Form.On <= Today, "The date must be today or in the past"),
            (
                nameof(Input.Words),
                !(IsDuty || Form.State == CommitmentState.Done) || Text.Clean(Form.Words) is not null,
                "Say what shows it"
            )
        );
        var lead = await Db.Set<PriorityRole>()
            .Where(r =>
                r.PriorityId == Priority.Id
                && r.Role == RoleOfPriority.Lead
                && (r.From == null || r.From <= Today)
                && (r.To == null || r.To >= Today)
            )
            .Select(r => (int?)r.PostId)
            .FirstOrDefaultAsync(Stop);
        var commitment = await Db.Set<Commitment>()
            .SingleOrDefaultAsync(c => Line.Standing != null && c.Id == Line.Standing.Id, Stop);
        if (commitment is null)
        {
            var owners = await Owners.Load(Db, Stop);
            commitment = Checklist.Make(Line.Required, Priority, lead, owners.OrganisationOf(lead), Framework.Marking);
            Db.Add(commitment);
        }
        if (!IsDuty)
            commitment.Stand(Form.State, null, Form.State == CommitmentState.Done ? Form.On : null, null);
        await Db.SaveChangesAsync(Stop);
        if (Text.Clean(Form.Words) is not null)
        {
            Db.Add(
                Evidence.Of(
                    commitment.Record,
                    Form.On!.Value,
                    Form.Words,
                    Form.Link,
                    Caller.PostIds.Cast<int?>().FirstOrDefault(),
                    Today
                )
            );
            commitment.IsShown();
            await Db.SaveChangesAsync(Stop);
        }
        return Done(
            IsDuty ? "Evidence added" : $"Required action {Number} is {Say(Form.State)}",
            $"~/strategy/priorities/{Priority.Id}#{Anchor}"
        );
    }

    private static string Say(CommitmentState state) =>
        state switch
        {
            CommitmentState.NotStarted => "not started",
            CommitmentState.Done => "done",
            _ => "in hand",
        };

    public sealed class Input
    {
        [Display(Name = "How does it stand?")]
        public CommitmentState State { get; set; }

        [Display(Name = "What shows it?")]
        public string? Words { get; set; }

        [Display(Name = "Link")]
        public string? Link { get; set; }

        [Display(Name = "Date")]
        public DateOnly? On { get; set; }
    }
}
