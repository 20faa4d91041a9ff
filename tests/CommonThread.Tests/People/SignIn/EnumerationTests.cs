using System.Diagnostics;
using System.Net;
using CommonThread.People;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.People.SignIn;

[Trait("Speed", "slow")]
public sealed class EnumerationTests(TestSite site) : IClassFixture<TestSite>
{
    private const int Tries = 30;

    /// <summary>Medians of thirty tries may differ by a quarter: far less than the hash that is the work (1 to 20 or more).</summary>
    private const double Tolerance = 1.25;

    [Fact]
    public async Task Known_and_unknown_addresses_get_the_same_answer_in_the_same_time()
    {
        var person = await site.Join("known@example.org", Roles.Analyst);
        var nobody = new Person(site, "nobody@example.org", "x");
        using var visitor = site.Visit();
        var known = new List<double>();
        var unknown = new List<double>();
        for (var i = 0; i < Tries; i++)
        {
            // Tries are counted for each address: this one comes from many.
            visitor.Http.DefaultRequestHeaders.Remove("X-Forwarded-For");
            visitor.Http.DefaultRequestHeaders.Add("X-Forwarded-For", $"198.51.100.{i}");
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
            Tolerance,
            $"known {string.Join(", ", known)} ms, unknown {string.Join(", ", unknown)} ms"
        );
    }

    private static double Median(List<double> times)
    {
        times.Sort();
        return times[times.Count / 2];
    }
}
