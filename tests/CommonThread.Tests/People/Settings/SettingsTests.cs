using System.Net;
using CommonThread.People;
using CommonThread.People.Settings;
using CommonThread.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CommonThread.Tests.People.Settings;

public sealed class SettingsTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_partnership_paints_itself_and_a_pale_colour_is_refused()
    {
        using var administrator = await site.SignIn(Roles.Administrator);
        var page = await (await administrator.Get("settings")).Submit(("Form.Colour", "#ffee88"));
        page.Errors.ShouldBe(["White text on that colour is too hard to read; choose a darker one"]);
        page = await page.Submit(
            ("Form.Colour", "#7a1f4e"),
            ("Form.Hosts", "safer.testshire.example"),
            ("Reason", "Our own colour")
        );
        page.Text.ShouldContain("The settings are saved");
        page.Html.QuerySelector("link[href*='brand.css?v=7a1f4e']").ShouldNotBeNull();
        var css = await administrator.Get("brand.css");
        css.Type.ShouldBe("text/css");
        css.Body.ShouldContain("--ct-brand: #7a1f4e;");
        (await administrator.Get("history?Ask.Record=partnership")).Text.ShouldContain("changed Colour from");
        await (await administrator.Get("settings")).Submit(("Form.Hosts", ""));
    }

    [Fact]
    [Trait("Speed", "slow")]
    public async Task A_new_partnership_is_set_up_with_the_operator_s_code_once()
    {
        var code = site.Services.GetRequiredService<OperatorCode>();
        code.Console = TextWriter.Null;
        using var operator_ = new Visitor(site.Root);
        var page = await operator_.Get("set-up");
        (string, string)[] form =
        [
            ("Form.Name", "Newshire Safer"),
            ("Form.Slug", "newshire"),
            ("Form.Organisation", "Newshire County Council"),
            ("Form.Post", "Community safety manager"),
            ("Form.Email", "admin@newshire.example"),
        ];
        (await page.Submit([.. form, ("Form.Code", "WRONG")])).Errors.ShouldBe(["That is not the code on the console"]);
        var used = code.Current;
        page = await page.Submit([.. form, ("Form.Code", used)]);
        var link = page.Html.QuerySelector("#invitation-link")!.GetAttribute("href")!;
        code.Is(used).ShouldBeFalse();

        using var administrator = new Visitor(new Uri(site.Root, "newshire/"));
        page = await (await administrator.Get(link)).Submit(
            ("Form.FullName", "Illustrative Person"),
            ("Form.Password", PeopleSite.Password)
        );
        page.Heading.ShouldBe("Set up your authenticator app");
        var key = page.Html.QuerySelector("#authenticator-key")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        page.Html.QuerySelector("svg[role=img] path").ShouldNotBeNull();
        page = await page.Submit(
            (
                "Form.Code",
                CommonThread.People.Accounts.AuthenticatorCode.At(
                    key,
                    CommonThread.People.Accounts.AuthenticatorCode.StepAt(site.Clock.GetUtcNow())
                )
            )
        );
        page.Heading.ShouldBe("Keep your recovery codes");
        (await administrator.Get("people/grants")).Text.ShouldContain(
            "Community safety manager, Newshire County Council"
        );
        (await administrator.Try("sign-in/demonstration")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await administrator.Try("set-up")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
