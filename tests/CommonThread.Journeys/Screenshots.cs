using CommonThread.Journeys.Browsing;
using CommonThread.People;
using Microsoft.Playwright;

namespace CommonThread.Journeys;

/// <summary>
/// A developer's tool, not a test: pictures of the demonstration for the documentation, into <c>docs/screenshots</c>.
/// <c>tests/CommonThread.Journeys/bin/Debug/net10.0/CommonThread.Journeys -explicit only -class "*Screenshots"</c>
/// </summary>
[Collection(Demonstration.Name)]
public sealed class Screenshots(DemonstrationSite site, Chromium chromium) : IClassFixture<Chromium>
{
    [Fact(Explicit = true)]
    public async Task Take_the_pictures_of_the_documentation()
    {
        var folder = Path.Combine(Root(), "docs", "screenshots");
        Directory.CreateDirectory(folder);
        foreach (
            var (name, partnership, role, path, phone) in new (string, string, string?, string, bool)[]
            {
                ("front", "nottinghamshire", null, "", false),
                ("place", "leicestershire", null, "places/e07000130", false),
                ("thread", "nottinghamshire", Roles.ProgrammeManager, "thread/priority-1", false),
                ("my-work", "nottinghamshire", Roles.ProgrammeManager, "my-work", false),
            }
        )
        {
            var page = await chromium.Open(site.AddressOf(partnership), phone);
            if (role is not null)
            {
                await page.GotoAsync("sign-in");
                var post = await site.PostWith(partnership, role);
                await page.Locator($"button[name=PostId][value='{post}']").First.DispatchEventAsync("click");
                await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).WaitForAsync();
            }
            await page.GotoAsync(path);
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = false });
            await page.Context.CloseAsync();
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CommonThread.slnx")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
