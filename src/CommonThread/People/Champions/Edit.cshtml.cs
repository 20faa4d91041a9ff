using CommonThread.People.Organisations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.People.Champions;

/// <summary>Names or changes who speaks for a subject in an organisation.</summary>
[Needs(PeoplePermissions.OwnOrganisation)]
public sealed class EditModel : ThreadPage
{
    public sealed class Input
    {
        public string? Subject { get; set; }
        public int? ChampionPostId { get; set; }
        public int? OfficerPostId { get; set; }
        public string? ContactRoute { get; set; }
        public DateOnly? PublishedOn { get; set; }
    }

    private Champion? champion;

    [BindProperty]
    public Input Form { get; set; } = new();

    public OrganisationName Organisation { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Posts { get; private set; } = [];

    public bool IsNew => champion is null;

    public override async Task<bool> Prepare()
    {
        int? organisationId;
        if (RouteData.Values["id"] is string id)
        {
            var number = int.Parse(id, Text.Words);
            champion = await Db.Set<Champion>().SingleOrDefaultAsync(c => c.Id == number, Stop);
            organisationId = champion?.OrganisationId;
        }
        else
        {
            var slug = RouteData.Values["slug"] as string;
            organisationId = await Db.Set<Organisation>()
                .Where(o => o.Slug == slug)
                .Select(o => (int?)o.Id)
                .SingleOrDefaultAsync(Stop);
        }
        if (organisationId is not { } own || !Caller.MayManage(own))
            return false;
        Organisation = (await OrganisationNames.Find(Db, own, Stop))!;
        Posts = await PostChoices.For(Db, own, Stop);
        return true;
    }

    public void OnGet()
    {
        if (champion is not null)
        {
            Form = new()
            {
                Subject = champion.Subject,
                ChampionPostId = champion.ChampionPostId,
                OfficerPostId = champion.OfficerPostId,
                ContactRoute = champion.ContactRoute,
                PublishedOn = champion.PublishedOn,
            };
        }
    }

    public async Task<IActionResult> OnPost()
    {
        var one = champion ?? Champion.In(Organisation.Id);
        var own = Posts.Select(p => p.Value).ToHashSet();
        Rules.Check(
            ("ChampionPostId", Own(own, Form.ChampionPostId), "Choose one of the organisation’s own posts"),
            ("OfficerPostId", Own(own, Form.OfficerPostId), "Choose one of the organisation’s own posts")
        );
        one.Write(Form.Subject, Form.ChampionPostId, Form.OfficerPostId, Form.ContactRoute, Form.PublishedOn, Today);
        var taken = await Db.Set<Champion>()
            .AnyAsync(
                c => c.OrganisationId == Organisation.Id && c.SubjectKey == one.SubjectKey && c.Id != one.Id,
                Stop
            );
        Rules.Check(("Subject", !taken, "This subject has a champion already; change that one"));
        if (champion is null)
            Db.Add(one);
        await Db.SaveChangesAsync(Stop);
        return Done($"The champion for {one.Subject} is saved", one.Url);
    }

    public async Task<IActionResult> OnPostRemove()
    {
        if (champion is null)
            return NotFound();
        Db.Remove(champion);
        await Db.SaveChangesAsync(Stop);
        return Done($"{champion.Subject} has no champion now", Organisation.Url);
    }

    private static bool Own(HashSet<string> own, int? id) =>
        id is not { } one || own.Contains(one.ToString(Text.Words));
}
