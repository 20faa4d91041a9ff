using System.Net;
using CommonThread.People;
using CommonThread.Shared;
using CommonThread.Strategy;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.Strategy.Versions;

public sealed class WhichPeriodTests(LeicestershireSite site) : IClassFixture<LeicestershireSite>
{
    [Fact]
    [Trait("Requirement", "A-46")]
    public async Task The_version_in_force_is_not_given_the_period_of_the_one_that_is_consulted_on()
    {
        using var reader = site.Visit();
        var page = await reader.Get("strategy/communities-strategy");
        page.Text.ShouldContain("“2014”");
        page.Text.ShouldContain("No end is set");
        page.Text.ShouldContain("approved by the Cabinet on 13th October 2014");
        page.Text.ShouldNotContain("Begins on");
        // What the new version would hold for is said where the new version is named.
        page.Text.ShouldContain("“Draft 2017-21”, is out for consultation: it is for 1 May 2026 to");
    }

    [Fact]
    [Trait("Requirement", "A-46")]
    [Trait("Requirement", "A-62")]
    public async Task What_is_in_force_stands_as_such_and_the_next_version_as_a_consultation()
    {
        using var reader = site.Visit();
        var list = await reader.Get("strategy");
        list.Text.ShouldNotContain("Nothing is in force");
        list.Text.ShouldNotContain("In preparation");
        var card = list.Html.QuerySelectorAll("h2").First(h => h.TextContent.Trim() == "In force").NextElementSibling!;
        card.TextContent.ShouldContain("Communities Strategy");
        card.TextContent.ShouldContain("no end is set");
        var consulted = list.Html.QuerySelector("#consultations ~ ul")!;
        consulted.TextContent.ShouldContain("version 2, “Draft 2017-21”");
        consulted.TextContent.ShouldContain("Out for consultation");
        consulted.TextContent.ShouldContain("It would hold from");
        consulted
            .QuerySelectorAll("a")
            .Select(a => a.GetAttribute("href"))
            .ShouldContain(h => h!.EndsWith("/versions/2"));
        (await reader.Get("")).Text.ShouldContain("“Draft 2017-21”");
        await using var db = site.Open();
        (
            await db.Set<Framework>().Where(f => f.Slug == "communities-strategy").Select(f => f.Status).SingleAsync()
        ).ShouldBe(VersionState.InForce);
    }

    [Fact]
    [Trait("Requirement", "A-11")]
    [Trait("Requirement", "A-46")]
    public async Task Priorities_of_the_version_in_force_are_linked_and_read_by_their_names_in_it()
    {
        using var reader = site.Visit();
        var page = await reader.Get("strategy/communities-strategy");
        var names = page.Html.QuerySelectorAll(".ct-theme h4").ToList();
        names.Count.ShouldBe(4);
        names.ShouldAllBe(n => n.QuerySelector("a") != null);
        var priority = await page.Follow("Community groups take on services");
        priority.Heading.ShouldBe("Community groups take on services");
        priority.Text.ShouldContain("Current");
        priority.Text.ShouldNotContain("Proposed");
        priority.Text.ShouldNotContain("better outcomes");
        (await reader.Get("strategy/priorities")).Text.ShouldContain("4 priorities");
    }

    [Theory]
    [InlineData("")]
    [InlineData("strategy")]
    [InlineData("strategy/priorities")]
    [InlineData("strategy/priorities?q=communities")]
    [InlineData("strategy/communities-strategy")]
    [InlineData("strategy/communities-strategy?handler=priorities")]
    [InlineData("strategy/communities-strategy/delivery")]
    [InlineData("strategy/communities-strategy/measures")]
    [InlineData("strategy/communities-strategy/plans")]
    [InlineData("strategy/communities-strategy/registers/roles")]
    [InlineData("strategy/communities-strategy/registers/pilots")]
    [InlineData("strategy/communities-strategy/reviews")]
    [InlineData("good-practice")]
    [InlineData("good-practice?framework=communities-strategy")]
    [InlineData("good-practice/1")]
    [InlineData("commitments")]
    [InlineData("commitments?handler=csv")]
    [InlineData("thread/framework-1")]
    [Trait("Requirement", "A-46")]
    [Trait("Requirement", "A-61")]
    [Trait("Requirement", "A-62")]
    public async Task No_page_for_everyone_calls_a_priority_as_only_the_draft_does(string address)
    {
        using var reader = site.Visit();
        var page = await reader.Try(address);
        page.Status.ShouldBe(HttpStatusCode.OK);
        foreach (
            var words in new[]
            {
                "support themselves, individuals",
                "supported to design and deliver better outcomes",
                "an effective provider in a diverse market",
            }
        )
            page.Body.ShouldNotContain(words);
    }

