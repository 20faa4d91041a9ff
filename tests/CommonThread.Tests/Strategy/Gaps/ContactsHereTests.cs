using CommonThread.Places;
using CommonThread.Shared;
using CommonThread.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CommonThread.Tests.Strategy.Gaps;

public sealed class ContactsHereTests(NottinghamshireSite site) : IClassFixture<NottinghamshireSite>
{
    private async Task<IReadOnlyList<string>> Missing()
    {
        await using var db = site.Open();
        var sentences = new List<string>();
        foreach (var rule in site.Services.GetRequiredService<Modules>().Gaps)
        {
            var gaps = await rule.FindAll(db, site.Today, CancellationToken.None);
            sentences.AddRange(gaps.Select(g => g.Sentence).Where(s => s.Contains("has no contact in")));
        }
        return sentences;
    }

    [Fact]
    [Trait("Requirement", "A-42")]
    public async Task A_city_s_own_partnership_is_not_missed_in_the_county_s_agreement()
    {
        await using (var db = site.Open())
        {
            var city = Place.Called("Nottingham", PlaceType.CspArea);
            db.Add(city);
            await db.SaveChangesAsync();
        }
        // While nobody has said where the partnerships lie, every one is meant.
        (await Missing()).ShouldContain(s => s.EndsWith(" in Nottingham.", StringComparison.Ordinal));
        await using (var db = site.Open())
        {
            var county = await db.Set<Place>().SingleAsync(p => p.Type == PlaceType.County);
            foreach (var csp in await db.Set<Place>().Where(p => p.Type == PlaceType.CspArea).ToListAsync())
            {
                if (csp.Name != "Nottingham")
                    db.Add(PlaceLink.Of(csp.Id, county.Id, Hierarchy.Administrative));
            }
            await db.SaveChangesAsync();
        }
        (await Missing()).ShouldNotContain(s => s.EndsWith(" in Nottingham.", StringComparison.Ordinal));
    }
}
