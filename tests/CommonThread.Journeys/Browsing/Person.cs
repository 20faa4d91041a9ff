using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CommonThread.Journeys.Browsing;

/// <summary>
/// Somebody at a real browser who works by keyboard alone: Tab to reach a thing, arrows and letters to fill it in, Enter to send
/// it. Every page they come to is checked by axe, for its width and for a heading; what is wrong is gathered, so that one
/// journey tells everything that is wrong on its way.
/// </summary>
/// <param name="eyes">Where a page without JavaScript is shown to axe, which is a script itself.</param>
public sealed partial class Person(IPage page, Faults faults, IPage? eyes = null)
{
    private const int MostTabs = 300;

    public IPage Browser => page;

    /// <summary>The heading of the page.</summary>
    public async Task<string> Heading() => Clean(await page.Locator("h1").First.InnerTextAsync());

    /// <summary>What is read in the main part.</summary>
    public async Task<string> Text() => Clean(await page.Locator("main").InnerTextAsync());

    /// <summary>Types an address.</summary>
    public async Task Visit(string address)
    {
        await page.GotoAsync(address);
        await Arrive();
    }

    /// <summary>Signs in to a demonstration as the holder of a post.</summary>
    public async Task SignIn(int post)
    {
        await Visit("sign-in");
        var button = page.Locator($"button[name=PostId][value='{post}']");
        if (!await button.First.IsVisibleAsync())
            await Unfold("Or choose from all");
        await Send(button.Locator("visible=true").First);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).WaitForAsync();
    }

    /// <summary>Tabs to a link and presses Enter. On a phone the menu is opened first, where the link is in it.</summary>
    /// <param name="within">Name of the navigation that holds the link, where another link of the page begins with the same words.</param>
    public async Task Follow(string words, string? within = null)
    {
        var link = within is null
            ? await Find(AriaRole.Link, words)
            : page.GetByRole(AriaRole.Navigation, new() { Name = within })
                .GetByRole(AriaRole.Link, new() { Name = words, Exact = true });
        if (
            !await link.IsVisibleAsync()
            && await page.Locator("#navigation").Filter(new() { Has = link }).CountAsync() > 0
        )
        {
            await TabTo(page.GetByRole(AriaRole.Button, new() { Name = "Menu", Exact = true }));
            await page.Keyboard.PressAsync("Enter");
        }
        await Send(link);
    }

    /// <summary>Tabs to a button and presses Enter.</summary>
    public async Task Press(string words) => await Send(await Find(AriaRole.Button, words));

    /// <summary>Opens a fold.</summary>
    public async Task Unfold(string words)
    {
        await TabTo(page.Locator("summary", new() { HasText = words }).First);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Types words into the field of this label, in place of what was there.</summary>
    public async Task Fill(string label, string words)
    {
        var field = Labelled(label);
        await TabTo(field);
        await page.Keyboard.PressAsync("ControlOrMeta+a");
        await page.Keyboard.InsertTextAsync(words);
        (await field.InputValueAsync()).ReplaceLineEndings("\n").ShouldBe(words, $"{label} on {page.Url}");
    }

    /// <summary>Chooses from a list: arrows in a plain one, typing in one that searches.</summary>
    public async Task Pick(string label, string choice)
    {
        var field = Labelled(label);
        await TabTo(field);
        if (await field.And(page.Locator("select")).CountAsync() > 0)
        {
            var options = (await field.Locator("option").AllInnerTextsAsync()).Select(Clean).ToList();
            var at = options.IndexOf(choice);
            at.ShouldBeGreaterThanOrEqualTo(0, $"“{choice}” is not among {string.Join(", ", options)} on {page.Url}");
            await page.Keyboard.PressAsync("Home");
            for (var i = 0; i < at; i++)
                await page.Keyboard.PressAsync("ArrowDown");
            Clean(await field.Locator("option:checked").InnerTextAsync()).ShouldBe(choice);
            return;
        }
        await page.Keyboard.PressAsync("ControlOrMeta+a");
        await page.Keyboard.TypeAsync(choice);
        await page.GetByRole(AriaRole.Option, new() { Name = choice }).First.WaitForAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        (await field.InputValueAsync()).ShouldBe(choice);
    }

    /// <summary>Chooses one of several: Tab comes to the group, arrows move within it.</summary>
    public async Task Choose(string question, string choice)
    {
        var group = page.GetByRole(AriaRole.Group, new() { Name = question, Exact = true });
        var radio = group.GetByLabel(choice, new() { Exact = true });
        var name = await radio.GetAttributeAsync("name");
        await TabTo(page.Locator($"input[type=radio][name='{name}']"));
        var most = await group.GetByRole(AriaRole.Radio).CountAsync();
        for (var i = 0; i <= most && !await HasFocus(radio); i++)
            await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Space");
        (await radio.IsCheckedAsync()).ShouldBeTrue($"{choice} on {page.Url}");
    }

    /// <summary>Ticks a box, or takes the tick away.</summary>
    public async Task Tick(string label, bool ticked = true)
    {
        var box = Labelled(label);
        await TabTo(box);
        if (await box.IsCheckedAsync() != ticked)
            await page.Keyboard.PressAsync("Space");
        (await box.IsCheckedAsync()).ShouldBe(ticked, $"{label} on {page.Url}");
    }

    /// <summary>Enters a date as day, month and year.</summary>
    public async Task Date(string legend, DateOnly date)
    {
        var group = page.GetByRole(AriaRole.Group, new() { Name = legend, Exact = true });
        foreach (var (part, value) in new[] { ("Day", date.Day), ("Month", date.Month), ("Year", date.Year) })
        {
            await TabTo(group.GetByLabel(part, new() { Exact = true }));
            await page.Keyboard.PressAsync("ControlOrMeta+a");
            await page.Keyboard.InsertTextAsync($"{value}");
        }
    }

    /// <summary>Tabs to where a file is chosen, and chooses one in what would be the machine's own window.</summary>
    public async Task Bring(string label, string file, byte[] content)
    {
        await TabTo(Labelled(label));
        await page.Locator("input[type=file]")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = file,
                    MimeType = "application/octet-stream",
                    Buffer = content,
                }
            );
    }

    /// <summary>Waits for long work: the page tells of its end by itself, or is refreshed by hand where no script runs.</summary>
    public async Task UntilDone()
    {
        var busy = page.Locator("[data-ct-progress]");
        for (var i = 0; i < 600 && await busy.CountAsync() > 0; i++)
        {
            await Task.Delay(200);
            if (eyes is not null)
                await page.GotoAsync(page.Url);
        }
        await page.WaitForLoadStateAsync(LoadState.Load);
        (await busy.CountAsync()).ShouldBe(0, $"{page.Url} is still busy");
        await Arrive();
    }

    private ILocator Labelled(string label) => page.GetByLabel(label, new() { Exact = true });

    // The whole name first, then one that begins so, since hidden words often follow; between words there may be any space.
    // Signs stand for any sign: the browser reads them in its own way.
    private async Task<ILocator> Find(AriaRole role, string words)
    {
        var begins =
            "^\\s*"
            + string.Join("\\s*", Words().Matches(words).Select(m => char.IsLetterOrDigit(m.Value[0]) ? m.Value : "."));
        foreach (var pattern in new[] { begins + "\\s*$", begins })
        {
            var found = page.GetByRole(
                role,
                new()
                {
                    NameRegex = new Regex(pattern, RegexOptions.None, TimeSpan.FromSeconds(1)),
                    IncludeHidden = pattern != begins,
                }
            );
            if (await found.CountAsync() > 0)
                return found.First;
        }
        throw new InvalidOperationException($"There is no {role} “{words}” on {page.Url}: {await Text()}");
    }

    private async Task<bool> HasFocus(ILocator target) => await target.And(page.Locator(":focus")).CountAsync() > 0;

    private async Task TabTo(ILocator target)
    {
        var passed = new List<string>();
        for (var i = 0; i < MostTabs; i++)
        {
            if (await HasFocus(target))
                return;
            await page.Keyboard.PressAsync("Tab");
            if (i % 20 == 0)
                passed.Add(
                    await page.Locator(":focus").CountAsync() == 0
                        ? "nothing"
                        : await page.Locator(":focus").First.TextContentAsync() ?? ""
                );
        }
        throw new InvalidOperationException(
            $"{target} ({await target.CountAsync()} of it) cannot be reached by keyboard on {page.Url}, only {string.Join(", ", passed)}: {await Text()}"
        );
    }

    private async Task Send(ILocator target)
    {
        await TabTo(target);
        var arrived = new TaskCompletionSource();
        void Seen(object? sender, IFrame frame)
        {
            if (frame == page.MainFrame)
                arrived.TrySetResult();
        }
        page.FrameNavigated += Seen;
        try
        {
            await page.Keyboard.PressAsync("Enter");
            await arrived.Task.WaitAsync(TimeSpan.FromSeconds(60));
        }
        finally
        {
            page.FrameNavigated -= Seen;
        }
        await Arrive();
    }

    private async Task Arrive()
    {
        await page.WaitForLoadStateAsync(LoadState.Load);
        if (await page.Locator("[data-ct-progress]").CountAsync() == 0)
            await faults.Look(page, eyes);
    }

    private static string Clean(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"\w+|[^\w\s]", RegexOptions.None, 1000)]
    private static partial Regex Words();
}
