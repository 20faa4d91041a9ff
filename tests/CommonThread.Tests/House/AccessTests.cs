using System.Net;
using CommonThread.People;
using CommonThread.Shared;
using CommonThread.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CommonThread.Tests.House;

/// <summary>
/// Every address of the running application, the verbs it answers and whom it is for, against the table that is checked in;
/// and over real HTTP: each address as nobody and as every role.
/// </summary>
[Trait("Speed", "slow")]
public sealed class AccessTests(TestSite site) : IClassFixture<TestSite>
{
    private static string File => Path.Combine(Repository.Root, "tests/CommonThread.Tests/House/access.md");

    [Fact]
    public async Task Every_route_says_whom_it_is_for_and_stands_in_the_table()
    {
        var now = (await Routes.Of(site.Services)).Select(r => r.Line).ToList();
        var written = (await System.IO.File.ReadAllLinesAsync(File))
            .Where(l => l.StartsWith("| `", StringComparison.Ordinal))
            .ToList();
        now.Where(l => l.Contains("| nobody |", StringComparison.Ordinal))
            .ShouldBeEmpty("Each page declares an audience");
        var added = now.Except(written).ToList();
        var stale = written.Except(now).ToList();
        (added.Count + stale.Count).ShouldBe(
            0,
            $"In tests/CommonThread.Tests/House/access.md\nadd:\n{string.Join('\n', added)}\nremove:\n{string.Join('\n', stale)}\n"
        );
    }

    [Fact]
    public async Task Every_permission_that_a_route_needs_is_carried_by_a_role()
    {
        var known = site.Services.GetRequiredService<Modules>();
        var needed = (await Routes.Of(site.Services)).Select(r => r.Permission).OfType<string>().Distinct();
        needed.Where(p => !Roles.All.Any(r => known.PermissionsOf(r.Key).Contains(p))).ShouldBeEmpty();
        known.Permissions.SelectMany(p => p.Roles).Distinct().Where(r => Roles.Find(r) is null).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reader_without_an_account_gets_public_pages_only()
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = site.Address };
        var wrong = new List<string>();
        foreach (var route in (await Routes.Of(site.Services)).Where(r => r.Verb == "GET"))
        {
            using var answer = await http.GetAsync(route.Example);
            var right =
                (int)answer.StatusCode < 500
                && (
                    route.Audience == Routes.Public
                    || answer.StatusCode is HttpStatusCode.NotFound
                    || (
                        answer.StatusCode == HttpStatusCode.Redirect
                        && answer.Headers.Location!.ToString().Contains("/sign-in", StringComparison.Ordinal)
                    )
                );
            // An error page answers with the error that it explains.
            if (!right && !route.Pattern.StartsWith("/error", StringComparison.Ordinal))
                wrong.Add($"{route.Pattern}: {(int)answer.StatusCode}");
        }
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_role_opens_what_its_permissions_allow_and_nothing_else()
    {
        var known = site.Services.GetRequiredService<Modules>();
        var routes = (await Routes.Of(site.Services))
            .Where(r => r.Verb == "GET" && !r.Pattern.StartsWith("/error", StringComparison.Ordinal))
            .ToList();
        var wrong = new List<string>();
        foreach (var role in Roles.All)
        {
            using var visitor = await site.SignIn(role.Key);
            var may = known.PermissionsOf(role.Key).ToHashSet(StringComparer.Ordinal);
            foreach (var route in routes)
            {
                using var answer = await visitor.Http.GetAsync(route.Example);
                var status = answer.StatusCode;
                var barred = route.Permission is { } needed && !may.Contains(needed);
                if ((int)status >= 500 && !route.Pattern.StartsWith("/health", StringComparison.Ordinal))
                    wrong.Add($"{role.Key} {route.Pattern}: {(int)status}");
                else if (barred && status is not (HttpStatusCode.Forbidden or HttpStatusCode.NotFound))
                    wrong.Add($"{role.Key} may not open {route.Pattern} but got {(int)status}");
                else if (!barred && status == HttpStatusCode.Forbidden)
                    wrong.Add($"{role.Key} may open {route.Pattern} but was refused");
            }
        }
        wrong.ShouldBeEmpty();
    }

    /// <summary>
    /// Every sending address as every role and as nobody, without the form's token: who may not is refused before anything is
    /// read, who may is told that it did not come from our own page. Nothing is changed either way.
    /// </summary>
    [Fact]
    public async Task Nothing_is_sent_without_the_permission_and_the_form_s_own_token()
    {
        var known = site.Services.GetRequiredService<Modules>();
        var routes = (await Routes.Of(site.Services))
            .Where(r => r.Verb == "POST" && !r.Pattern.StartsWith("/error", StringComparison.Ordinal))
            .ToList();
        routes.Count.ShouldBeGreaterThan(50);
        var wrong = new List<string>();
        foreach (var role in Roles.All.Select(r => (Role?)r).Append(null))
        {
            using var visitor = role is null ? site.Visit() : await site.SignIn(role.Key);
            var may = role is null ? [] : known.PermissionsOf(role.Key).ToHashSet(StringComparer.Ordinal);
            long before;
            await using (var db = site.Open())
                before = await db.Set<HistoryEntry>().LongCountAsync(e => e.Action != "refused");
            foreach (var route in routes)
            {
                using var form = new FormUrlEncodedContent([new("Form.Title", "Changed"), new("Reason", "No reason")]);
                using var answer = await visitor.Http.PostAsync(route.Example, form);
                var toSignIn = answer.RequestMessage!.RequestUri!.AbsolutePath.EndsWith(
                    "/sign-in",
                    StringComparison.Ordinal
                );
                var barred = route.Permission is { } needed && !may.Contains(needed);
                var right = role is null
                    ? toSignIn || answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound
                    : answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.TooManyRequests
                        || answer.StatusCode == (barred ? HttpStatusCode.Forbidden : HttpStatusCode.BadRequest);
                if (!right && !(role is null && answer.StatusCode == HttpStatusCode.TooManyRequests))
                    wrong.Add($"{role?.Key ?? "nobody"} sent {route.Pattern} and got {(int)answer.StatusCode}");
            }
            await using var after = site.Open();
            if (await after.Set<HistoryEntry>().LongCountAsync(e => e.Action != "refused") != before)
                wrong.Add($"{role?.Key ?? "nobody"} changed something");
        }
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_address_outside_every_partnership_is_not_found()
    {
        using var http = new HttpClient { BaseAddress = site.Root };
        foreach (var path in new[] { "my-work", "nowhere/my-work", "testshire2/", "imports" })
        {
            using var answer = await http.GetAsync(path);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
            (await answer.Content.ReadAsStringAsync()).ShouldContain("Page not found");
        }
    }

    /// <summary>A developer's tool, not a test: writes the table anew, to be read in the change like any other line.</summary>
    [Fact(Explicit = true)]
    public async Task Write_the_table()
    {
        var lines = (await Routes.Of(site.Services)).Select(r => r.Line);
        await System.IO.File.WriteAllTextAsync(File, Routes.Heading + string.Join('\n', lines) + "\n");
    }
}
