using System.Diagnostics;
using System.Net;
using CommonThread.People;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.People.SignIn;

public sealed class EnumerationTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Known_and_unknown_addresses_get_the_same_answer_in_the_same_time()
    {
        var person = await site.Join("known@example.org", Roles.Analyst);
        var nobody = new Person(site, "nobody@example.org", "x");
        using var visitor = site.Visit();
        var known = new List<double>();
        var unknown = new List<double>();
        for (var i = 0; i < 6; i++)
        {
            foreach (var (who, times) in new[] { (person, known), (nobody, unknown) })
            {
                var form = await visitor.Get("sign-in");
                var watch = Stopwatch.StartNew();
                var page = await form.Submit(
                    "form#sign-in",
                    ("Form.Email", who.Email),
                    ("Form.Password", "not the right password")
                );
                times.Add(watch.Elapsed.TotalMilliseconds);
                page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
                page.Errors.Single().ShouldStartWith("We do not recognise");
            }
        }
        // Medians, so that one slow moment of the machine says nothing; the hash alone takes most of it.
        var (a, b) = (Median(known), Median(unknown));
        (Math.Max(a, b) / Math.Min(a, b)).ShouldBeLessThan(
            2.0,
            $"known {string.Join(", ", known)} ms, unknown {string.Join(", ", unknown)} ms"
        );
    }

    private static double Median(List<double> times)
    {
        times.Sort();
        return times[times.Count / 2];
    }
}
