using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.Visions;

/// <summary>The vision, the aim and the plain words for a reader who has never seen the framework .</summary>
[Needs(StrategyPermissions.Edit)]
public sealed class StatementModel : FrameworkPage
{
    public sealed class Input
    {
        public string? Vision { get; set; }

        public string? Aim { get; set; }

        public string? Purpose { get; set; }

        public string? Summary { get; set; }

        public string? HowToTakePart { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    protected override Task<bool> Find() => Task.FromResult(MayEdit);

    public void OnGet() =>
        Form = new()
        {
            Vision = Framework.Vision,
            Aim = Framework.Aim,
            Purpose = Framework.Purpose,
            Summary = Framework.Summary,
            HowToTakePart = Framework.HowToTakePart,
        };

    public async Task<IActionResult> OnPost()
    {
        Rules.Check(
            ("", Draft is not null, "These words are published and do not change. Start a new version first"),
            (
                nameof(Form.Vision),
                Form.Vision is null or { Length: <= 2000 },
                "Vision must be 2,000 characters or fewer"
            ),
            (nameof(Form.Aim), Form.Aim is null or { Length: <= 4000 }, "Aim must be 4,000 characters or fewer"),
            (
                nameof(Form.Purpose),
                Form.Purpose is null or { Length: <= 4000 },
                "Purpose must be 4,000 characters or fewer"
            ),
            (
                nameof(Form.Summary),
                Form.Summary is null or { Length: <= 2000 },
                "Summary must be 2,000 characters or fewer"
            ),
            (
                nameof(Form.HowToTakePart),
                Form.HowToTakePart is null or { Length: <= 2000 },
                "How to take part must be 2,000 characters or fewer"
            )
        );
        (Framework.Vision, Framework.Aim, Framework.Purpose) = (Form.Vision, Form.Aim, Form.Purpose);
        (Framework.Summary, Framework.HowToTakePart) = (Form.Summary, Form.HowToTakePart);
        await Db.SaveChangesAsync(Stop);
        return Done("The vision, aim and summary are changed", $"{Home}/write");
    }
}
