using System.Net;
using System.Net.Http.Headers;
using CommonThread.People;
using CommonThread.People.Accounts;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.House;

/// <summary>What every answer carries, whoever asks and however badly.</summary>
public sealed class HeaderTests(TestSite site) : IClassFixture<TestSite>
{
    [Theory]
    [InlineData("testshire/", 200)]
    [InlineData("testshire/nowhere", 404)]
    [InlineData("testshire/error/500", 500)]
    [InlineData("nowhere/at/all", 404)]
    [InlineData("health", 200)]
    [InlineData("testshire/brand.css", 200)]
    [InlineData("testshire/places/ward.geojson", 200)]
    public async Task Every_answer_forbids_what_is_not_ours(string path, int status)
    {
        using var http = new HttpClient { BaseAddress = site.Root };
        using var answer = await http.GetAsync(path);
        ((int)answer.StatusCode).ShouldBe(status);
        string Said(string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
        Said("Content-Security-Policy").ShouldContain("default-src 'self'");
        Said("Content-Security-Policy").ShouldNotContain("unsafe");
        Said("Content-Security-Policy").ShouldContain("frame-ancestors 'none'");
        Said("X-Content-Type-Options").ShouldBe("nosniff");
        Said("X-Frame-Options").ShouldBe("DENY");
        Said("Referrer-Policy").ShouldBe("same-origin");
        Said("Cross-Origin-Resource-Policy").ShouldBe("same-origin");
        Said("Cache-Control").ShouldNotBeEmpty();
        Said("Server").ShouldBeEmpty();
        Said("X-Powered-By").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_request_that_fails_inside_tells_nothing_and_is_guarded_all_the_same()
    {
        using var http = new HttpClient { BaseAddress = site.Address };
        using var form = new StringContent("x")
        {
            Headers = { ContentType = MediaTypeHeaderValue.Parse("multipart/form-data") },
        };
        using var answer = await http.PostAsync("sign-in", form);
        ((int)answer.StatusCode).ShouldBeLessThan(500);
        answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("Exception");
    }

    [Fact]
    public async Task What_was_shown_to_somebody_signed_in_is_not_kept_and_https_is_asked_for_again()
    {
        using var visitor = await site.SignIn(Roles.Administrator);
        foreach (var path in new[] { "my-work", "people/accounts", "history", "measures", "places/map" })
        {
            using var answer = await visitor.Http.GetAsync(path);
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue(path);
            answer.Headers.TryGetValues("Strict-Transport-Security", out _).ShouldBeFalse("plain HTTP");
        }
        using var https = new HttpRequestMessage(HttpMethod.Get, "sign-in")
        {
            Headers = { { "X-Forwarded-Proto", "https" } },
        };
        using var secure = await visitor.Http.SendAsync(https);
        secure.Headers.GetValues("Strict-Transport-Security").Single().ShouldContain("max-age=31536000");
    }

    [Fact]
    public async Task Cookies_are_out_of_reach_of_scripts_and_other_sites_and_secure_over_https()
    {
        var post = await site.Post("Cookie clerk", roles: Roles.Analyst);
        using var handler = new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = site.Address };
        http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var page = await http.GetAsync("sign-in");
        var html = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await page.Content.ReadAsStringAsync());
        var token = html.QuerySelector("form[action*=demonstration] input[name=__RequestVerificationToken]")!
            .GetAttribute("value")!;
        var set = page.Headers.GetValues("Set-Cookie").ToList();
        using var form = new FormUrlEncodedContent([
            new("PostId", post.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            new("__RequestVerificationToken", token),
        ]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "sign-in/demonstration") { Content = form };
        request.Headers.Add("Cookie", string.Join("; ", set.Select(c => c.Split(';')[0])));
        using var signedIn = await http.SendAsync(request);
        set.AddRange(signedIn.Headers.GetValues("Set-Cookie"));
        set.Count.ShouldBeGreaterThan(1);
        foreach (var cookie in set)
        {
            cookie.ShouldContain("httponly", Case.Insensitive);
            cookie.ShouldContain("secure", Case.Insensitive);
            cookie.ShouldContain("samesite=", Case.Insensitive);
            cookie.ShouldContain("path=/testshire", Case.Insensitive);
        }
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("\t//evil.example")]
    public async Task Signing_in_leads_nowhere_else(string from)
    {
        var post = await site.Post("Redirected clerk", roles: Roles.Analyst);
        using var visitor = site.Visit();
        var page = await visitor.Get("sign-in?from=" + Uri.EscapeDataString(from));
        var after = await page.Submit(
            "form[action*='demonstration']",
            ("PostId", post.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("From", from)
        );
        after.Address.Authority.ShouldBe(site.Address.Authority);
        after.Heading.ShouldBe("What needs you today");
    }

    [Fact]
    public async Task A_letter_never_carries_the_host_that_a_stranger_named()
    {
        var person = await People.PeopleSite.Join(site, "hosted@example.org", Roles.Analyst);
        using var visitor = site.Visit();
        var page = await visitor.Get("forgotten-password");
        visitor.Http.DefaultRequestHeaders.Add("X-Forwarded-Host", "evil.example");
        await page.Submit(("Form.Email", person.Email));
        await Task.Delay(500, TestContext.Current.CancellationToken);
        foreach (var letter in await People.PeopleSite.Letters(site, person.Email))
            letter.ShouldNotContain("evil.example");
    }

    [Theory]
    [InlineData("testshire/..%2f..%2finstallation.db")]
    [InlineData("testshire/build/..%2f..%2f..%2fappsettings.json")]
    [InlineData("build/..%5c..%5cweb.config")]
    [InlineData("testshire%2f/my-work")]
    [InlineData("TESTSHIRE/my-work")]
    [InlineData("testshire//people/accounts")]
    [InlineData("testshire/installation")]
    public async Task No_trick_with_the_path_reaches_what_is_not_there(string path)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = site.Root };
        using var answer = await http.GetAsync(new Uri(site.Root + path));
        answer.StatusCode.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.BadRequest, HttpStatusCode.Redirect);
        if (answer.StatusCode == HttpStatusCode.Redirect)
            answer.Headers.Location!.ToString().ShouldMatch("^(http://127.0.0.1:\\d+)?/testshire/");
    }

    [Fact]
    public void Tries_from_one_ipv6_network_count_together()
    {
        string Whose(string address) => WaysIn.Whose(IPAddress.Parse(address));
        Whose("2001:db8:1:2::1").ShouldBe(Whose("2001:db8:1:2:ffff::9"));
        Whose("2001:db8:1:3::1").ShouldNotBe(Whose("2001:db8:1:2::1"));
        Whose("::ffff:192.0.2.7").ShouldBe(Whose("192.0.2.7"));
        Whose("192.0.2.8").ShouldNotBe(Whose("192.0.2.7"));
    }
}
