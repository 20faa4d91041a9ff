using CommonThread.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Places.Register;

/// <summary>Changes a place's name, other names, description and tags.</summary>
[Needs(PlacesPermissions.Edit)]
public sealed class EditModel(PlaceTree tree) : PlacePage(tree)
{
    public sealed class Input
    {
        public string? Name { get; set; }
        public string? Aliases { get; set; }
        public string? Description { get; set; }
        public string? PartsNotHeld { get; set; }
        public int? OwnerOrganisationId { get; set; }
        public DateOnly? ActiveFrom { get; set; }
        public string? Tags { get; set; }
        public DateOnly? TagsFrom { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    [BindProperty]
    public string? Reason { get; set; }

    protected override string Permission => PlacesPermissions.Edit;

    /// <summary>Programmes and shared priorities that any place is tagged with, so that each is written in one way (C-46).</summary>
    public IReadOnlyList<string> TagsInUse { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Organisations { get; private set; } = [];

    protected override async Task Load()
    {
        TagsInUse = await Db.Set<PlaceTag>().Select(t => t.Tag).Distinct().OrderBy(t => t).Take(60).ToListAsync(Stop);
        Organisations = await OrganisationChoices.For(Db, null, Stop);
    }

    public void OnGet()
    {
        Form = new()
        {
            Name = Place.Name,
            Aliases = string.Join('\n', Place.Aliases.Select(a => a.Name)),
            Description = Place.Description,
            PartsNotHeld = Place.PartsNotHeld,
            OwnerOrganisationId = Place.OwnerOrganisationId,
            ActiveFrom = Place.ActiveFrom,
            Tags = string.Join('\n', Place.Tags.Where(t => t.IsOn(Today)).Select(t => t.Tag)),
        };
    }

    public async Task<IActionResult> OnPost()
    {
        Rules.Check(Why.Given(Reason));
        if (Text.Clean(Form.Name) is { } name && Place.Key(name) != Place.NameKey)
            await CheckName(name);
        Place.Rename(Form.Name ?? "");
        Place.Live(Form.ActiveFrom, Place.ActiveTo);
        Place.OwnerOrganisationId = (await OrganisationNames.Find(Db, Form.OwnerOrganisationId, Stop))?.Id;
        Place.Describe(Form.Description);
        Place.Lack(Form.PartsNotHeld);
        Place.AlsoKnownAs((Form.Aliases ?? "").Split('\n'));
        var wanted = (Form.Tags ?? "").Split('\n').Select(Text.Clean).OfType<string>().ToList();
        var kept = wanted.Select(Place.Key).ToHashSet();
        foreach (
            var tag in Place.Tags.Where(t => t.IsOn(Today) && !kept.Contains(t.TagKey)).Select(t => t.Tag).ToList()
        )
            Place.Untag(tag, Today.AddDays(-1));
        foreach (var tag in wanted.Where(t => !Place.Tags.Any(c => c.TagKey == Place.Key(t) && c.IsOn(Today))))
            Place.Tag(tag, Form.TagsFrom ?? Today);
        await Db.SaveChangesAsync(Stop);
        return Done($"{Place.Name} was changed", Place.Url);
    }

    private async Task CheckName(string name)
    {
        var names = await Tree.Names(Stop);
        var parents = (await Tree.Above(Place.Id, Today, Hierarchy.Administrative, Stop)).Where(s => s.Depth == 1);
        await PlaceNames.CheckFree(
            Tree,
            await PlaceDirectory.Read(Db, Stop),
            Place.Type,
            name,
            Place.Id,
            [.. parents.Select(s => names[s.PlaceId])],
            Today,
            Stop
        );
    }
}
