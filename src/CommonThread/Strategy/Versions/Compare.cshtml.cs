using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.Versions;

/// <summary>Two versions side by side: themes, priorities, measures and text that were added, removed or changed .</summary>
[Public]
public sealed class CompareModel(IEnumerable<IContentPart> parts) : FrameworkPage
{
    [BindProperty(SupportsGet = true)]
    public int From { get; set; }

    [BindProperty(SupportsGet = true)]
    public int To { get; set; }

    /// <summary>Whether what stayed the same is shown too.</summary>
    [BindProperty(SupportsGet = true)]
    public bool All { get; set; }

    public FrameworkVersion Before { get; private set; } = null!;

    public FrameworkVersion After { get; private set; } = null!;

    public VersionComparison Comparison { get; private set; } = null!;

    protected override async Task<bool> Find()
    {
        var versions = await Db.Set<FrameworkVersion>()
            .AsNoTracking()
            .Where(v =>
                v.FrameworkId == Framework.Id
                && (v.Number == From || v.Number == To)
                && (v.State != VersionState.Draft || Caller.IsSignedIn)
            )
            .ToListAsync(Stop);
        if (
            versions.Find(v => v.Number == From) is not { } before
            || versions.Find(v => v.Number == To) is not { } after
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
