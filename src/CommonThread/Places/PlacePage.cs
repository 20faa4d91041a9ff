namespace CommonThread.Places;

/// <summary>A page about one place, whose address names it.</summary>
public abstract class PlacePage(PlaceTree tree) : ThreadPage
{
    public Place Place { get; private set; } = null!;

    public PlaceTree Tree { get; } = tree;

    /// <summary>The place and every place above it today.</summary>
    public IReadOnlyCollection<int> Above { get; private set; } = [];

    /// <summary>What a caller must hold for this place to open the page; null where the audience is declared by the page alone.</summary>
    protected virtual string? Permission => null;

    public bool MayEdit => Caller.May(PlacesPermissions.Edit, Above);

    public PlaceName Named => new(Place.Id, Place.Type, Place.Name, Place.Slug, Place.Code);

    public override async Task<bool> Prepare()
    {
        var slug = RouteData.Values["slug"] as string ?? "";
        var place = await Db.Set<Place>()
            .Include(p => p.Aliases)
            .Include(p => p.Tags)
            .AsSplitQuery()
            .SingleOrDefaultAsync(p => p.Slug == slug, Stop);
        if (place is null)
            return false;
        Place = place;
        Above = await Tree.WithAllAbove(place.Id, Today, Stop);
        // A grant over one place does not reach into another.
        if (Permission is { } permission && !Caller.May(permission, Above))
            return false;
        await Load();
        return true;
    }

    /// <summary>Loads what the page shows besides the place.</summary>
    protected virtual Task Load() => Task.CompletedTask;

    protected void Title(string title)
    {
        ViewData["Title"] = title;
        ViewData["Crumbs"] = new Crumb[] { new("Places", "~/places"), new(Place.Name, Place.Url) };
    }
}
