using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Commitments;

/// <summary>Reports progress in one short form.</summary>
[Needs(CommitmentPermissions.Update)]
public sealed class UpdateModel(ActionWriters writers) : ThreadPage
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public Commitment Commitment { get; private set; } = null!;

    public override async Task<bool> Prepare()
    {
        var commitment = await Db.Set<Commitment>().SingleOrDefaultAsync(c => c.Id == Id, Stop);
        if (commitment is null)
            return false;
        Commitment = commitment;
        if (commitment.FollowsEvidence)
            return NotTheirs(
                "A duty has no end and stands as its evidence shows. Add what shows it instead.",
                $"~/commitments/{Id.ToString(Text.Words)}"
            );
        return await writers.MayReport(commitment, Stop)
            || NotTheirs(ActionWriters.ForItsWriters, $"~/commitments/{Id.ToString(Text.Words)}");
    }

    public void OnGet() =>
        Form = new()
        {
            State = Commitment.State,
            Percent = Commitment.Percent,
            On = Today,
        };

    public async Task<IActionResult> OnPost()
    {
        Rules.Check(
            (nameof(Input.State), Form.State is not null, "Choose how it stands"),
            (nameof(Input.On), Form.On <= Today, "Date of the update must be today or in the past")
        );
        // A required action is done only when something shows it.
        Rules.Check(
            (
                nameof(Input.State),
                Commitment.Kind != CommitmentKind.RequiredAction
                    || Form.State != CommitmentState.Done
                    || await Db.Set<Evidence>().AnyAsync(e => e.SubjectKind == "commitment" && e.SubjectId == Id, Stop),
                "Add evidence before you say that a required action is done"
            )
        );
        Commitment.Report(
            Form.State!.Value,
            Form.Percent,
            Form.Text,
            Caller.PostIds.Contains(Commitment.OwnerPostId ?? 0)
                ? Commitment.OwnerPostId
                : Caller.PostIds.Cast<int?>().FirstOrDefault(),
            Form.On!.Value,
            Caller,
            Form.Why
        );
        Acting.Reason = Form.Why;
        await Db.SaveChangesAsync(Stop);
        return Done("Progress updated", $"~/commitments/{Id}");
    }

    public sealed class Input
    {
        [Display(Name = "How does it stand?")]
        public CommitmentState? State { get; set; }

        [Display(Name = "Percent done")]
        public int? Percent { get; set; }

        [Display(Name = "What has happened?")]
        public string? Text { get; set; }

        [Display(Name = "Date of the update")]
        public DateOnly? On { get; set; }

        [Display(Name = "Reason")]
        public string? Why { get; set; }
    }
}
