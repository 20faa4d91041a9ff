using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Strategy.Versions;

/// <summary>Two versions side by side: themes, priorities, measures and text that were added, removed or changed (A-47).</summary>
[Public]
public sealed class CompareModel(IEnumerable<IContentPart> parts) : FrameworkPage
{
    [BindProperty(SupportsGet = true)]
    public int? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? To { get; set; }

    /// <summary>Whether what stayed the same is shown too.</summary>
    [BindProperty(SupportsGet = true)]
    public bool All { get; set; }

    /// <summary>The versions that the reader may compare, the oldest first.</summary>
    public IReadOnlyList<FrameworkVersion> Versions { get; private set; } = [];

    public FrameworkVersion Before { get; private set; } = null!;

    public FrameworkVersion After { get; private set; } = null!;

    /// <summary>Null where there are not two versions to compare.</summary>
    public VersionComparison? Comparison { get; private set; }

    public IReadOnlyList<SelectListItem> Choices =>
        ChoiceList.Of(
            Versions,
            v => v.Number,
            v => $"{v.Number}. {v.Label}{(v.State == VersionState.Draft ? " (being written)" : "")}"
        );

    protected override async Task<bool> Find()
    {
        Versions = await Db.Set<FrameworkVersion>()
            .AsNoTracking()
            .Where(v => v.FrameworkId == Framework.Id && (v.State != VersionState.Draft || Caller.IsSignedIn))
            .OrderBy(v => v.Number)
            .ToListAsync(Stop);
        if (Versions.Count < 2)
            return true;
        // Without numbers, the two newest.
        To ??= Versions[^1].Number == From ? Versions[^2].Number : Versions[^1].Number;
        From ??= Versions.LastOrDefault(v => v.Number < To)?.Number ?? To;
        if (
            Versions.FirstOrDefault(v => v.Number == From) is not { } before
            || Versions.FirstOrDefault(v => v.Number == To) is not { } after
        )
            return false;
        (Before, After) = (before, after);
        var names = await Db.Set<Priority>()
            .AsNoTracking()
            .Where(p => p.FrameworkId == Framework.Id)
            .Select(p => new { p.NameKey, Earlier = p.EarlierNames.Select(n => n.NameKey).ToList() })
            .ToListAsync(Stop);
        var sameAs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            foreach (var earlier in name.Earlier.Append(name.NameKey))
                sameAs.TryAdd(earlier, name.NameKey);
        }
        Comparison = VersionComparison.Of(await Text(before), await Text(after), sameAs);
        return true;
    }

    public void OnGet() { }

    private Task<FrameworkText> Text(FrameworkVersion version) => Reading.TextOf(Db, Framework, version, parts, Stop);
}
