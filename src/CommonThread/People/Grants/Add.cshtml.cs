using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.People.Grants;

/// <summary>Gives a role to a post: where, in whose affairs, up to which marking, for what and until when.</summary>
[Needs(PeoplePermissions.Grants)]
public sealed class AddModel(IEnumerable<IPlaceFinder> places) : ThreadPage
{
    public sealed class Input
    {
        public int? PostId { get; set; }
        public string? Role { get; set; }
        public int? PlaceId { get; set; }
        public int? OrganisationId { get; set; }
        public Marking HighestMarking { get; set; } = Marking.Organisation;
        public string? Purpose { get; set; }
        public DateOnly? Until { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Posts { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Places { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Organisations { get; private set; } = [];

    public override async Task<bool> Prepare()
    {
        Posts = await PostChoices.For(Db, stop: Stop);
        Organisations = await OrganisationChoices.For(Db, stop: Stop);
        Places = places.FirstOrDefault() is { } finder ? await finder.Choices(Db, Stop) : [];
        return true;
    }

    public void OnGet(int? post) => Form.PostId = post;

    public async Task<IActionResult> OnPost()
    {
        var post = await PostNames.Find(Db, Form.PostId, Stop);
        Rules.Check(
            ("PostId", post is { AbolishedOn: null }, "Choose a post"),
            ("Role", Form.Role is not null && Roles.Find(Form.Role) is not null, "Choose a role"),
            ("PlaceId", Chosen(Places, Form.PlaceId), "Choose a place from the list"),
            ("OrganisationId", Chosen(Organisations, Form.OrganisationId), "Choose an organisation from the list"),
            ("Until", Form.Until is null || Form.Until >= Today, "Last day must be today or later"),
            (
                "PostId",
                !Caller.PostIds.Contains(post?.Id ?? 0),
                "Nobody gives a role to their own post: ask another administrator"
            )
        );
        var live = await Db.Set<Grant>().Where(g => g.PostId == post!.Id && g.Role == Form.Role).ToListAsync(Stop);
        Rules.Check(
            (
                "Role",
                live.TrueForAll(g =>
                    !g.IsLive(Today) || g.PlaceId != Form.PlaceId || g.OrganisationId != Form.OrganisationId
                ),
                "The post has this role already; take it back first to change it"
            )
        );
        var grant = Grant.Of(
            Form.Role!,
            post!.Id,
            Today,
            Form.Until,
            Form.HighestMarking,
            organisationId: Form.Role == Roles.OrganisationAdministrator ? post.OrganisationId : Form.OrganisationId,
            approvedByPostId: Caller.PostIds.Count > 0 ? Caller.PostIds[0] : null,
            purpose: Form.Purpose
        );
        if (Form.PlaceId is { } place)
            grant.JoinPlace(place);
        Db.Add(grant);
        await Db.SaveChangesAsync(Stop);
        return Done($"{post.Full} is now {Roles.Find(Form.Role!)!.Name.ToLowerInvariant()}", "~/people/grants");
    }

    private static bool Chosen(IReadOnlyList<SelectListItem> items, int? id) =>
        id is not { } one || items.Any(i => i.Value == one.ToString(Text.Words));
}
