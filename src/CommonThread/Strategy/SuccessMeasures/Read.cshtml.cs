using System.ComponentModel.DataAnnotations;
using CommonThread.Commitments;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.SuccessMeasures;

/// <summary>One success measure: what it is, whom it serves, its values part by part; and the form for the next one.</summary>
[Public]
public sealed class ReadModel(Modules modules) : PartPage
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public SuccessMeasure Measure { get; private set; } = null!;

    public IReadOnlyList<RecordCard> Shows { get; private set; } = [];

    public Owners Owners { get; private set; } = null!;

    public bool MayWrite => Caller.May(PlanPermissions.Delivery);

    public override async Task<bool> Prepare()
    {
        if (!await base.Prepare())
            return false;
        var measure = await Db.Set<SuccessMeasure>()
            .Include(m => m.Readings)
            .SingleOrDefaultAsync(m => m.Id == Id && m.FrameworkId == Framework.Id, Stop);
        if (measure is null || !(measure.Public || Caller.IsSignedIn))
            return false;
        Measure = measure;
        Owners = await Owners.Load(Db, Stop);
        var links = await Db.Set<Link>()
            .Where(l => l.LowerKind == StrategyKinds.Measure && l.LowerId == Id)
            .ToListAsync(Stop);
        Shows = [.. (await RecordCards.Load(Db, modules, links.Select(l => l.Upper), Stop)).Values];
        return true;
    }

    public void OnGet() => Form.On = Today;

    public async Task<IActionResult> OnPost()
    {
        if (!MayWrite)
            return NotFound();
        Rules.Check((nameof(Input.On), Form.On is not null, "Enter a day of the period"));
        var period = Measure.Frequency switch
        {
            Frequency.Monthly => Period.MonthOf(Form.On!.Value),
            Frequency.Quarterly => Period.QuarterOf(Form.On!.Value),
            Frequency.Annual => Period.FinancialYearOf(Form.On!.Value),
            _ => (Period?)null,
        };
        Measure.Read(period, Form.On!.Value, Form.Part, Form.Value, Form.Judgement, Form.Evidence, Today);
        await Db.SaveChangesAsync(Stop);
        return Done("The value is recorded", $"{Home}/measures/{Id}");
    }

    public sealed class Input
    {
        [Display(Name = "Day, or a day of the period")]
        public DateOnly? On { get; set; }

        public string? Part { get; set; }

        public decimal? Value { get; set; }

        [Display(Name = "How does it stand?")]
        public string? Judgement { get; set; }

        [Display(Name = "What shows it?")]
        public string? Evidence { get; set; }
    }
}
