using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy;

/// <summary>A page about a part of a framework, at <c>/strategy/{slug}/…</c>.</summary>
public abstract class PartPage : ThreadPage
{
    [BindProperty(SupportsGet = true)]
    public string Slug { get; set; } = "";

    public Framework Framework { get; private set; } = null!;

    public string Home => $"~/strategy/{Framework.Slug}";

    public Crumb[] Trail => [new("Strategy", "~/strategy"), new(Framework.Called, Home)];

    public override async Task<bool> Prepare()
    {
        if (await Db.Set<Framework>().SingleOrDefaultAsync(f => f.Slug == Slug, Stop) is not { } framework)
            return false;
        Framework = framework;
        return true;
    }
}
