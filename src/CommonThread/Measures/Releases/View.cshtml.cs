using System.Globalization;
using CommonThread.Places;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Measures.Releases;

/// <summary>What a release holds of one measure.</summary>
public sealed record ReleasedMeasure(string Title, string Slug, int Values, int Places);

/// <summary>A value in a draft, beside what is published now.</summary>
public sealed record DraftLine(
    int Id,
    string Measure,
    string Place,
    string Period,
    string Part,
    string Value,
    string? Published
);

/// <summary>A release: what, from where, by whom, with what dirt; a draft is filled and published here.</summary>
[Public]
public sealed class ViewModel(PlaceTree tree, Figures figures) : ThreadPage
{
    public sealed class Input
    {
        public string? Measure { get; set; }

        public string? Place { get; set; }

        public string? Period { get; set; }

        public string? Part { get; set; }

        public double? Value { get; set; }

        public double? Numerator { get; set; }

        public double? Denominator { get; set; }

        public string? Note { get; set; }
    }

    [FromRoute]
    public int Number { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public Release Release { get; private set; } = null!;

    public Source Source { get; private set; } = null!;

    public IReadOnlyList<ReleasedMeasure> Measures { get; private set; } = [];

    public IReadOnlyList<DraftLine> Draft { get; private set; } = [];

    /// <summary>How many of the draft's values the page lists.</summary>
    public const int MostShown = 200;

    /// <summary>Every value of the draft, counted.</summary>
    public int Drafted { get; private set; }

    public IReadOnlyList<SelectListItem> MeasureChoices { get; private set; } = [];

    public IReadOnlyList<SelectListItem> PlaceChoices { get; private set; } = [];

    public bool IsDraft => Release.State == ReleaseState.Draft;

    public bool MayEnter => IsDraft && Caller.May(MeasuresPermissions.Enter);

    public bool MayPublish => IsDraft && Caller.May(MeasuresPermissions.Publish);

    public IEnumerable<string> Notes => Release.Notes?.Split('\n') ?? [];

    public override async Task<bool> Prepare()
    {
        var release = await Db.Set<Release>().SingleOrDefaultAsync(r => r.Number == Number, Stop);
        if (release is null)
            return false;
        Release = release;
        Source = await Db.Set<Source>().AsNoTracking().SingleAsync(s => s.Id == release.SourceId, Stop);
        if (MayEnter)
            await LoadDraft();
        else if (IsDraft)
            return Caller.IsSignedIn;
        return true;
    }

    public async Task OnGet([FromQuery] string? measure)
    {
        Form.Measure = measure;
        var values = await Db.Set<Observation>()
            .Where(o => o.ReleaseId == Release.Id)
            .GroupBy(o => o.MeasureId)
            .Select(g => new
            {
                g.Key,
                Values = g.Count(),
                Places = g.Select(o => o.PlaceId).Distinct().Count(),
            })
            .ToListAsync(Stop);
        var ids = values.ConvertAll(v => v.Key);
        var names = await Db.Set<Measure>()
            .Where(m => ids.Contains(m.Id))
            .ToDictionaryAsync(m => m.Id, m => new { m.Title, m.Slug }, Stop);
        Measures =
        [
            .. values
                .Where(v => names.ContainsKey(v.Key))
                .Select(v => new ReleasedMeasure(names[v.Key].Title, names[v.Key].Slug, v.Values, v.Places))
                .OrderBy(m => m.Title, StringComparer.Ordinal),
        ];
    }

    /// <summary>Puts a value into the draft; the same measure, part, place and period again replaces it.</summary>
    public async Task<IActionResult> OnPostEnter()
    {
        if (!MayEnter)
            return NotFound();
        var measure = await Db.Set<Measure>()
            .Include(m => m.Parts)
            .SingleOrDefaultAsync(m => m.Slug == Form.Measure, Stop);
        var place = await Db.Set<Place>().SingleOrDefaultAsync(p => p.Slug == Form.Place, Stop);
        var known = Period.TryParse(Form.Period, out var period);
        var part = measure
            ?.Parts.FirstOrDefault(p => string.Equals(p.Label, Form.Part, StringComparison.OrdinalIgnoreCase))
            ?.Label;
        var ratio =
            Form.Numerator is { } n && Form.Denominator is { } d && d != 0 && measure is not null
                ? Values.ValueLines.Ratio(measure, n, d)
                : (double?)null;
        var value = Form.Value ?? ratio;
        Rules.Check(
            (nameof(Input.Measure), measure is { Status: MeasureStatus.InUse }, "Choose a measure in use"),
            (nameof(Input.Place), place is not null, "Choose a place"),
            (
                nameof(Input.Period),
                known,
                "Enter a period like 2026-03, 2025-26-Q4, FY2025, 2026 or 2026-03-01..2026-03-31"
            ),
            (nameof(Input.Period), !known || period.First <= Today, "Period cannot lie in the future"),
            (nameof(Input.Part), Form.Part is null || part is not null, "Choose one of the measure’s parts"),
            (
                nameof(Input.Value),
                value is { } v && double.IsFinite(v),
                "Enter the value, or numerator and denominator"
            ),
            (nameof(Input.Denominator), Form.Denominator != 0, "Denominator cannot be 0"),
            (nameof(Input.Note), Form.Note is null or { Length: <= 1000 }, "Note must be 1,000 characters or fewer")
        );
        var jump = await Jump(measure!, place!.Id, period, part ?? "", value!.Value);
        Rules.Check(
            (
                nameof(Input.Note),
                Form.Note is not null || jump is null,
                $"It differs by {jump:0}% from the value before. Say in a note why, or that you checked it"
            )
        );
        var row = await Db.Set<DraftValue>()
            .SingleOrDefaultAsync(
                x =>
                    x.ReleaseId == Release.Id
                    && x.MeasureId == measure!.Id
                    && x.PlaceId == place.Id
                    && x.PeriodKind == period.Kind
                    && x.First == period.First
                    && x.Part == (part ?? ""),
                Stop
            );
        if (row is null)
        {
            row = new DraftValue
            {
                ReleaseId = Release.Id,
                MeasureId = measure!.Id,
                PlaceId = place.Id,
                PeriodKind = period.Kind,
                First = period.First,
                Last = period.Last,
                Part = part ?? "",
            };
            Db.Add(row);
        }
        (row.Value, row.Numerator, row.Denominator, row.Note) = (
            value.Value,
            Form.Numerator,
            Form.Denominator,
            Form.Note
        );
        await Db.SaveChangesAsync(Stop);
        return Done(
            $"{measure!.Title}, {place.Name}, {period}: {measure.Say(value.Value)} is in the draft.",
            $"~/measures/releases/{Number}?measure={measure.Slug}"
        );
    }

    public async Task<IActionResult> OnPostRemove(int id)
    {
        if (!MayEnter)
            return NotFound();
        var row = await Db.Set<DraftValue>().SingleOrDefaultAsync(x => x.Id == id && x.ReleaseId == Release.Id, Stop);
        if (row is null)
            return NotFound();
        Db.Remove(row);
        await Db.SaveChangesAsync(Stop);
        return Done("The value is out of the draft.", $"~/measures/releases/{Number}");
    }

    public async Task<IActionResult> OnPostPublish()
    {
        if (!MayPublish)
            return NotFound();
        await using var transaction = await Db.Begin(Stop);
        var rows = await Db.Set<DraftValue>().Where(x => x.ReleaseId == Release.Id).ToListAsync(Stop);
        var published = await new PublishFigures(Db).Now(
            Release,
            [
                .. rows.Select(x => new NewFigure(x.MeasureId, x.PlaceId, x.Period, x.Value)
                {
                    Part = x.Part,
                    Numerator = x.Numerator,
                    Denominator = x.Denominator,
                    Note = x.Note,
                }),
            ],
            Acting.Reason,
            Stop
        );
        Db.RemoveRange(rows);
        await Db.SaveChangesAsync(Stop);
        await transaction.CommitAsync(Stop);
        return Done(
            $"{Release.Name} is published: {Text.Count(published.Added, "value")} added, {published.Revised} revised.",
            $"~/measures/releases/{Number}"
        );
    }

    private async Task LoadDraft()
    {
        var names = await tree.Names(Stop);
        var measures = await Db.Set<Measure>()
            .AsNoTracking()
            .Include(m => m.Parts)
            .OrderBy(m => m.Title)
            .ToListAsync(Stop);
        var byId = measures.ToDictionary(m => m.Id);
        MeasureChoices =
        [
            .. measures.Where(m => m.Status == MeasureStatus.InUse).Select(m => new SelectListItem(m.Title, m.Slug)),
        ];
        PlaceChoices =
        [
            .. names
                .Values.Where(p => PlaceType.Find(p.Type)?.Listed == true)
                .OrderBy(p => PlaceType.Find(p.Type)!.Order)
                .ThenBy(p => p.Name, StringComparer.Ordinal)
                .Select(p => new SelectListItem($"{p.Name} ({p.Kind.InSentence()})", p.Slug)),
        ];
        var drafted = Db.Set<DraftValue>().AsNoTracking().Where(x => x.ReleaseId == Release.Id);
        Drafted = await drafted.CountAsync(Stop);
        var rows = await drafted.OrderBy(x => x.Id).Take(MostShown).ToListAsync(Stop);
        var lines = new List<DraftLine>();
        foreach (var row in rows.Where(r => byId.ContainsKey(r.MeasureId) && names.ContainsKey(r.PlaceId)))
        {
            var measure = byId[row.MeasureId];
            var now = (await figures.At(measure, row.Period, [row.PlaceId], Stop, row.Part)).GetValueOrDefault(
                row.PlaceId
            );
            lines.Add(
                new(
                    row.Id,
                    measure.Title,
                    names[row.PlaceId].Name,
                    row.Period.ToString(),
                    row.Part,
                    measure.Say(row.Value),
                    now is null ? null : measure.Say(now.Value)
                )
            );
        }
        Draft = lines;
    }

    // A change over half asks for a note (D-04): most are slips of the finger.
    private async Task<double?> Jump(Measure measure, int place, Period period, string part, double value) =>
        Values.Jumps.Of(
            measure,
            (await figures.Series(measure, place, Stop, part)).LastOrDefault(f => f.Period < period)?.Value,
            value
        );

    /// <summary>Id of a draft value as its form posts it.</summary>
    public static string Key(int id) => id.ToString(CultureInfo.InvariantCulture);
}
