using CommonThread.Analytics.Geography;
using CommonThread.Places.Imports;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Places.Boundaries;

/// <summary>Gives one place a boundary, or a changed one from a day on (C-09).</summary>
[Needs(PlacesPermissions.Edit)]
public sealed class ChangeModel(PlaceTree tree) : PlacePage(tree)
{
    private const long Most = 20 * 1024 * 1024;
    private const double DrawnToMetres = 25;

    public sealed class Input
    {
        public IFormFile? File { get; set; }
        public DateOnly? From { get; set; }
        public string? Source { get; set; }
        public DateOnly? SourceDate { get; set; }
        public string? Note { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    protected override string Permission => PlacesPermissions.Edit;

    public bool HasBoundary { get; private set; }

    protected override async Task Load()
    {
        var id = Place.Id;
        HasBoundary = await Db.Set<BoundaryVersion>().AnyAsync(b => b.PlaceId == id, Stop);
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        Rules.Check(
            ("File", Form.File is { Length: > 0 }, "Choose a file"),
            ("File", Form.File is null or { Length: <= Most }, "The file must be 20 MB or smaller"),
            ("From", !HasBoundary || Form.From is not null, "Enter the first day of the changed boundary"),
            (
                "Source",
                Text.Clean(Form.Source) is { Length: <= 200 },
                "Say where the boundary comes from, in up to 200 characters"
            ),
            ("Note", !HasBoundary || Text.Clean(Form.Note) is not null, "Say what changed"),
            ("Note", Text.Clean(Form.Note) is null or { Length: <= 500 }, "Note must be 500 characters or fewer")
        );
        var shape = Read(Form.File!);
        var source = new Source { Name = Text.Clean(Form.Source)!, Date = Form.SourceDate ?? Today };
        await using var together = await Db.Begin(Stop);
        Db.Add(source);
        var inside = AreaMeasures.PointInside(shape);
        Place.StandAt(inside.X, inside.Y);
        await Db.SaveChangesAsync(Stop);
        var first = HasBoundary ? Form.From : null;
        if (first is { } day)
            await ImportBoundaries.EndPresent(Db, [Place.Id], day, Stop);
        var drawn = Simplification.Simplify([shape], DrawnToMetres, Stop)[0];
        var version = BoundaryVersion.Of(Place.Id, shape, drawn, first, source.Id, Form.Note);
        await BulkInsert.Into(Db, [version], null, Stop);
        await Db.Record(
            "boundary loaded",
            Place.Record,
            new
            {
                From = first.Say("the beginning"),
                version.Hectares,
                version.Note,
            },
            Stop
        );
        await together.CommitAsync(Stop);
        return Done(
            HasBoundary
                ? $"{Place.Name} has a new boundary from {first.Say()}. Figures before it keep the old one"
                : $"{Place.Name} has a boundary",
            Place.Url
        );
    }

    private static NetTopologySuite.Geometries.Geometry Read(IFormFile file)
    {
        AreaReading reading;
        try
        {
            using var stream = file.OpenReadStream();
            reading = AreaReader.Read(stream, new AreaReadOptions { MaximumBytes = 100 * 1024 * 1024 });
        }
        catch (GeographyError error)
        {
            throw Rules.Refuse("File", error.Message.TrimEnd('.'));
        }
        if (reading.Refused.Count > 0)
            throw Rules.Refuse("File", reading.Refused[0].Reason.TrimEnd('.'));
        if (reading.Areas.Count != 1)
            throw Rules.Refuse("File", $"The file must hold one area, and holds {reading.Areas.Count}");
        return reading.Areas[0].Geometry;
    }
}
