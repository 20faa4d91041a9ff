using CommonThread.Partnerships;
using CommonThread.People.Accounts;
using CommonThread.People.Grants;
using CommonThread.People.Mail;
using CommonThread.People.Organisations;
using CommonThread.People.Posts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace CommonThread.People.Settings;

/// <summary>Sets up a new partnership: its database, first organisation, administrator's post and that post's invitation.</summary>
[Public]
[AtInstallation]
[EnableRateLimiting(WaysIn.Recovery)]
[ResponseCache(NoStore = true)]
public sealed class SetUpModel(
    Installation installation,
    OperatorCode code,
    CurrentPartnership current,
    TimeProvider clock
) : PageModel
{
    public sealed class Input
    {
        public string? Code { get; set; }
        public string? Name { get; set; }
        public string? Slug { get; set; }
        public string? Organisation { get; set; }
        public string? Post { get; set; }
        public string? Email { get; set; }
        public string? Connection { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public string? Link { get; private set; }

    public IActionResult OnGet() => current.Partnership is null ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (current.Partnership is not null)
            return NotFound();
        try
        {
            await SetUp();
        }
        catch (RulesBroken broken)
        {
            foreach (var rule in broken.Broken)
                ModelState.AddModelError(rule.Field.Length == 0 ? "" : $"Form.{rule.Field}", rule.Sentence);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
        return Page();
    }

    private async Task SetUp()
    {
        var stop = HttpContext.RequestAborted;
        // The code first: without it nothing is told about what is there.
        Rules.Check(("Code", code.Is(Form.Code), "That is not the code on the console"));
        var now = clock.GetUtcNow().UtcDateTime;
        var engine = Form.Connection is null ? DatabaseAddress.Sqlite : DatabaseAddress.Postgres;
        var partnership = Partnership.Create(Form.Slug ?? "", Form.Name ?? "", engine, Form.Connection ?? "", now);
        var organisation = Organisation.Called(Form.Organisation ?? "", OrganisationKind.Other);
        Rules.Check(
            ("Post", Text.Clean(Form.Post) is { Length: <= 200 }, "Enter the title of the administrator’s post"),
            (
                "Email",
                Form.Email is { Length: <= 256 } e && e.Contains('@', StringComparison.Ordinal),
                "Enter an e-mail address, like name@example.org"
            ),
            ("Slug", installation.Find(partnership.Slug) is null, "There is a partnership at that address already")
        );
        Rules.Check(("Code", code.Use(Form.Code), "That is not the code on the console"));
        await installation.Add(partnership, stop);
        await using var db = installation.Open(
            partnership,
            new Acting { Caller = Caller.System, Reason = "The partnership was set up" },
            clock
        );
        db.Add(organisation);
        await db.SaveChangesAsync(stop);
        var post = Posts.Post.In(organisation.Id, Form.Post!);
        post.Establish(1, 0, clock.Today());
        db.Add(post);
        await db.SaveChangesAsync(stop);
        db.Add(Grant.Of(Roles.Administrator, post.Id, clock.Today(), purpose: "Set up the partnership"));
        var address = $"{Request.Scheme}://{Request.Host}{Request.PathBase}/{partnership.Slug}";
        var (token, _) = await WriteInvitation.Run(
            db,
            HttpContext.RequestServices.GetRequiredService<WriteLetter>(),
            partnership,
            (await PostNames.Find(db, post.Id, stop))!,
            Form.Email,
            address,
            null,
            stop
        );
        Link = $"{address}/invitation/{token}";
    }
}
