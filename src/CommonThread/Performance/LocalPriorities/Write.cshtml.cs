using CommonThread.Performance.Escalations;
using CommonThread.Performance.SeverityProfiles;
using CommonThread.Places;
using CommonThread.Strategy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Performance.LocalPriorities;

/// <summary>Chooses a local priority from the lines of the partnership's severity profile, or changes one (D-14).</summary>
[Needs(PerformancePermissions.Narrate)]
public sealed class WriteModel(PlaceTree tree) : ThreadPage
{
    [FromRoute]
    public int? Id { get; set; }

    /// <summary>The published profile that it is chosen from.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Profile { get; set; }

    [BindProperty]
    public LocalPriorityText Form { get; set; } = new();

    public LocalPriority? Local { get; private set; }

    public SeverityProfile? From { get; private set; }

    public ProfileContent? Contents { get; private set; }

    /// <summary>Profiles of the caller's own partnerships, of which one must be chosen first.</summary>
    public IReadOnlyList<SelectListItem> Profiles { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Lines { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Priorities { get; private set; } = [];

    public override async Task<bool> Prepare()
    {
        if ((await CurrentPriorities.Frameworks(Db, Stop)) is not [var framework, ..])
            return false;
        var own = (await OwnCsps.Of(Db, tree, framework.PlaceId, Today, Stop))
            .Select(c => int.Parse(c.Value, Text.Words))
            .ToHashSet();
        if (Id is { } id)
        {
            Local = await Db.Set<LocalPriority>().SingleOrDefaultAsync(l => l.Id == id, Stop);
            if (Local is null || !own.Contains(Local.PlaceId))
                return false;
            Profile ??= Local.ProfileId;
        }
        var published = (
            await Db.Set<SeverityProfile>()
                .AsNoTracking()
                .Where(p => p.FrameworkId == framework.Id && p.PublishedOn != null && own.Contains(p.PlaceId))
                .OrderByDescending(p => p.Start)
                .ThenByDescending(p => p.Version)
                .ToListAsync(Stop)
        )
            .FindAll(p => Local is null || p.PlaceId == Local.PlaceId)
            .DistinctBy(p => (p.PlaceId, p.Start))
            .ToList();
        // One that was chosen from may have a later version by now.
        if (Profile is { } asked)
        {
            From =
                published.Find(p => p.Id == asked)
                ?? await Db.Set<SeverityProfile>()
                    .AsNoTracking()
                    .SingleOrDefaultAsync(p => p.Id == asked && p.PublishedOn != null && own.Contains(p.PlaceId), Stop);
            if (From is null)
                return false;
        }
        else if (published.Count == 1)
        {
            From = published[0];
        }
        var names = await tree.Names(Stop);
        Profiles = ChoiceList.Of(published, p => p.Id, p => $"{names[p.PlaceId].Name}, {p.Quarter}");
        Priorities = ChoiceList.Of(await CurrentPriorities.Of(Db, framework.Id, Stop), p => p.Id, p => p.Name);
        if (From is not { } from)
            return true;
        Contents = ProfileContent.Thaw(from.Frozen!);
        Lines =
        [
            .. Contents
                .Lines.Where(l => l.Severity is not null)
                .Select(l => new SelectListItem(
                    $"{l.Category}: {CountyProfile.Say(l.Share)} of the severity",
                    l.CategoryId.ToString(Text.Words)
                )),
        ];
        return true;
    }

    public void OnGet()
    {
        if (Local is { } held)
            Form = new()
            {
                Name = held.Name,
                Reason = held.Reason,
                PriorityId = held.PriorityId,
                From = held.From,
                To = held.To,
                Cited = [.. held.Cited.Select(c => c.CategoryId)],
            };
    }

    public async Task<IActionResult> OnPost()
    {
        if (From is null)
            return NotFound();
        var local =
            Local
            ?? new LocalPriority
            {
                FrameworkId = From.FrameworkId,
                PlaceId = From.PlaceId,
                Illustrative = From.Illustrative,
            };
        local.Describe(
            Form,
            From.Id,
            Lines.Select(l => int.Parse(l.Value, Text.Words)).ToHashSet(),
            Priorities.Select(p => int.Parse(p.Value, Text.Words)).ToHashSet()
        );
        Rules.Check(
            (
                "Form.Name",
                !await Db.Set<LocalPriority>()
                    .AnyAsync(
                        l =>
                            l.FrameworkId == local.FrameworkId
                            && l.PlaceId == local.PlaceId
                            && l.Name == local.Name
                            && l.Id != local.Id,
                        Stop
                    ),
                "The partnership has a local priority of this name already"
            )
        );
        if (Local is null)
            Db.Add(local);
        await Db.SaveChangesAsync(Stop);
        return Done("The local priority is kept", local.Url);
    }
}
