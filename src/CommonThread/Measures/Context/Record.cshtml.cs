using CommonThread.Places;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Measures.Context;

/// <summary>Records how rural, ageing, connected and growing one place is, with the year and the source (C-37).</summary>
[Needs(MeasuresPermissions.Publish)]
public sealed class RecordModel(PlaceTree tree) : PlacePage(tree)
{
    private const int FirstYear = 1900;

    public sealed class Input
    {
        public double? Rural { get; set; }
        public string? RuralClass { get; set; }
        public double? Aged65 { get; set; }
        public double? LivingAlone { get; set; }
        public double? Broadband { get; set; }
        public double? Distance { get; set; }
        public double? Growth { get; set; }
        public int? Year { get; set; }
        public string? Source { get; set; }
        public DateOnly? PublishedOn { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    [BindProperty]
    public string? Reason { get; set; }

    protected override string Permission => MeasuresPermissions.Publish;

    public void OnGet() => Form.Year = Today.Year - 1;

    public async Task<IActionResult> OnPost()
    {
        var given = Given().Where(g => g.Value is not null).ToList();
        Rules.Check([
            .. given.Select(g =>
                (
                    g.Field,
                    g.Value >= g.Least && g.Value <= g.Greatest,
                    $"{g.Called} must be between {g.Least} and {g.Greatest}"
                )
            ),
            (nameof(Input.Rural), given.Count > 0, "Fill in at least one of the figures"),
            (
                nameof(Input.Rural),
                Text.Clean(Form.RuralClass) is null || Form.Rural is not null,
                "Give the share of residents in rural areas with the class: 100 where all of it is rural"
            ),
            (
                nameof(Input.RuralClass),
                Text.Clean(Form.RuralClass) is null or { Length: <= 200 },
                "Class must be 200 characters or fewer"
            ),
            (
                nameof(Input.Year),
                Form.Year is >= FirstYear && Form.Year <= Today.Year,
                $"Year must be between {FirstYear} and {Today.Year}"
            ),
            (
                nameof(Input.Source),
                Text.Clean(Form.Source) is { Length: <= 200 },
                "Say where the figures come from, in up to 200 characters"
            ),
            (
                nameof(Input.PublishedOn),
                Form.PublishedOn is { } day && day <= Today,
                "Date published must be today or in the past"
            ),
        ]);
        await using var together = await Db.Begin(Stop);
        var measures = await KnownMeasures.Ensure(Db, ContextMeasures.All, Stop);
        var period = Period.CalendarYear(Form.Year!.Value);
        var source = new Source { Name = Text.Clean(Form.Source)!, Date = Form.PublishedOn!.Value };
        Db.Add(source);
        await Db.SaveChangesAsync(Stop);
        var release = Release.Draft(
            await Release.NextNumber(Db, Stop),
            $"{Place.Name}: people and surroundings {period}",
            source,
            Caller.Name,
            Clock.GetUtcNow().UtcDateTime
        );
        await new PublishFigures(Db).Now(
            release,
            [
                .. given.Select(g => new NewFigure(measures[g.Measure].Id, Place.Id, period, g.Value!.Value)
                {
                    Note = g.Measure == KnownMeasures.Rural ? Text.Clean(Form.RuralClass) : null,
                }),
            ],
            Acting.Reason,
            Stop
        );
        await together.CommitAsync(Stop);
        return Done(
            $"{release.Name} is published: {Text.Count(given.Count, "figure")} of {Place.Name} for {period}",
            $"{Place.Url}/figures"
        );
    }

    private IEnumerable<(
        string Field,
        string Called,
        string Measure,
        double? Value,
        double Least,
        double Greatest
    )> Given() =>
        [
            (nameof(Input.Rural), "Residents in rural areas", KnownMeasures.Rural, Form.Rural, 0, 100),
            (nameof(Input.Aged65), "Residents aged 65 and over", KnownMeasures.Aged65, Form.Aged65, 0, 100),
            (
                nameof(Input.LivingAlone),
                "Households of one person",
                KnownMeasures.LivingAlone,
                Form.LivingAlone,
                0,
                100
            ),
            (nameof(Input.Broadband), "Homes with broadband", KnownMeasures.Broadband, Form.Broadband, 0, 100),
            (nameof(Input.Distance), "Distance", KnownMeasures.Distance, Form.Distance, 0, 200),
            (nameof(Input.Growth), "Growth", KnownMeasures.Growth, Form.Growth, -100, 100),
        ];
}
