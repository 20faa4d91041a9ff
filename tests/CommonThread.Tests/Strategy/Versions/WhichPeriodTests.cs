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
    public async Task A_priority_that_a_file_brings_in_a_version_out_for_consultation_is_read_as_proposed()
    {
        using var reader = site.Visit();
        var list = await reader.Get("strategy/priorities?q=individuals");
        list.Text.ShouldContain("Proposed");
        (await list.Follow("Communities able to support themselves, individuals and families")).Text.ShouldContain(
            "Proposed"
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
        await using (var db = site.Open())
        {
            var framework = await db.Set<CommonThread.Strategy.Framework>().SingleAsync(f => f.Slug == slug);
            framework.Stand(CommonThread.Shared.VersionState.InForce);
            await db.SaveChangesAsync();
        }
        using var reader = site.Visit();
        var page = await reader.Get("strategy/" + slug);
        page.Heading.ShouldBe("Quiet streets");
        page.Title.ShouldStartWith(called + " ");
        page.Text.ShouldContain("Noise Act");
        page.Text.ShouldNotContain("Loud");
    }
}
