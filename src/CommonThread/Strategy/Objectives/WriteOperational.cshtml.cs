using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Strategy.Objectives;

/// <summary>What is to be done in one financial year .</summary>
[Needs(StrategyPermissions.Edit)]
public sealed class WriteOperationalModel : PartPage<OperationalObjective>
{
    public sealed class Input
    {
        public string? Words { get; set; }

        public int? FinancialYear { get; set; }

        public List<int> ObjectiveIds { get; set; } = [];
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Years { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Objectives { get; private set; } = [];

    public override string Noun => "operational objective";

    public override string Anchor => "operational-objectives";

    protected override IQueryable<OperationalObjective> Query => Db.Set<OperationalObjective>().Include(o => o.Serves);

    protected override async Task Choices()
    {
        var now = Period.FinancialYearOf(Today).First.Year;
        // Far enough back for what an older document says, and always the year that it has.
        var years = Enumerable.Range(now - 10, 16).Append(Part?.FinancialYear ?? now).Distinct().Order();
        Years = ChoiceList.Of(years, y => y, y => Period.FinancialYear(y).ToString());
        Objectives = await ChoicesOf<Objective>(o => o.Words);
    }

    protected override void Show(OperationalObjective part) =>
        Form = new()
        {
            Words = part.Words,
            FinancialYear = part.FinancialYear,
            ObjectiveIds = [.. part.Serves.Select(s => s.ObjectiveId)],
        };

    protected override Task<OperationalObjective> Take(OperationalObjective? part)
    {
        part ??= OperationalObjective.Of(Framework.Id, Form.Words, Form.FinancialYear);
        part.Say(Form.Words, Form.FinancialYear);
        var known = Objectives.Select(o => o.Value).ToHashSet(StringComparer.Ordinal);
        part.Serve(
            Form.ObjectiveIds.Where(id =>
                known.Contains(id.ToString(System.Globalization.CultureInfo.InvariantCulture))
            )
        );
        return Task.FromResult(part);
    }
}
