using System.Collections.Concurrent;
using System.Net;
using CommonThread.People;
using CommonThread.People.Accounts;
using CommonThread.People.Grants;
using CommonThread.People.Mail;
using CommonThread.People.Posts;
using CommonThread.Shared;
using CommonThread.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CommonThread.Tests.House.Isolation;

/// <summary>
/// SECURITY: "the matrix holds" and "partners are isolated". Two organisations own records of every kind under every marking.
/// Every address that either of them can reach, and every form found there, is tried by those whom it is not for. A visitor
/// with every role there is stands for all roles at once: permissions only ever add. What tells neither of the two anything
/// of a canary is not asked for again by those who may see less.
/// </summary>
[Trait("Requirement", "I-19")]
[Trait("Requirement", "I-44")]
[Trait("Speed", "slow")]
public sealed class IsolationTests(GuardedSite site) : IClassFixture<GuardedSite>
{
    private sealed record Stranger(
        string Name,
        Visitor Visitor,
        Func<(string Word, string Organisation, Marking Marking), bool> May
    );

    [Fact]
    public async Task Nobody_reads_or_changes_what_its_marking_keeps_from_them()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        using var alphaAll = await site.SignInWithEveryRole(GuardedSite.Alpha, "Alpha insider", Marking.Restricted);
        using var betaAll = await site.SignInWithEveryRole(GuardedSite.Beta, "Beta insider", Marking.Restricted);
        using var alphaPlain = await site.SignInWithEveryRole(GuardedSite.Alpha, "Alpha officer", Marking.Organisation);
        using var revoked = await site.SignInWithEveryRole(
            "Bassetlaw District Council",
            "Former officer",
            Marking.Restricted
        );
        using var left = await site.SignInWithEveryRole(GuardedSite.Alpha, "Leaver", Marking.Restricted);
        using var nobody = site.Visit();
        await Revoke("Former officer");
        await Leave("Leaver");

