using System.Net;
using CommonThread.People;
using CommonThread.Shared;
using CommonThread.Strategy;
using CommonThread.Strategy.Adoptions;
using CommonThread.Strategy.Versions;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.Strategy.Adoptions;

[Trait("Speed", "slow")]
public sealed class AdoptionTests(ThinkCommunitiesSite site) : IClassFixture<ThinkCommunitiesSite>
{
    private const string Think = "strategy/think-communities";

    [Fact]
    [Trait("Requirement", "A-52")]
    [Trait("Requirement", "A-53")]
    [Trait("Requirement", "A-56")]
    public async Task A_shared_approach_stays_a_draft_until_every_developing_partner_has_agreed_for_itself()
    {
        using var reader = site.Visit();
        (await reader.Try(Think)).Status.ShouldBe(HttpStatusCode.NotFound);

        using var manager = await site.SignIn(
            Roles.ProgrammeManager,
            "Peterborough City Council",
            "Communities Programme Manager"
        );
        var matrix = await manager.Get(Think + "/adoption");
        matrix.Text.ShouldContain("3 of the 8 partners needed have formally agreed");
        matrix.Html.QuerySelectorAll("tbody tr").Length.ShouldBe(11);

        matrix.Text.ShouldContain("3 formally agreed");
        (await manager.Get("strategy")).Text.ShouldContain("Draft shared approach");
        (await manager.Get(Think)).Text.ShouldContain("Draft shared approach");

        // Not yet: five developing partners are missing.
        var version = await manager.Get(Think + "/versions/2");
        (await version.Submit("#move", ("Form.To", "Approved"), ("Reason", "Network"))).Errors.ShouldContain(e =>
            e.StartsWith("It stays a draft shared approach until 8 partners")
        );

        // Nobody decides for another organisation.
        var (partner, organisation) = await Waiting();
        var stand = await manager.Get($"{Think}/adoption/{partner}/2");
        (
            await stand.Submit(
                "#stand",
                ("Form.State", "FormallyAgreed"),
                ("Form.Body", "Cabinet"),
                ("Form.MeetingDate.Day", "1"),
                ("Form.MeetingDate.Month", "3"),
                ("Form.MeetingDate.Year", "2026")
            )
        ).Errors.ShouldContain("Only that partner’s own officers can record its formal decision");

        // Nor does anybody but its own officers take a decision back.
        var decided = await Decided();
        var others = await manager.Get($"{Think}/adoption/{decided}/2");
        others.Html.QuerySelectorAll("input[value=FormallyAgreed]").ShouldBeEmpty();
        (await others.Submit("#stand", ("Form.State", "InDiscussion"), ("Reason", "A mistake"))).Errors.ShouldContain(
            "Only that partner’s own officers can record its formal decision"
        );

        // Each partner's own officer does, and another partner's officer finds no such page.
        using (var stranger = await site.SignIn(Roles.PartnerOfficer, "A stranger to it all"))
            (await stranger.Try($"{Think}/adoption/{partner}/2")).Status.ShouldBe(HttpStatusCode.NotFound);
        for (var rounds = 0; rounds < 8 && organisation is not null; rounds++)
        {
            using var officer = await site.SignIn(Roles.PartnerOfficer, organisation, "Partner officer");
            var own = await officer.Get($"{Think}/adoption/{partner}/2");
            var done = await own.Submit(
                "#stand",
                ("Form.State", "FormallyAgreed"),
                ("Form.Body", "Cabinet"),
                ("Form.MeetingDate.Day", "1"),
                ("Form.MeetingDate.Month", "3"),
                ("Form.MeetingDate.Year", "2026"),
                ("Form.Conditions", ""),
                ("Reason", "Cabinet has agreed to it as it is")
            );
            done.Status.ShouldBe(HttpStatusCode.OK, string.Join("; ", done.Errors));
            (partner, organisation) = await Waiting();
        }
        version = await manager.Get(Think + "/versions/2");
        var approved = await version.Submit("#move", ("Form.To", "Approved"), ("Reason", "Network, minute 4"));
        approved.Status.ShouldBe(HttpStatusCode.OK, string.Join("; ", approved.Errors));
        (await reader.Get(Think)).Heading.ShouldBe("Think Communities");

        // A new partner begins in discussion; a substantial change asks everyone again.
        var add = await manager.Get(Think + "/partners");
        var stranger2 = await site.Organisation("A stranger to it all");
        (await add.Submit(("Form.OrganisationId", $"{stranger2}"), ("Form.Kind", "Network"))).Text.ShouldContain(
            "in discussion"
        );
        (await add.Submit(("Form.OrganisationId", $"{stranger2}"), ("Form.Kind", "Network"))).Errors.ShouldContain(
            "That organisation is a partner already"
        );
        var start = await manager.Get(Think + "/versions/start");
        await start.Submit(("Form.Label", "Second edition"), ("Form.Change", "Substantial"));
        (await (await manager.Get(Think + "/versions/3")).Submit("form[action*='Submit']")).Text.ShouldContain(
            "submitted"
        );
        await using var db = site.Open();
        var third = await db.Set<FrameworkVersion>().SingleAsync(v => v.Label == "Second edition");
        var stands = await db.Set<Adoption>().Where(a => a.VersionId == third.Id).ToListAsync();
        stands.Count(a => !a.IsAskedToCarryOver && a.State == AdoptionState.ToBeDecided).ShouldBe(8);
        stands.Count(a => a.State == AdoptionState.InDiscussion).ShouldBe(4);
        using var auditor = await site.SignIn(Roles.ProgrammeManager);
        (await auditor.Get("gaps")).Text.ShouldContain("has not said when it decides on Think Communities");

        // The network that owns the approach opens what follows adoption; other bodies do not.
        using (
            var chair = await site.SignIn(
                Roles.BoardMember,
                "Cambridgeshire and Peterborough Senior Officers Communities Network",
                "Chair"
            )
        )
        {
            (await chair.Get(Think + "/adoption")).Text.ShouldContain("Open the shared plan and good practice");
            (await chair.Get(Think + "/adoption/follow"))
                .Html.QuerySelector("main form[method=post]")
                .ShouldNotBeNull();
            (await chair.Get(Think + "/adoption")).Text.ShouldNotContain("Add a partner");
        }
        using (var other = await site.SignIn(Roles.BoardMember, "Safer Peterborough Partnership", "Chair"))
            (await other.Try(Think + "/adoption/follow")).Status.ShouldBe(HttpStatusCode.NotFound);

        // While the next version is written, what was adopted is followed up.
        (await manager.Get(Think + "/adoption")).Text.ShouldContain("Open the shared plan and good practice");
        (await manager.Get(Think + "/adoption/follow")).Status.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>A partner other than the manager's own that has formally agreed.</summary>
    private async Task<int> Decided()
    {
        await using var db = site.Open();
        var own = await site.Organisation("Peterborough City Council");
        return await (
            from partner in db.Set<FrameworkPartner>()
            where
                partner.OrganisationId != own
                && db.Set<Adoption>().Any(a => a.PartnerId == partner.Id && a.State == AdoptionState.FormallyAgreed)
            select partner.Id
        ).FirstAsync();
    }

    /// <summary>A developing partner that has not agreed, and its name; nothing when all have.</summary>
    private async Task<(int Partner, string? Organisation)> Waiting()
    {
        await using var db = site.Open();
        var open = await (
            from partner in db.Set<FrameworkPartner>()
            join organisation in db.Set<CommonThread.People.Organisations.Organisation>()
                on partner.OrganisationId equals organisation.Id
            where
                partner.Kind == PartnerKind.Developing
                && organisation.Name != "Peterborough City Council"
                && !db.Set<Adoption>().Any(a => a.PartnerId == partner.Id && a.State == AdoptionState.FormallyAgreed)
            select new { partner.Id, organisation.Name }
        ).FirstOrDefaultAsync();
        if (open is not null)
            return (open.Id, open.Name);
        var last = await (
            from partner in db.Set<FrameworkPartner>()
            join organisation in db.Set<CommonThread.People.Organisations.Organisation>()
                on partner.OrganisationId equals organisation.Id
            where
                organisation.Name == "Peterborough City Council"
                && !db.Set<Adoption>().Any(a => a.PartnerId == partner.Id && a.State == AdoptionState.FormallyAgreed)
            select new { partner.Id, organisation.Name }
        ).FirstOrDefaultAsync();
        return last is null ? (0, null) : (last.Id, last.Name);
    }
}
