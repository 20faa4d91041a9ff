using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Strategy.Drivers;

/// <summary>What the framework answers to: a parent kept here, or a plan, policy or law .</summary>
[Needs(StrategyPermissions.Edit)]
public sealed class WriteModel : PartPage<Driver>
{
    public sealed class Input
    {
        public string? Title { get; set; }

        /// <summary>What is kept elsewhere; none for a framework kept here.</summary>
        public DriverKind? Kind { get; set; }

        public int? ParentFrameworkId { get; set; }

        public string? Note { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Frameworks { get; private set; } = [];

    /// <summary>The kinds of what is kept elsewhere.</summary>
    public static IReadOnlyList<SelectListItem> Kinds { get; } =
    [.. ChoiceList.Of<DriverKind>().Where(k => k.Value != nameof(DriverKind.ParentFramework))];

    public override string Noun => "link";

    // A link stands between two documents: it is made and taken away between versions too, from either side.
    protected override bool IsWords => false;

    public override string AfterRemoval => "It goes from the pages of both. Published versions keep it.";

    public override string Anchor => "drivers";

    protected override async Task Choices() =>
        Frameworks = ChoiceList.Of(
            await Db.Set<Framework>()
                .AsNoTracking()
                .Where(f => f.Id != Framework.Id)
                .OrderBy(f => f.Title)
                .ToListAsync(Stop),
            f => f.Id,
            f => f.Title
        );

    protected override void Show(Driver part) =>
        Form = new()
        {
            Title = part.Title,
            Kind = part.Kind == DriverKind.ParentFramework ? null : part.Kind,
            ParentFrameworkId = part.ParentFrameworkId,
            Note = part.Note,
        };

    protected override async Task<Driver> Take(Driver? part)
    {
        var title = Form.Title;
        if (Form.ParentFrameworkId is { } parent)
        {
            // The address of a form can be forged; the parent must be one the caller can see.
            var found = await Db.Set<Framework>()
                .Where(f => f.Id == parent)
                .Select(f => f.Title)
                .FirstOrDefaultAsync(Stop);
            Rules.Check((nameof(Form.ParentFrameworkId), found is not null, "Choose a framework from the list"));
            title ??= found;
        }
        var driver = Driver.Of(
            Framework.Id,
            title,
            Form.ParentFrameworkId is null ? Form.Kind ?? DriverKind.ParentFramework : DriverKind.ParentFramework,
            Form.ParentFrameworkId,
            Form.ParentFrameworkId is { } p ? await Ancestors.Of(Db, p, Stop) : null,
            Form.Kind is null ? part?.AwaitedSlug : null
        );
        driver.Note = Form.Note;
        if (part is null)
            return driver;
        part.Become(driver);
        return part;
    }
}
