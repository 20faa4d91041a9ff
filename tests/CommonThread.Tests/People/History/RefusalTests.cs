using System.Net;
using CommonThread.People;
using CommonThread.Shared;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.People.History;

/// <summary>SECURITY: every command is in the history, whether it came about or was refused, and every refusal.</summary>
public sealed class RefusalTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_page_that_a_role_does_not_open_is_written_down_with_who_asked()
    {
        using var councillor = await site.SignIn(Roles.Councillor, title: "Councillor who asks");
        (await councillor.Try("people/organisations/add")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await Last("Councillor who asks")).ShouldBe("refused (page “people/organisations/add”; why “no permission”)");
    }

    [Fact]
    public async Task What_a_rule_refused_is_written_down_by_field_and_without_what_was_typed()
    {
        using var clerk = await site.SignIn(Roles.OrganisationAdministrator, "Rule Council", "Clerk of rules");
        var page = await (await clerk.Get("people/organisations/rule-council/posts/add")).Submit(
            ("Form.Title", "A secret word"),
            ("Form.Established", "2"),
            ("Form.Filled", "3"),
            ("Reason", "Another secret word")
        );
        page.Errors.ShouldBe(["Number filled must be between 0 and the number of posts"]);
        var told = await Last("Clerk of rules");
        told.ShouldBe("refused (page “people/organisations/{slug}/posts/add”; why “by a rule”; fields “Filled”)");
    }

    [Fact]
    public async Task What_was_sent_to_somebody_else_s_record_is_written_down_without_saying_whose()
    {
        await site.Organisation("Secret Council");
        using var clerk = await site.SignIn(Roles.OrganisationAdministrator, "Rule Council", "Clerk who strays");
        var page = await clerk.Get("people/organisations/rule-council/posts/add");
        (
            await page.SubmitTo("people/organisations/secret-council/posts/add", ("Form.Title", "Mine now"))
        ).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Last("Clerk who strays")).ShouldBe(
            "refused (page “people/organisations/{slug}/posts/add”; why “not there, or not theirs”)"
        );
    }

    [Fact]
    public async Task Those_without_an_account_write_no_history()
    {
        await using var db = site.Open();
        using var nobody = site.Visit();
        (await nobody.Try("people/accounts")).Heading.ShouldBe("Sign in");
        (await db.Set<HistoryEntry>().AnyAsync(e => e.SubjectKind == "page" && e.AccountId == null)).ShouldBeFalse();
    }

    [Fact]
    public async Task What_somebody_took_away_is_told_to_others_by_the_kind_of_page_and_not_by_its_address()
    {
        await site.Organisation("Undisclosed Council");
        await site.Post("Only post", "Undisclosed Council");
        using var taker = await site.SignIn(Roles.InformationGovernanceOfficer, title: "Taker");
        var page = await taker.Get("people/organisations/undisclosed-council");
        await taker.Get(
            page.Html.QuerySelector("a[download]")!
                .GetAttribute("href")!
                .Replace(site.Address.AbsolutePath, "", StringComparison.Ordinal)
        );
        using var auditor = await site.SignIn(Roles.Auditor);
        var told = (await auditor.Get("history?Ask.Did=exported")).Html.QuerySelector(".ct-history")!.TextContent;
        told.ShouldContain("exported (page “people/organisations/{slug}”; rows 1)");
        told.ShouldNotContain("undisclosed", Case.Insensitive);
        // Whoever took it reads what they took.
        (await taker.Get("history?Ask.Did=exported")).Text.ShouldContain("undisclosed-council");
    }

    /// <summary>What the auditor reads of the last thing that a post did.</summary>
    private async Task<string> Last(string title)
    {
        using var auditor = await site.SignIn(Roles.Auditor);
        await using (var db = site.Open())
        {
            var entry = await db.Set<HistoryEntry>()
                .Where(e => e.Actor.StartsWith(title))
                .OrderByDescending(e => e.Sequence)
                .FirstAsync();
            (entry.Action, entry.SubjectKind, entry.Reason).ShouldBe(("refused", "page", null));
        }
        var page = await auditor.Get("history?Ask.Did=refused");
        var line = page
            .Html.QuerySelectorAll(".ct-history li p:first-child")
            .Select(l => l.TextContent)
            .First(l => l.Contains(title, StringComparison.Ordinal));
        line.ShouldNotContain("secret", Case.Insensitive);
        return line[line.IndexOf("refused", StringComparison.Ordinal)..].Trim();
    }
}
