using System.ComponentModel.DataAnnotations;
using System.Globalization;
using CommonThread.Shared.Rhythms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.People.Rhythms;

/// <summary>
/// Adds, changes or stops by hand what falls due again and again: what, how often, for which post, and how long before it is
/// reminded. The next dates are shown before anything is saved.
/// </summary>
[Needs(RhythmsModule.Set)]
public sealed class WriteModel : ThreadPage
{
    public sealed class Input
    {
        [Display(Name = "What falls due?")]
        public string? Title { get; set; }

        public Every Every { get; set; } = Every.Month;

        public DateOnly? Anchor { get; set; }

        public int? Owner { get; set; }

        public int? RemindDays { get; set; } = 14;

        public string? Page { get; set; }
    }

    [BindProperty(SupportsGet = true)]
    public int? Id { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public Rhythm? Rhythm { get; private set; }

    public IReadOnlyList<SelectListItem> Posts { get; private set; } = [];

    /// <summary>The dates on which it would fall due next; set once there is something to look at before saving.</summary>
    public IReadOnlyList<DateOnly>? Coming { get; private set; }

    public string OwnerName =>
        Posts.FirstOrDefault(p => p.Value == Form.Owner?.ToString(CultureInfo.InvariantCulture))?.Text ?? "Nobody yet";

    /// <summary>What a record began says what the record says; by hand one changes for whom and when it is reminded.</summary>
    public bool IsByHand => Rhythm?.IsByHand != false;

    public override async Task<bool> Prepare()
    {
        if (Id is { } id)
        {
            Rhythm = await Db.Set<Rhythm>().SingleOrDefaultAsync(r => r.Id == id && r.EndedOn == null, Stop);
            if (Rhythm is null)
                return false;
        }
        Posts = await PostChoices.For(Db, null, Stop);
        return true;
    }

    public void OnGet()
    {
        if (Rhythm is { } rhythm)
        {
            Form = new()
            {
                Title = rhythm.Title,
                Every = rhythm.Every,
                Anchor = rhythm.Anchor,
                Owner = rhythm.OwnerPostId,
                RemindDays = rhythm.RemindDays,
                Page = rhythm.Url is { } url ? Url.Content(url) : null,
            };
        }
    }

    /// <param name="then">"look" shows the next dates, "change" goes back to the form, "save" saves.</param>
    public async Task<IActionResult> OnPost(string? then)
    {
        if (then == "change")
            return Page();
        if (Rhythm is { IsByHand: false } kept)
            (Form.Title, Form.Every, Form.Anchor, Form.Page) = (
                kept.Title,
                kept.Every,
                kept.Anchor,
                kept.Url is { } url ? Url.Content(url) : null
            );
        Rules.Check(
            ("Form.Anchor", Form.Anchor is not null, "Enter the first day it falls due"),
            ("Form.RemindDays", Form.RemindDays is not null, "Enter how many days before it is reminded, or 0"),
            (
                "Form.Owner",
                Form.Owner is null || Posts.Any(p => p.Value == Form.Owner?.ToString(CultureInfo.InvariantCulture)),
                "Choose a post of the list"
            )
        );
        // Tried on one of its own first, so that nothing is changed by looking.
        var tried = Rhythm.Start(
            Rhythm.NewKey(),
            Form.Title ?? "",
            Form.Every,
            Form.Anchor!.Value,
            Form.Owner,
            Form.RemindDays!.Value,
            url: Own(Form.Page)
        );
        Coming = tried.Coming(Today, 4);
        if (then != "save")
            return Page();
        if (Rhythm is { } rhythm)
            rhythm.Change(
                tried.Title,
                tried.Every,
                tried.Anchor,
                tried.OwnerPostId,
                tried.RemindDays,
                rhythm.IsByHand ? tried.Url : rhythm.Url
            );
        else
            Db.Add(tried);
        await Db.SaveChangesAsync(Stop);
        return Done(
            Rhythm is null
                ? $"{tried.Title} falls due next on {Coming[0].Say()}"
                : $"{tried.Title} is changed and falls due next on {Coming[0].Say()}",
            "~/rhythms"
        );
    }

    public async Task<IActionResult> OnPostStop()
    {
        if (Rhythm is not { } rhythm)
            return NotFound();
        OnGet();
        Rules.Check(("Reason", Acting.Reason is not null, "Say why it stops"));
        rhythm.End(Today);
        await Db.SaveChangesAsync(Stop);
        return Done($"{rhythm.Title} no longer falls due. What is due already stays to be done", "~/rhythms");
    }

    // People paste the whole address of a page; what is kept is the page within the partnership.
    private string? Own(string? typed)
    {
        if (Text.Clean(typed) is not { } address)
            return null;
        var path =
            Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
                ? uri.PathAndQuery + uri.Fragment
                : address;
        var home = Url.Content("~/");
        Rules.Check(
            (
                "Form.Page",
                path.StartsWith(home, StringComparison.Ordinal) && path.Length <= 280,
                $"The page must be one of this partnership’s own, beginning with {home}"
            )
        );
        return "~/" + path[home.Length..];
    }
}
