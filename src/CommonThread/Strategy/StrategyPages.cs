using CommonThread.Strategy.Versions;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy;

/// <summary>A page of one framework: finds it by its address, and says whether the caller may write in it.</summary>
public abstract class FrameworkPage : ThreadPage
{
    [BindProperty(SupportsGet = true)]
    public string Slug { get; set; } = "";

    public Framework Framework { get; private set; } = null!;

    /// <summary>The version being written, where there is one. Without it the words are fixed.</summary>
    public FrameworkVersion? Draft { get; private set; }

    public bool MayEdit => May(StrategyPermissions.Edit);

    public bool May(string permission) =>
        Framework.OwnerOrganisationId is { } owner ? Caller.MayFor(permission, owner) : Caller.May(permission);

    public IReadOnlyList<Crumb> Trail => [new("Strategy", "~/strategy"), new(Framework.Called, Home)];

    /// <summary>The framework's own page.</summary>
    public string Home => $"~/strategy/{Framework.Slug}";

    /// <summary>Loads what a derived page shows besides.</summary>
    protected virtual Task<bool> Find() => Task.FromResult(true);

    public override async Task<bool> Prepare()
    {
        var framework = await Db.Set<Framework>().SingleOrDefaultAsync(f => f.Slug == Slug, Stop);
        if (framework is null)
            return false;
        Framework = framework;
        Draft = await Db.Set<FrameworkVersion>()
            .SingleOrDefaultAsync(v => v.FrameworkId == framework.Id && v.State == VersionState.Draft, Stop);
        return await Find();
    }
}

/// <summary>
/// A form for one part of a framework: <c>/strategy/{slug}/objectives</c> adds one, <c>/strategy/{slug}/objectives/4</c> changes or removes it.
/// Words change only while a version is being written.
/// </summary>
public abstract class PartPage<T> : FrameworkPage
    where T : FrameworkPart
{
    [BindProperty(SupportsGet = true)]
    public int? Id { get; set; }

    public T? Part { get; private set; }

    public abstract string Noun { get; }

    /// <summary>The heading on the framework's page to which it returns.</summary>
    public abstract string Anchor { get; }

    public string Heading => Part is null ? $"Add {Article} {Noun}" : $"Change {Article} {Noun}";

    private string Article => "aeio".Contains(Noun[0], StringComparison.Ordinal) ? "an" : "a";

    protected virtual IQueryable<T> Query => Db.Set<T>();

    protected override async Task<bool> Find()
    {
        if (!MayEdit)
            return false;
        if (Id is { } id)
        {
            Part = await Query.SingleOrDefaultAsync(p => p.Id == id && p.FrameworkId == Framework.Id, Stop);
            if (Part is null)
                return false;
        }
        await Choices();
        return true;
    }

    /// <summary>Loads what the form offers.</summary>
    protected virtual Task Choices() => Task.CompletedTask;

    /// <summary>Fills the form from the part.</summary>
    protected abstract void Show(T part);

    /// <summary>Makes the part, or changes it, from the form.</summary>
    protected abstract Task<T> Take(T? part);

    /// <summary>After saving, when the part has its number.</summary>
    protected virtual Task After(T part) => Task.CompletedTask;

    public void OnGet()
    {
        if (Part is not null)
            Show(Part);
    }

    public async Task<IActionResult> OnPost()
    {
        CheckDraft();
        var part = await Take(Part);
        if (Part is null)
        {
            part.Position =
                1
                + (
                    await Db.Set<T>().Where(p => p.FrameworkId == Framework.Id).MaxAsync(p => (int?)p.Position, Stop)
                    ?? 0
                );
            Db.Add(part);
        }
        await Db.SaveChangesAsync(Stop);
        await After(part);
        await Db.SaveChangesAsync(Stop);
        return Done($"The {Noun} is {(Part is null ? "added" : "changed")}", $"{Home}/write#{Anchor}");
    }

    public async Task<IActionResult> OnPostRemove()
    {
        CheckDraft();
        if (Part is null)
            return NotFound();
        await Removing(Part);
        Db.Remove(Part);
        await Db.SaveChangesAsync(Stop);
        return Done($"The {Noun} is taken out", $"{Home}/write#{Anchor}");
    }

    /// <summary>Takes away what hangs on the part, or refuses.</summary>
    protected virtual async Task Removing(T part)
    {
        var record = part.Record;
        Db.RemoveRange(
            await Db.Set<Link>()
                .Where(l =>
                    (l.LowerKind == record.Kind && l.LowerId == record.Id)
                    || (l.UpperKind == record.Kind && l.UpperId == record.Id)
                )
                .ToListAsync(Stop)
        );
    }

    private void CheckDraft() =>
        Rules.Check(("", Draft is not null, "These words are published and do not change. Start a new version first"));
}
