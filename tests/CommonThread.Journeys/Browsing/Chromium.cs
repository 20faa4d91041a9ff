using Microsoft.Playwright;

namespace CommonThread.Journeys.Browsing;

/// <summary>
/// A real browser: the machine's own Chromium, driven by Playwright. One for each test class; each visitor has a profile of
/// their own, at a desk's or a phone's width, with or without JavaScript.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = Find(),
                Headless = true,
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
    }

    /// <summary>Opens a page in a fresh profile.</summary>
    public async Task<IPage> Open(Uri address, bool phone = false, bool javaScript = true)
    {
        var context = await browser!.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = address.ToString(),
                JavaScriptEnabled = javaScript,
                Locale = "en-GB",
                TimezoneId = "Europe/London",
                ViewportSize = phone
                    ? new ViewportSize { Width = 320, Height = 640 }
                    : new ViewportSize { Width = 1280, Height = 900 },
            }
        );
        context.SetDefaultTimeout(20_000);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }

    private static string Find()
    {
        foreach (var path in new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" })
        {
            if (File.Exists(path))
                return path;
        }
        throw new InvalidOperationException(
            "The journeys need Chromium: ./test installs it, or install the package chromium"
        );
    }
}
