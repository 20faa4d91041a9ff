using CommonThread.Commitments;
using CommonThread.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Strategy.Activities;

/// <summary>A work stream of an activity, or a sub-item of another work stream (A-13).</summary>
[Needs(PlanPermissions.OwnDelivery)]
public sealed class WriteStreamModel : PartPage<WorkStream>
{
    public sealed class Input
    {
        public string? Title { get; set; }

        /// <summary>"activity-3" or "work-stream-8".</summary>
        public string? Under { get; set; }

        public int? OwnerPostId { get; set; }

        public CommitmentState State { get; set; }

        public string? Note { get; set; }
    }

    /// <summary>What it is begun under, from the link in the delivery table.</summary>
    [BindProperty(SupportsGet = true, Name = "under")]
    public string? Under { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Posts { get; private set; } = [];

    /// <summary>Activities, each followed by its work streams.</summary>
    public IReadOnlyList<SelectListItem> Uppers { get; private set; } = [];

    /// <summary>What it is part of.</summary>
    public string Upper { get; private set; } = "";

    private List<Activity> activities = [];
    private List<WorkStream> streams = [];

    public override string Noun => "work stream";

    public override string Anchor => "activities";

    protected override string Permission => PlanPermissions.OwnDelivery;

    public override bool MayRemove => Part is null || MayWriteUnder(activities.First(a => a.Id == Part.ActivityId));

    protected override async Task<bool> Find() =>
        await base.Find()
        && (
            Part is { } stream
                ? ActivityOwner.Is(Caller, stream) || MayWriteUnder(activities.First(a => a.Id == stream.ActivityId))
                : Uppers.Count > 0
        );

    // Who owns an activity adds and changes its work streams; who owns a stream changes that one.
    private bool MayWriteUnder(Activity activity) =>
        May(PlanPermissions.Delivery) || ActivityOwner.Is(Caller, activity);

    protected override bool IsWords => false;

    public override string Back => $"{Home}/delivery{(Part is null ? "" : $"#activity-{Part.ActivityId}")}";

    public override string AfterRemoval => "Its own sub-items go with it.";

    protected override async Task Choices()
    {
        Posts = await PostChoices.For(Db, null, Stop);
        activities = await Db.Set<Activity>()
            .AsNoTracking()
            .Where(a => a.FrameworkId == Framework.Id)
            .OrderBy(a => a.Position)
            .ToListAsync(Stop);
        streams = await Db.Set<WorkStream>()
            .AsNoTracking()
            .Where(s => s.FrameworkId == Framework.Id)
            .OrderBy(s => s.Position)
            .ToListAsync(Stop);
        Uppers =
        [
            .. activities
                .Where(MayWriteUnder)
                .SelectMany(a => Below(a.Id, null, "– ").Prepend(new SelectListItem(a.Title, a.Record.ToString()))),
        ];
        if (Part is { } part)
        {
            Upper = part.ParentId is { } parent
                ? streams.First(s => s.Id == parent).Title
                : activities.First(a => a.Id == part.ActivityId).Title;
        }
    }

    protected override void Begin() => Form.Under = Under;

    protected override void Show(WorkStream part) =>
        Form = new()
        {
            Title = part.Title,
            OwnerPostId = part.OwnerPostId,
            State = part.State,
            Note = part.Note,
        };

    protected override Task<WorkStream> Take(WorkStream? part)
    {
        Rules.Check(
            (
                nameof(Form.Under),
                part is not null || Uppers.Any(u => u.Value == Form.Under),
                "Choose the activity or work stream that it is part of"
            ),
            (nameof(Form.Note), Form.Note is null or { Length: <= 1000 }, "Note must be 1,000 characters or fewer")
        );
        part ??= New();
        part.Rename(Form.Title);
        (part.OwnerPostId, part.State, part.Note) = (Form.OwnerPostId, Form.State, Form.Note);
        return Task.FromResult(part);
    }

    protected override async Task Removing(WorkStream part)
    {
        await base.Removing(part);
        foreach (var child in streams.Where(s => s.ParentId == part.Id))
            await Unlink(child.Record);
    }

    private WorkStream New()
    {
        _ = RecordRef.TryParse(Form.Under, out var under);
        var parent = under.Kind == StrategyKinds.WorkStream ? streams.First(s => s.Id == under.Id) : null;
        return WorkStream.Of(activities.First(a => a.Id == (parent?.ActivityId ?? under.Id)), parent?.Id, Form.Title);
    }

    private IEnumerable<SelectListItem> Below(int activity, int? parent, string indent) =>
        streams
            .Where(s => s.ActivityId == activity && s.ParentId == parent)
            .SelectMany(s =>
                Below(activity, s.Id, "– " + indent).Prepend(new SelectListItem(indent + s.Title, s.Record.ToString()))
            );
}
