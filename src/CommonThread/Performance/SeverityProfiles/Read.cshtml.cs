using CommonThread.Commitments;
using CommonThread.Performance.HarmWeights;
using CommonThread.Performance.LocalPriorities;
using CommonThread.Places;
using CommonThread.Shared.Charts;
using CommonThread.Shared.Exports;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Performance.SeverityProfiles;

/// <summary>A severity profile; an analyst publishes it here, or makes a published one again (D-12).</summary>
[Needs(PerformancePermissions.Read)]
public sealed class ReadModel(BuildProfile build, PlaceTree tree) : ProfilePage(build, tree)
{
    public sealed class Input
    {
        public string? Reason { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public string Post { get; private set; } = "";

    /// <summary>A later version; null where this is the latest.</summary>
    public SeverityProfile? Later { get; private set; }

    /// <summary>What the partnership chose to work on from it.</summary>
    public IReadOnlyList<LocalPriority> Chosen { get; private set; } = [];

    public override async Task<bool> Prepare()
    {
        if (!await base.Prepare())
            return false;
        Post = (await Owners.Load(Db, Stop)).Say(Profile.PublishedByPostId, absent: "");
        Later = await Db.Set<SeverityProfile>()
            .AsNoTracking()
            .Where(p =>
                p.FrameworkId == Profile.FrameworkId
                && p.PlaceId == Profile.PlaceId
                && p.Start == Profile.Start
                && p.Version > Profile.Version
            )
            .OrderByDescending(p => p.Version)
            .FirstOrDefaultAsync(Stop);
        Chosen = await Db.Set<LocalPriority>()
            .AsNoTracking()
            .Where(l => l.PlaceId == Profile.PlaceId && l.FrameworkId == Profile.FrameworkId)
            .OrderBy(l => l.Name)
            .ToListAsync(Stop);
        return true;
    }

    /// <summary>Whether the caller may choose local priorities from it.</summary>
    public bool MayChoose => Caller.May(PerformancePermissions.Narrate) && Profile.PublishedOn is not null;

    /// <summary>Bars of the kinds of harm; null where nothing is weighed.</summary>
    public Chart? Bars
    {
        get
        {
            var lines = Contents.Lines.Where(l => l.Severity > 0).Take(12).ToList();
            if (lines.Count == 0 || Contents.Releases is not [.., var release])
                return null;
            return new()
            {
                Title = $"Severity by kind of harm, {Contents.Place}, {Contents.Quarter}",
                Sentence =
                    $"{lines[0].Category} weighs most: {CountyProfile.Say(lines[0].Share)} of the severity, from {Text.Count((int)lines[0].Count!.Value, "event")}.",
                Unit = Contents.Unit,
                Source = new(release.Text, release.Date),
                Kind = ChartKind.FlatBar,
                Periods = [.. lines.Select(l => l.Category)],
                PeriodName = "Kind of harm",
                Series = [new("Severity", [.. lines.Select(l => l.Severity)])],
                Illustrative = Contents.Illustrative,
            };
        }
    }

    public void OnGet() { }

    public IActionResult OnGetCsv() =>
        CsvExport.File<ProfileLine>(
            "severity-profile",
            Contents.Lines,
            new("partnership", _ => Contents.Place),
            new("quarter", _ => Contents.Quarter),
            new("kind_of_harm", l => l.Category),
            new("count", l => l.Count),
            new("weight", l => l.Weight),
            new("severity", l => l.Severity),
            new("unit", _ => Contents.Unit),
            new("share", l => l.Share),
            new("repeat", l => l.Repeat),
            new("people_at_risk", l => l.Vulnerable),
            new("severity_a_year_before", l => l.YearBefore),
            new("priority", l => l.Priority),
            new("note", l => l.Note),
            new("weights", _ => Contents.Weights),
            new("illustrative", _ => Contents.Illustrative)
        );

    public async Task<IActionResult> OnPostPublish()
    {
        if (!MayBuild)
            return Forbid();
        Profile.Publish(Contents, Today, Caller.PostIds.Cast<int?>().FirstOrDefault());
        await Db.SaveChangesAsync(Stop);
        return Done("The profile is published and stands in the county profile", Profile.Url);
    }

    public async Task<IActionResult> OnPostCorrect()
    {
        if (!MayBuild)
            return Forbid();
        Rules.Check(("", Later is null, "A later version is there already"));
        var weights = await Db.Set<WeightTable>()
            .Where(t => t.FrameworkId == Profile.FrameworkId)
            .OrderByDescending(t => t.Version)
            .Select(t => t.Id)
            .FirstAsync(Stop);
        var next = Profile.Correct(Form.Reason, weights);
        Db.Add(next);
        await Db.SaveChangesAsync(Stop);
        return Done("A new version is begun, with the weights in use and the figures of today", next.Url);
    }
}
