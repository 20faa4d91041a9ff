using CommonThread.Strategy.Versions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

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

    public virtual bool May(string permission) =>
        Framework.OwnerOrganisationId is { } owner ? Caller.MayFor(permission, owner) : Caller.May(permission);

    public IReadOnlyList<Crumb> Trail => [new("Strategy", "~/strategy"), new(Framework.Called, Home)];

    /// <summary>The framework's own page.</summary>
    public string Home => $"~/strategy/{Framework.Slug}";

    /// <summary>Which posts lead and support each priority today.</summary>
    protected Task<Serving> Serving() => CommonThread.Strategy.Serving.On(Db, Today, Stop);

    /// <summary>Parts of this framework as choices, in their order.</summary>
    protected async Task<IReadOnlyList<SelectListItem>> ChoicesOf<T>(Func<T, string> name)
        where T : FrameworkPart =>
        ChoiceList.Of(
            await Db.Set<T>()
                .AsNoTracking()
                .Where(p => p.FrameworkId == Framework.Id)
                .OrderBy(p => p.Position)
                .ToListAsync(Stop),
            p => p.Id,
            name
        );

    /// <summary>Loads what a derived page shows besides.</summary>
    protected virtual Task<bool> Find() => Task.FromResult(true);

    public override async Task<bool> Prepare()
    {
        // Whoever is not inside writes nothing, and reads each page under the published title.
        var framework = Db.IsInside()
            ? await Db.Set<Framework>().SingleOrDefaultAsync(f => f.Slug == Slug, Stop)
            : (
                await (await Published.ForAll(Db, Stop)).Frameworks(all => all.Where(f => f.Slug == Slug), Stop)
            ).SingleOrDefault();
        if (framework is null)
            return false;
        Framework = framework;
        Draft = await Db.Set<FrameworkVersion>()
            .SingleOrDefaultAsync(v => v.FrameworkId == framework.Id && v.State == VersionState.Draft, Stop);
        return await Find();
    }
}

/// <summary>What the frame of a part's form shows (<c>_PartForm.cshtml</c>).</summary>
public interface IPartForm
{
    string Heading { get; }

    string Noun { get; }

    IReadOnlyList<Crumb> Trail { get; }

    /// <summary>The page to which the form returns, and to which its cancel link leads.</summary>
    string Back { get; }

    bool IsNew { get; }

    /// <summary>What becomes of it when it is taken out.</summary>
    string AfterRemoval { get; }

    /// <summary>Whether the caller may take it out as it stands now.</summary>
    bool MayRemove { get; }
}

/// <summary>
/// A form for one part of a framework: <c>/strategy/{slug}/objectives</c> adds one, <c>/strategy/{slug}/objectives/4</c> changes or removes it.
/// Words change only while a version is being written.
/// </summary>
public abstract class PartPage<T> : FrameworkPage, IPartForm
    where T : FrameworkPart
{
    [BindProperty(SupportsGet = true)]
    public int? Id { get; set; }

    public T? Part { get; private set; }

    public abstract string Noun { get; }

    /// <summary>The heading on the framework's page to which it returns.</summary>
    public abstract string Anchor { get; }

    /// <summary>Who may write such a part.</summary>
    protected virtual string Permission => StrategyPermissions.Edit;

    /// <summary>Whether it is of the framework's words, which change only while a version is being written.</summary>
    protected virtual bool IsWords => true;

    /// <summary>The page to which the form returns, and to which its cancel link leads.</summary>
    public virtual string Back => $"{Home}/write#{Anchor}";

    public bool IsNew => Part is null;

    public virtual string AfterRemoval => "Published versions keep it; the version being written will not have it.";

    public virtual bool MayRemove => true;

    public string Heading => Part is null ? $"Add {Noun.WithArticle()}" : $"Change {Noun.WithArticle()}";

    protected virtual IQueryable<T> Query => Db.Set<T>();

    protected override async Task<bool> Find()
    {
        if (!May(Permission))
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

    /// <summary>Fills the form for a new part.</summary>
    protected virtual void Begin() { }

    /// <summary>Fills the form from the part.</summary>
    protected abstract void Show(T part);

    /// <summary>Makes the part, or changes it, from the form.</summary>
    protected abstract Task<T> Take(T? part);

    /// <summary>After saving, when the part has its number.</summary>
    protected virtual Task After(T part) => Task.CompletedTask;

    public void OnGet()
    {
        if (Part is null)
            Begin();
        else
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
        return Done($"The {Noun} is {(Part is null ? "added" : "changed")}", Back);
    }

    public async Task<IActionResult> OnPostRemove()
    {
        CheckDraft();
        if (Part is null || !MayRemove)
            return NotFound();
        // Where it is refused, the form above still says what stands.
        Show(Part);
        await Removing(Part);
        Db.Remove(Part);
        await Db.SaveChangesAsync(Stop);
        return Done($"The {Noun} is taken out", Back);
    }

    /// <summary>Takes away what hangs on the part, or refuses.</summary>
    protected virtual Task Removing(T part) => Unlink(part.Record);

    /// <summary>Takes away every link of a record.</summary>
    protected async Task Unlink(RecordRef record) =>
        Db.RemoveRange(
            await Db.Set<Link>()
                .Where(l =>
                    (l.LowerKind == record.Kind && l.LowerId == record.Id)
                    || (l.UpperKind == record.Kind && l.UpperId == record.Id)
                )
                .ToListAsync(Stop)
        );

    /// <summary>Whether a number is among the choices; a form can be forged.</summary>
    protected static bool Offered(IEnumerable<SelectListItem> choices, int id) =>
        choices.Any(c => c.Value == id.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private void CheckDraft() =>
        Rules.Check(
            (
                "",
                !IsWords || Draft is not null,
                "These words are published and do not change. Start a new version first"
            )
        );
}
