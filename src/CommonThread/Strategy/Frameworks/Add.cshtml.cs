using CommonThread.People;
using CommonThread.Strategy.Versions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Strategy.Frameworks;

/// <summary>
/// Registers a framework document, on its own or under another (<c>/strategy/{under}/under/new</c>, A-03). It begins as the draft
/// of a first version.
/// </summary>
[Needs(StrategyPermissions.Edit)]
public sealed class AddModel : ThreadPage
{
    public sealed class Input
    {
        public string? Title { get; set; }

        public string? ShortTitle { get; set; }

        public FrameworkType Type { get; set; }

        public int? OwnerOrganisationId { get; set; }

        public int? OwnerPostId { get; set; }
    }

    /// <summary>Address of the framework that the new one is to stand under .</summary>
    [BindProperty(SupportsGet = true)]
    public string? Under { get; set; }

    /// <summary>The framework that it is to stand under.</summary>
    public Framework? Parent { get; private set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Organisations { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Posts { get; private set; } = [];

    public override async Task<bool> Prepare()
    {
        Organisations = await OrganisationChoices.For(Db, null, Stop);
        Posts = await PostChoices.For(Db, null, Stop);
        if (Under is not null)
            Parent = await Db.Set<Framework>().FirstOrDefaultAsync(f => f.Slug == Under, Stop);
        return Under is null || Parent is not null;
    }

    public void OnGet() =>
        Form.OwnerOrganisationId = Caller.OrganisationIds.Count > 0 ? Caller.OrganisationIds[0] : null;

    public async Task<IActionResult> OnPost()
    {
        Rules.Check(
            (
                nameof(Form.OwnerOrganisationId),
                Form.OwnerOrganisationId is not null,
                "Choose the organisation or body that owns it"
            ),
            (
                nameof(Form.OwnerOrganisationId),
                Form.OwnerOrganisationId is not { } o || Caller.MayFor(StrategyPermissions.Edit, o),
                "You may not write frameworks for that organisation"
            )
        );
        var framework = Framework.Titled(Form.Title ?? "", Form.Type, Form.OwnerOrganisationId!.Value);
        framework.Retitle(Form.Title, Form.ShortTitle, Form.Type);
        framework.OwnedBy(Form.OwnerOrganisationId.Value, Form.OwnerPostId);
        framework.ShowTo(Marking.Public);
        // An agreement is reviewed every year unless its owner says otherwise.
        if (Form.Type == FrameworkType.Agreement)
            framework.IsReviewedEvery(12);
        var slug = framework.Slug;
        for (var n = 2; await Db.Set<Framework>().AnyAsync(f => f.Slug == framework.Slug, Stop); n++)
            framework.MoveTo($"{slug}-{n}");
        Db.Add(framework);
        await Db.SaveChangesAsync(Stop);
        Db.Add(FrameworkVersion.Draft(framework.Id, 1, "First version"));
        // A list that its officers change where theirs is another.
        Db.AddRange(Leads.StandardList.For(framework.Id));
        if (Parent is not null)
            await Drivers.UnderModel.Record(Db, framework.Id, Parent, null, Stop);
        await Db.SaveChangesAsync(Stop);
        return Done($"{framework.Called} is begun. Now write what it says", $"~/strategy/{framework.Slug}/write");
    }
}