    [Fact]
    [Trait("Requirement", "A-46")]
    public async Task A_draft_that_a_file_brought_with_the_version_before_it_is_not_discarded_for_words_nobody_knows()
    {
        await site.Organisation("Testshire County Council");
        var path = Path.Combine(site.Folder, "two.json");
        await File.WriteAllTextAsync(
            path,
            """
            {"format":"CommonThread framework","format_version":1,
             "framework":{"slug":"two-at-once","title":"Two at once","type":"plan",
               "owner_organisation":"Testshire County Council","status":"draft","visibility":"public","source":"Test"},
             "aim":"Loud",
             "versions":[
               {"number":1,"label":"One","state":"in-force","in_force_from":"2026-01-01","content":{"aim":"Quiet"} },
               {"number":2,"label":"Two","state":"draft","current":true}]}
            """
        );
        (await SampleFrameworks.Load(site, site.Partnership, path, null)).Refused.ShouldBeEmpty();
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        var page = await officer.Get("strategy/two-at-once/versions/2");
        var refused = await page.Submit("#discard", ("Reason", "Begun by mistake"));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Errors.ShouldHaveSingleItem().ShouldStartWith("The words would not be those of “One” again: aim and");
        await using var db = site.Open();
        (await db.Set<Framework>().Where(f => f.Slug == "two-at-once").Select(f => f.Aim).SingleAsync()).ShouldBe(
            "Loud"
        );
    }
}

public sealed class ProposalsTests(DerbyProposalsSite site) : IClassFixture<DerbyProposalsSite>
{
    [Fact]
    [Trait("Requirement", "A-62")]
    public async Task Proposals_that_are_out_for_consultation_are_read_by_everyone_and_say_that_they_are()
    {
        using var reader = site.Visit();
        var list = await reader.Get("strategy");
        list.Text.ShouldContain("In preparation");
        var page = await list.Follow("Developing the Area and Neighbourhood Agenda in Derby");
        page.Text.ShouldContain("Out for consultation Illustrative");
        page.Text.ShouldContain("Community safety");
        page.Text.ShouldContain("it stands here as out for consultation", Case.Insensitive);
    }
}

/// <summary>A file that brings a version in force and the draft of the next leaves no history of what changed between them.</summary>
public sealed class TwoVersionsOfAFileTests(TestSite site) : IClassFixture<TestSite>
{
    [Theory]
    [InlineData("\"framework\":{\"title\":\"Quiet streets\",\"short_title\":\"Quiet\"},", "Quiet")]
    [InlineData("\"framework\":{\"title\":\"Quiet streets\"},", "Quiet streets")]
    [Trait("Requirement", "A-46")]
    public async Task Readers_meet_the_title_and_the_links_of_the_version_in_force(string said, string called)
    {
        await site.Organisation("Testshire County Council");
        var slug = called.Replace(' ', '-').ToLowerInvariant();
        var path = Path.Combine(site.Folder, slug + ".json");
        await File.WriteAllTextAsync(
            path,
            $$"""
            {"format":"CommonThread framework","format_version":1,
             "framework":{"slug":"{{slug}}","title":"Loud streets","short_title":"Loud","type":"plan",
               "owner_organisation":"Testshire County Council","status":"draft","visibility":"public","source":"Test"},
             "drivers":[{"title":"Noise Act","kind":"legislation"},{"title":"Loudness Act","kind":"legislation"}],
             "versions":[
               {"number":1,"label":"One","state":"in-force","in_force_from":"2026-01-01",
                "content":{ {{said}}"drivers":[{"title":"Noise Act","kind":"legislation"}],"aim":"Quiet"} },
               {"number":2,"label":"Two","state":"draft","current":true}]}
            """
        );
        (await SampleFrameworks.Load(site, site.Partnership, path, null)).Refused.ShouldBeEmpty();
        using var reader = site.Visit();
        var page = await reader.Get("strategy/" + slug);
        page.Heading.ShouldBe("Quiet streets");
        page.Title.ShouldStartWith(called + " ");
        page.Text.ShouldContain("Noise Act");
        page.Text.ShouldNotContain("Loud");
    }
}
