using CommonThread.Journeys.Browsing;
using CommonThread.Tests.Hosting;

namespace CommonThread.Journeys;

/// <summary>The first pages a resident meets.</summary>
public sealed class FrontDoorTests(TestSite site, Chromium chromium) : IClassFixture<TestSite>, IClassFixture<Chromium>
{
    [Theory]
    [InlineData("", false)]
    [InlineData("", true)]
    [InlineData("accessibility", true)]
    [InlineData("cookies", true)]
    [InlineData("sign-in", true)]
    [InlineData("no-such-page", true)]
    public async Task A_resident_s_first_pages_are_accessible_at_a_desk_and_on_a_phone(string path, bool phone)
    {
        var page = await chromium.Open(site.Address, phone);
        await page.GotoAsync(path);
        await Axe.Holds(page);
    }
}
