using System.Net;
using CommonThread.People;
using CommonThread.Shared;
using CommonThread.Strategy;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.Strategy.Frameworks;

public sealed class ReadingTests(NottinghamshireSite site) : IClassFixture<NottinghamshireSite>
{
    private const string Agreement = "strategy/community-safety-agreement";

    [Fact]
    [Trait("Requirement", "A-62")]
    public async Task A_reader_without_an_account_reads_the_whole_framework_in_plain_words()
    {
        using var reader = site.Visit();
        var list = await reader.Get("strategy");
        list.Heading.ShouldBe("What we promise");
        var page = await list.Follow("Nottinghamshire Community Safety Agreement");
        page.Status.ShouldBe(HttpStatusCode.OK, page.Text);
        page.Heading.ShouldBe("Nottinghamshire Community Safety Agreement");
        page.Text.ShouldContain("Working together to enable and support communities");
        foreach (var theme in new[] { "1. Vulnerability", "2. Cohesion", "3. Crime & Harm Prevention" })
            page.Html.QuerySelectorAll(".ct-theme__title").ShouldContain(h => h.TextContent.Trim() == theme);
        page.Html.QuerySelectorAll(".ct-theme .ct-card").Length.ShouldBe(11);
        page.Text.ShouldContain("How to take part");
        page.Text.ShouldContain("Police and Crime Plan");
        page.Text.ShouldContain("Source:");
        page.Html.QuerySelectorAll("a").ShouldNotContain(a => a.GetAttribute("href")!.EndsWith("/write"));
    }

    [Theory]
    [InlineData("strategy/communities-strategy")]
    [InlineData("strategy/local-improvement-scheme-strategy")]
    [InlineData("strategy/priorities")]
    [InlineData(Agreement + "/versions")]
    [InlineData(Agreement + "/versions/1")]
    [InlineData(Agreement + "/versions/2")]
    [InlineData(Agreement + "/versions/compare?from=1&to=2")]
    [InlineData(Agreement + "/versions/compare?from=1&to=2&all=true")]
    [InlineData(Agreement + "/reviews")]
    [InlineData(Agreement + "/adoption")]
    public async Task Every_public_page_opens_with_one_heading(string address)
    {
        using var reader = site.Visit();
        var page = await reader.Get(address);
        page.Html.QuerySelectorAll("h1").Length.ShouldBe(1);
        page.Title.ShouldNotStartWith("Error");
    }

    [Fact]
    [Trait("Requirement", "A-03")]
    public async Task Parent_and_child_show_the_link_from_both_sides_and_that_their_periods_differ()
    {
        using var reader = site.Visit();
        var parent = await reader.Get("strategy/communities-strategy");
        parent.Text.ShouldContain("Their periods differ");
        var child = await parent.Follow("Local Improvement Scheme Strategy");
        child.Heading.ShouldBe("Local Improvement Scheme Strategy");
        (await child.Follow("Communities Strategy - A Framework for Investing in Communities")).Status.ShouldBe(
            HttpStatusCode.OK
        );
    }

    [Fact]
    [Trait("Requirement", "A-11")]
    public async Task Search_finds_a_priority_by_its_old_name()
    {
        using var reader = site.Visit();
        var found = await reader.Get("strategy/priorities?q=violence");
        found.Text.ShouldContain("Serious Violence");
        var page = await found.Follow("Serious Violence");
        page.Heading.ShouldBe("Serious Violence");
        page.Text.ShouldContain("Also known as: “Violence”");
    }

    [Fact]
    [Trait("Requirement", "A-19")]
    public async Task A_list_is_filtered_by_prevention_level()
    {
        using var reader = site.Visit();
        var all = (await reader.Get("strategy/priorities")).Html.QuerySelectorAll("tbody tr").Length;
        var some = (await reader.Get("strategy/priorities?level=Enforcement")).Html.QuerySelectorAll("tbody tr").Length;
        some.ShouldBeInRange(1, all - 1);
    }

    [Fact]
    [Trait("Requirement", "A-46")]
    public async Task What_was_in_force_on_a_day_is_answered()
    {
        using var reader = site.Visit();
        var page = await reader.Get(Agreement + "/versions?On.Day=1&On.Month=8&On.Year=2025");
        page.Text.ShouldContain("On 1 August 2025 version 1, “2020-23”, was in force");
        (await reader.Get(Agreement + "/versions?On.Day=1&On.Month=8&On.Year=2001")).Text.ShouldContain(
            "no version was in force"
        );
    }

    [Fact]
    [Trait("Requirement", "A-47")]
    public async Task Two_versions_are_compared_with_changes_in_words()
    {
        using var reader = site.Visit();
        var page = await reader.Get(Agreement + "/versions/compare?from=1&to=2");
        page.Text.ShouldContain("“Violence” became “Serious Violence”");
        page.Html.QuerySelectorAll("ins").ShouldContain(i => i.TextContent.Contains("Serious"));
        page.Html.QuerySelectorAll(".govuk-tag").ShouldContain(t => t.TextContent == "Added");
        page.Text.ShouldContain("Vulnerability");
        (await reader.Try(Agreement + "/versions/compare?from=1&to=9")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_draft_of_a_public_framework_is_not_for_the_public()
    {
        var owner = await site.Organisation("Testshire County Council");
        await using (var db = site.Open())
        {
            var framework = Framework.Titled("A secret draft", FrameworkType.Plan, owner);
            framework.ShowTo(Marking.Public);
            db.Add(framework);
            await db.SaveChangesAsync();
        }
        using var reader = site.Visit();
        (await reader.Try("strategy/a-secret-draft")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await reader.Get("strategy")).Text.ShouldNotContain("A secret draft");
        using var partner = await site.SignIn(Roles.PartnerOfficer, "Testshire Wildlife Trust");
        (await partner.Get("strategy/a-secret-draft")).Heading.ShouldBe("A secret draft");
        (await partner.Try("strategy/a-secret-draft/write")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    [Trait("Requirement", "A-20")]
    public async Task The_thread_is_walked_from_a_priority_up_to_the_law()
    {
        await using var db = site.Open();
        var id = await db.Set<Priority>().Where(p => p.Name == "Hate Crime").Select(p => p.Id).SingleAsync();
        using var reader = site.Visit();
        var page = await reader.Get($"thread/priority-{id}");
        page.Text.ShouldContain("Cohesion");
        page.Text.ShouldContain("Nottinghamshire Community Safety Agreement");
        page.Text.ShouldContain("The Crime and Disorder (Formation and Implementation of Strategy) Regulations 2007");
    }

    [Fact]
    public async Task A_framework_that_ends_within_the_year_says_so()
    {
        site.Clock.Set(new DateTimeOffset(2026, 9, 1, 9, 0, 0, TimeSpan.Zero));
        using var reader = site.Visit();
        (await reader.Get("strategy/communities-strategy")).Text.ShouldContain("in less than 12 months");
        site.Clock.Set(new DateTimeOffset(2026, 3, 12, 10, 0, 0, TimeSpan.Zero));
    }
}
