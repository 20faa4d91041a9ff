using System.Globalization;
using CommonThread.Analytics.Geography;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace CommonThread.Places.Imports;

/// <summary><c>import boundaries</c>: places with their boundaries, or new boundaries of places that are here.</summary>
internal sealed class ImportBoundaries : IImport
{
    // Enough to draw; a metre-perfect border is kept beside it.
    private const double DrawnToMetres = 25;

    public string Key => "boundaries";

    public string Title => "Boundaries";

    public string Explanation =>
        "Places of one kind with their boundaries, as the Office for National Statistics and Ordnance Survey publish them. A place that is here already with another boundary gets a new version of it from a day on, and figures published before keep the old one.";

    public IReadOnlyList<(string Name, string Meaning)> Columns { get; } =
    [
        ("code", "The property with the official code; another can be named"),
        ("name", "The property with the name; another can be named"),
        ("parent", "The property with the code of the place one step up, used when its kind is given"),
        ("geometry", "Polygon or multipolygon, longitude and latitude in degrees (WGS 84)"),
    ];

    public IReadOnlyList<ImportOption> Options { get; } =
    [
        new("type", "Kind of place", "What every area in the file is", Required: true, Choices: PlaceType.Keys),
        new("code-property", "Property with the code", "“none” where places have no codes", Default: "code"),
        new("name-property", "Property with the name", Default: "name"),
        new("parent-property", "Property with the parent’s code", Default: "parent"),
        new("parent-type", "Kind of the parent", "Give it to link each place to its parent", Choices: PlaceType.Keys),
        new(
            "from",
            "First day of a changed boundary",
            "For places that have another boundary now; today where it is empty",
            IsDate: true
        ),
        .. BoundarySource.Options,
    ];

    public string Accepts => ".geojson,.json,.topojson,.gz";

    public string Permission => PlacesPermissions.Imports;

    public int Order => 10;

    /// <summary>What was read of the file, and what was worked out from it, before anything is locked.</summary>
    /// <param name="Drawn">Borders made simple, all together because neighbours share theirs; only of areas that are new here.</param>
    private sealed record Ready(List<ReadArea> Areas, Dictionary<ReadArea, Geometry> Drawn);

    public async Task<object?> Prepare(ImportContext context, CancellationToken stop)
    {
        var type = PlaceType.Of(context.Option("type")!);
        _ = (Day(context, "from"), BoundarySource.PublishedOn(context));
        var codeProperty = context.Option("code-property", "code");
        var areas = BoundaryFiles.Read(
            context,
            codeProperty == "none" ? null : codeProperty,
            context.Option("name-property", "name")!,
            context.Option("parent-property", "parent")!,
            stop
        );
        if (context.PreviewOnly)
            return new Ready(areas, []);
        var directory = await PlaceDirectory.Read(context.Db, stop);
        var current = await CurrentShapes(context.Db, type.Key, stop);
        var changed = areas.FindAll(a =>
            (
                a.Code is { } code ? directory.ByCode(type.Key, code)
                : directory.ByName(type.Key, a.Name) is [var first, ..] ? first
                : null
            )
                is not { } known
            || !current.TryGetValue(known.Id, out var held)
            || !IsSame(held.Shape, a)
        );
        return new Ready(areas, Draw(context, changed, stop));
    }

    private static Dictionary<ReadArea, Geometry> Draw(
        ImportContext context,
        List<ReadArea> areas,
        CancellationToken stop
    )
    {
        context.Progress.Report(new("Simplifying borders for drawing", 0, areas.Count));
        var drawn = Simplification.Simplify([.. areas.Select(a => a.Area.Geometry)], DrawnToMetres, stop);
        var by = new Dictionary<ReadArea, Geometry>(ReferenceEqualityComparer.Instance);
        foreach (var (index, area) in areas.Index())
            by.Add(area, drawn[index]);
        return by;
    }

    private static bool IsSame(byte[] held, ReadArea area) =>
        held.AsSpan().SequenceEqual(area.Area.Geometry.AsBinary());

    public async Task Run(ImportContext context, CancellationToken stop)
    {
        var type = PlaceType.Of(context.Option("type")!);
        var from = Day(context, "from");
        var ready = (Ready)context.Prepared!;
        var areas = ready.Areas;
        var db = context.Db;
        await Rows.Alone(db, stop);
        var directory = await PlaceDirectory.Read(db, stop);
        var current = await CurrentShapes(db, type.Key, stop);
        var added = new List<(ReadArea Area, Place Place)>();
        var bounded = new List<(ReadArea Area, PlaceName Place, bool First)>();
        foreach (var area in areas)
            Sort(context, directory, current, type, from, area, added, bounded);
        context.Report.Added += added.Count;
        context.Report.Replaced += bounded.Count;
        foreach (var (_, place) in added.Take(6))
            context.Report.Example($"{place.Code} {place.Name}, {type.Name}".TrimStart());
        if (!context.PreviewOnly && added.Count + bounded.Count > 0)
            await Write(context, ready, added, bounded, from, stop);
        if (context.Option("parent-type") is { } parentType)
            await LinkToParents.Run(context, type.Key, parentType, areas, stop);
    }

