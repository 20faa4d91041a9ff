using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Strategy.Priorities;

/// <summary>A priority and the theme it stands under, with its prevention levels. Its name changes on a page of its own.</summary>
[Needs(StrategyPermissions.Edit)]
public sealed class WriteModel : PartPage<Priority>
{
    public sealed class Input
    {
        public string? Name { get; set; }

        public string? ShortName { get; set; }

        public int? Number { get; set; }

        public int? ThemeId { get; set; }

        public int? VisionPartId { get; set; }

        public string? Description { get; set; }

        public DateOnly? Start { get; set; }

        public DateOnly? End { get; set; }

        public PriorityState State { get; set; } = PriorityState.Current;

        public List<PreventionLevel> Levels { get; set; } = [];
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Themes { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Parts { get; private set; } = [];

    public override string Noun => "priority";

    public override string Anchor => "priorities";

    protected override IQueryable<Priority> Query => Db.Set<Priority>().Include(p => p.EarlierNames);

    protected override async Task Choices()
    {
        Themes = await ChoicesOf<Theme>(t => t.Name);
        Parts = await ChoicesOf<Visions.VisionPart>(p => p.Name);
        if (Part is { } part && HttpMethods.IsGet(Request.Method))
        {
            Form.Levels = await Db.Set<PreventionMark>()
                .Where(m => m.SubjectKind == StrategyKinds.Priority && m.SubjectId == part.Id)
                .Select(m => m.Level)
                .ToListAsync(Stop);
        }
    }

    protected override void Show(Priority part) =>
        Form = new()
        {
            Name = part.Name,
            ShortName = part.ShortName,
            Number = part.Number,
            ThemeId = part.ThemeId,
            VisionPartId = part.VisionPartId,
            Description = part.Description,
            Start = part.Start,
            End = part.End,
            State = part.State,
            Levels = Form.Levels,
        };

    protected override async Task<Priority> Take(Priority? part)
    {
        if (part is null)
        {
            part = Priority.Called(Framework.Id, Form.Name, Form.ShortName);
            await CheckName(part.NameKey);
        }
        part.Abbreviate(Form.ShortName);
        part.Last(Form.Start, Form.End);
        Rules.Check(
            (
                nameof(Form.Description),
                Form.Description is null or { Length: <= 4000 },
                "Description must be 4,000 characters or fewer"
            ),
            (
                nameof(Form.ThemeId),
                Form.ThemeId is null || Themes.Any(t => t.Value == $"{Form.ThemeId}"),
                "Choose a theme of this framework"
            ),
            (
                nameof(Form.VisionPartId),
                Form.VisionPartId is null || Parts.Any(t => t.Value == $"{Form.VisionPartId}"),
                "Choose a part of this framework’s vision"
            )
        );
        (part.Number, part.ThemeId, part.VisionPartId) = (Form.Number, Form.ThemeId, Form.VisionPartId);
        (part.Description, part.State) = (Form.Description, Form.State);
        return part;
    }

    protected override Task After(Priority part) => PreventionMark.Set(Db, part.Record, Form.Levels, Stop);

    protected override async Task Removing(Priority part)
    {
        var has = await HangsOnPriority.Say(Db, part.Id, Stop);
        Rules.Check(
            (
                "",
                has.Length == 0,
                $"“{part.Name}” has {has}, which would be lost. Set its state to closed instead: all of it is then kept"
            )
        );
        await base.Removing(part);
    }

    private async Task CheckName(string key) =>
        Rules.Check(
            (
                nameof(Form.Name),
                !await Db.Set<Priority>().AnyAsync(p => p.FrameworkId == Framework.Id && p.NameKey == key, Stop),
                "This framework has a priority of that name already"
            )
        );
}
