using System.Net;
using CommonThread.People;
using CommonThread.People.Organisations;
using CommonThread.People.Posts;
using CommonThread.Shared;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.People.Organisations;

public sealed class OrganisationPagesTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task An_organisation_is_added_found_by_its_other_name_and_changed_with_a_reason()
    {
        using var administrator = await site.SignIn(Roles.Administrator);
        var page = await (await administrator.Get("people/organisations/add")).Submit(
            ("Form.Name", "Cambria Constabulary")
        );
        page.Errors.ShouldBe(["Choose what kind of organisation it is"]);
        page = await page.Submit(
            ("Form.Name", "Cambria Constabulary"),
            ("Form.Kind", "Police"),
            ("Form.Aliases", "Cambria Police\nThe force")
        );
        page.Heading.ShouldBe("Cambria Constabulary");
        using var visitor = site.Visit();
        page = await visitor.Get("people?Search=cambria+police");
        page.Text.ShouldContain("also known as Cambria Police");
        page = await (await administrator.Get("people/organisations/add")).Submit(
            ("Form.Name", "cambria  POLICE"),
            ("Form.Kind", "Police")
        );
        page.Errors.ShouldBe(["One of these names means Cambria Constabulary already"]);
        page = await (await administrator.Get("people/organisations/cambria-constabulary/edit")).Submit(
            "form#edit",
            ("Form.Name", "Cambria Police Service"),
            ("Reason", "It took a new name")
        );
        page.Heading.ShouldBe("Cambria Police Service");
        page = await page.Follow("History of this organisation");
        page.Text.ShouldContain(
            "changed Name from “Cambria Constabulary” to “Cambria Police Service”, because: It took a new name"
        );
    }

    [Fact]
    public async Task Two_entries_of_one_body_become_one_and_ids_held_elsewhere_show_the_name_that_is_kept()
    {
        using var administrator = await site.SignIn(Roles.Administrator);
        var gone = await site.Organisation("West Health Trust");
        var kept = await site.Organisation("Western Health");
        var post = await site.Post("Nurse", "West Health Trust");
        var twin = await site.Post("Director, Public Health", "West Health Trust", Roles.Analyst);
        var director = await site.Post("Director of Public Health", "Western Health");
        var page = await (await administrator.Get("people/organisations/west-health-trust/edit")).Submit(
            "form#merge",
            ("IntoId", kept.ToString(Text.Words)),
            ("Reason", "One trust since April")
        );
        page.Text.ShouldContain("Both names now mean Western Health");
        await using var db = site.Open();
        (await OrganisationNames.Find(db, gone))!.Name.ShouldBe("Western Health");
        (await PostNames.Find(db, post))!.Full.ShouldBe("Nurse, Western Health");
        (await PostNames.Find(db, twin))!.Id.ShouldBe(director);
        var directory = await PostDirectory.Read(db);
        directory.NeedOrganisation("west health trust").Id.ShouldBe(kept);
        directory.NeedPost("Nurse", "West Health Trust").Id.ShouldBe(post);
    }

    [Fact]
    [Trait("Speed", "slow")]
    public async Task Names_are_shown_to_colleagues_only_and_only_where_the_organisation_says_so()
    {
        var person = await site.Join(
            "named@example.org",
            Roles.OrganisationAdministrator,
            "Named Council",
            "Chief clerk"
        );
        using var administrator = await person.SignIn();
        using var colleague = await site.SignIn(Roles.Analyst);
        using var resident = site.Visit();
        var account = await site.Account(person.Email);
        int post;
        await using (var db = site.Open())
            post = await db.Set<PostHolding>()
                .Where(h => h.AccountId == account.Id)
                .Select(h => h.PostId)
                .SingleAsync();
        foreach (var reader in new[] { colleague, resident })
        {
            (await reader.Get($"people/posts/{post}")).Text.ShouldNotContain("Illustrative Person");
            (await reader.Get("people/organisations/named-council")).Text.ShouldNotContain("Illustrative Person");
        }
        await (await administrator.Get("people/organisations/named-council/edit")).Submit(
            "form#edit",
            ("Form.ShowsHolderNames", "true")
        );
        (await colleague.Get($"people/posts/{post}")).Text.ShouldContain("Illustrative Person");
        (await colleague.Get("people/organisations/named-council")).Text.ShouldContain("Illustrative Person");
        (await resident.Get($"people/posts/{post}")).Text.ShouldNotContain("Illustrative Person");
        (await resident.Get("people/organisations/named-council")).Text.ShouldNotContain("Illustrative Person");
    }

    [Fact]
    [Trait("Speed", "slow")]
    public async Task A_holder_leaves_another_comes_and_the_post_stays_what_it_was()
    {
        var first = await site.Join("first@example.org", Roles.Analyst, "Change Council", "Planner");
        var second = await site.Join("second@example.org", Roles.Analyst, "Change Council", "Assistant");
        using var manager = await site.SignIn(Roles.OrganisationAdministrator, "Change Council", "Manager");
        var account = await site.Account(first.Email);
        PostHolding holding;
        await using (var db = site.Open())
            holding = await db.Set<PostHolding>().SingleAsync(h => h.AccountId == account.Id);
        var page = await (await manager.Get($"people/holdings/{holding.Id}/end")).Submit();
        page.Text.ShouldContain("Vacant");
        var other = await site.Account(second.Email);
        page = await (await manager.Get($"people/posts/{holding.PostId}/appoint")).Submit(
            ("Form.AccountId", other.Id.ToString(Text.Words)),
            ("Form.From.Day", site.Today.AddDays(1).Day.ToString(Text.Words))
        );
        page.Text.ShouldContain("Every duty stayed with the post");
        page.Text.ShouldContain("1 of 1 filled");
        await using var after = site.Open();
        (
            await after
                .Set<CommonThread.People.Grants.Grant>()
                .CountAsync(g => g.PostId == holding.PostId && g.RevokedAt == null)
        ).ShouldBe(1);
        using var visitor = site.Visit();
        (await first.GivePassword(visitor)).Heading.ShouldBe("Enter a code");
    }

    [Fact]
    public async Task An_organisation_s_establishment_vacancies_and_champions_are_on_its_page()
    {
        using var manager = await site.SignIn(Roles.OrganisationAdministrator, "Big Council", "Head of people");
        var page = await (await manager.Get("people/organisations/big-council/posts/add")).Submit(
            ("Form.Title", "Community Officer"),
            ("Form.Department", "Communities"),
            ("Form.Established", "4"),
            ("Form.Filled", "0")
        );
        page.Text.ShouldContain("Vacant since 12 March 2026");
        var id = page.Address.Segments[^1];
        page = await manager.Get("people/organisations/big-council");
        page.Text.ShouldContain("5 posts, 1 filled");
        page.Text.ShouldContain("Communities: 4 posts, 0 filled");
        page = await (await manager.Get("people/organisations/big-council/champions/add")).Submit(
            "form#champion",
            ("Form.Subject", "Armed forces covenant"),
            ("Form.ChampionPostId", id)
        );
        page.Errors.ShouldBe(["The armed forces covenant needs both a champion and an officer"]);
        page = await page.Submit(
            "form#champion",
            ("Form.Subject", "Armed forces covenant"),
            ("Form.ChampionPostId", id),
            ("Form.OfficerPostId", id)
        );
        page.Text.ShouldContain("Armed forces covenant");
        using var resident = site.Visit();
        page = await (await resident.Get("people/champions")).Follow("Armed forces covenant");
        page.Text.ShouldContain("Community Officer");
    }

    [Fact]
    public async Task The_gaps_of_people_are_found()
    {
        await site.Join("lonely@example.org", Roles.OrganisationAdministrator, "Lonely Council", "Only administrator");
        var post = await site.Post("Empty desk", "Lonely Council");
        await using var db = site.Open();
        (await db.Set<Post>().SingleAsync(p => p.Id == post)).Establish(1, 0, site.Today);
        await db.SaveChangesAsync();
        var modules = (Modules)site.Services.GetService(typeof(Modules))!;
        var gaps = new List<Gap>();
        foreach (var rule in modules.Gaps.Where(g => g.Key.StartsWith("people.", StringComparison.Ordinal)))
            gaps.AddRange(await rule.FindAll(db, site.Today, default));
        gaps.ShouldContain(g => g.Sentence == "Lonely Council has only one administrator.");
        gaps.ShouldContain(g => g.Sentence == "Empty desk, Lonely Council, is vacant.");
    }
}