    /// <summary>Decides what becomes of an area: a new place, a first or a changed boundary, nothing, or a refusal.</summary>
    private static void Sort(
        ImportContext context,
        PlaceDirectory directory,
        Dictionary<int, (byte[] Shape, DateOnly? From)> current,
        PlaceType type,
        DateOnly? from,
        ReadArea area,
        List<(ReadArea, Place)> added,
        List<(ReadArea, PlaceName, bool)> bounded
    )
    {
        try
        {
            var known = area.Code is { } code
                ? directory.ByCode(type.Key, code)
                : directory.ByName(type.Key, area.Name) switch
                {
                    [] => null,
                    [var one] => one,
                    _ => throw new ImportRefused($"There are several places of this kind called “{area.Name}”"),
                };
            if (known is null)
            {
                var place = Place.Called(area.Name, type.Key, area.Code);
                place.MoveTo(directory.FreeSlug(type.Key, place.Code, place.Name));
                var inside = AreaMeasures.PointInside(area.Area.Geometry);
                place.StandAt(inside.X, inside.Y);
                added.Add((area, place));
                return;
            }
            if (known.Name != area.Name)
                context.Report.Note(
                    $"{known.Code ?? known.Name} is called “{known.Name}” here and “{area.Name}” in the file; the name here is kept"
                );
            if (!current.TryGetValue(known.Id, out var held))
            {
                bounded.Add((area, known, true));
                return;
            }
            if (IsSame(held.Shape, area))
            {
                context.Report.Unchanged++;
                return;
            }
            var first = from ?? context.Today;
            if (held.From is { } began && first <= began)
                throw new ImportRefused(
                    $"The boundary in use began on {began.Say()}; a changed one must begin later, not on {first.Say()}"
                );
            bounded.Add((area, known, false));
        }
        catch (Exception e) when (e is ImportRefused or RulesBroken)
        {
            context.Report.Refuse(area.Line, area.Code ?? area.Name, e.Message);
        }
    }

    private static async Task Write(
        ImportContext context,
        Ready ready,
        List<(ReadArea Area, Place Place)> added,
        List<(ReadArea Area, PlaceName Place, bool First)> bounded,
        DateOnly? from,
        CancellationToken stop
    )
    {
        var db = context.Db;
        var all = added.Select(a => a.Area).Concat(bounded.Select(b => b.Area)).ToList();
        // Others may have changed places meanwhile: then other borders are new, and they are simplified together again.
        var simple =
            all.Count == ready.Drawn.Count && all.TrueForAll(ready.Drawn.ContainsKey)
                ? ready.Drawn
                : Draw(context, all, stop);
        var source = await BoundarySource.Of(context, stop);
        await BulkInsert.Into(db, added.Select(a => a.Place), null, stop);
        var slugs = added.ConvertAll(a => a.Place.Slug);
        var ids = slugs.Count == 0 ? [] : await Ids(db, added[0].Place.Type, stop);
        var first = from ?? context.Today;
        await EndPresent(db, [.. bounded.Where(b => !b.First).Select(b => b.Place.Id)], first, stop);
        var versions = all.Select(
            (area, i) =>
                i < added.Count
                    ? BoundaryVersion.Of(ids[slugs[i]], area.Area.Geometry, simple[area], null, source.Id)
                    : BoundaryVersion.Of(
                        bounded[i - added.Count].Place.Id,
                        area.Area.Geometry,
                        simple[area],
                        bounded[i - added.Count].First ? null : first,
                        source.Id,
                        bounded[i - added.Count].First ? null : $"Changed by {context.FileName}"
                    )
        );
        await BulkInsert.Into(
            db,
            versions,
            n => context.Progress.Report(new("Writing boundaries", n, all.Count)),
            stop
        );
        foreach (var (area, place, _) in bounded)
        {
            var inside = AreaMeasures.PointInside(area.Area.Geometry);
            (await db.Set<Place>().SingleAsync(p => p.Id == place.Id, stop)).StandAt(inside.X, inside.Y);
            await db.Record(
                "boundary loaded",
                new("place", place.Id),
                new { context.FileName, From = first.Say() },
                stop
            );
        }
        await db.SaveChangesAsync(stop);
    }

    internal static async Task EndPresent(
        CommonThreadDb db,
        IReadOnlyList<int> places,
        DateOnly next,
        CancellationToken stop
    )
    {
        if (places.Count == 0)
            return;
        foreach (
            var version in await db.Set<BoundaryVersion>()
                .Where(b => places.Contains(b.PlaceId) && b.To == null)
                .ToListAsync(stop)
        )
            version.EndBefore(next);
        await db.SaveChangesAsync(stop);
    }

    private static Task<Dictionary<string, int>> Ids(CommonThreadDb db, string type, CancellationToken stop) =>
        db.Set<Place>()
            .Where(p => p.Type == type)
            .Select(p => new { p.Slug, p.Id })
            .ToDictionaryAsync(p => p.Slug, p => p.Id, stop);

    private static async Task<Dictionary<int, (byte[] Shape, DateOnly? From)>> CurrentShapes(
        CommonThreadDb db,
        string type,
        CancellationToken stop
    ) =>
        (
            await (
                from boundary in db.Set<BoundaryVersion>().AsNoTracking()
                join place in db.Set<Place>() on boundary.PlaceId equals place.Id
                where place.Type == type && boundary.To == null
                select new
                {
                    boundary.PlaceId,
                    boundary.Shape,
                    boundary.From,
                }
            ).ToListAsync(stop)
        ).ToDictionary(b => b.PlaceId, b => (b.Shape, b.From));

    private static DateOnly? Day(ImportContext context, string option)
    {
        if (context.Option(option) is not { } text)
            return null;
        return DateOnly.TryParseExact(
            text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : throw new ImportRefused($"{option} must be a date like 2026-04-01, not “{text}”");
    }
}
