using System.ComponentModel.DataAnnotations;
using System.Globalization;
using CommonThread.Measures;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Commitments;

/// <summary>Adds a commitment to a record (<c>/commitments/add?on=action-plan-3</c>) or changes one.</summary>
[Needs(CommitmentPermissions.Update)]
public sealed class EditModel(
    Modules modules,
    IEnumerable<ICommitmentTag> tags,
    IEnumerable<IActionMarking> markings,
    ActionWriters writers
) : ThreadPage
{
    [BindProperty(SupportsGet = true)]
    public int? Id { get; set; }

    /// <summary>What a new one serves.</summary>
    [BindProperty(SupportsGet = true)]
    public string? On { get; set; }

    /// <summary>What sort of promise a new one is.</summary>
    [BindProperty(SupportsGet = true)]
    public CommitmentKind Kind { get; set; } = CommitmentKind.PlanAction;

    [BindProperty]
    public Input Form { get; set; } = new();

    public Commitment? Commitment { get; private set; }

    public Owners Owners { get; private set; } = null!;

    public RecordCard? Subject { get; private set; }

    public IReadOnlyList<SelectListItem> Measures { get; private set; } = [];

    /// <summary>What it can be tagged with here, each with its choices.</summary>
    public IReadOnlyList<(ICommitmentTag Tag, IReadOnlyList<SelectListItem> Choices)> Tags { get; private set; } = [];

    private RecordRef subject;

    // The link that a form shows, by kind: the first of that kind; others stay as they are.
    private readonly Dictionary<string, Link> held = [];

    // All links of a kind of which an action may carry several, to what is among the choices.
    private readonly Dictionary<string, List<Link>> several = [];

    public override async Task<bool> Prepare()
    {
        if (Id is { } id)
        {
            Commitment = await Db.Set<Commitment>()
                .Include(c => c.Partners)
                .Include(c => c.Carried)
                .SingleOrDefaultAsync(c => c.Id == id, Stop);
            if (Commitment is null)
                return false;
            subject = Commitment.Subject;
        }
        else if (!RecordRef.TryParse(On, out subject))
        {
            return false;
        }
        Subject = (await RecordCards.Load(Db, modules, [subject], Stop)).GetValueOrDefault(subject);
        if (Commitment is null && Subject is null)
            return false;
        if (Commitment is null ? !await writers.MayAdd(subject, Stop) : !await writers.MayEdit(Commitment, Stop))
            return NotTheirs(
                ActionWriters.ForItsWriters,
                Commitment is null ? Subject!.Url : $"~/commitments/{Commitment.Id.ToString(Text.Words)}"
            );
        Owners = await Owners.Load(Db, Stop);
        Measures =
        [
            .. (
                await Db.Set<Measure>()
                    .Where(m => m.Status != MeasureStatus.Retired)
                    .OrderBy(m => m.Title)
                    .Select(m => new { m.Id, m.Title })
                    .ToListAsync(Stop)
            ).Select(m => new SelectListItem(m.Title, m.Id.ToString(CultureInfo.InvariantCulture))),
        ];
        await FindTags();
        return true;
    }

    private async Task FindTags()
    {
        var known = new List<(ICommitmentTag, IReadOnlyList<SelectListItem>)>();
        foreach (var tag in tags.OrderBy(t => t.Order))
        {
            var (choices, first) = await tag.For(Db, subject, Stop);
            if (choices.Count == 0)
                continue;
            known.Add((tag, choices));
            if (tag.Several)
            {
                several[tag.Kind] = await Carried(tag, choices);
                Form.Several.TryAdd(tag.Kind, []);
                continue;
            }
            if (Id is { } id)
            {
                var link = await Db.Set<Link>()
                    .Where(l => l.LowerKind == "commitment" && l.LowerId == id && l.UpperKind == tag.Kind)
                    .OrderBy(l => l.Id)
                    .FirstOrDefaultAsync(Stop);
                if (link is not null)
                    held[tag.Kind] = link;
            }
            Form.Tags.TryAdd(tag.Kind, Id is null ? first : held.GetValueOrDefault(tag.Kind)?.UpperId);
        }
        Tags = known;
    }

    private async Task<List<Link>> Carried(ICommitmentTag tag, IReadOnlyList<SelectListItem> choices) =>
        Id is not { } id
            ? []
            : (
                await Db.Set<Link>()
                    .Where(l => l.LowerKind == "commitment" && l.LowerId == id && l.UpperKind == tag.Kind)
                    .ToListAsync(Stop)
            ).FindAll(l => IsOffered(choices, l.UpperId));

    private static bool IsOffered(IReadOnlyList<SelectListItem> choices, int id) =>
        choices.Any(c => c.Value == id.ToString(CultureInfo.InvariantCulture));

    private void JoinSeveral(RecordRef action, ICommitmentTag tag, IReadOnlyList<SelectListItem> choices)
    {
        var before = several[tag.Kind];
        var chosen = Form.Several[tag.Kind].Where(id => IsOffered(choices, id)).ToHashSet();
        Db.RemoveRange(before.Where(l => !chosen.Contains(l.UpperId)));
        foreach (var id in chosen.Where(id => before.TrueForAll(l => l.UpperId != id)))
            Db.Add(Link.Between(action, new(tag.Kind, id), tag.Relation));
    }

    private void Join(RecordRef action)
    {
        foreach (var (tag, choices) in Tags)
        {
            if (tag.Several)
            {
                JoinSeveral(action, tag, choices);
                continue;
            }
            var chosen = Form.Tags.GetValueOrDefault(tag.Kind);
            var before = held.GetValueOrDefault(tag.Kind);
            if (chosen == before?.UpperId)
                continue;
            if (before is not null)
                Db.Remove(before);
            if (chosen is { } upper && IsOffered(choices, upper))
                Db.Add(Link.Between(action, new(tag.Kind, upper), tag.Relation));
        }
    }

    /// <summary>Partners that said themselves how they work on it: nobody else unticks them .</summary>
    public IReadOnlyList<CommitmentPartner> Declared => [.. Commitment?.Partners.Where(p => p.Mode is not null) ?? []];

    /// <summary>Organisations that an editor may name as supporting it.</summary>
    public IReadOnlyList<SelectListItem> Supporters =>
        [
            .. Owners.OrganisationChoices.Where(o =>
                Declared.All(d => d.OrganisationId.ToString(CultureInfo.InvariantCulture) != o.Value)
            ),
        ];

    private static IEnumerable<int> Named(Commitment commitment) =>
        commitment.Partners.Where(p => p.Mode is null).Select(p => p.OrganisationId);

    public void OnGet()
    {
        if (Commitment is not { } c)
            return;
        Form = new()
        {
            Reference = c.Reference,
            Title = c.Title,
            Description = c.Description,
            Output = c.Output,
            Outcome = c.Outcome,
            Measure = c.MeasureId,
            OwnerPost = c.OwnerPostId,
            OwnerOrganisation = c.OwnerOrganisationId,
            Supporting = [.. Named(c)],
            Start = c.Start,
            Due = c.Due,
            Prevention = [.. c.Levels.Each()],
            Tags = Form.Tags,
            Several = several.ToDictionary(s => s.Key, s => s.Value.ConvertAll(l => l.UpperId)),
        };
    }

    public async Task<IActionResult> OnPost()
    {
        var commitment = Commitment ?? Commitments.Commitment.To(Kind, subject, Form.Title);
        commitment.Describe(Form.Title, Form.Description, Form.Output, Form.Outcome);
        commitment.Reference = Form.Reference;
        commitment.MeasureId = Measures.Any(m => m.Value == Form.Measure?.ToString(CultureInfo.InvariantCulture))
            ? Form.Measure
            : null;
        commitment.OwnedBy(Form.OwnerOrganisation ?? Owners.OrganisationOf(Form.OwnerPost), Form.OwnerPost);
        commitment.PlanAgain(Form.Start, Form.Due, Today, Acting.Reason);
        commitment.Prevents(PreventionLevelsChoices.Together(Form.Prevention));
        foreach (var gone in Named(commitment).Except(Form.Supporting).ToList())
            commitment.NoLongerSupportedBy(gone);
        foreach (var organisation in Form.Supporting)
            commitment.SupportedBy(organisation);
        if (Commitment is null)
        {
            // It begins with whoever reads what it is part of.
            if (markings.FirstOrDefault(m => m.Kind == subject.Kind) is { } readers)
                commitment.Marking = await readers.For(Db, subject, Stop) ?? commitment.Marking;
            commitment.AddedOn = Today;
            Db.Add(commitment);
        }
        await Db.SaveChangesAsync(Stop);
        Join(commitment.Record);
        await Db.SaveChangesAsync(Stop);
        return Done(Commitment is null ? "Action added" : "Action changed", $"~/commitments/{commitment.Id}");
    }

    public sealed class Input
    {
        [Display(Name = "Number or short name")]
        public string? Reference { get; set; }

        [Display(Name = "What will be done?")]
        public string? Title { get; set; }

        [Display(Name = "More about it")]
        public string? Description { get; set; }

        [Display(Name = "Output")]
        public string? Output { get; set; }

        [Display(Name = "Outcome")]
        public string? Outcome { get; set; }

        public int? Measure { get; set; }

        [Display(Name = "Owner: post")]
        public int? OwnerPost { get; set; }

        [Display(Name = "Owner: organisation")]
        public int? OwnerOrganisation { get; set; }

        [Display(Name = "Organisations that support it")]
        public List<int> Supporting { get; set; } = [];

        [Display(Name = "Start")]
        public DateOnly? Start { get; set; }

        [Display(Name = "Due date")]
        public DateOnly? Due { get; set; }

        /// <summary>The record chosen of each kind that an action is tagged with.</summary>
        public Dictionary<string, int?> Tags { get; set; } = [];

        /// <summary>The records chosen of each kind of which it may carry several.</summary>
        public Dictionary<string, List<int>> Several { get; set; } = [];

        [Display(Name = "Prevention level")]
        public List<PreventionLevels> Prevention { get; set; } = [];
    }
}
