using System.Net;
using CommonThread.People;
using CommonThread.Tests.Hosting;
using CommonThread.Tests.Strategy.Plans;

namespace CommonThread.Tests.Strategy.Leads;

public sealed class ConcernTests(DeliverySite site) : IClassFixture<DeliverySite>
{
    [Fact]
    [Trait("Requirement", "A-41")]
    public async Task A_concern_stands_before_both_bodies_until_it_is_answered()
    {
        using var lead = site.Visit();
        await lead.SignInAs(site.LeadPost);
        using var board = await site.SignIn(Roles.BoardMember);
        (await board.Get("strategy/safer/concerns/board")).Text.ShouldContain("No concern waits for an answer");
        await (await lead.Get($"strategy/safer/registers/concerns/add?priority={site.PriorityId}")).Submit(
            ("Form.Texts[Words]", "Two districts have no triage officer"),
            ("Form.Texts[Seriousness]", "High"),
            ("Form.Dates[RaisedOn].Day", "2"),
            ("Form.Dates[RaisedOn].Month", "3"),
            ("Form.Dates[RaisedOn].Year", "2026")
        );
        foreach (var body in new[] { "board", "performance-group" })
        {
            var list = await lead.Get($"strategy/safer/concerns/{body}");
            list.Text.ShouldContain("Two districts have no triage officer");
            list.Text.ShouldContain("2 March 2026");
            list.Text.ShouldContain("High");
            list.Html.QuerySelector("a[href$='/answer']").ShouldBeNull("a lead does not answer itself");
        }
        (await board.Get("my-work")).Text.ShouldContain("Answer the concern about Antisocial behaviour");
        var form = await (await board.Get("strategy/safer/concerns/performance-group")).Follow("Answer:");
        (await form.Submit(("Form.Answer", ""))).Errors.ShouldBe(["Write the answer, up to 2,000 characters"]);
        var answered = await form.Submit(("Form.Answer", "The Board pays for one until March."));
        answered.Text.ShouldContain("No concern waits for an answer");
        answered.Text.ShouldContain("The Board pays for one until March.");
        (await lead.Get("strategy/safer/concerns/performance-group")).Text.ShouldContain(
            "No concern waits for an answer"
        );
        (await lead.Get("strategy/safer/registers/concerns")).Text.ShouldContain("The Board pays for one until March.");
        (await board.Try(form.Address.ToString())).Status.ShouldBe(HttpStatusCode.NotFound, "it is answered already");
        (await board.Get("my-work")).Text.ShouldNotContain("Answer the concern");
        using var reader = site.Visit();
        (await reader.Get("strategy/safer/concerns/board")).Heading.ShouldBe("Sign in");
    }
}
