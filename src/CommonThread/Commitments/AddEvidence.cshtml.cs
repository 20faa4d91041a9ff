using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Commitments;

/// <summary>Adds a piece of evidence to a record of any kind: <c>/evidence/add?on=commitment-3</c>.</summary>
[Needs(CommitmentPermissions.Update)]
public sealed class AddEvidenceModel(Modules modules, ActionWriters writers) : ThreadPage
{
    /// <summary>What the evidence stands under.</summary>
    [BindProperty(SupportsGet = true)]
    public string? On { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public RecordCard Card { get; private set; } = null!;

    private RecordRef subject;
    private Commitment? commitment;

    public override async Task<bool> Prepare()
    {
        if (!RecordRef.TryParse(On, out subject))
            return false;
        if (subject.Kind == "commitment")
        {
            commitment = await Db.Set<Commitment>().SingleOrDefaultAsync(c => c.Id == subject.Id, Stop);
            if (commitment is null)
                return false;
            if (!await writers.MayReport(commitment, Stop))
                return NotTheirs(ActionWriters.ForItsWriters, $"~/commitments/{subject.Id.ToString(Text.Words)}");
        }
        else if (!Caller.May(CommitmentPermissions.Edit) || !await writers.MayAdd(subject, Stop))
        {
            return false;
        }
        var cards = await RecordCards.Load(Db, modules, [subject], Stop);
        if (!cards.TryGetValue(subject, out var card))
            return false;
        Card = card;
        return true;
    }

    public void OnGet() => Form.On = Today;

    public async Task<IActionResult> OnPost()
    {
        Rules.Check(("On", Form.On is not null, "Enter the date of the evidence"));
        Db.Add(
            Evidence.Of(
                subject,
                Form.On!.Value,
                Form.Words,
                Form.Link,
                Caller.PostIds.Cast<int?>().FirstOrDefault(),
                Today
            )
        );
        commitment?.IsShown();
        await Db.SaveChangesAsync(Stop);
        return Done("Evidence added", Card.Url);
    }

    public sealed class Input
    {
        [Display(Name = "What shows it?")]
        public string? Words { get; set; }

        [Display(Name = "Date")]
        public DateOnly? On { get; set; }

        [Display(Name = "Link")]
        public string? Link { get; set; }
    }
}
