using System.Net;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.People.Accounts;

public sealed class LimitTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Too_many_tries_from_one_address_are_turned_away_in_plain_words()
    {
        using var visitor = site.Visit();
        var form = await visitor.Get("forgotten-password");
        Page? last = null;
        for (var i = 0; i < 8; i++)
            last = await form.Submit(("Form.Email", $"n{i}@example.org"));
        last!.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        last.Heading.ShouldBe("Too many tries");
    }
}
