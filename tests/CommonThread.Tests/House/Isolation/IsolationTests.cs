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
    private static string File => Path.Combine(Repository.Root, "tests/CommonThread.Tests/House/isolation.md");

    private static readonly string[] Readers =
    [
        "nobody",
        "roles taken back",
        "left the post",
        "A",
        "A restricted",
        "B restricted",
    ];

    /// <summary>Those whom the shared record is for: grants that reach restricted, of its owner and of the other party.</summary>
    private static readonly string[] Shared = [Readers[4], Readers[5]];

    private sealed record Stranger(
        string Name,
        Visitor Visitor,
        Func<(string Word, string Organisation, Marking Marking), bool> May
    )
    {
        /// <summary>What they were answered already when they walked about by themselves.</summary>
        public Crawl? Walked { get; init; }
    }

    [Fact]
    public async Task Nobody_reads_or_changes_what_its_marking_keeps_from_them()
    {
        var table = await Try();
        var written = (await System.IO.File.ReadAllLinesAsync(File))
            .Where(l => l.StartsWith("| `", StringComparison.Ordinal))
            .ToList();
        var added = table.Lines.Except(written).ToList();
        var stale = written.Except(table.Lines).ToList();
        (added.Count + stale.Count).ShouldBe(
            0,
            $"In tests/CommonThread.Tests/House/isolation.md\nadd:\n{string.Join('\n', added)}\nremove:\n{string.Join('\n', stale)}\n"
        );
    }

    /// <summary>A developer's tool, not a test: writes the table anew, to be read in the change like any other line.</summary>
    [Fact(Explicit = true)]
    public async Task Write_what_is_read()
    {
        var table = await Try();
        await System.IO.File.WriteAllTextAsync(
            File,
            ReadTable.Heading(Readers) + string.Join('\n', table.Lines) + "\n"
        );
    }

    private async Task<ReadTable> Try()
    {
        Tell("filled");
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

        var (alpha, beta) = (new Crawl(alphaAll, site.Guarded), new Crawl(betaAll, site.Guarded));
        await alpha.From(await Starts.Of(site), 4000);
        Tell("A walked");
        await beta.From(await Starts.Of(site), 4000);
        alpha.Broken.Concat(beta.Broken).ShouldBeEmpty();
        alpha.Hostile.Concat(beta.Hostile).ShouldBeEmpty();
        // Hostile words must have been there to be made harmless, or their absence would say nothing.
        alpha.Disarmed.ShouldBeGreaterThan(0);
        var addresses = alpha.Telling.Concat(beta.Telling).Distinct().ToList();
        addresses.Count.ShouldBeGreaterThan(100);
        var told = addresses.ToHashSet(StringComparer.Ordinal);
        Tell(
            $"{alpha.Asked} and {beta.Asked} addresses asked for, {addresses.Count} hold a canary, {alpha.Forms.Count + beta.Forms.Count} forms, {alpha.Disarmed} files disarmed"
        );
        var strangers = new Stranger[]
        {
            new(Readers[0], nobody, c => c.Marking == Marking.Public),
            new(Readers[1], revoked, c => c.Marking <= Marking.Partners),
            new(Readers[2], left, c => c.Marking == Marking.Public),
            new(
                Readers[3],
                alphaPlain,
                c =>
                    c.Marking <= Marking.Partners
                    || (c.Marking == Marking.Organisation && c.Organisation == GuardedSite.Alpha)
            ),
            new(Readers[4], alphaAll, c => c.Marking <= Marking.Partners || c.Organisation == GuardedSite.Alpha)
            {
                Walked = alpha,
            },
            new(Readers[5], betaAll, c => c.Marking <= Marking.Partners || c.Organisation == GuardedSite.Beta)
            {
                Walked = beta,
            },
        };
        var leaks = new List<string>();
        var seen = new HashSet<(string, string)>();
        var table = new ReadTable(await Routes.Of(site.Services), Readers);
        foreach (var stranger in strangers)
        {
            var answers = new ConcurrentDictionary<string, Answer>(
                stranger.Walked?.Answers ?? [],
                StringComparer.Ordinal
            );
            await Parallel.ForEachAsync(
                addresses.Where(a => !answers.ContainsKey(a)),
                new ParallelOptions { MaxDegreeOfParallelism = 3 },
                async (address, _) => answers[address] = await Crawl.Get(stranger.Visitor, address)
            );
            Tell($"{stranger.Name} asked");
            var kept = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (address, answer) in answers)
            {
                if (answer.Status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden && told.Contains(address))
                    kept.Add(Place(address));
                if ((int)answer.Status >= 500)
                    leaks.Add($"{stranger.Name}: {address} answered {(int)answer.Status}");
                leaks.AddRange(Foreign(stranger, answer.Text).Select(c => $"{stranger.Name} read {c} at {address}"));
                seen.UnionWith(Heard(answer.Text).Select(word => (stranger.Name, word)));
                table.Add(stranger.Name, address, answer);
                if (answer.Text.Contains(GuardedSite.SharedCanary, StringComparison.OrdinalIgnoreCase))
                {
                    seen.Add((stranger.Name, GuardedSite.SharedCanary));
                    if (!Shared.Contains(stranger.Name))
                        leaks.Add($"{stranger.Name} read what was shared at {address}");
                }
            }
            leaks.AddRange(await Write(stranger, kept, alpha.Forms.Concat(beta.Forms)));
            Tell($"{stranger.Name} sent");
        }
        leaks.ShouldBeEmpty($"{leaks.Count} leaks over {addresses.Count} addresses");
        // The canaries must be heard by those they are for, or the silence of the others would say nothing.
        foreach (var stranger in strangers)
        {
            foreach (var canary in GuardedSite.Canaries.Where(stranger.May))
                seen.ShouldContain((stranger.Name, canary.Word));
        }
        foreach (var name in Shared)
            seen.ShouldContain((name, GuardedSite.SharedCanary));
        await Outbox();
        var said = string.Join('\n', site.Logged);
        GuardedSite.Canaries.Where(c => said.Contains(c.Word, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
        return table;
    }

    // Where the time goes, in the processor's own, for whoever makes this cheaper.
    private static void Tell(string what) =>
        TestContext.Current.SendDiagnosticMessage(
            $"{System.Diagnostics.Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds:0} s: {what}"
        );

    /// <summary>Every form of a record that a stranger cannot open, sent by them with all that its own page would send.</summary>
    private async Task<List<string>> Write(Stranger stranger, HashSet<string> kept, IEnumerable<FoundForm> forms)
    {
        var wrong = new List<string>();
        var token = await Token(stranger.Visitor);
        var before = await site.Changes();
        foreach (var form in forms.Where(f => f.IsOrdinary && kept.Contains(Place(f.On))).DistinctBy(f => f.To))
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

    // The path and, where one page serves many records, the record that it is opened for.
    private static string Place(string address) =>
        address.Split('?') is [var path, var query]
            ? $"{path} {query.Split('&').FirstOrDefault(q => q.StartsWith("on=", StringComparison.OrdinalIgnoreCase))}"
            : $"{address} ";

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
