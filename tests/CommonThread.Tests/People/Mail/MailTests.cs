using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CommonThread.People;
using CommonThread.People.Mail;
using CommonThread.Tests.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CommonThread.Tests.People.Mail;

/// <summary>A mail server (RFC 5321) that keeps what it is given, and refuses mail for <c>full@…</c>.</summary>
internal sealed class SmallMailServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task listening;

    public SmallMailServer()
    {
        listener.Start();
        listening = Listen();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public ConcurrentQueue<(string From, string To, string Words)> Received { get; } = [];

    private async Task Listen()
    {
        try
        {
            while (!stop.IsCancellationRequested)
                _ = Talk(await listener.AcceptTcpClientAsync(stop.Token));
        }
        catch (Exception closed) when (closed is OperationCanceledException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task Talk(TcpClient client)
    {
        using var talking = client;
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII);
        await using var writer = new StreamWriter(stream, Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 mail.test");
        var (from, to) = ("", "");
        while (await reader.ReadLineAsync() is { } line)
        {
            var said = line.ToUpperInvariant();
            if (said.StartsWith("MAIL FROM", StringComparison.Ordinal))
                from = line;
            if (said.StartsWith("RCPT TO", StringComparison.Ordinal))
                to = line;
            if (said == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                var words = new StringBuilder();
                while (await reader.ReadLineAsync() is { } part && part != ".")
                    words.AppendLine(part);
                Received.Enqueue((from, to, words.ToString()));
            }
            var full = said.StartsWith("RCPT TO:<FULL@", StringComparison.Ordinal);
            await writer.WriteLineAsync(
                full ? "452 mailbox full"
                : said == "QUIT" ? "221 bye"
                : "250 ok"
            );
            if (said == "QUIT")
                return;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await listening;
        stop.Dispose();
    }
}

public sealed class MailTests(TestSite site) : IClassFixture<TestSite>
{
    private SendOutbox Sender(int port) =>
        new(
            site.Installation,
            new MailServer(
                new ConfigurationBuilder()
                    .AddInMemoryCollection([
                        new("COMMONTHREAD_SMTP", $"smtp://127.0.0.1:{port}?from=post@testshire.example"),
                    ])
                    .Build()
            ),
            site.Services.GetRequiredService<WriteLetter>(),
            site.Services.GetRequiredService<ApplicationSettings>(),
            site.Clock,
            Microsoft.Extensions.Logging.Abstractions.NullLogger<SendOutbox>.Instance
        );

    private async Task Put(string to, string body)
    {
        await using var db = site.Open();
        site.Services.GetRequiredService<WriteLetter>()
            .Put(db, site.Partnership, to, "Your invitation", body, site.Clock.GetUtcNow().UtcDateTime.AddDays(7));
        await db.SaveChangesAsync();
    }

    [Fact]
    public async Task Letters_go_to_the_mail_server_once_and_their_words_are_erased_here()
    {
        await using var server = new SmallMailServer();
        await Put("clerk@example.org", "The secret link\r\n.\r\nand the last line");
        await Put("not an address", "x");
        await Put("full@example.org", "y");
        await Put("second@example.org", "z");
        // Two instances at once: the database gives each letter to one of them.
        await Task.WhenAll(
            Enumerable.Range(0, 3).Select(_ => Sender(server.Port).Run(site.Partnership, CancellationToken.None))
        );
        await Sender(server.Port).Run(site.Partnership, CancellationToken.None);
        server
            .Received.Select(m => m.To)
            .Order()
            .ShouldBe(["RCPT TO:<clerk@example.org>", "RCPT TO:<second@example.org>"]);
        var (from, _, words) = server.Received.Single(m => m.To.Contains("clerk", StringComparison.Ordinal));
        from.ShouldBe("MAIL FROM:<post@testshire.example>");
        words.ShouldContain("Subject: Your invitation");
        await using var db = site.Open();
        var letters = await db.Set<Letter>().ToDictionaryAsync(l => l.To);
        letters["clerk@example.org"].SentAt.ShouldNotBeNull();
        letters["clerk@example.org"].ProtectedBody.ShouldBeNull();
        // What one server or address refuses keeps nobody else's letter back, and is told to the administrator.
        letters["full@example.org"].Problem.ShouldNotBeNull().ShouldContain("full");
        letters["not an address"].Problem.ShouldNotBeNull();
        using var administrator = await site.SignIn(Roles.Administrator);
        var page = await administrator.Get("people/outbox");
        page.Text.ShouldContain("full@example.org");
        page.Body.ShouldNotContain("The secret link");
    }

    [Fact]
    public async Task Without_a_mail_server_the_administrator_reads_a_letter_and_that_is_recorded()
    {
        await Put("waiting@example.org", "The words of the letter");
        using var administrator = await site.SignIn(Roles.Administrator);
        int id;
        await using (var db = site.Open())
            id = await db.Set<Letter>().Where(l => l.To == "waiting@example.org").Select(l => l.Id).SingleAsync();
        (await administrator.Get("people/outbox")).Text.ShouldContain("waiting@example.org");
        (await administrator.Get($"people/outbox/{id}")).Text.ShouldContain("The words of the letter");
        await using (var db = site.Open())
            (
                await db.Set<CommonThread.Shared.HistoryEntry>()
                    .AnyAsync(e => e.Action == "read" && e.SubjectKind == "letter" && e.SubjectId == id)
            ).ShouldBeTrue();
        using var analyst = await site.SignIn(Roles.Analyst);
        (await analyst.Try($"people/outbox/{id}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        site.Clock.Advance(TimeSpan.FromDays(8));
        using var later = await site.SignIn(Roles.Administrator);
        (await later.Try($"people/outbox/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
