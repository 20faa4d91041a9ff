using CommonThread.People.Agreements;
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
        public int? AgreementId { get; set; }
        public string? Purpose { get; set; }
        public DateOnly? Until { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Posts { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Places { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Organisations { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Agreements { get; private set; } = [];

    public override async Task<bool> Prepare()
    {
        Agreements =
        [
            .. await Db.Set<Agreement>()
                .AsNoTracking()
                .Where(a => a.Start <= Today && (a.End == null || a.End >= Today))
                .OrderBy(a => a.Title)
                .Select(a => new SelectListItem(a.Title, a.Id.ToString()))
                .ToListAsync(Stop),
        ];
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
            ("AgreementId", Chosen(Agreements, Form.AgreementId), "Choose an agreement from the list"),
            ("Until", Form.Until is null || Form.Until >= Today, "Last day must be today or later"),
            (
                "PostId",
                !Caller.PostIds.Contains(post?.Id ?? 0),
                "Nobody gives a role to their own post: ask another administrator"
            )
        );
        var agreement = await Db.Set<Agreement>()
            .AsNoTracking()
            .Include(a => a.Parties)
            .SingleOrDefaultAsync(a => a.Id == Form.AgreementId, Stop);
        Rules.Check(
            (
                "AgreementId",
                agreement is null || agreement.Binds(post!.OrganisationId, Today),
                "The post’s organisation must be a live party to that agreement"
            )
        );
        var live = await Db.Set<Grant>().Where(g => g.PostId == post!.Id && g.Role == Form.Role).ToListAsync(Stop);
        Rules.Check(
            (
                "Role",
                live.TrueForAll(g =>
                    !g.IsLive(Today)
                    || g.PlaceId != Form.PlaceId
                    || g.OrganisationId != Form.OrganisationId
                    || g.AgreementId != Form.AgreementId
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
            purpose: Text.Clean(Form.Purpose) ?? Shortened(agreement?.Purpose),
            agreementId: agreement?.Id
        );
        if (Form.PlaceId is { } place)
            grant.JoinPlace(place);
        Db.Add(grant);
        await Db.SaveChangesAsync(Stop);
        return Done($"{post.Full} is now {Roles.Find(Form.Role!)!.Name.ToLowerInvariant()}", "~/people/grants");
    }

    // A grant's purpose is shorter than an agreement's may be.
    private static string? Shortened(string? purpose) => purpose is { Length: > 500 } ? purpose[..500] : purpose;

    private static bool Chosen(IReadOnlyList<SelectListItem> items, int? id) =>
        id is not { } one || items.Any(i => i.Value == one.ToString(Text.Words));
}