        var (alpha, beta) = (new Crawl(alphaAll), new Crawl(betaAll));
        await alpha.From(await Starts(), 4000);
        await beta.From(await Starts(), 4000);
        alpha.Broken.Concat(beta.Broken).ShouldBeEmpty();
        var addresses = alpha.Telling.Concat(beta.Telling).Distinct().ToList();
        addresses.Count.ShouldBeGreaterThan(100);
        TestContext.Current.SendDiagnosticMessage(
            $"{alpha.Asked} and {beta.Asked} addresses asked for, {addresses.Count} hold a canary, {alpha.Forms.Count + beta.Forms.Count} forms; {clock.Elapsed}"
        );
        var strangers = new Stranger[]
        {
            new("nobody", nobody, c => c.Marking == Marking.Public),
            new("someone whose roles were taken back", revoked, c => c.Marking <= Marking.Partners),
            new("someone who left their post", left, c => c.Marking == Marking.Public),
            new(
                "Alpha without a restricted grant",
                alphaPlain,
                c =>
                    c.Marking <= Marking.Partners
                    || (c.Marking == Marking.Organisation && c.Organisation == GuardedSite.Alpha)
            ),
            new(
                "Alpha with a restricted grant",
                alphaAll,
                c => c.Marking <= Marking.Partners || c.Organisation == GuardedSite.Alpha
            ),
            new(
                "Beta with a restricted grant",
                betaAll,
                c => c.Marking <= Marking.Partners || c.Organisation == GuardedSite.Beta
            ),
        };
        var leaks = new List<string>();
        var seen = new HashSet<(string, string)>();
        foreach (var stranger in strangers)
        {
            var answers = new ConcurrentDictionary<string, Answer>(StringComparer.Ordinal);
            await Parallel.ForEachAsync(
                addresses,
                new ParallelOptions { MaxDegreeOfParallelism = 3 },
                async (address, _) => answers[address] = await Crawl.Get(stranger.Visitor, address)
            );
            var kept = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (address, answer) in answers)
            {
                if (answer.Status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden)
                    kept.Add(address.Split('?')[0]);
                if ((int)answer.Status >= 500)
                    leaks.Add($"{stranger.Name}: {address} answered {(int)answer.Status}");
                leaks.AddRange(Foreign(stranger, answer.Text).Select(c => $"{stranger.Name} read {c} at {address}"));
                seen.UnionWith(Heard(answer.Text).Select(word => (stranger.Name, word)));
            }
            leaks.AddRange(await Write(stranger, kept, alpha.Forms.Concat(beta.Forms)));
        }
        leaks.ShouldBeEmpty($"{leaks.Count} leaks over {addresses.Count} addresses");
        // The canaries must be heard by those they are for, or the silence of the others would say nothing.
        foreach (var stranger in strangers)
        {
            foreach (var canary in GuardedSite.Canaries.Where(stranger.May))
                seen.ShouldContain((stranger.Name, canary.Word));
        }
        await Outbox();
        var said = string.Join('\n', site.Logged);
        GuardedSite.Canaries.Where(c => said.Contains(c.Word, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
    }

    /// <summary>Every form of a record that a stranger cannot open, sent by them with all that its own page would send.</summary>
    private async Task<List<string>> Write(Stranger stranger, HashSet<string> kept, IEnumerable<FoundForm> forms)
    {
        var wrong = new List<string>();
        var token = await Token(stranger.Visitor);
        var before = await site.Changes();
        foreach (var form in forms.Where(f => f.IsOrdinary && kept.Contains(f.On.Split('?')[0])).DistinctBy(f => f.To))
        {
            using var content = new FormUrlEncodedContent(form.Fields.Append(new("__RequestVerificationToken", token)));
            using var response = await stranger.Visitor.Http.PostAsync(new Uri(site.Root, form.To), content);
            var answer = await Crawl.Read(response);
            // Signed out, the answer is the sign-in page.
            var right =
                answer.Status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden
                || response.RequestMessage!.RequestUri!.AbsolutePath.EndsWith("/sign-in", StringComparison.Ordinal);
            if (!right)
                wrong.Add($"{stranger.Name} sent {form.To} and got {(int)answer.Status}");
            wrong.AddRange(
                Foreign(stranger, answer.Text).Select(c => $"{stranger.Name} read {c} after sending {form.To}")
            );
        }
        var after = await site.Changes();
        if (after != before)
            wrong.Add($"{stranger.Name} changed {after - before} records");
        return wrong;
    }

    private static IEnumerable<string> Heard(string text) =>
        GuardedSite.Canaries.Select(c => c.Word).Where(w => text.Contains(w, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Foreign(Stranger stranger, string text) =>
        GuardedSite
            .Canaries.Where(c => !stranger.May(c) && text.Contains(c.Word, StringComparison.OrdinalIgnoreCase))
            .Select(c => c.Word);

    private static async Task<string> Token(Visitor visitor)
    {
        foreach (var path in new[] { "account", "sign-in" })
        {
            var page = await visitor.Try(path);
            if (page.Html.QuerySelector("input[name=__RequestVerificationToken]") is { } input)
                return input.GetAttribute("value")!;
        }
        throw new InvalidOperationException("No page gave a token");
    }

    /// <summary>Each route with something in its blanks: what no link leads to is tried all the same.</summary>
    private async Task<List<string>> Starts()
    {
        var slugs = new[] { "qz-alpha-public", "qz-beta-restricted" };
        var starts = new List<string> { "" };
        foreach (var route in (await Routes.Of(site.Services)).Where(r => r.Verb == "GET"))
        {
            var path = route.Pattern.TrimStart('/');
            if (
                path.StartsWith("error", StringComparison.Ordinal)
                || path.StartsWith("health", StringComparison.Ordinal)
            )
                continue;
            if (path.StartsWith("strategy/{slug}", StringComparison.Ordinal))
            {
                // The parts of one framework asked for under the name of another.
                foreach (var slug in slugs)
                foreach (var id in new[] { "1", "4", "8" })
                    starts.Add(Fill(path.Replace("{slug}", slug, StringComparison.Ordinal), id));
            }
            else if (path.Contains('{', StringComparison.Ordinal))
            {
                foreach (var id in Enumerable.Range(1, 10))
                    starts.Add(Fill(path, id.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            }
            else
            {
                starts.Add(path);
            }
        }
        var kinds = site
            .Services.GetRequiredService<Modules>()
            .Kinds.Keys.Concat([
                "place-note",
                "release",
                "share",
                "commitment-update",
                "agreement",
                "account",
                "letter",
            ]);
        foreach (var kind in kinds.Distinct())
        foreach (var id in new[] { 1, 3, 5, 7, 9 })
        {
            starts.Add($"thread/{kind}-{id}");
            starts.Add($"history/{kind}-{id}");
        }
        foreach (var (word, _, _) in GuardedSite.Canaries)
        {
            // What is searched for is shown in the box of the search again: that is no leak, so half of the word is asked for.
            starts.Add($"places/find?q={word[..5]}");
            starts.Add($"history?words={word[..5]}");
        }
        return [.. starts.Distinct()];
    }

    private static string Fill(string pattern, string id) =>
        string.Join(
            '/',
            pattern
                .Split('/')
                .Where(p => !p.EndsWith("?}", StringComparison.Ordinal) || p.Contains("id", StringComparison.Ordinal))
                .Select(p =>
                    !p.StartsWith('{') ? p
                    : p.Contains("checklist", StringComparison.Ordinal) ? "checklist"
                    : p.Contains("entries", StringComparison.Ordinal) ? "entries"
                    : id
                )
        );

    private async Task Outbox()
    {
        await using var db = site.Open();
        var open = site.Services.GetRequiredService<WriteLetter>();
        foreach (var letter in await db.Set<Letter>().ToListAsync())
        {
            var words = $"{letter.Subject} {open.Open(letter, site.Partnership)}";
            GuardedSite.Canaries.Where(c => words.Contains(c.Word, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
        }
    }

    private async Task Revoke(string title)
    {
        await using var db = site.Open();
        var post = await db.Set<Post>().SingleAsync(p => p.Title == title);
        foreach (var grant in await db.Set<Grant>().Where(g => g.PostId == post.Id).ToListAsync())
            grant.Revoke(site.Clock.GetUtcNow().UtcDateTime, "The work is over");
        await db.SaveChangesAsync();
    }

    private async Task Leave(string title)
    {
        await using var db = site.Open();
        var post = await db.Set<Post>().SingleAsync(p => p.Title == title);
        DateOnly? yesterday = site.Today.AddDays(-1);
        await db.Set<PostHolding>()
            .Where(h => h.PostId == post.Id)
            .ExecuteUpdateAsync(h => h.SetProperty(x => x.Until, yesterday));
    }
}
